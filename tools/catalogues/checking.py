"""What is amiss with the catalogues: texts that are lacking, left over, only guessed, or put wrongly."""

import re
from collections.abc import Iterable, Iterator
from string import Formatter

from babel.messages import Catalog, Message

from language.catalogue import DOMAINS
from language.spoken import Language
from tools.catalogues.codes import words_of_members
from tools.catalogues.files import is_compiled, read, translated
from tools.catalogues.gathering import source_texts


def faults() -> list[str]:
    """What is amiss with the catalogues, a line each; empty when all is well."""
    texts = source_texts()
    return [
        f"{language.value}/{domain}.po: {fault}"
        for language in translated()
        for domain in DOMAINS
        for fault in _faults(language, domain, texts[domain])
    ]


def _faults(language: Language, domain: str, source: Catalog) -> Iterator[str]:
    catalogue = read(language, domain)
    wanted = {(message.context, _first(message.id)) for message in source if message.id}
    there = {(message.context, _first(message.id)) for message in catalogue if message.id}
    wanted |= there & set(words_of_members())
    yield from (f"lacks “{text}”" for _, text in sorted(wanted - there, key=str))
    yield from (f"has “{text}”, which nothing says any more" for _, text in sorted(there - wanted, key=str))
    for message in catalogue:
        if message.id:
            yield from _wrong(message)
    if not is_compiled(language, domain, catalogue):
        yield "its .mo file is not what the .po file says: run “make catalogues”"


def _wrong(message: Message) -> Iterator[str]:
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    ids = [message.id] if isinstance(message.id, str) else list(message.id or ())
    if message.fuzzy:
        yield f"“{ids[0]}” is only guessed"
    if not all(said):
        yield f"“{ids[0]}” is not translated"
        return
    for text in said:
        # A plural form may leave out the number, or what only one of the two tells.
        known = set().union(*map(_names, ids))
        wrong = _names(text) - known if len(ids) > 1 else _names(text) ^ known
        if wrong:
            yield f"“{ids[0]}”: “{text}” and the source differ in {_listed(wrong)}"
        if _edges(text) != _edges(ids[-1]):
            yield f"“{ids[0]}”: “{text}” begins or ends with other spaces"


_ENGLISH_TYPING = re.compile(
    r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]|« | »|«[^\u202f]|[^\u202f]»|[A-Za-zÀ-ÿ0-9)}»] ?[;!?](?:\s|$)|[A-Za-zÀ-ÿ)} ]:(?:\s|$)"
)


def typed_as_english(french: str) -> bool:
    """Whether a French text has a typewriter's apostrophe, or lacks the spaces that French sets (docs/french.md)."""
    return _ENGLISH_TYPING.search(french) is not None


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name and name.isidentifier()}
    except ValueError:
        return {"braces that do not close"}


def _edges(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"([ \n\t]*).*?([ \n\t]*)", text, re.DOTALL)
    return found.groups() if found else ("", "")  # type: ignore[return-value]  # two groups


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def _first(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]
