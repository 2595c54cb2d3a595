"""Messages of our state and its partners, and where they contradict each other."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.engagement.messages import Contradiction, Said, contradictions, stands_on
from db.engagement.messages import Message
from db.vocabulary.engagement import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A message; ``contradicts`` are the numbers of those that stood against it, ``now`` those that still do."""

    message_id: str
    number: str
    ours: bool
    given_by: str
    given_to: str
    given_on: date
    until: date | None
    subject: str
    stance: Stance
    text: str
    source: str
    contradicts: tuple[str, ...]
    now: bool


def message_views(session: Session, country: str, today: date) -> tuple[MessageView, ...]:
    """The log, the newest first."""
    rows = _rows(session, country)
    found = contradictions([_said(row) for row in rows])
    return tuple(
        MessageView(
            message_id=row.id,
            number=row.number,
            ours=row.ours,
            given_by=row.given_by,
            given_to=row.given_to,
            given_on=row.given_on,
            until=row.until,
            subject=row.subject,
            stance=row.stance,
            text=row.text,
            source=row.source,
            contradicts=tuple(
                each.other if each.one == row.number else each.one
                for each in found
                if row.number in {each.one, each.other}
            ),
            now=any(row.number in {each.one, each.other} and stands_on(each, today) for each in found),
        )
        for row in reversed(rows)
    )


def message_contradictions(session: Session, country: str) -> tuple[Contradiction, ...]:
    """Pairs of messages that stood against each other at the same time (S-47)."""
    return contradictions([_said(row) for row in _rows(session, country)])


def _rows(session: Session, country: str) -> list[Message]:
    statement = (
        sa.select(Message).where(Message.country == country).order_by(Message.given_on, Message.number)
    )
    return list(session.scalars(statement))


def _said(row: Message) -> Said:
    return Said(
        number=row.number,
        ours=row.ours,
        speaker=row.given_by,
        subject=row.subject,
        stance=row.stance,
        given_on=row.given_on,
        until=row.until,
    )
