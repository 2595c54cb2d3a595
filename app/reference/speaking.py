"""Rows of the reference tables as people read them: their words in the language spoken, their codes as they are.

A shipped text is in the catalogue. What a ministry wrote into its own version stands as it wrote it, and is said in the language
where it left the shipped text as it was. What is exported, compared or kept is never taken from here.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.reference.checklist import ChecklistItem
from app.reference.countries import Country
from app.reference.exemptions import Exemption
from app.reference.framework import Factor, Indicator
from app.reference.glossary import GlossaryTerm
from app.reference.mechanisms import Mechanism
from app.reference.toolbox import Tool
from app.reference.treaties import Treaty
from app.reference.violations import Violation
from app.rules.markings import Caveat, MarkingLevel, MarkingScheme
from app.rules.risk.likelihood import LikelihoodScale, LikelihoodWord
from language import tabled

_READ: dict[type, frozenset[str]] = {
    Caveat: frozenset({"name"}),
    ChecklistItem: frozenset({"area", "question", "look_at"}),
    Country: frozenset({"name"}),
    Exemption: frozenset({"title", "meaning"}),
    Factor: frozenset({"title"}),
    GlossaryTerm: frozenset({"term", "definition", "see_also"}),
    Indicator: frozenset({"meaning"}),
    LikelihoodScale: frozenset({"name"}),
    LikelihoodWord: frozenset({"label"}),
    MarkingLevel: frozenset({"name"}),
    MarkingScheme: frozenset({"name"}),
    Mechanism: frozenset({"name", "body", "caution"}),
    Tool: frozenset({"name", "mechanisms", "intended_outcome", "precondition_text", "caution"}),
    Treaty: frozenset({"short", "name", "bearing"}),
    Violation: frozenset({"label", "meaning"}),
}
"""The columns that people read; the rest are codes, sources, symbols, and words that are looked for in texts."""

_OTHER_NAMES: dict[type, Callable[[Any], dict[str, Any]]] = {
    # By their English names they are found as before.
    Country: lambda one: {"aliases": (*one.aliases, one.name)},
    LikelihoodWord: lambda one: {"also": (*one.also, one.label)},
}


def in_words(rows: Iterable[Any]) -> tuple[Any, ...]:
    """The rows in the language spoken."""
    return tuple(_said(row) for row in rows)


def _said(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(part) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    read = _READ.get(type(value), frozenset())
    changed: dict[str, Any] = {}
    for field in fields(value):
        before = getattr(value, field.name)
        after = _texts(before) if field.name in read else _said(before)
        if after != before:
            changed[field.name] = after
    if changed.keys() & read and (other := _OTHER_NAMES.get(type(value))):
        changed |= other(value)
    return replace(value, **changed) if changed else value


def _texts(value: Any) -> Any:
    return tuple(map(_texts, value)) if isinstance(value, tuple) else tabled(value)
