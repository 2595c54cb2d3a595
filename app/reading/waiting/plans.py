"""Levers, action plans and results of measures that wait."""

from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.levers import lever_alarms
from app.reading.reference import current_countries
from app.reading.results_due import results_due
from app.reading.standing import exercises
from app.reading.waiting.days import end_here
from app.reading.waiting.lines import DeskLine, Need
from app.rules.clocks import clock_state
from db.actor import Actor
from db.countries import PhaseChange
from db.people import Office
from db.plans import ActionPlan
from db.vocabulary import Role
from db.vocabulary.plans import PlanState


def waiting_levers(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Country files at imminent risk without an unspent lever (S-35): their clock began with the phase."""
    table = current_countries(session)
    alarms = lever_alarms(session, today)
    since = _since(session, today) if alarms else {}
    return [
        DeskLine(
            need=Need.NO_LEVER,
            subject=table.name(country),
            what=alarm,
            waits_for="a focal point",
            due_at=since[country],
            clock=clock_state(at, since[country]),
            mine=actor.has(Role.FOCAL_POINT, Role.ANALYST),
            page="countries",
            key=country,
        )
        for country, alarm in alarms.items()
    ]


def waiting_plans(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Action plans that wait for the agreement of an office (S-36)."""
    table = current_countries(session)
    rows = session.execute(
        sa.select(ActionPlan, Office)
        .join(Office, Office.id == ActionPlan.submitted_to_id)
        .where(ActionPlan.state == PlanState.SUBMITTED)
        .order_by(ActionPlan.number)
    )
    return [
        DeskLine(
            need=Need.AGREE_PLAN,
            subject=plan.number,
            what=f"{table.name(plan.country)}: action plan for the phase {plan.phase.label.lower()}",
            waits_for=office.name,
            due_at=None,
            clock=None,
            mine=exercises(session, actor.person_id, office.id, at),
            page="countries",
            key=plan.country,
        )
        for plan, office in rows
    ]


def waiting_results(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Measures without a result after the day of their review (S-45)."""
    lines = []
    table = current_countries(session)
    for due in results_due(session, today):
        until = end_here(session, due.review_on)
        lines.append(
            DeskLine(
                need=Need.MEASURE_RESULT,
                subject=due.key if due.page == "reports" else table.name(due.country),
                what=f"{due.number}: {due.title}",
                waits_for=due.owner,
                due_at=until,
                clock=clock_state(at, until),
                mine=actor.has(Role.FOCAL_POINT) or exercises(session, actor.person_id, due.owner_id, at),
                page=due.page,
                key=due.key,
            )
        )
    return lines


def _since(session: Session, today: date) -> dict[str, datetime]:
    """The day from which on each country stands in its phase."""
    rows = session.execute(
        sa.select(PhaseChange.country, PhaseChange.effective_on)
        .where(PhaseChange.effective_on <= today)
        .order_by(PhaseChange.effective_on, PhaseChange.ledger_entry)
    )
    return {row.country: datetime.combine(row.effective_on, time(), UTC) for row in rows}
