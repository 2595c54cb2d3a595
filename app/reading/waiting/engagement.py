"""Broken promises, breached benchmarks and overdue reviews of engagements, until somebody looks at them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.reference import current_countries
from app.reading.waiting.days import end_here
from app.reading.waiting.lines import DeskLine, Need
from app.rules.clocks import clock_state
from db.actor import Actor
from db.engagement.promises import Commitment, ConductObservation
from db.engagement.register import Engagement
from db.engagement.steps import Benchmark, BenchmarkFinding, EngagementStep
from db.ledger.entries import ledger
from db.vocabulary import Role
from db.vocabulary.engagement import BenchmarkState, Conduct, EngagementStatus


def waiting_engagements(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """What calls for a review of a country file since the last one, and engagements whose review is overdue."""
    names = current_countries(session)
    mine = actor.has(Role.ANALYST, Role.FOCAL_POINT)
    reviewed = _last_reviews(session)
    lines = [
        DeskLine(
            need=need,
            subject=names.name(country),
            what=what,
            waits_for="an analyst or focal point",
            due_at=since,
            clock=clock_state(at, since),
            mine=mine,
            page="countries",
            key=country,
        )
        for need, country, what, since in (*_broken(session), *_breached(session))
        if since > reviewed.get(country, datetime.min.replace(tzinfo=UTC))
    ]
    overdue = session.scalars(
        sa.select(Engagement).where(
            Engagement.review_on <= today, Engagement.status != EngagementStatus.ENDED
        )
    )
    for row in overdue:
        due = end_here(session, row.review_on)
        lines.append(
            DeskLine(
                need=Need.REVIEW_ENGAGEMENT,
                subject=row.number,
                what=f"{names.name(row.country)}: {row.title}",
                waits_for="an analyst or focal point",
                due_at=due,
                clock=clock_state(at, due),
                mine=mine,
                page="countries",
                key=row.country,
            )
        )
    return lines


def _last_reviews(session: Session) -> dict[str, datetime]:
    """When each country file was last reviewed, as the ledger has it."""
    rows = session.execute(
        sa.select(ledger.c.topic, sa.func.max(ledger.c.at).label("latest"))
        .where(ledger.c.action == "country.review")
        .group_by(ledger.c.topic)
    )
    return {row.topic: datetime.fromisoformat(row.latest) for row in rows}


def _broken(session: Session) -> Iterator[tuple[Need, str, str, datetime]]:
    rows = session.execute(
        sa.select(ConductObservation, Commitment)
        .join(Commitment, Commitment.id == ConductObservation.commitment_id)
        .where(ConductObservation.conduct == Conduct.BROKEN)
    )
    for seen, promise in rows:
        yield (
            Need.PROMISE_BROKEN,
            promise.country,
            f"{promise.number} of {promise.made_by}: {seen.words}",
            seen.recorded_at,
        )


def _breached(session: Session) -> Iterator[tuple[Need, str, str, datetime]]:
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
            f"{engagement.number}, step {step.ordinal}: {benchmark.measure}",
            finding.recorded_at,
        )
