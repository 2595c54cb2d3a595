"""Phased engagement: benchmarks gate each step, and a breach calls for a review."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from app.actions.engagement.steps import (
    FindBenchmark,
    OpenStep,
    PlanStep,
    SetBenchmark,
    find_benchmark,
    open_step,
    plan_step,
    set_benchmark,
)
from app.reading.countries.country_files import country_view
from app.reading.desk import desk
from app.reading.engagement.findings import lens_view
from app.reading.engagement.steps import step_views
from app.reading.waiting.lines import Need
from db.engagement.steps import Benchmark, EngagementStep
from db.vocabulary.engagement import BenchmarkState, EngagementKind, PolicyArea, StepStatus
from db.work import Work
from tests.support.casework import opened
from tests.support.engagements import engaged
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)


@pytest.fixture
def phased(ministry: Ministry) -> tuple[Ministry, str, str, str]:
    """Myanmar, 2012: trade in two steps; the second waits for a benchmark."""
    opened(ministry)
    entry = engaged(ministry, kind=EngagementKind.TRADE, area=PolicyArea.TRADE, title="Return to trade")
    first = ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Preferences"))
    second = ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Investment"))
    mark = SetBenchmark(
        step_id=second.step_id,
        measure="Citizenship law reviewed with the groups it excludes",
        evidenced_by="Text of the bill; statement of the Special Rapporteur",
    )
    benchmark = ministry.do("P-AN1", set_benchmark, mark)
    return ministry, first.step_id, second.step_id, benchmark.benchmark_id


def met(benchmark_id: str) -> FindBenchmark:
    return FindBenchmark(benchmark_id=benchmark_id, met=True, found_on=TODAY, words="The bill was passed.")


def test_s39_step_2_is_locked_while_its_benchmark_is_unmet(phased: tuple[Ministry, str, str, str]) -> None:
    ministry, first, second, benchmark = phased
    assert ministry.refused("P-FP", open_step, OpenStep(step_id=second)).rule == "engagement.order"
    ministry.do("P-FP", open_step, OpenStep(step_id=first))
    refusal = ministry.refused("P-FP", open_step, OpenStep(step_id=second))
    assert refusal.rule == "engagement.benchmark"
    assert "Citizenship law" in refusal.message
    unmet = replace(met(benchmark), met=False, words="The bill was shelved.")
    ministry.do("P-AN1", find_benchmark, unmet)
    assert ministry.refused("P-FP", open_step, OpenStep(step_id=second)).rule == "engagement.benchmark"
    ministry.do("P-AN1", find_benchmark, met(benchmark))
    assert ministry.refused("P-AN1", open_step, OpenStep(step_id=second)).rule == "role"
    assert ministry.do("P-FP", open_step, OpenStep(step_id=second)).status is StepStatus.OPEN
    assert ministry.refused("P-FP", open_step, OpenStep(step_id=second)).rule == "engagement.opened"


def test_s39_the_database_itself_keeps_the_step_locked(phased: tuple[Ministry, str, str, str]) -> None:
    ministry, first, second, _ = phased

    def open_past_the_rules(work: Work, step_id: str) -> None:
        work.act("engagement.open_step", topic="MMR")
        row = work.session.get_one(EngagementStep, step_id)
        row.status, row.opened_at, row.opened_by_id = StepStatus.OPEN, work.at, ministry.people["P-FP"]
        work.save()

    with (
        ministry.store.work(ministry.actors["P-FP"]) as work,
        pytest.raises(sa.exc.DBAPIError, match="steps open in their order"),
    ):
        open_past_the_rules(work, second)
    ministry.do("P-FP", open_step, OpenStep(step_id=first))
    with (
        ministry.store.work(ministry.actors["P-FP"]) as work,
        pytest.raises(sa.exc.DBAPIError, match="benchmark of it is unmet"),
    ):
        open_past_the_rules(work, second)


def test_s39_a_step_that_nothing_gates_does_not_open_and_an_open_one_takes_no_benchmark(
    ministry: Ministry,
) -> None:
    opened(ministry)
    entry = engaged(ministry)
    first = ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Talks"))
    second = ministry.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Loans"))
    ministry.do("P-FP", open_step, OpenStep(step_id=first.step_id))
    assert (
        ministry.refused("P-FP", open_step, OpenStep(step_id=second.step_id)).rule == "engagement.benchmark"
    )
    late = SetBenchmark(step_id=first.step_id, measure="Prisoners released", evidenced_by="Lists")
    assert ministry.refused("P-AN1", set_benchmark, late).rule == "engagement.opened"
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("engagement.benchmark", topic="MMR")
        row = Benchmark(
            step_id=first.step_id,
            measure="Prisoners released",
            evidenced_by="Lists",
            set_at=work.at,
            set_by_id=ministry.people["P-AN1"],
        )
        with pytest.raises(sa.exc.DBAPIError, match="before its step opens"):
            work.add(row)


def test_s39_a_benchmark_that_is_breached_later_calls_for_a_review(
    phased: tuple[Ministry, str, str, str],
) -> None:
    ministry, first, second, benchmark = phased
    ministry.do("P-AN1", find_benchmark, met(benchmark))
    for step in (first, second):
        ministry.do("P-FP", open_step, OpenStep(step_id=step))
    breach = replace(met(benchmark), met=False, words="The law was repealed by decree.")
    kept = ministry.do("P-AN1", find_benchmark, breach)
    assert (kept.state, kept.review_called) == (BenchmarkState.BREACHED, True)
    with ministry.store.read() as session:
        assert country_view(session, "MMR").next_review_on == TODAY
        (found,) = [
            each
            for each in lens_view(session, "MMR", TODAY).findings
            if each.kind.value == "benchmark_breached"
        ]
        lines = desk(session, ministry.actors["P-FP"], ministry.clock.at, TODAY).lines
        assert Need.BENCHMARK_BREACHED in {line.need for line in lines}
        opened_step = step_views(session, "MMR")[1]
    assert "Citizenship law" in found.message
    assert opened_step.status is StepStatus.OPEN, "that it was opened stays on record"
    assert opened_step.benchmarks[0].past[0][1] is BenchmarkState.MET


def test_a_finding_that_says_nothing_new_is_none(phased: tuple[Ministry, str, str, str]) -> None:
    ministry, _, _, benchmark = phased
    ministry.do("P-AN1", find_benchmark, met(benchmark))
    assert ministry.rejected("P-AN1", find_benchmark, met(benchmark)).field == "finding"
