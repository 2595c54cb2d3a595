"""Every flush writes its ledger entries first, so that no change exists without one, and then what can be found.

Held twice: here for everything that goes through the unit of work, and by triggers in the database
for everything that tries to go round it.
"""

from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from db.base import Base
from db.finding.index import index_entry, index_rows
from db.ledger import entries
from db.ledger.signatures import MUST_BE_SIGNED
from db.ledger.states import object_state

_WRITTEN = "rows written by this flush"


class Unrecorded(RuntimeError):
    """A change was about to be written outside the ledger: a bug, never the user's fault."""


class RecordingSession(Session):
    """A session whose flushes are recorded by the recorder in ``info["recorder"]``."""


def _recorder(session: Session) -> "Recorder":
    recorder = session.info.get("recorder")
    if recorder is None:
        raise Unrecorded("this session may only read")
    return cast("Recorder", recorder)


class Recorder:
    """Writes entries for one unit of work, under the act that was last announced."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._head: entries.Head | None = None
        self._act: dict[str, Any] | None = None
        self._key: Any = None

    def announce(self, act: dict[str, Any], key: Any) -> None:
        """Name the act under which the following changes are recorded."""
        self._act, self._key = act, key

    @property
    def head(self) -> entries.Head:
        """The newest entry, this unit of work's own included."""
        if self._head is None:
            self._head = entries.read_head(self._session.connection())
        return self._head

    def record(self, entry: entries.Entry, key: Any = None) -> int:
        """Append one entry; its number."""
        sealed = entries.seal(entry, self.head, key)
        connection = self._session.connection()
        self._head = entries.append(connection, sealed)
        index_entry(
            connection,
            sealed.number,
            year=entry.at.year,
            action=entry.action,
            who=entry.actor.get("name"),
            kind=entry.subject_kind,
            topic=entry.topic,
            reason=entry.reason,
            rule=entry.rule,
        )
        return sealed.number

    def record_row(self, row: Base) -> None:
        """Append the entry of a row's new state and bind the row to it."""
        if self._act is None:
            raise Unrecorded(f"a {type(row).__name__} changed under no announced act")
        if row.__tablename__ in MUST_BE_SIGNED and self._key is None:
            raise Unrecorded(f"a {type(row).__name__} needs a signed act")
        entry = entries.Entry(
            subject_kind=row.__tablename__, subject_id=row.id, state=object_state(row), **self._act
        )
        row.ledger_entry = self.record(entry, self._key)


@event.listens_for(RecordingSession, "before_flush")
def _record_changes(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    if session.deleted:
        raise Unrecorded("rows are never deleted")
    changed = [row for row in session.dirty if session.is_modified(row)]
    written = [*session.new, *changed]
    for row in written:
        _recorder(session).record_row(row)
    session.info[_WRITTEN] = written


@event.listens_for(RecordingSession, "after_flush")
def _index_changes(session: Session, _context: UOWTransaction) -> None:
    # In the same transaction: what is found never lags behind what is kept.
    index_rows(session.connection(), session.info.pop(_WRITTEN, ()))


@event.listens_for(RecordingSession, "do_orm_execute")
def _refuse_bulk_writes(state: ORMExecuteState) -> None:
    if (state.is_insert or state.is_update or state.is_delete) and _touches_mapped_table(state.statement):
        raise Unrecorded("rows are changed one by one through the unit of work, never in bulk")


def _touches_mapped_table(statement: Any) -> bool:
    table = getattr(statement, "table", None)
    return isinstance(table, sa.Table) and "ledger_entry" in table.columns
