"""Every clock that ran out: none can be hidden or snoozed (DESIGN, Clocks)."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.reports import ClockLapse, Report
from db.vocabulary import ClockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseLine:
    """A clock of a report that ran out: when it was due, and when that was put on record."""

    report: str
    country: str
    clock: ClockKind
    due_at: datetime
    noted_at: datetime


def all_lapses(session: Session) -> tuple[LapseLine, ...]:
    """The clocks that ran out, the newest first."""
    rows = session.execute(
        sa.select(ClockLapse, Report.number, Report.country)
        .join(Report, Report.id == ClockLapse.report_id)
        .order_by(ClockLapse.due_at.desc(), ClockLapse.id)
    )
    return tuple(
        LapseLine(
            report=number,
            country=country,
            clock=ClockKind(row.kind),
            due_at=row.due_at,
            noted_at=row.noted_at,
        )
        for row, number, country in rows
    )
