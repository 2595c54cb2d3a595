"""Catalogues of translated texts: GNU gettext, compiled from ``resources/languages/*/tocsin.po``."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from language.pseudo import PseudoTranslations
from language.spoken import Language

FOLDER = Path(__file__).parents[1] / "resources" / "languages"


@cache
def catalogue(language: Language) -> NullTranslations:
    """The texts of a language. English needs none: it is what the source says."""
    if language is Language.ENGLISH:
        return NullTranslations()
    if not language.for_people:
        return PseudoTranslations()
    with (FOLDER / language.value / "tocsin.mo").open("rb") as file:
        return GNUTranslations(file)
