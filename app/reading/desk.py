"""The desk: what needs the reader now, by clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
from app.rules.waiting import WaitingOrder
from db.actor import Actor
from db.reports import ClockLapse


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the desk shows. ``lapses`` counts the clocks that ran out in the last year."""

    lines: tuple[DeskLine, ...]
    lapses: int


def desk(session: Session, actor: Actor, at: datetime, today: date) -> Desk:
    """Everything that waits for someone: what waits for ``actor`` first, then as `app.rules.waiting` has it."""
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
    return (not line.mine, line.order, line.subject)


def lines_for(found: Desk, *, mine: bool) -> tuple[DeskLine, ...]:
    """The lines that wait for the reader, or those that wait for others."""
    return tuple(line for line in found.lines if line.mine is mine)


def pressing_lines(found: Desk) -> tuple[DeskLine, ...]:
    """What is overdue and every alarm, whoever it waits for, in the order of the desk."""
    pressing = [line for line in found.lines if line.overdue or line.need.alarm]
    pressing.sort(key=lambda line: (line.order, line.subject))
    return tuple(pressing)


__all__ = ["Desk", "DeskLine", "Need", "desk", "lines_for", "pressing_lines"]
