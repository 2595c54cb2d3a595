"""Catalogues of translated texts: GNU gettext, compiled from ``resources/languages/*/*.po``."""

from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from language.pseudo import PseudoTranslations
from language.spoken import Language

FOLDER = Path(__file__).parents[1] / "resources" / "languages"
DOMAINS = ("tocsin", "codes", "shipped")
"""Texts of the code, words of stored codes, and texts of the shipped tables; looked up in this order."""


@cache
def catalogue(language: Language) -> NullTranslations:
    """The texts of a language. English needs none: it is what the source says."""
    if language is Language.ENGLISH:
        return NullTranslations()
    if not language.for_people:
        return PseudoTranslations()
    first, *others = (_read(FOLDER / language.value / f"{domain}.mo") for domain in DOMAINS)
    for other in others:
        first.add_fallback(other)
    return first


def texts_of(language: Language) -> Iterator[tuple[str, str]]:
    """The texts of the window that have neither context nor plural: in English, and as a language says them."""
    # The package that reads catalogues offers no way through one.
    known: dict[object, str] = getattr(_alone(language, DOMAINS[0]), "_catalog", {})
    for text, said in known.items():
        if isinstance(text, str) and text and "\4" not in text:
            yield text, said


def field_texts(language: Language) -> Iterator[tuple[str, str]]:
    """The words of the field, those of the shipped tables and of stored codes: in English, and as a language says them."""
    if language is Language.ENGLISH or not language.for_people:
        return
    for words in (tables(language), codes(language)):
        # As in :func:`texts_of`.
        known: dict[object, str] = getattr(words, "_catalog", {})
        for text, said in known.items():
            if isinstance(text, str) and text:
                # What agrees with one thing alone has that before it.
                yield text.rpartition("\4")[2], said


@cache
def tables(language: Language) -> NullTranslations:
    """The texts of the shipped tables alone: a word of a table may mean another thing than the same word of the window."""
    return _alone(language, "shipped")


@cache
def codes(language: Language) -> NullTranslations:
    """The words of stored codes alone, which may differ from the same words of the window."""
    return _alone(language, "codes")


def _alone(language: Language, domain: str) -> NullTranslations:
    if language is Language.ENGLISH or not language.for_people:
        return catalogue(language)
    return _read(FOLDER / language.value / f"{domain}.mo")


def _read(path: Path) -> GNUTranslations:
    with path.open("rb") as file:
        return GNUTranslations(file)
