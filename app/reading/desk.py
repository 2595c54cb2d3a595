"""The desk: what needs the reader now, by clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.waiting.background import waiting_background
from app.reading.waiting.decisions import waiting_decisions, waiting_records
from app.reading.waiting.engagement import waiting_engagements
from app.reading.waiting.lines import DeskLine, Need
from app.reading.waiting.openings import waiting_openings
from app.reading.waiting.plans import waiting_levers, waiting_plans, waiting_results
from app.reading.waiting.posts import waiting_posts
from app.reading.waiting.registers import waiting_files, waiting_instruments
from app.reading.waiting.releases import waiting_releases
from app.reading.waiting.reports import (
    waiting_consultations,
    waiting_escalations,
    waiting_reports,
    waiting_responses,
)
from app.reading.waiting.risk import waiting_assumptions, waiting_quarters
from app.reading.waiting.signals import waiting_signals
from app.reading.waiting.waivers import waiting_waivers
from app.rules.waiting import Rank, WaitingOrder, waiting_order
from db.actor import Actor
from db.reports import ClockLapse


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the desk shows. ``lapses`` counts the clocks that ran out in the last year."""

    lines: tuple[DeskLine, ...]
    lapses: int


def desk(session: Session, actor: Actor, at: datetime, today: date) -> Desk:
    """Everything that waits for someone: what waits for ``actor`` first, then by rank, then by clock."""
    lines = [
        *waiting_reports(session, actor, at),
        *waiting_escalations(session, actor, at),
        *waiting_decisions(session, actor, at),
        *waiting_records(session, actor, at),
        *waiting_responses(session, actor, at),
        *waiting_consultations(session, actor, at),
        *waiting_releases(session, actor, at),
        *waiting_files(session, actor, at, today),
        *waiting_quarters(session, actor, at, today),
        *waiting_assumptions(session, actor, at, today),
        *waiting_background(session, actor, at, today),
        *waiting_instruments(session, actor, at),
        *waiting_engagements(session, actor, at, today),
        *waiting_waivers(session, actor, at),
        *waiting_levers(session, actor, at, today),
        *waiting_plans(session, actor, at),
        *waiting_openings(session, actor, at, today),
        *waiting_results(session, actor, at, today),
        *waiting_signals(session, actor, at),
        *waiting_posts(session, actor, at),
    ]
    lines.sort(key=_order)
    return Desk(
        lines=tuple(lines),
        lapses=session.scalar(
            sa.select(sa.func.count())
            .select_from(ClockLapse)
            .where(ClockLapse.noted_at > at - timedelta(days=365), ClockLapse.noted_at <= at)
        )
        or 0,
    )


def _order(line: DeskLine) -> tuple[bool, WaitingOrder, str]:
    return (not line.mine, waiting_order(line.due_at, line.since, line.need.rank), line.subject)


def lines_for(found: Desk, *, mine: bool) -> tuple[DeskLine, ...]:
    """The lines that wait for the reader, or those that wait for others."""
    return tuple(line for line in found.lines if line.mine is mine)


class Pressing(IntEnum):
    """What is faced before what among all that presses.

    A warning on which nobody has decided comes first, then what was decided on one and is not done, then any other duty. An alarm
    has no day on which it was due: it is not late, and stands by itself.
    """

    UNDECIDED = 0
    DECIDED = 1
    OTHER = 2
    ALARM = 3


def pressing_of(line: DeskLine) -> Pressing:
    """To which part of what presses a line belongs."""
    if line.need.alarm:
        return Pressing.ALARM
    if line.need.rank is Rank.WARNING:
        return Pressing.UNDECIDED
    # A measure of a plan has its result, too, and hangs on no warning.
    of_a_warning = line.need in _OF_A_DECISION and line.page == "reports"
    return Pressing.DECIDED if of_a_warning else Pressing.OTHER


_OF_A_DECISION = frozenset({Need.CARRY_OUT, Need.MEASURE_RESULT, Need.REVIEW_REPORT, Need.CLOSE})


def pressing_lines(found: Desk) -> tuple[DeskLine, ...]:
    """What is overdue and every alarm, whoever it waits for: by :class:`Pressing`, in each the longest overdue first."""
    pressing = [line for line in found.lines if line.overdue or line.need.alarm]
    pressing.sort(
        key=lambda line: (
            pressing_of(line),
            waiting_order(line.due_at, line.since, line.need.rank),
            line.subject,
        )
    )
    return tuple(pressing)


__all__ = ["Desk", "DeskLine", "Need", "Pressing", "desk", "lines_for", "pressing_lines", "pressing_of"]
