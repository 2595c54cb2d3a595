"""The one way to run a use case, for window and command line alike.

A use case either does everything or raises; what was refused is itself put on the ledger.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.faults import faults_in_words
from app.refusals import Refused
from db.actor import Actor
from db.assessments import Assumption, RiskAssessment
from db.countries import CountryFile
from db.decisions import Decision
from db.engagement.impact import ImpactAssessment
from db.engagement.promises import Commitment
from db.engagement.register import Engagement
from db.engagement.steps import EngagementStep
from db.engagement.triggers import TriggerEvent
from db.lessons import Lesson
from db.levers import Lever
from db.plans import ActionPlan, PlanMeasure
from db.reports import Brief, Report
from db.responses import Response
from db.store import Store
from db.work import Work

Request = TypeVar("Request")
Result = TypeVar("Result")

UseCase = Callable[[Work, Actor, Request], Result]


def perform(store: Store, actor: Actor, use_case: UseCase[Request, Result], request: Request) -> Result:
    """Run ``use_case`` in one transaction and keep its work.

    Raises:
        Refused: a rule forbids it; nothing was changed, and the attempt stands on the ledger.
        BadInput: what was entered cannot be used; nothing was changed.
        Damaged: the disk is full, or the database cannot be read or written; nothing was changed.
    """
    try:
        with faults_in_words(), store.work(actor) as work:
            result = use_case(work, actor, request)
            work.commit()
            return result
    except Refused as refusal:
        with store.read() as session:
            topic = _topic_of(session, request)
        name = use_case.__name__
        _record_refusal(store, actor, name, refusal, subject=name, topic=topic)
        raise


@contextmanager
def reading(store: Store, actor: Actor, what: str, *, topic: str | None = None) -> Iterator[Session]:
    """A read session in which ``actor`` looks at ``what``; a refusal raised inside stands on the ledger.

    Raises:
        Refused: as raised inside, such as by :func:`app.reading.permission.require_content_reader`.
    """
    try:
        with store.read() as session:
            yield session
    except Refused as refusal:
        _record_refusal(store, actor, what, refusal, subject=what, topic=topic)
        raise


def _topic_of(session: Session, request: object) -> str | None:
    """The report or country that a request is about, so that the attempt stands in its history."""
    for name, (report_id, named) in _REPORT_OF.items():
        row_id = getattr(request, name, None)
        if isinstance(row_id, str):
            reports = sa.select(report_id).where(named == row_id)
            return session.scalar(sa.select(Report.number).where(Report.id.in_(reports)))
    for name, of_country in _COUNTRY_OF.items():
        row_id = getattr(request, name, None)
        if isinstance(row_id, str) and row_id.isascii():
            found: str | None = session.scalar(of_country(row_id))
            return found
    country = getattr(request, "country", None)
    return country if isinstance(country, str) and session.scalar(_file_of(country)) else None


def _file_of(country: str) -> sa.Select[str]:
    return sa.select(CountryFile.id).where(CountryFile.country == country)


_REPORT_OF = {
    "report_id": (Report.id, Report.id),
    "decision_id": (Decision.report_id, Decision.id),
    "response_id": (Response.report_id, Response.id),
    "brief_id": (Brief.report_id, Brief.id),
}
"""By the name that requests use: the column with the report, and the one that is named."""


_COUNTRY_OF: dict[str, Callable[[str], sa.Select[Any]]] = {
    "assumption_id": lambda row_id: sa.select(Assumption.country).where(Assumption.id == row_id),
    "assessment_id": lambda row_id: sa.select(RiskAssessment.country).where(RiskAssessment.id == row_id),
    "lever_id": lambda row_id: sa.select(Lever.country).where(Lever.id == row_id),
    "plan_id": lambda row_id: sa.select(ActionPlan.country).where(ActionPlan.id == row_id),
    "measure_id": lambda row_id: (
        sa.select(ActionPlan.country)
        .join(PlanMeasure, PlanMeasure.plan_id == ActionPlan.id)
        .where(PlanMeasure.id == row_id)
    ),
    "lesson_id": lambda row_id: sa.select(Lesson.country).where(Lesson.id == row_id),
    "event_id": lambda row_id: sa.select(TriggerEvent.country).where(TriggerEvent.id == row_id),
    "impact_id": lambda row_id: sa.select(ImpactAssessment.country).where(ImpactAssessment.id == row_id),
    "commitment_id": lambda row_id: sa.select(Commitment.country).where(Commitment.id == row_id),
    "step_id": lambda row_id: (
        sa.select(Engagement.country)
        .join(EngagementStep, EngagementStep.engagement_id == Engagement.id)
        .where(EngagementStep.id == row_id)
    ),
    "engagement_id": lambda row_id: sa.select(Engagement.country).where(Engagement.id == row_id),
}
"""By the name that requests use: how the country is found."""


def _record_refusal(
    store: Store, actor: Actor, what: str, refusal: Refused, *, subject: str, topic: str | None
) -> None:
    with store.work(actor) as work:
        work.note(
            f"refused.{what}",
            "use_cases",
            subject,
            topic=topic,
            reason=refusal.message,
            rule=refusal.rule,
        )
        work.commit()
