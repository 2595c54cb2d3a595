"""The steps of phased engagements, and how their benchmarks stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.rules.engagement.steps import StepFacts, may_open
from app.rules.verdict import Verdict
from db.engagement.register import Engagement
from db.engagement.steps import Benchmark, BenchmarkFinding, EngagementStep
from db.vocabulary.engagement import BenchmarkState, StepStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkView:
    """A benchmark and the newest finding on it; ``past`` are the earlier ones, oldest first."""

    benchmark_id: str
    engagement: str
    step: int
    measure: str
    evidenced_by: str
    state: BenchmarkState
    found_on: date | None
    words: str
    evidence: tuple[str, ...]
    found_by: str
    past: tuple[tuple[date, BenchmarkState, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step, its benchmarks, and whether it may be opened now."""

    step_id: str
    engagement_id: str
    engagement: str
    ordinal: int
    title: str
    what: str
    status: StepStatus
    opened_at: datetime | None
    opened_by: str
    benchmarks: tuple[BenchmarkView, ...]
    may_open: Verdict


def findings_of(session: Session, benchmark_ids: Sequence[str]) -> dict[str, list[BenchmarkFinding]]:
    """The findings on benchmarks, oldest first."""
    found: dict[str, list[BenchmarkFinding]] = {}
    rows = session.scalars(
        sa.select(BenchmarkFinding)
        .where(BenchmarkFinding.benchmark_id.in_(benchmark_ids))
        .order_by(BenchmarkFinding.found_on, BenchmarkFinding.recorded_at, BenchmarkFinding.ledger_entry)
    )
    for row in rows:
        found.setdefault(row.benchmark_id, []).append(row)
    return found


def step_facts(session: Session, engagement_id: str) -> tuple[StepFacts, ...]:
    """The steps of an engagement as the rule sees them."""
    steps = _steps(session, EngagementStep.engagement_id == engagement_id)
    benchmarks = _benchmarks(session, [step.id for step in steps])
    findings = findings_of(session, [each.id for rows in benchmarks.values() for each in rows])
    return tuple(_facts(step, benchmarks.get(step.id, []), findings) for step in steps)


def step_views(session: Session, country: str) -> tuple[StepView, ...]:
    """The steps of all phased engagements of a country, in their order."""
    engagements = {
        row.id: row for row in session.scalars(sa.select(Engagement).where(Engagement.country == country))
    }
    steps = _steps(session, EngagementStep.engagement_id.in_(engagements))
    benchmarks = _benchmarks(session, [step.id for step in steps])
    findings = findings_of(session, [each.id for rows in benchmarks.values() for each in rows])
    facts = {step.id: _facts(step, benchmarks.get(step.id, []), findings) for step in steps}
    views = []
    for step in sorted(steps, key=lambda each: (engagements[each.engagement_id].number, each.ordinal)):
        engagement = engagements[step.engagement_id]
        name = f"{engagement.number} {engagement.title}"
        siblings = [facts[other.id] for other in steps if other.engagement_id == step.engagement_id]
        views.append(
            StepView(
                step_id=step.id,
                engagement_id=engagement.id,
                engagement=name,
                ordinal=step.ordinal,
                title=step.title,
                what=step.what,
                status=step.status,
                opened_at=step.opened_at,
                opened_by=person_named(session, step.opened_by_id).name if step.opened_by_id else "",
                benchmarks=tuple(
                    _view(session, name, step.ordinal, each, findings.get(each.id, []))
                    for each in benchmarks.get(step.id, [])
                ),
                may_open=may_open(step.ordinal, siblings),
            )
        )
    return tuple(views)


def _steps(session: Session, condition: sa.ColumnElement[bool]) -> list[EngagementStep]:
    return list(session.scalars(sa.select(EngagementStep).where(condition).order_by(EngagementStep.ordinal)))


def _benchmarks(session: Session, step_ids: Sequence[str]) -> dict[str, list[Benchmark]]:
    found: dict[str, list[Benchmark]] = {}
    rows = session.scalars(
        sa.select(Benchmark)
        .where(Benchmark.step_id.in_(step_ids))
        .order_by(Benchmark.set_at, Benchmark.ledger_entry)
    )
    for row in rows:
        found.setdefault(row.step_id, []).append(row)
    return found


def _facts(
    step: EngagementStep, benchmarks: Sequence[Benchmark], findings: dict[str, list[BenchmarkFinding]]
) -> StepFacts:
    return StepFacts(
        ordinal=step.ordinal,
        opened=step.status is StepStatus.OPEN,
        benchmarks=tuple((each.measure, _state(findings.get(each.id, []))) for each in benchmarks),
    )


def _state(findings: Sequence[BenchmarkFinding]) -> BenchmarkState:
    return findings[-1].state if findings else BenchmarkState.UNMET


def _view(
    session: Session, engagement: str, step: int, row: Benchmark, findings: Sequence[BenchmarkFinding]
) -> BenchmarkView:
    last = findings[-1] if findings else None
    return BenchmarkView(
        benchmark_id=row.id,
        engagement=engagement,
        step=step,
        measure=row.measure,
        evidenced_by=row.evidenced_by,
        state=_state(findings),
        found_on=last.found_on if last else None,
        words=last.words if last else "",
        evidence=tuple(last.evidence) if last else (),
        found_by=person_named(session, last.recorded_by_id).name if last else "",
        past=tuple((each.found_on, each.state, each.words) for each in findings[:-1]),
    )
