"""Quarterly risk assessments and assumptions that wait."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.reading.ministry.roles import an_analyst
from app.reading.risk.assumptions import overdue_assumptions
from app.reading.risk.risk_schedule import risk_schedules
from app.reading.waiting.lines import DeskLine, Need, country_line
from app.rules.risk.quarters import QuarterStanding, QuarterState
from db.actor import Actor
from db.vocabulary import Role
from language import tr
from language.phrases import headed

QUARTER_NOTICE = timedelta(days=30)
"""A quarter that ends within so long without an assessment is announced."""


def waiting_quarters(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Countries whose last quarter was missed and not made up for since, or whose running quarter soon ends."""
    lines = []
    for country, standings in risk_schedules(session, today).items():
        found = _waits(standings, today)
        if found is None:
            continue
        what = (
            tr("{quarter} was missed: no risk assessment was completed in it", quarter=found.quarter)
            if found.state is QuarterState.MISSED
            else tr("No risk assessment of {quarter} is completed", quarter=found.quarter)
        )
        lines.append(_line(session, actor, Need.ASSESS_QUARTER, country, what, at=at, day=found.quarter.last))
    return lines


def waiting_assumptions(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Assumptions whose test is overdue."""
    table = current_countries(session)
    return [
        _line(
            session,
            actor,
            Need.TEST_ASSUMPTION,
            one.country,
            headed(table.name(one.country), one.text),
            at=at,
            day=one.retest_on or today,
            subject=one.number,
        )
        for one in overdue_assumptions(session, today)
    ]


def _line(
    session: Session,
    actor: Actor,
    need: Need,
    country: str,
    what: str,
    *,
    at: datetime,
    day: date,
    subject: str = "",
) -> DeskLine:
    return country_line(
        session,
        need,
        country,
        what,
        an_analyst(session),
        part="risk",
        at=at,
        mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
        due_on=day,
        subject=subject,
    )


def _waits(standings: Sequence[QuarterStanding], today: date) -> QuarterStanding | None:
    """What waits: the quarter missed last, until a later one is assessed; else the running one in its last days."""
    if not standings or standings[-1].state is not QuarterState.DUE:
        return None
    before = standings[-2] if len(standings) > 1 else None
    if before is not None and before.state is QuarterState.MISSED:
        return before
    running = standings[-1]
    return running if running.quarter.last - today <= QUARTER_NOTICE else None
