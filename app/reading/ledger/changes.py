"""What an entry of the ledger changed: the state that it recorded against the one before."""

import json
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger.lines import LedgerLine
from app.reading.ledger.values import Said, in_words
from app.rules.signals.settings import SignalSettings, thresholds
from app.settings import Settings, to_text
from db.ledger.entries import ledger
from language.codes import coded_within

_NOT_TOLD = frozenset({"id"})
_SETTINGS = "settings"
_PEOPLE = "people"
_THRESHOLDS = "signals"
"""The setting that holds the thresholds of the signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a row. ``before`` is none where the row was made by this entry."""

    name: str
    before: str | None
    after: str

    @property
    def changed(self) -> bool:
        """Whether this entry changed the field."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChanges:
    """All fields of the row that an entry is about, the changed ones first; empty where it changed no row.

    ``previous``: number of the entry that recorded the state before; 0 where this one made the row.
    """

    previous: int
    fields: tuple[FieldChange, ...]


def changes_of(session: Session, line: LedgerLine) -> EntryChanges:
    """What the entry changed."""
    if line.state is None:
        return EntryChanges(previous=0, fields=())
    row = session.execute(
        sa.select(ledger.c.number, ledger.c.body)
        .where(
            ledger.c.subject_kind == line.subject_kind,
            ledger.c.subject_id == line.subject_id,
            ledger.c.number < line.number,
            sa.func.json_extract(ledger.c.body, "$.state").is_not(None),
        )
        .order_by(ledger.c.number.desc())
        .limit(1)
    ).one_or_none()
    before: dict[str, Any] | None = None if row is None else json.loads(row.body)["state"]
    if line.subject_kind == _SETTINGS:
        found = _of_setting(line.state, before, first=_sets_up(session, line))
        found.sort(key=lambda change: not change.changed)
        return EntryChanges(previous=0 if row is None else row.number, fields=tuple(found))
    said = Said(session)
    found = [
        FieldChange(
            name=coded_within(name.removesuffix("_id")),
            before=None if before is None else said.value(name, before.get(name)),
            after=said.value(name, value),
        )
        for name, value in line.state.items()
        if name not in _NOT_TOLD
    ]
    if before is None:
        found = [change for change in found if change.after]
    found.sort(key=lambda change: not change.changed)
    return EntryChanges(previous=0 if row is None else row.number, fields=tuple(found))


def _sets_up(session: Session, line: LedgerLine) -> bool:
    """Whether the entry belongs to the founding, before anybody was on record: nothing held until then, no default either."""
    earlier = sa.select(ledger.c.number).where(
        ledger.c.subject_kind == _PEOPLE, ledger.c.number < line.number
    )
    return session.scalar(earlier.limit(1)) is None


def _of_setting(state: dict[str, Any], before: dict[str, Any] | None, *, first: bool) -> list[FieldChange]:
    """Each value of a setting on a line of its own; what stood in no row before had its default, but for the ``first`` values."""
    key = str(state["key"])
    new = _leaves(key, _whole(key, state["value"]))
    if first and before is None:
        return [FieldChange(name=name, before=None, after=after) for name, after in new.items()]
    known = any(item.name == key for item in fields(Settings))
    earlier = before["value"] if before is not None else to_text(Settings(), key) if known else None
    old = {} if earlier is None else _leaves(key, _whole(key, earlier))
    return [
        FieldChange(name=name, before=old.get(name, ""), after=new.get(name, ""))
        for name in dict.fromkeys((*new, *old))
    ]


def _whole(key: str, text: str) -> Any:
    """The value of a setting; of the thresholds, of which a row keeps only those that differ, all."""
    value = json.loads(text)
    if key != _THRESHOLDS:
        return value
    return {item.name: item.default for item in fields(SignalSettings)} | value


def _leaves(name: str, value: Any) -> dict[str, str]:
    """``{"assess": {"priority": "12 h"}}`` of the clocks as one value named by the way to it; a threshold by the words of its form."""
    if name == _THRESHOLDS:
        forms = {one.name: f"{one.label} ({one.unit})" for one in thresholds()}
        return {
            f"{coded_within(name)}: {forms.get(key) or coded_within(key)}": in_words(one)
            for key, one in value.items()
        }
    if isinstance(value, dict):
        return {
            f"{coded_within(name)}: {inner}": words
            for part, one in value.items()
            for inner, words in _leaves(part, one).items()
        }
    return {coded_within(name): value if isinstance(value, str) else in_words(value)}


__all__ = ["EntryChanges", "FieldChange", "changes_of", "in_words"]
