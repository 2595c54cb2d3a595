"""What our engagement asks for: promises broken, benchmarks breached, reviews, events without an annex, openings that close."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.engagement.waivers import confirmed_since, event_waivers
from app.reading.ministry.reference import current_countries
from app.reading.ministry.roles import an_analyst
from app.reading.ministry.settings import read_settings
from app.reading.reviews_due import engagements_to_review
from app.reading.waiting.days import start_here
from app.reading.waiting.lines import DeskLine, Need, country_line
from app.reading.waiting.reviewed import last_reviews
from app.rules.engagement.triggers import may_decide_event
from db.actor import Actor
from db.engagement.opportunities import Opportunity
from db.engagement.promises import Commitment, ConductObservation
from db.engagement.register import Engagement
from db.engagement.steps import Benchmark, BenchmarkFinding, EngagementStep
from db.engagement.triggers import TriggerEvent
from db.vocabulary import Role
from db.vocabulary.engagement import (
    BenchmarkState,
    Conduct,
    OpportunityStatus,
    TriggerStatus,
)
from language import tr
from language.phrases import headed

OPPORTUNITY_NOTICE = timedelta(days=30)
"""An opportunity that closes within so long is announced."""


def waiting_engagements(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """What calls for a review of a country file since the last one, and what of our engagement waits."""
    mine = actor.has(Role.ANALYST, Role.FOCAL_POINT)
    found = [*_broken(session), *_breached(session)]
    reviewed = last_reviews(session, {country for _need, country, _entry, _what, _since in found})
    lines = [
        country_line(
            session,
            need,
            country,
            what,
            an_analyst(session),
            part="engagement",
            at=at,
            mine=mine,
            due=since,
            since=since,
            entry=entry,
        )
        for need, country, entry, what, since in found
        if since > reviewed.get(country, datetime.min.replace(tzinfo=UTC))
    ]
    return [
        *lines,
        *_reviews(session, at, today, mine=mine),
        *_events(session, at, today, mine=mine),
        *_opportunities(session, at, today, mine=mine),
    ]


def _reviews(session: Session, at: datetime, today: date, *, mine: bool) -> list[DeskLine]:
    """Engagements whose review is due."""
    return [
        _entry(session, Need.REVIEW_ENGAGEMENT, row, at=at, mine=mine, due_on=row.review_on)
        for row in engagements_to_review(session, today)
    ]


def _events(session: Session, at: datetime, today: date, *, mine: bool) -> list[DeskLine]:
    """Trigger events that cannot be decided yet, for want of a risk annex or of its waiver (S-60).

    While a waiver waits for its answer, that has a line of its own.
    """
    limit = read_settings(session).risk_annex_max_age_days
    rows = session.scalars(sa.select(TriggerEvent).where(TriggerEvent.status == TriggerStatus.PROPOSED)).all()
    waivers = {row.id: event_waivers(session, row.id) for row in rows}
    return [
        _entry(session, Need.TRIGGER_ANNEX, row, at=at, mine=mine, since=start_here(session, row.proposed_on))
        for row in rows
        if all(each.answer is not None for each in waivers[row.id])
        and not may_decide_event(
            row.status, row.annex_on, today, limit, waived_on=confirmed_since(waivers[row.id])
        ).allowed
    ]


def _opportunities(session: Session, at: datetime, today: date, *, mine: bool) -> list[DeskLine]:
    """Opportunities for prevention that soon close and that nobody has taken or let go (S-42)."""
    rows = session.scalars(
        sa.select(Opportunity).where(
            Opportunity.status == OpportunityStatus.OPEN, Opportunity.closes_on <= today + OPPORTUNITY_NOTICE
        )
    )
    return [
        _entry(session, Need.OPPORTUNITY, row, at=at, mine=mine, due_on=row.closes_on)
        for row in rows
        if row.closes_on is not None
    ]


def _entry(
    session: Session,
    need: Need,
    row: Engagement | TriggerEvent | Opportunity,
    *,
    at: datetime,
    mine: bool,
    due_on: date | None = None,
    since: datetime | None = None,
) -> DeskLine:
    """The line of an entry of the registers, called by its country and its title."""
    return country_line(
        session,
        need,
        row.country,
        headed(current_countries(session).name(row.country), row.title),
        an_analyst(session),
        part="engagement",
        at=at,
        mine=mine,
        due_on=due_on,
        since=since,
        subject=row.number,
    )


def _broken(session: Session) -> Iterator[tuple[Need, str, str, str, datetime]]:
    rows = session.execute(
        sa.select(ConductObservation, Commitment)
        .join(Commitment, Commitment.id == ConductObservation.commitment_id)
        .where(ConductObservation.conduct == Conduct.BROKEN)
    )
    for seen, promise in rows:
        yield (
            Need.PROMISE_BROKEN,
            promise.country,
            promise.number,
            tr(
                "{promise_number} of {made_by}: {words}",
                promise_number=promise.number,
                made_by=promise.made_by,
                words=seen.words,
            ),
            seen.recorded_at,
        )


def _breached(session: Session) -> Iterator[tuple[Need, str, str, str, datetime]]:
    rows = session.execute(
        sa.select(BenchmarkFinding, Benchmark, EngagementStep, Engagement)
        .join(Benchmark, Benchmark.id == BenchmarkFinding.benchmark_id)
        .join(EngagementStep, EngagementStep.id == Benchmark.step_id)
        .join(Engagement, Engagement.id == EngagementStep.engagement_id)
        .where(BenchmarkFinding.state == BenchmarkState.BREACHED)
    )
    for finding, benchmark, step, engagement in rows:
        yield (
            Need.BENCHMARK_BREACHED,
            engagement.country,
            f"{engagement.number}/{step.ordinal}",
            tr(
                "{engagement_number}, step {ordinal}: {measure}",
                engagement_number=engagement.number,
                ordinal=step.ordinal,
                measure=benchmark.measure,
            ),
            finding.recorded_at,
        )
