"""Words of stored codes: of the vocabulary, of tables and fields, of frozen documents, of the acts of the ledger, of fields in refusals."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages import Catalog

import app.briefs.annexes
import app.briefs.data
import app.briefs.decision_record
import app.briefs.judgement
import db.entities  # every mapped class
import db.vocabulary
from app.actions.countries.register_entries import RegisterKind
from app.briefs.passages import TECHNICAL
from db.base import Base
from db.vocabulary import Outcome
from language.codes import text_of_act, text_of_code

ROOT = Path(__file__).parents[2]
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


_ENTERED_BY = frozenset(["act", "note", "_note", "_refer"])
_KEPT_AS = frozenset(["act", "_ACTS", "ACTION", "LOOK", "REPORT_LOOK", "BEGUN", "LEFT", "FAILED"])
_ACT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")


def of_the_codes() -> Catalog:
    """Codes of the vocabulary, names of tables and fields as the history shows them, acts of the ledger."""
    catalogue = Catalog(fuzzy=False)
    for _, text in words_of_members():
        catalogue.add(text, locations=[("db/vocabulary", 0)])
    for table in Base.metadata.sorted_tables:
        catalogue.add(text_of_code(table.name), locations=[("db", 0)])
        for column in table.columns:
            catalogue.add(text_of_code(column.name), locations=[("db", 0)])
    for name in _parts_of_frozen():
        catalogue.add(text_of_code(name), locations=[("app/briefs", 0)])
    for path in sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "db").glob("*.py")]):
        tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for act in _acts(tree):
            catalogue.add(text_of_act(act), locations=[("app/actions", 0)])
        for detail in _details(tree):
            catalogue.add(text_of_code(detail), locations=[("app", 0)])
        for field in _fields_named(tree):
            catalogue.add(field, locations=[("app", 0)])
        if path.is_relative_to(ROOT / "app" / "actions"):
            for name in _use_cases(tree):
                catalogue.add(text_of_act(name), locations=[("app/actions", 0)])
    return catalogue


def acts_entered() -> set[str]:
    """Every act that the program enters in the ledger."""
    sources = [*(ROOT / "app").rglob("*.py"), *(ROOT / "db").glob("*.py")]
    return {
        act for path in sources for act in _acts(list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    }


def _parts_of_frozen() -> Iterator[str]:
    """The names of what a frozen document holds, as its passages are called where a copy is made for release."""
    frozen = (app.briefs.data, app.briefs.judgement, app.briefs.annexes, app.briefs.decision_record)
    for module in frozen:
        for kind in vars(module).values():
            if isinstance(kind, type) and is_dataclass(kind):
                yield from (part.name for part in fields(kind) if part.name not in TECHNICAL)


def _acts(tree: list[ast.AST]) -> Iterator[str]:
    """The acts of the ledger, as ``work.act("report.submit")`` names them, or a constant or variable for them."""
    for node in tree:
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=named) if (
                name in _ENTERED_BY
            ):
                pass
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _KEPT_AS:
                named = [value]
            case _:
                continue
        for part in (each for one in named for each in ast.walk(one)):
            match part:
                case ast.JoinedStr(values=[ast.Constant(value="decision."), ast.FormattedValue()]):
                    yield from (f"decision.{outcome}" for outcome in Outcome)
                case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(verb))]):
                    yield from (f"{kind.noun}{verb}" for kind in RegisterKind)
                case ast.Constant(value=str(act)) if _ACT.fullmatch(act):
                    yield act


def _details(tree: list[ast.AST]) -> Iterator[str]:
    """What acts of the ledger tell beside their subject, as ``detail={"failed_attempts_before": …}`` names it."""
    for node in tree:
        if isinstance(node, ast.keyword) and node.arg == "detail":
            for part in ast.walk(node.value):
                if isinstance(part, ast.Dict):
                    for key in part.keys:
                        if isinstance(key, ast.Constant) and isinstance(key.value, str):
                            yield key.value


def _use_cases(tree: list[ast.AST]) -> Iterator[str]:
    """Their names: what a rule refused stands on the ledger by the name of the use case."""
    for node in tree:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            given = [each.arg for each in node.args.args]
            if given[:2] == ["work", "actor"] or given == ["store", "actor", "request"]:
                yield node.name


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


def _fields_named(tree: list[ast.AST]) -> Iterator[str]:
    """The names of fields and things that sentences of refusal name, such as ``day of effect``."""
    for node in tree:
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
