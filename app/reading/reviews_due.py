"""Reviews that are due, overdue or come within two months: of country files, engagements and planned measures, and
those that the Human Rights Council makes of a state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.all_files import all_files
from app.reading.ministry.reference import current_countries
from db.engagement.register import Engagement
from db.mechanisms import UniversalReview
from db.plans import ActionPlan, MeasureResult, PlanMeasure
from db.store import read_once
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


def engagements_to_review(session: Session, last: date) -> list[Engagement]:
    """Engagements that go on and whose review is due by ``last``; overdue ones among them."""
    rows = read_once(session, "engagements that go on", lambda: _going_on(session))
    return [row for row in rows if row.review_on <= last]


def _going_on(session: Session) -> Sequence[Engagement]:
    return session.scalars(sa.select(Engagement).where(Engagement.status != EngagementStatus.ENDED)).all()


def universal_reviews_to_come(session: Session, today: date, last: date) -> list[UniversalReview]:
    """The Universal Periodic Reviews that are held from ``today`` to ``last``."""
    rows = read_once(session, ("universal reviews", today), lambda: _from(session, today))
    return [row for row in rows if row.review_on <= last]


def _from(session: Session, today: date) -> Sequence[UniversalReview]:
    return session.scalars(
        sa.select(UniversalReview).where(
            UniversalReview.review_on >= today, UniversalReview.withdrawn_at.is_(None)
        )
    ).all()


def _files(session: Session, last: date) -> list[ReviewDue]:
    return [
        _review(session, file.country, tr("Country file"), file.next_review_on, "overview")
        for file in all_files(session)
        if file.next_review_on <= last
    ]


def _engagements(session: Session, last: date) -> list[ReviewDue]:
    return [
        _review(
            session,
            row.country,
            tr("Engagement {number}: {title}", number=row.number, title=row.title),
            row.review_on,
            "engagement",
        )
        for row in engagements_to_review(session, last)
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
    return [
        _review(
            session,
            row.country,
            tr("Universal Periodic Review, cycle {cycle}", cycle=row.cycle),
            row.review_on,
            "background",
        )
        for row in universal_reviews_to_come(session, today, last)
    ]


def _review(session: Session, country: str, what: str, due: date, part: str) -> ReviewDue:
    return ReviewDue(
        country=country,
        name=current_countries(session).name(country),
        what=what,
        due_on=due,
        opens=f"{country}/{part}",
    )
