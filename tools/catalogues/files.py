"""The files of the catalogues: read, and written so that the same texts give the same bytes."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from language.catalogue import FOLDER
from language.spoken import Language

_PLURALS = {Language.FRENCH: "nplurals=2; plural=(n > 1);"}
"""French says 0 and 1 alike. The CLDR's third form, for whole millions, is not worth asking translators for."""
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def translated() -> list[Language]:
    """The languages that have catalogues."""
    return [language for language in Language if language.for_people and language is not Language.ENGLISH]


def read(language: Language, domain: str) -> Catalog:
    """What is translated so far; an empty catalogue where the language has none yet."""
    path = _po(language, domain)
    if not path.exists():
        fresh = Catalog(locale=language.value, fuzzy=False)
        fresh.mime_headers = _forms(fresh.locale)
        return fresh
    with path.open("rb") as file:
        return read_po(file, locale=language.value)


def write(language: Language, domain: str, catalogue: Catalog) -> None:
    """Keep a catalogue, as text for translators and compiled for the program."""
    _head(catalogue, language)
    path = _po(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_as_po(catalogue))
    path.with_suffix(".mo").write_bytes(_as_mo(catalogue))


def is_compiled(language: Language, domain: str, catalogue: Catalog) -> bool:
    """Whether the compiled file says what the catalogue says."""
    path = _po(language, domain).with_suffix(".mo")
    return path.exists() and path.read_bytes() == _as_mo(catalogue)


def _head(catalogue: Catalog, language: Language) -> None:
    catalogue.project, catalogue.version = "Tocsin", "1"
    catalogue.header_comment = (
        f"# Tocsin, {Locale(language.value).english_name}. How it is put: docs/french.md. Apache-2.0."
    )
    catalogue.fuzzy = False


def _as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=120, sort_by_file=True, include_lineno=False, omit_header=False)
    return re.sub(
        rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To): [^"]*\n?"\n',
        b"",
        out.getvalue(),
    )


def _as_mo(catalogue: Catalog) -> bytes:
    # Dates of the head would make another file each time.
    fixed = Catalog(locale=catalogue.locale, fuzzy=False, creation_date=_NO_DATE, revision_date=_NO_DATE)
    fixed.mime_headers = _forms(catalogue.locale)
    for message in catalogue:
        if message.id and message.string:
            fixed.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, fixed)
    return out.getvalue()


def _forms(locale: Locale | None) -> list[tuple[str, str]]:
    return [("Plural-Forms", _PLURALS[Language(str(locale))])]


def _po(language: Language, domain: str) -> Path:
    return FOLDER / language.value / f"{domain}.po"
