"""Every text that is to be translated: of the code, of the stored codes and of the shipped tables."""

import ast
import csv
import importlib
import io
import json
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir

import db.entities  # every mapped class
import db.vocabulary
from db.base import Base
from language.codes import text_of_act, text_of_code

ROOT = Path(__file__).parents[2]
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
    for _, text in words_of_members():
        catalogue.add(text, locations=[("db/vocabulary", 0)])
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


def words_of_members() -> Iterator[tuple[str, str]]:
    """Each member of an enumeration that is said by its code: the enumeration's name, and the text.

    A translator may give the text words of its own there, with the name as its context.
    """
    for module in pkgutil.walk_packages(db.vocabulary.__path__, "db.vocabulary."):
        importlib.import_module(module.name)
    for kind in _enumerations(StrEnum):
        if kind.__module__.startswith("db.vocabulary"):
            for member in kind:
                text = text_of_code(member.value)
                if getattr(member, "label", "") in {"", text, member.value.replace("_", " ")}:
                    yield kind.__name__, text


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
