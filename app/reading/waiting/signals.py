"""Signals that wait for an answer."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.ministry.roles import an_analyst
from app.reading.outside.signals import signal_views
from app.reading.waiting.lines import DeskLine, Need, country_line
from db.actor import Actor
from db.vocabulary import Role
from language.dates import month_words
from language.phrases import headed


def waiting_signals(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Signals that nobody has accepted or dismissed yet."""
    mine = actor.has(Role.ANALYST, Role.FOCAL_POINT)
    return [
        country_line(
            session,
            Need.SIGNAL,
            signal.country,
            headed(f"{signal.number}, {month_words(signal.first_on)}", signal.says),
            an_analyst(session),
            part="signals",
            at=at,
            mine=mine,
            since=signal.seen_at,
        )
        for signal in signal_views(session, open_only=True)
    ]
