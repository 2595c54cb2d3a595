"""Names that must not leave the program: stable pseudonyms, and text with the names taken out (S-17).

A pseudonym follows from the order in which the entries were first recorded, withdrawn ones among them. So it
stays the same from one export to the next, and tells nothing of the name.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from app.rules.entry.texts import fold
from language import mark

LEFT_OUT = mark("[left out]")
"""Stands where a name stood that has no pseudonym in this export."""


def numbered(identifiers: Sequence[str], word: str) -> dict[str, str]:
    """``Group 1``, ``Group 2`` … for identifiers in the order in which they were first recorded."""
    return {identifier: f"{word} {number}" for number, identifier in enumerate(identifiers, start=1)}


def veiled(text: str, names: Mapping[str, str]) -> str:
    """``text`` with every name replaced, whatever its case, its plural too.

    ``names`` maps a name, and each other name of the same group, to what stands in its place. In scripts that know
    no capitals, words are not always divided: there a name is found inside a longer word too.
    """
    longest_first = sorted((name.strip() for name in names if name.strip()), key=len, reverse=True)
    if not longest_first:
        return text
    instead = {name.strip(): put for name, put in names.items()}
    # One pass over all names, so that what was put in is never searched again; a group of the pattern each.
    pattern = "|".join(f"({_pattern(unicodedata.normalize('NFC', name))})" for name in longest_first)
    return re.sub(
        pattern,
        lambda found: instead[longest_first[(found.lastindex or 1) - 1]],
        unicodedata.normalize("NFC", text),
        flags=re.IGNORECASE,
    )


def names_within(text: str, names: Iterable[str]) -> list[str]:
    """Those of ``names`` that can still be read in ``text``, compared without case, accents and punctuation."""
    searched = fold(text)
    return [name for name in names if (bare := fold(name)) and re.search(_pattern(bare), searched)]


def name_spans(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where one of ``names`` can be read in ``text``, whatever its case, accents and blanks: beginnings and ends."""
    bare, places = _bare(text)
    found = []
    for name in names:
        wanted, _ = _bare(name)
        if wanted := wanted.strip():
            spans = (one.span() for one in re.finditer(_pattern(wanted), bare))
            found += [(places[start], places[end - 1] + 1) for start, end in spans]
    return sorted(set(found))


def _bare(text: str) -> tuple[str, list[int]]:
    """Text as names are compared, with the place in ``text`` that each character came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in unicodedata.normalize("NFKD", character.casefold()):
            kind = unicodedata.category(one)
            if kind in {"Mn", "Cf"}:
                continue
            # Blanks and punctuation in a row count as one blank: “Al Hassan” is the man of “al-Hassan”.
            put = one if kind[0] in "LMN" else " "
            if put != " " or (letters and letters[-1] != " "):
                letters.append(put)
                places.append(place)
    return "".join(letters), places


def _pattern(name: str) -> str:
    before = r"(?<!\w)" if _has_case(name[0]) else ""
    after = r"(?:s|es)?(?!\w)" if _has_case(name[-1]) else ""
    return f"{before}{re.escape(name)}{after}"


def _has_case(character: str) -> bool:
    return character.lower() != character.upper()
