"""Measures without a result after the day of their review, of plans and of responses (S-45)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.settings import read_settings
from app.reading.plans.plan_measures import superseded_on
from app.reading.reports.going_on import responses_going_on
from app.rules.entry.dates import day_in
from app.rules.plans.plans import result_is_due
from db.people import Office
from db.plans import ActionPlan, MeasureResult, PlanMeasure
from db.vocabulary.plans import PlanState
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class DueResult:
    """A measure whose result is overdue. ``page`` and ``key`` say where it is entered; ``part``, of a report, at which response."""

    country: str
    number: str
    title: str
    expected: str
    owner: str
    owner_id: str
    review_on: date
    page: str
    key: str
    part: str = ""

    @property
    def report(self) -> str:
        """The number of the report that the response carries out; empty for a measure of a plan."""
        return self.key if self.page == "reports" else ""

    @property
    def opens(self) -> str:
        """Where its page opens it."""
        return f"{self.key}/{self.part}" if self.part else self.key


def results_due(session: Session, today: date, country: str | None = None) -> tuple[DueResult, ...]:
    """Measures of agreed plans and responses whose result is overdue on a day, the longest first."""
    found = [*_of_plans(session, today, country), *_of_responses(session, today, country)]
    return tuple(sorted(found, key=lambda one: (one.review_on, one.number)))


def _of_plans(session: Session, today: date, country: str | None) -> list[DueResult]:
    """Measures of plans that hold, and those that were overdue already when the next version was agreed."""
    rows = session.execute(
        sa.select(PlanMeasure, ActionPlan, Office.name)
        .join(ActionPlan, ActionPlan.id == PlanMeasure.plan_id)
        .join(Office, Office.id == PlanMeasure.owner_office_id)
        .where(
            ActionPlan.state.in_([PlanState.AGREED, PlanState.SUPERSEDED]),
            PlanMeasure.dropped_at.is_(None),
            PlanMeasure.review_on < today,
            ActionPlan.country == country if country else sa.true(),
            ~sa.exists().where(MeasureResult.measure_id == PlanMeasure.id),
        )
    )
    return [
        DueResult(
            country=plan.country,
            number=tr("{plan_number} measure {ordinal}", plan_number=plan.number, ordinal=measure.ordinal),
            title=measure.title,
            expected=measure.expected_outcome,
            owner=owner,
            owner_id=measure.owner_office_id,
            review_on=measure.review_on,
            page="countries",
            key=f"{plan.country}/plans/{plan.number}/{measure.ordinal}",
        )
        for measure, plan, owner in rows
        if result_is_due(measure.review_on, has_result=False, today=superseded_on(session, plan) or today)
    ]


def _of_responses(session: Session, today: date, country: str | None) -> list[DueResult]:
    """Responses that go on after their day."""
    found = []
    days = days_of_responses(session, country)
    for response, option, report, _cycle, owner in responses_going_on(session, country):
        day = days[response.number]
        if result_is_due(day, has_result=False, today=today):
            found.append(
                DueResult(
                    country=report.country,
                    number=response.number,
                    title=option.title,
                    expected=option.expected_outcome,
                    owner=owner,
                    owner_id=response.lead_office_id,
                    review_on=day,
                    page="reports",
                    key=report.number,
                    part=f"response/{response.number}",
                )
            )
    return found


def days_of_responses(session: Session, country: str | None = None) -> Mapping[str, date]:
    """By the numbers of the responses that go on, when their result is due. Where no day was set, it is one review cycle after they
    opened.
    """
    zone = read_settings(session).time_zone
    return {
        one.response.number: one.option.review_on
        or day_in(one.response.opened_at, zone) + timedelta(days=one.cycle)
        for one in responses_going_on(session, country)
    }
