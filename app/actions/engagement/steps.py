"""Phased engagement: steps planned, benchmarks set and found, steps opened."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of, require_role
from app.actions.engagement.common import WRITERS, call_review, evidence_numbers, past_day
from app.reading.engagement.steps import findings_of, step_facts
from app.refusals import Refused
from app.rules.engagement.steps import check_new_finding, may_open, state_after
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_text, required_line, required_text
from db.actor import Actor
from db.engagement.register import Engagement
from db.engagement.steps import Benchmark, BenchmarkFinding, EngagementStep
from db.vocabulary import Role
from db.vocabulary.engagement import BenchmarkState, StepStatus
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """The next step of a phased engagement: what our state gives or does in it."""

    engagement_id: str
    title: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBenchmark:
    """What has to be met before a step opens, and what would show it."""

    step_id: str
    measure: str
    evidenced_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindBenchmark:
    """Whether a benchmark is met, as found on a day."""

    benchmark_id: str
    met: bool
    found_on: date
    words: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStep:
    """The step whose benchmarks are met."""

    step_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepKept:
    """A step as it now stands."""

    step_id: str
    ordinal: int
    status: StepStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkKept:
    """A benchmark and how it stands; ``review_called``: its breach brought the review of the file forward."""

    benchmark_id: str
    state: BenchmarkState
    review_called: bool = False


def plan_step(work: Work, actor: Actor, request: PlanStep) -> StepKept:
    """Add a step after the last one; it is locked.

    Raises:
        Refused: ``role``.
        BadInput: no such engagement, or no title.
    """
    require_role(actor, *WRITERS)
    engagement = find(work, Engagement, request.engagement_id, "engagement")
    last = work.one(
        sa.select(sa.func.max(EngagementStep.ordinal)).where(EngagementStep.engagement_id == engagement.id)
    )
    row = EngagementStep(
        engagement_id=engagement.id,
        ordinal=(last or 0) + 1,
        title=required_line(request.title, "title"),
        what=clean_text(request.what, "what"),
    )
    work.act("engagement.step", topic=engagement.country)
    work.add(row)
    return _kept(row)


def set_benchmark(work: Work, actor: Actor, request: SetBenchmark) -> BenchmarkKept:
    """Put a benchmark before a step that is still locked.

    Raises:
        Refused: ``role``; ``engagement.opened``: what gates a step is set before it opens.
        BadInput: no such step, no measure, or nothing that would show it.
    """
    require_role(actor, *WRITERS)
    step, engagement = _step(work, request.step_id)
    if step.status is StepStatus.OPEN:
        raise Refused(
            "engagement.opened",
            tr("Step {ordinal} is open; a benchmark set now would gate nothing.", ordinal=step.ordinal),
            remedy=tr("Set it before a later step."),
        )
    row = Benchmark(
        step_id=step.id,
        measure=required_line(request.measure, "measure", 400),
        evidenced_by=required_line(request.evidenced_by, "evidenced by", 400),
        set_at=work.at,
        set_by_id=person_of(actor),
    )
    work.act("engagement.benchmark", topic=engagement.country)
    work.add(row)
    return BenchmarkKept(benchmark_id=row.id, state=BenchmarkState.UNMET)


def find_benchmark(work: Work, actor: Actor, request: FindBenchmark) -> BenchmarkKept:
    """Record whether a benchmark is met. One that was met and no longer is stands as breached, and the review of the
    country file is brought forward to today.

    Raises:
        Refused: ``role``.
        BadInput: no such benchmark, a day in the future, no words, unknown evidence, or nothing new.
    """
    require_role(actor, *WRITERS)
    benchmark = find(work, Benchmark, request.benchmark_id, "benchmark")
    _, engagement = _step(work, benchmark.step_id)
    before = findings_of(work.session, [benchmark.id]).get(benchmark.id, [])
    last = before[-1].state if before else None
    state = state_after(last, met=request.met)
    check_new_finding(last, state, benchmark.measure)
    found_on = past_day(work, request.found_on, "day")
    if before:
        # The newest day says how a benchmark stands: a breach that is dated back would change nothing.
        in_order(before[-1].found_on, found_on, "day of the last finding", "day")
    words = required_text(request.words, "words")
    breached = state is BenchmarkState.BREACHED
    work.act(
        "engagement.benchmark_breach" if breached else "engagement.benchmark_finding",
        topic=engagement.country,
        reason=words,
    )
    work.add(
        BenchmarkFinding(
            benchmark_id=benchmark.id,
            state=state,
            found_on=found_on,
            words=words,
            evidence=evidence_numbers(work, engagement.country, request.evidence),
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    if breached:
        call_review(work, engagement.country)
    return BenchmarkKept(benchmark_id=benchmark.id, state=state, review_called=breached)


def open_step(work: Work, actor: Actor, request: OpenStep) -> StepKept:
    """Open a step whose benchmarks are all met, after those before it (S-39).

    Raises:
        Refused: ``role``; ``engagement.opened``, ``engagement.order``, ``engagement.benchmark``.
        BadInput: no such step.
    """
    require_role(actor, Role.FOCAL_POINT)
    step, engagement = _step(work, request.step_id)
    enforce(may_open(step.ordinal, step_facts(work.session, engagement.id)))
    work.act("engagement.open_step", topic=engagement.country)
    step.status, step.opened_at, step.opened_by_id = StepStatus.OPEN, work.at, person_of(actor)
    work.save()
    return _kept(step)


def _step(work: Work, step_id: str) -> tuple[EngagementStep, Engagement]:
    step = find(work, EngagementStep, step_id, "step")
    return step, find(work, Engagement, step.engagement_id, "engagement")


def _kept(row: EngagementStep) -> StepKept:
    return StepKept(step_id=row.id, ordinal=row.ordinal, status=row.status)
