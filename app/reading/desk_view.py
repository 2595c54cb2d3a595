"""All that the desk shows at one instant: what waits, and the lists around it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.reading.countries.country_files import CountryLine, country_lines
from app.reading.desk import Desk, desk
from app.reading.reports.decision_times import WarningLine, warning_lines
from app.reading.reviews_due import ReviewDue, reviews_due
from db.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """``today`` is the ministry's own day at ``at``."""

    at: datetime
    today: date
    waiting: Desk
    files: tuple[CountryLine, ...]
    reviews: tuple[ReviewDue, ...]
    warnings: tuple[WarningLine, ...]


def desk_view(session: Session, actor: Actor, at: datetime, today: date) -> DeskView:
    """What the desk shows to ``actor``."""
    return DeskView(
        at=at,
        today=today,
        waiting=desk(session, actor, at, today),
        files=country_lines(session),
        reviews=reviews_due(session, today),
        warnings=warning_lines(session, at),
    )
