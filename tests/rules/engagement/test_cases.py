"""Steps, trigger events, promises and messages, over generated cases."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.refusals import BadInput
from app.rules.engagement.conduct import is_reversal, reversal_words, standing
from app.rules.engagement.impact import PARTS, Answer, missing_parts
from app.rules.engagement.messages import COLD, WARM, Said, contradictions, stands_on
from app.rules.engagement.steps import StepFacts, check_new_finding, may_open, state_after
from app.rules.engagement.triggers import annex_serves, may_decide_event
from db.vocabulary.engagement import (
    BenchmarkState,
    Conduct,
    Consideration,
    Stance,
    TriggerStatus,
    WaiverState,
)

DAY = date(2026, 1, 15)
days = st.dates(date(2020, 1, 1), date(2026, 1, 1))
states = st.sampled_from(BenchmarkState)
benchmarks = st.lists(st.tuples(st.text(min_size=1, max_size=8), states), max_size=4).map(tuple)


@given(st.lists(st.tuples(st.booleans(), benchmarks), min_size=1, max_size=5), st.data())
def test_s39_a_step_opens_only_after_those_before_it_and_with_every_benchmark_met(
    drawn: list[tuple[bool, tuple[tuple[str, BenchmarkState], ...]]], data: st.DataObject
) -> None:
    steps = [
        StepFacts(ordinal=number, opened=opened, benchmarks=marks)
        for number, (opened, marks) in enumerate(drawn, start=1)
    ]
    ordinal = data.draw(st.integers(1, len(steps)))
    step = steps[ordinal - 1]
    verdict = may_open(ordinal, steps)
    allowed = (
        not step.opened
        and all(each.opened for each in steps[: ordinal - 1])
        and all(state is BenchmarkState.MET for _, state in step.benchmarks)
        and (ordinal == 1 or bool(step.benchmarks))
    )
    assert verdict.allowed is allowed
    if not allowed:
        assert verdict.rule in {"engagement.opened", "engagement.order", "engagement.benchmark"}
        assert verdict.remedy


def test_s39_a_benchmark_that_was_met_and_no_longer_is_stands_as_breached_until_it_is_met_again() -> None:
    assert state_after(None, met=False) is BenchmarkState.UNMET
    assert state_after(BenchmarkState.UNMET, met=False) is BenchmarkState.UNMET
    assert state_after(BenchmarkState.MET, met=False) is BenchmarkState.BREACHED
    assert state_after(BenchmarkState.BREACHED, met=False) is BenchmarkState.BREACHED
    assert state_after(BenchmarkState.BREACHED, met=True) is BenchmarkState.MET
    with pytest.raises(BadInput):
        check_new_finding(BenchmarkState.MET, BenchmarkState.MET, "Prisoners released")


@given(
    st.tuples(st.none() | days, st.none() | days),
    days,
    st.integers(1, 366),
    st.lists(st.sampled_from(WaiverState), max_size=3),
    st.sampled_from(TriggerStatus),
)
def test_s60_a_trigger_event_is_decided_with_a_young_enough_annex_or_a_waiver_confirmed_by_then(
    on: tuple[date | None, date | None],
    decided_on: date,
    limit: int,
    waivers: list[WaiverState],
    status: TriggerStatus,
) -> None:
    annex_on, waived_on = on
    verdict = may_decide_event(status, annex_on, decided_on, limit, waived_on=waived_on, waivers=waivers)
    served = annex_on is not None and annex_on <= decided_on <= annex_on + timedelta(days=limit)
    waived = waived_on is not None and waived_on <= decided_on
    assert annex_serves(annex_on, decided_on, limit) is served
    assert verdict.allowed is (status is TriggerStatus.PROPOSED and (waived or served))
    assert verdict.allowed or (verdict.reason and verdict.remedy)


@given(st.lists(st.sampled_from(Conduct), max_size=6))
def test_s65_a_promise_stands_as_what_was_last_clearly_seen_of_it(conducts: list[Conduct]) -> None:
    clear = [each for each in conducts if each is not Conduct.UNCLEAR]
    expected = clear[-1] if clear else (Conduct.UNCLEAR if conducts else None)
    assert standing(conducts) is expected
    kept_before = expected is Conduct.KEPT
    assert ("after it was kept" in reversal_words(conducts)) is kept_before


def test_s65_any_broken_promise_is_a_reversal_and_nothing_else_is() -> None:
    assert [each for each in Conduct if is_reversal(each)] == [Conduct.BROKEN]


def test_s43_an_assessment_lacks_each_part_and_each_consideration_that_is_not_answered() -> None:
    assert len(missing_parts({}, [])) == len(PARTS) + 6
    whole = dict.fromkeys(PARTS, "Written.")
    answers = [Answer(consideration=each, words="Looked at.") for each in Consideration]
    assert missing_parts(whole, answers) == ()
    blank = [
        *answers[:3],
        Answer(consideration=Consideration.PHASED_TRADE, applies=False, words=" \u200b"),
        *answers[4:],
    ]
    assert missing_parts(whole, blank) == ("PC4 Phased trade engagement with benchmarks",)


def said(number: str, stance: Stance, given_on: date, **changes: object) -> Said:
    facts: dict[str, object] = {"ours": True, "speaker": "Embassy", "subject": "the military government"}
    return Said(number=number, stance=stance, given_on=given_on, **(facts | changes))  # type: ignore[arg-type]


messages = st.lists(
    st.builds(
        Said,
        number=st.uuids().map(str),
        ours=st.booleans(),
        speaker=st.sampled_from(["Embassy", "Minister", "Partner"]),
        subject=st.sampled_from(["Ties", "ties ", "Aid"]),
        stance=st.sampled_from(Stance),
        given_on=days,
        until=st.none() | days,
    ).map(lambda each: each if each.until is None or each.until >= each.given_on else _open(each)),
    max_size=6,
)


def _open(each: Said) -> Said:
    return Said(
        number=each.number,
        ours=each.ours,
        speaker=each.speaker,
        subject=each.subject,
        stance=each.stance,
        given_on=each.given_on,
    )


@given(messages)
def test_s47_each_contradiction_is_warm_against_cold_on_one_subject_on_a_day_when_both_stood(
    drawn: list[Said],
) -> None:
    by_number = {each.number: each for each in drawn}
    found = contradictions(drawn)
    assert found == contradictions(list(reversed(drawn)))
    for each in found:
        one, other = by_number[each.one], by_number[each.other]
        assert {one.stance in WARM, other.stance in WARM} == {True, False}
        assert {one.stance in COLD, other.stance in COLD} == {True, False}
        assert one.subject.strip().casefold() == other.subject.strip().casefold()
        assert one.ours or other.ours
        assert one.given_on <= each.since
        assert other.given_on <= each.since
        assert stands_on(each, each.since)
        assert one.until is None or one.until >= each.since


def test_s47_full_ties_of_an_ambassador_while_sanctions_are_in_force_contradict_each_other() -> None:
    ties = said("MS-1", Stance.KEEPS_FULL_TIES, date(2021, 3, 1))
    sanctions = said("MS-2", Stance.SANCTIONS, date(2021, 3, 22), speaker="Minister")
    (found,) = contradictions([sanctions, ties])
    assert (found.one, found.other, found.since, found.until) == ("MS-1", "MS-2", date(2021, 3, 22), None)
    assert found.own


def test_s47_a_message_ends_when_its_speaker_says_otherwise_and_on_its_own_last_day() -> None:
    ties = said("MS-1", Stance.KEEPS_FULL_TIES, date(2021, 3, 1))
    recalled = said("MS-2", Stance.REDUCES_TIES, date(2021, 3, 20))
    sanctions = said("MS-3", Stance.SANCTIONS, date(2021, 3, 22), speaker="Minister")
    assert contradictions([ties, recalled, sanctions]) == ()
    ended = said("MS-1", Stance.KEEPS_FULL_TIES, date(2021, 3, 1), until=date(2021, 3, 21))
    assert contradictions([ended, sanctions]) == ()
    one_day = said("MS-1", Stance.KEEPS_FULL_TIES, date(2021, 3, 1), until=date(2021, 3, 22))
    (found,) = contradictions([one_day, sanctions])
    assert found.until == date(2021, 3, 22)
    assert not stands_on(found, date(2021, 3, 23))


def test_s47_a_partner_who_differs_is_flagged_but_two_partners_are_their_own_matter() -> None:
    ours = said("MS-1", Stance.SANCTIONS, DAY)
    partner = said("MS-2", Stance.KEEPS_FULL_TIES, DAY, ours=False, speaker="Neighbour")
    third = said("MS-3", Stance.CONDEMNS, DAY, ours=False, speaker="Another")
    (found,) = contradictions([ours, partner, third])
    assert {found.one, found.other} == {"MS-1", "MS-2"}
    assert not found.own
