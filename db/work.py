"""The unit of work: one transaction of one person at one instant."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.actor import Actor
from db.base import Base
from db.ledger.entries import Entry, Head
from db.ledger.recording import Recorder
from language import tr

Mapped = TypeVar("Mapped", bound=Base)
Row = TypeVar("Row")


class Work:
    """What a use case works with: reads, changes under a named act, and notes on the ledger.

    Nothing is kept unless :meth:`commit` is called.
    """

    def __init__(self, session: Session, actor: Actor, at: datetime) -> None:
        self.session = session
        self.actor = actor
        self.at = at
        self._recorder = Recorder(session)
        session.info["recorder"] = self._recorder

    @property
    def head(self) -> Head:
        """The newest ledger entry, this work's own included."""
        return self._recorder.head

    def act(
        self,
        action: str,
        *,
        topic: str | None = None,
        reason: str = "",
        office_id: str | None = None,
        detail: dict[str, Any] | None = None,
        signed: bool = False,
        by: Actor | None = None,
    ) -> None:
        """Name the act under which the following changes stand on the ledger.

        ``topic`` is the report's number or the country code. A signed act carries the person's
        Ed25519 signature on each of its entries. ``by``: who did it, where that is not the acting person:
        the program itself.

        Raises:
            PermissionError: a signature is wanted and the person has no key at hand.
        """
        self.session.flush()
        if signed and self.actor.signing_key is None:
            raise PermissionError(
                tr(
                    "{action} has to be signed, and {actor} has no key at hand",
                    action=action,
                    actor=self.actor.name,
                )
            )
        self._recorder.announce(
            {
                "action": action,
                "actor": (by or self.actor).as_entry(),
                "at": self.at,
                "topic": topic,
                "reason": reason,
                "office_id": office_id,
                "detail": detail or {},
            },
            self.actor.signing_key if signed else None,
        )

    def add(self, row: Mapped) -> Mapped:
        """Keep a new row; its entry follows at once."""
        self.session.add(row)
        self.session.flush()
        return row

    def save(self) -> None:
        """Write what changed so far under the present act."""
        self.session.flush()

    def touch(self, row: Base) -> None:
        """Count a row as changed because something that belongs to it changes under the present act.

        So whoever edits it meanwhile, on the version before, is told.
        """
        flag_modified(row, "ledger_entry")
        self.session.flush()

    def note(
        self,
        action: str,
        kind: str,
        subject_id: str,
        *,
        topic: str | None = None,
        reason: str = "",
        rule: str | None = None,
        office_id: str | None = None,
        detail: dict[str, Any] | None = None,
    ) -> int:
        """Record something that changed no row: a page that was read, an attempt that was refused."""
        return self._recorder.record(
            Entry(
                action=action,
                at=self.at,
                subject_kind=kind,
                subject_id=subject_id,
                actor=self.actor.as_entry(),
                office_id=office_id,
                topic=topic,
                reason=reason,
                rule=rule,
                detail=detail or {},
            )
        )

    def get(self, kind: type[Mapped], row_id: str | None) -> Mapped | None:
        """A row by its identifier."""
        return None if row_id is None else self.session.get(kind, row_id)

    def one(self, statement: sa.Select[Row]) -> Row | None:
        """The single row of a query, or none."""
        return self.session.scalars(statement).one_or_none()

    def all(self, statement: sa.Select[Row]) -> Sequence[Row]:
        """All rows of a query."""
        return self.session.scalars(statement).all()

    def execute(self, statement: sa.Executable) -> Iterable[Any]:
        """Run any other statement, such as one on the key table of protected identities."""
        return self.session.execute(statement)

    def commit(self) -> None:
        """Keep everything that was done."""
        self.session.flush()
        self.session.commit()
