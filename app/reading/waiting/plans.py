"""Levers, action plans and results of measures that wait."""

from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.all_files import all_phases
from app.reading.ministry.reference import current_countries
from app.reading.ministry.roles import a_focal_point
from app.reading.plans.levers import lever_alarms
from app.reading.reports.results_due import DueResult, results_due
from app.reading.reports.standing import exercised_by
from app.reading.waiting.days import end_here
from app.reading.waiting.lines import DeskLine, Need, country_line, desk_line
from app.reference.countries import CountryTable
from db.actor import Actor
from db.people import Office
from db.plans import ActionPlan
from db.vocabulary import Role
from db.vocabulary.plans import PlanState
from language import tr
from language.phrases import headed


def waiting_levers(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Country files at imminent risk without an unspent lever (S-35): the alarm began with the phase."""
    alarms = lever_alarms(session, today)
    since = _since(session, today) if alarms else {}
    mine = actor.has(Role.FOCAL_POINT, Role.ANALYST)
    return [
        country_line(
            session,
            Need.NO_LEVER,
            country,
            alarm,
            a_focal_point(session),
            part="plans",
            at=at,
            mine=mine,
            due=since[country],
            since=since[country],
        )
        for country, alarm in alarms.items()
    ]


def waiting_plans(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Action plans that wait for the agreement of an office (S-36)."""
    table = current_countries(session)
    offices = exercised_by(session, actor.person_id, at)
    rows = session.execute(
        sa.select(ActionPlan, Office)
        .join(Office, Office.id == ActionPlan.submitted_to_id)
        .where(ActionPlan.state == PlanState.SUBMITTED)
        .order_by(ActionPlan.number)
    )
    return [
        country_line(
            session,
            Need.AGREE_PLAN,
            plan.country,
            tr(
                "{country}: action plan for the phase {phase}",
                country=table.name(plan.country),
                phase=plan.phase.label.lower(),
            ),
            office.name,
            part="plans",
            at=at,
            mine=office.id in offices,
            since=plan.submitted_at,
            subject=plan.number,
        )
        for plan, office in rows
    ]


def waiting_results(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Measures without a result after the day of their review (S-45)."""
    table = current_countries(session)
    offices = exercised_by(session, actor.person_id, at)
    focal = actor.has(Role.FOCAL_POINT)
    return [
        desk_line(
            Need.MEASURE_RESULT,
            subject=due.report or table.name(due.country),
            what=_result_words(table, due),
            waits_for=due.owner,
            at=at,
            # What came of a response only its lead can say; of a plan's measure a focal point can, too.
            mine=due.owner_id in offices or (focal and not due.report),
            page=due.page,
            key=due.report or due.country,
            opens=due.opens,
            due=end_here(session, due.review_on),
            late=(today - due.review_on).days,
            country=table.name(due.country),
        )
        for due in results_due(session, today)
    ]


def _result_words(table: CountryTable, due: DueResult) -> str:
    """The measure. One of a warning is called by the warning’s number, which tells no country."""
    if due.report:
        return headed(table.name(due.country), f"{due.number} {due.title}")
    return headed(due.number, due.title)


def _since(session: Session, today: date) -> dict[str, datetime]:
    """The day from which on each country stands in its phase."""
    return {
        one.country: datetime.combine(one.effective_on, time(), UTC)
        for one in all_phases(session)
        if one.effective_on <= today
    }
