"""Every text that is to be translated: of the code, of the stored codes and of the shipped tables."""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir, extract_python

from tools.catalogues.codes import of_the_codes

ROOT = Path(__file__).parents[2]
FLOORS = ("app", "db", "language", "reports", "ui")
_KEYWORDS = {"tr": None, "mark": None, "plural": (1, 2), "ptr": ((1, "c"), 2), "pmark": ((1, "c"), 2)}
_SAYS = re.compile(rf"\b(?:{'|'.join(_KEYWORDS)})\s*\(".encode())
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
_LISTS = {"countries.csv": ("aliases",)}
"""Columns whose cells hold several texts, divided by semicolons."""
_NAMED = {"likelihood.json": ("label", "name"), "marking_schemes.json": ("name",)}
"""What is said of a table that people read; the rest are codes, sources and symbols."""


def source_texts() -> dict[str, Catalog]:
    """Every text of the source, by domain, with the files it stands in."""
    return {"tocsin": _of_the_code(), "codes": of_the_codes(), "shipped": _of_the_tables()}


def says_something(source: bytes) -> bool:
    """Whether a module can hold a text at all; to find out costs nothing beside reading it token by token."""
    return _SAYS.search(source) is not None


def _texts_of(
    module: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Any]:
    if says_something(module.read()):
        module.seek(0)
        yield from extract_python(module, keywords, tags, options)  # type: ignore[arg-type]  # options by any name


def _of_the_code() -> Catalog:
    catalogue = Catalog(fuzzy=False)
    for floor in FLOORS:
        for name, _line, text, comments, context in extract_from_dir(
            ROOT / floor,
            method_map=[("**.py", _texts_of)],  # type: ignore[list-item]  # a function is taken as well as its name
            keywords=_KEYWORDS,
            comment_tags=("For translators:",),
            strip_comment_tags=True,
        ):
            catalogue.add(text, locations=[(f"{floor}/{name}", 0)], auto_comments=comments, context=context)
    return catalogue


def _of_the_tables() -> Catalog:
    catalogue = Catalog(fuzzy=False)
    resources = ROOT / "resources"
    for name, columns in _TABLES.items():
        lines = (resources / name).read_text(encoding="utf-8").split("\n", 1)[1]
        for row in csv.DictReader(io.StringIO(lines)):
            for column in columns:
                if row[column]:
                    catalogue.add(row[column], locations=[(f"resources/{name}", 0)])
            for text in (one for column in _LISTS.get(name, ()) for one in row[column].split(";")):
                if text.strip():
                    catalogue.add(text.strip(), locations=[(f"resources/{name}", 0)])
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
