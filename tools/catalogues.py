"""Catalogues of texts: ``python -m tools.catalogues`` writes them anew from the source, ``--check`` only says what is amiss.

``tocsin.po`` holds the texts of the code, ``codes.po`` the words of stored codes, ``shipped.po`` the texts of the tables in
``resources/``. A translator edits the
``.po`` files; the ``.mo`` files beside them are compiled from them, and are what the program reads.
"""

import ast
import csv
import importlib
import io
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import db.entities  # every mapped class
import db.vocabulary
from db.base import Base
from language.catalogue import DOMAINS, FOLDER
from language.codes import text_of_act, text_of_code
from language.spoken import Language

ROOT = Path(__file__).parents[1]
FLOORS = ("app", "db", "language", "reports", "ui")
_KEYWORDS = {"tr": None, "mark": None, "plural": (1, 2), "ptr": ((1, "c"), 2), "pmark": ((1, "c"), 2)}
_NAMED_IN = {
    "clean_line": (1,),
    "clean_text": (1,),
    "find": (3,),
    "in_order": (2, 3),
    "not_future": (2,),
    "not_future_instant": (2,),
    "required": (1,),
    "required_line": (1,),
    "required_text": (1,),
}
"""Functions whose refusals name a field, or a thing, by the text that stands at these places of the call."""

_ACT = re.compile(r"\bact\(\s*\"([a-z_]+(?:\.[a-z_]+)+)\"")
_TABLES = {
    "countries.csv": ("name", "region", "subregion", "intermediate_region"),
    "exemptions.csv": ("title", "meaning"),
    "framework.csv": ("factor_title", "meaning"),
    "frameworks/us_atrocity_risk_assessment.csv": ("factor_title", "meaning"),
    "glossary.csv": ("term", "definition"),
    "mechanisms.csv": ("name", "body", "caution"),
    "structural_checklist.csv": ("area", "question", "look_at"),
    "toolbox.csv": ("tool", "mechanisms", "intended_outcome", "precondition", "caution"),
    "treaties.csv": ("short", "name", "bearing"),
    "violations.csv": ("label", "meaning"),
}
_NAMED = {"likelihood.json": ("label", "name"), "marking_schemes.json": ("name",)}
"""What is said of a table that people read; the rest are codes, sources and symbols."""

_PLURALS = {Language.FRENCH: "nplurals=2; plural=(n > 1);"}
"""French says 0 and 1 alike. The CLDR's third form, for whole millions, is not worth asking translators for."""
_SHOWN = 40
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def translated() -> list[Language]:
    """The languages that have catalogues."""
    return [language for language in Language if language.for_people and language is not Language.ENGLISH]


def source_texts() -> dict[str, Catalog]:
    """Every text of the source, by domain, with the files it stands in."""
    return {"tocsin": _of_the_code(), "codes": _of_the_codes(), "shipped": _of_the_tables()}


def _of_the_code() -> Catalog:
    catalogue = Catalog(fuzzy=False)
    for floor in FLOORS:
        for name, _line, text, comments, context in extract_from_dir(
            ROOT / floor, keywords=_KEYWORDS, comment_tags=("For translators:",), strip_comment_tags=True
        ):
            catalogue.add(text, locations=[(f"{floor}/{name}", 0)], auto_comments=comments, context=context)
    return catalogue


def _of_the_codes() -> Catalog:
    """Codes of the vocabulary, names of tables and fields as the history shows them, acts of the ledger."""
    catalogue = Catalog(fuzzy=False)
    for module in pkgutil.walk_packages(db.vocabulary.__path__, "db.vocabulary."):
        importlib.import_module(module.name)
    for kind in _enumerations(StrEnum):
        if kind.__module__.startswith("db.vocabulary"):
            for member in kind:
                if getattr(member, "label", "") in {
                    "",
                    text_of_code(member.value),
                    member.value.replace("_", " "),
                }:
                    catalogue.add(text_of_code(member.value), locations=[("db/vocabulary", 0)])
    for table in Base.metadata.sorted_tables:
        catalogue.add(text_of_code(table.name), locations=[("db", 0)])
        for column in table.columns:
            catalogue.add(text_of_code(column.name), locations=[("db", 0)])
    for path in sorted((ROOT / "app").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for act in _ACT.findall(source):
            catalogue.add(text_of_act(act), locations=[("app/actions", 0)])
        for field in _fields_named(source):
            catalogue.add(field, locations=[("app", 0)])
    return catalogue


def _fields_named(source: str) -> Iterator[str]:
    """The names of fields and things that sentences of refusal name, such as ``day of effect``."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and (at := _NAMED_IN.get(node.func.id))
        ):
            for place in at:
                named = node.args[place] if place < len(node.args) else None
                if isinstance(named, ast.Constant) and isinstance(named.value, str):
                    yield named.value
            for keyword in node.keywords:
                if keyword.arg == "field" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)


def _enumerations(kind: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for below in kind.__subclasses__():
        yield below
        yield from _enumerations(below)


def _of_the_tables() -> Catalog:
    catalogue = Catalog(fuzzy=False)
    resources = ROOT / "resources"
    for name, columns in _TABLES.items():
        lines = (resources / name).read_text(encoding="utf-8").split("\n", 1)[1]
        for row in csv.DictReader(io.StringIO(lines)):
            for column in columns:
                if row[column]:
                    catalogue.add(row[column], locations=[(f"resources/{name}", 0)])
    for name, keys in _NAMED.items():
        for text in _named(json.loads((resources / name).read_text(encoding="utf-8")), keys):
            catalogue.add(text, locations=[(f"resources/{name}", 0)])
    return catalogue


def _named(part: object, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key in keys and isinstance(value, str):
                yield value
            yield from _named(value, keys)
    elif isinstance(part, list):
        for one in part:
            yield from _named(one, keys)


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
    path = _po(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_as_po(catalogue))
    path.with_suffix(".mo").write_bytes(_as_mo(catalogue))


def update() -> None:
    """Bring every catalogue up to the source: new texts are added empty, texts that are gone are dropped."""
    texts = source_texts()
    for language in translated():
        for domain in DOMAINS:
            catalogue = read(language, domain)
            # No guessing: a sentence that changed must be looked at by a person, who sees that it is empty.
            catalogue.update(texts[domain], no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
            _head(catalogue, language)
            write(language, domain, catalogue)


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
    yield from (f"lacks “{text}”" for _, text in sorted(wanted - there, key=str))
    yield from (f"has “{text}”, which nothing says any more" for _, text in sorted(there - wanted, key=str))
    for message in catalogue:
        if message.id:
            yield from _wrong(message)
    compiled = _po(language, domain).with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != _as_mo(catalogue):
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
    r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]|« | »|«[^\u202f]|[^\u202f]»|[A-Za-zÀ-ÿ)}][;!?](?:\s|$)|[A-Za-zÀ-ÿ)} ]:(?:\s|$)"
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
