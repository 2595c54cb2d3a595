"""Action plans that a change of phase opened, and that nobody has taken up since (S-36)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.reading.ministry.roles import a_focal_point
from app.reading.ministry.settings import ministry_day
from app.reading.plans.levers import present_phases
from app.reading.waiting.lines import DeskLine, Need, country_line
from app.reading.waiting.reviewed import last_reviews
from db.actor import Actor
from db.plans import ActionPlan, MeasureResult, PlanMeasure, PlanOpening
from db.reports import Escalation, Report
from db.vocabulary import ReportStatus, Role
from db.vocabulary.plans import PlanState
from language import tr


def waiting_openings(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Plans of the phases that hold, until a report of the country goes up, a result is recorded, or the file is reviewed.

    While a report waits for its options, its own line asks for them, and they are offered there.
    """
    opened = _open_plans(session, today)
    countries = {plan.country for plan, _at in opened}
    if not countries:
        return []
    names = current_countries(session)
    taken = _taken_up(session, countries)
    reviewed = last_reviews(session, countries)
    offered = _offered_now(session, countries)
    return [
        country_line(
            session,
            Need.PLAN_OPENED,
            plan.country,
            tr(
                "{country}: the plan of the phase {phase} has been open since {day}. Since then no report went up, no result is "
                "recorded and the file was not reviewed.",
                country=names.name(plan.country),
                phase=plan.phase.label.lower(),
                day=ministry_day(session, opened_at).isoformat(),
            ),
            a_focal_point(session),
            part="plans",
            at=at,
            mine=actor.has(Role.FOCAL_POINT),
            since=opened_at,
            subject=plan.number,
        )
        for plan, opened_at in opened
        if plan.country not in offered
        and not any(
            late is not None and late >= opened_at
            for late in (taken.get(plan.country), taken.get(plan.id), reviewed.get(plan.country))
        )
    ]


def _open_plans(session: Session, today: date) -> list[tuple[ActionPlan, datetime]]:
    """The agreed plans of the phases that hold, each with when it was opened last."""
    rows = session.execute(
        sa.select(ActionPlan, PlanOpening.opened_at)
        .join(PlanOpening, PlanOpening.plan_id == ActionPlan.id)
        .where(ActionPlan.state == PlanState.AGREED)
        .order_by(PlanOpening.opened_at)
    ).all()
    if not rows:
        return []
    phases = present_phases(session, today)
    last = {plan.id: (plan, opened_at) for plan, opened_at in rows}
    return [each for each in last.values() if phases.get(each[0].country) is each[0].phase]


def _taken_up(session: Session, countries: set[str]) -> dict[str, datetime]:
    """By country, when a report went up last; by plan, when a result of one of its measures was recorded last."""
    went_up = session.execute(
        sa.select(Report.country, sa.func.max(Escalation.escalated_at))
        .join(Escalation, Escalation.report_id == Report.id)
        .where(Report.country.in_(countries))
        .group_by(Report.country)
    )
    results = session.execute(
        sa.select(PlanMeasure.plan_id, sa.func.max(MeasureResult.recorded_at))
        .join(MeasureResult, MeasureResult.measure_id == PlanMeasure.id)
        .join(ActionPlan, ActionPlan.id == PlanMeasure.plan_id)
        .where(ActionPlan.country.in_(countries))
        .group_by(PlanMeasure.plan_id)
    )
    return {key: when for rows in (went_up, results) for key, when in rows}


def _offered_now(session: Session, countries: set[str]) -> set[str]:
    """Countries with a report that waits for its options."""
    return set(
        session.scalars(
            sa.select(Report.country).where(
                Report.country.in_(countries), Report.status == ReportStatus.ASSESSED
            )
        )
    )
