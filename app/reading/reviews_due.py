"""Reviews that are due, overdue or come within two months: of country files, engagements and planned measures, and
those that the Human Rights Council makes of a state."""

from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from db.countries import CountryFile
from db.engagement.register import Engagement
from db.mechanisms import UniversalReview
from db.plans import ActionPlan, MeasureResult, PlanMeasure
from db.vocabulary.engagement import EngagementStatus
from db.vocabulary.plans import PlanState
from language import tr
from language.phrases import headed

REVIEWS_AHEAD = timedelta(days=60)
"""Reviews that come within so long are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDue:
    """A review and its day. ``opens`` names the part of the country file where it is made."""

    country: str
    name: str
    what: str
    due_on: date
    opens: str


def reviews_due(session: Session, today: date) -> tuple[ReviewDue, ...]:
    """The reviews up to two months ahead, those longest overdue first."""
    last = today + REVIEWS_AHEAD
    found = [
        *_files(session, last),
        *_engagements(session, last),
        *_measures(session, last),
        *_universal(session, today, last),
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.name, one.what)))


def _files(session: Session, last: date) -> list[ReviewDue]:
    rows = session.execute(
        sa.select(CountryFile.country, CountryFile.next_review_on).where(CountryFile.next_review_on <= last)
    )
    return [_review(session, row.country, tr("Country file"), row.next_review_on, "overview") for row in rows]


def _engagements(session: Session, last: date) -> list[ReviewDue]:
    rows = session.scalars(
        sa.select(Engagement).where(Engagement.review_on <= last, Engagement.status != EngagementStatus.ENDED)
    )
    return [
        _review(
            session,
            row.country,
            tr("Engagement {number}: {title}", number=row.number, title=row.title),
            row.review_on,
            "engagement",
        )
        for row in rows
    ]


def _measures(session: Session, last: date) -> list[ReviewDue]:
    """Measures of agreed plans whose result is not recorded."""
    rows = session.execute(
        sa.select(PlanMeasure, ActionPlan)
        .join(ActionPlan, ActionPlan.id == PlanMeasure.plan_id)
        .where(
            ActionPlan.state == PlanState.AGREED,
            PlanMeasure.dropped_at.is_(None),
            PlanMeasure.review_on <= last,
            ~sa.exists().where(MeasureResult.measure_id == PlanMeasure.id),
        )
    )
    return [
        _review(session, plan.country, headed(plan.number, measure.title), measure.review_on, "plans")
        for measure, plan in rows
    ]


def _universal(session: Session, today: date, last: date) -> list[ReviewDue]:
    """Universal Periodic Reviews to come (S-20): one is held whatever we do, so it is never overdue."""
    rows = session.scalars(
        sa.select(UniversalReview).where(
            UniversalReview.review_on.between(today, last), UniversalReview.withdrawn_at.is_(None)
        )
    )
    return [
        _review(
            session,
            row.country,
            tr("Universal Periodic Review, cycle {cycle}", cycle=row.cycle),
            row.review_on,
            "background",
        )
        for row in rows
    ]


def _review(session: Session, country: str, what: str, due: date, part: str) -> ReviewDue:
    return ReviewDue(
        country=country,
        name=current_countries(session).name(country),
        what=what,
        due_on=due,
        opens=f"{country}/{part}",
    )
