"""Entries of the ledger as people read them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.ledger.entries import ledger
from language.codes import coded_within
from language.phrases import headed


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One entry: who did what, when, to what, why, and the state that followed.

    ``state`` is none for acts that changed no row: a page read, an attempt refused.
    """

    number: int
    at: datetime
    who: str
    action: str
    subject: str
    subject_kind: str
    subject_id: str
    topic: str = ""
    reason: str = ""
    rule: str = ""
    office_id: str | None = None
    signed: bool = False
    hash: str = ""
    person_id: str = ""
    """Who acted; empty for what the program did of itself."""
    signature: str = ""
    signer: str = ""
    """Public key of the person who signed, in base64."""
    state: dict[str, Any] | None = field(default=None, hash=False)
    detail: dict[str, Any] = field(default_factory=dict, hash=False)


def lines_about(
    session: Session, topic: str, *, limit: int | None = None, without: Sequence[str] = ()
) -> tuple[LedgerLine, ...]:
    """Entries about a report's number or a country's code, oldest first; with a limit, the newest of them.

    ``without``: acts that are left out and not counted.
    """
    statement = sa.select(ledger).where(ledger.c.topic == topic, ledger.c.action.not_in(without))
    statement = statement.order_by(ledger.c.number.desc()).limit(limit)
    return tuple(line_of(row) for row in reversed(session.execute(statement).all()))


def newest_lines(
    session: Session, *, before: int | None = None, limit: int = 200, topics: Sequence[str] = ()
) -> tuple[LedgerLine, ...]:
    """A page of entries, newest first; ``before`` is the number to go on from."""
    statement = sa.select(ledger).order_by(ledger.c.number.desc()).limit(limit)
    if before is not None:
        statement = statement.where(ledger.c.number < before)
    if topics:
        statement = statement.where(ledger.c.topic.in_(topics))
    return tuple(line_of(row) for row in session.execute(statement))


def line_of(row: Any) -> LedgerLine:
    """An entry from its stored row."""
    body = json.loads(row.body)
    subject = body["subject"]
    state = body.get("state")
    return LedgerLine(
        number=row.number,
        at=datetime.fromisoformat(body["at"]),
        who=body["actor"]["name"] or "",
        action=body["action"],
        subject=_subject(subject, state),
        subject_kind=subject["kind"],
        subject_id=subject["id"],
        topic=body.get("topic", ""),
        reason=body.get("reason", ""),
        rule=body.get("rule", ""),
        office_id=body.get("office"),
        signed=row.signature is not None,
        hash=row.hash,
        person_id=body["actor"].get("person") or "",
        signature=row.signature or "",
        signer=body.get("signer", ""),
        state=state,
        detail=body.get("detail", {}),
    )


def _subject(subject: dict[str, str], state: dict[str, Any] | None) -> str:
    """What people call the subject: its issued number or name where its state has one."""
    kind = coded_within(subject["kind"])
    for name in ("number", "name", "title", "login"):
        if state and state.get(name):
            return headed(kind, state[name])
    return kind
