"""Bring the catalogues up to the source, then say what is amiss."""

import sys

from language.catalogue import DOMAINS
from tools.catalogues.checking import faults
from tools.catalogues.codes import words_of_members
from tools.catalogues.files import read, translated, write
from tools.catalogues.gathering import source_texts

_SHOWN = 40


def update() -> None:
    """Bring every catalogue up to the source: new texts are added empty, texts that are gone are dropped."""
    texts, members = source_texts(), set(words_of_members())
    for language in translated():
        for domain in DOMAINS:
            catalogue = read(language, domain)
            own = [one for one in catalogue if (one.context, one.id) in members and one.string]
            # No guessing: a sentence that changed must be looked at by a person, who sees that it is empty.
            catalogue.update(texts[domain], no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
            for one in own:
                catalogue.add(one.id, one.string, locations=[("db/vocabulary", 0)], context=one.context)
            write(language, domain, catalogue)


def main() -> int:
    """Bring up to date, then say what is amiss."""
    if "--check" not in sys.argv[1:]:
        update()
    found = faults()
    for fault in found[:_SHOWN]:
        print(fault)
    if len(found) > _SHOWN:
        print(f"and {len(found) - _SHOWN:,} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
