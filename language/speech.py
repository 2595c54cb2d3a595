"""Texts as they are said: looked up, then filled in with values as the language writes them."""

from functools import cache

from language.catalogue import catalogue, field_texts, tables, texts_of
from language.filling import filled
from language.spoken import Language, spoken


def tr(text: str, /, **values: object) -> str:
    """A text in the language spoken, with ``{name}`` filled in from ``values``.

    The text is a whole sentence or label, written out where it stands: catalogues are made by reading the source.
    Without values the text is taken as it is, braces and all.
    """
    said = catalogue(spoken()).gettext(text) if text else ""
    return filled(said, values) if values else said


def ptr(context: str, text: str, /, **values: object) -> str:
    """`tr` for a text that means two things in English, such as “Open”: ``context`` says which."""
    said = catalogue(spoken()).pgettext(context, text)
    return filled(said, values) if values else said


def plural(one: str, many: str, count: int, /, **values: object) -> str:
    """A text for a number of things. ``{count}`` stands for the number: ``{count:,} days``.

    ``one`` holds ``{count}`` too where French says 0 with it ("0 jour").
    """
    return filled(catalogue(spoken()).ngettext(one, many, count), {"count": count, **values})


def tabled(text: str, language: Language | None = None) -> str:
    """A text of a shipped table in the language spoken, or in ``language``; one that a ministry wrote stays as it is."""
    return tables(language or spoken()).gettext(text) if text else ""


def in_every_language(text: str) -> tuple[str, ...]:
    """A text of a shipped table as each language says it, for what a person may type. The text itself comes first."""
    return tuple(dict.fromkeys((text, *(tabled(text, one) for one in Language if one.for_people))))


def tabled_elsewhere(text: str) -> tuple[str, ...]:
    """A text of a shipped table that is read in the language spoken, as each language says it; the text itself comes first."""
    return tuple(dict.fromkeys((text, *in_every_language(_tabled(spoken()).get(text, text)))))


@cache
def _tabled(language: Language) -> dict[str, str]:
    """The English texts of the shipped tables by what a language says for them."""
    return {said: text for text, said in field_texts(language)}


def said_elsewhere(words: str) -> tuple[str, ...]:
    """What words that the window shows are in the other languages, for whoever types in one and reads another.

    Words with a value filled in are found in no catalogue, and are given as they are.
    """
    source = _sources(spoken()).get(words, words)
    every = (catalogue(one).gettext(source) for one in Language if one.for_people) if source else ()
    return tuple(dict.fromkeys(said for said in every if said != words))


@cache
def _sources(language: Language) -> dict[str, str]:
    """The English texts by what a language says for them."""
    if language is Language.ENGLISH or not language.for_people:
        return {}
    return {said: text for text, said in texts_of(language)}
