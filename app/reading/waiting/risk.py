"""Quarterly risk assessments and assumptions that wait."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.reading.assumptions import overdue_assumptions
from app.reading.reference import current_countries
from app.reading.risk_schedule import risk_schedules
from app.reading.waiting.days import end_here
from app.reading.waiting.lines import DeskLine, Need
from app.rules.clocks import clock_state
from app.rules.quarters import QuarterStanding, QuarterState
from db.actor import Actor
from db.vocabulary import Role

QUARTER_NOTICE = timedelta(days=30)
"""A quarter that ends within so long without an assessment is announced."""

_WHO = "an analyst or focal point"


def waiting_quarters(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Countries whose last quarter was missed and not made up for since, or whose running quarter soon ends."""
    table = current_countries(session)
    lines = []
    for country, standings in risk_schedules(session, today).items():
        found = _waits(standings, today)
        if found is None:
            continue
        what = (
            f"{found.quarter} was missed: no risk assessment was completed in it"
            if found.state is QuarterState.MISSED
            else f"No risk assessment of {found.quarter} is completed"
        )
        due = end_here(session, found.quarter.last)
        lines.append(
            DeskLine(
                need=Need.ASSESS_QUARTER,
                subject=table.name(country),
                what=what,
                waits_for=_WHO,
                due_at=due,
                clock=clock_state(at, due),
                mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
                page="countries",
                key=country,
            )
        )
    return lines


def waiting_assumptions(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Assumptions whose test is overdue."""
    lines = []
    for one in overdue_assumptions(session, today):
        due = end_here(session, one.retest_on or today)
        lines.append(
            DeskLine(
                need=Need.TEST_ASSUMPTION,
                subject=one.number,
                what=one.text,
                waits_for=_WHO,
                due_at=due,
                clock=clock_state(at, due),
                mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
                page="countries",
                key=one.country,
            )
        )
    return lines


def _waits(standings: Sequence[QuarterStanding], today: date) -> QuarterStanding | None:
    """What waits: the quarter missed last, until a later one is assessed; else the running one in its last days."""
    if not standings or standings[-1].state is not QuarterState.DUE:
        return None
    before = standings[-2] if len(standings) > 1 else None
    if before is not None and before.state is QuarterState.MISSED:
        return before
    running = standings[-1]
    return running if running.quarter.last - today <= QUARTER_NOTICE else None
