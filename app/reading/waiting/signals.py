"""Signals that wait for an answer."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.reference import current_countries
from app.reading.signals import signal_views
from app.reading.waiting.lines import DeskLine, Need
from db.actor import Actor
from db.vocabulary import Role


def waiting_signals(session: Session, actor: Actor, _at: datetime) -> list[DeskLine]:
    """Signals that nobody has accepted or dismissed yet."""
    table = current_countries(session)
    return [
        DeskLine(
            need=Need.SIGNAL,
            subject=table.name(signal.country),
            what=f"{signal.number}, {signal.first_on:%B %Y}: {signal.says}",
            waits_for="an analyst or focal point",
            due_at=None,
            clock=None,
            mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
            page="countries",
            key=signal.country,
        )
        for signal in signal_views(session, open_only=True)
    ]
