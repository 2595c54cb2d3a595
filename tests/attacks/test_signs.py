"""Numbers that no honest file holds, days at the edge of the calendar, and answers that should not be asked for twice."""

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import scipy

from app.actions.common import next_number
from app.actions.outside.imports import WithdrawBatch, withdraw_batch
from app.actions.outside.signal_answers import AcceptSignal, DismissSignal, accept_signal, dismiss_signal
from app.actions.outside.signals import LookForSignals, look_for_signals
from app.reading.outside.signals import signal_views
from app.reference.infrastructure_words import infrastructure_codes, infrastructure_lexicon
from app.rules.signals.board import Board, board
from app.rules.signals.coverage import Span
from app.rules.signals.facts import EventFact
from app.rules.signals.months import Month
from app.rules.signals.settings import SignalSettings, settings_from, thresholds
from app.rules.signals.tails import EXACT_UP_TO, share_tail
from db.imports import ImportBatch
from db.vocabulary import Credibility, Reliability
from db.vocabulary.imports import DataSet, EventKind
from db.vocabulary.signals import Sign
from tests.support.casework import opened
from tests.support.ged import Ged, import_ged, quiet_months
from tests.support.ministry import NOW, Ministry

COVERED = Span(Month(2018, 11), Month(2021, 2))
MOST = 10**9


def killed(key: str, day: date, dead: int, days: int = 1, area: str = "") -> EventFact:
    return EventFact(
        key=key,
        start=day,
        end=day + timedelta(days=days - 1),
        kind=EventKind.ONE_SIDED,
        best=dead,
        civilians=dead,
        side_a="Army",
        side_b="Civilians",
        area1=area,
    )


def judged(facts: list[EventFact], settings: SignalSettings | None = None) -> Board:
    return board(
        facts,
        [],
        covered=COVERED,
        last=COVERED.last,
        settings=settings or SignalSettings(),
        lexicon=infrastructure_lexicon(),
        codes=infrastructure_codes(),
    )


def finite(found: Board) -> bool:
    """Whether every number that is shown or kept is one."""
    return all(
        math.isfinite(value)
        for signs in found.signs.values()
        for sign in signs
        for value in (
            sign.value,
            sign.usual_up_to,
            sign.usual,
            *(each for each in sign.numbers.values() if isinstance(each, float)),
        )
        if value is not None
    )


@pytest.mark.parametrize("dead", [0, 1, MOST])
@pytest.mark.parametrize("days", [1, 366])
def test_a_milliard_dead_is_judged_at_once_and_gives_no_number_that_is_none(dead: int, days: int) -> None:
    combat = replace(killed("c", date(2021, 2, 1), MOST), kind=EventKind.STATE_BASED, civilians=dead)
    facts = [
        killed("leap", date(2020, 2, 29), dead, days),
        killed("week53", date(2020, 12, 31), dead, days),
        killed("last", date(2021, 2, 28), dead),
        combat,
    ]
    assert finite(judged(facts))


def test_a_country_of_one_day_and_a_month_without_events_give_no_sign() -> None:
    found = judged([killed("only", date(2021, 2, 28), 3)])
    assert finite(found)
    assert not any(sign.fires for sign in found.of_month(Month(2021, 1)))
    assert finite(judged([]))


@pytest.mark.parametrize("bound", ["least", "most"])
def test_settings_at_their_bounds_judge_without_a_fault(bound: str) -> None:
    values = {
        each.name: int(getattr(each, bound)) if each.whole else float(getattr(each, bound))
        for each in thresholds()
    }
    values["baseline_least"] = min(values["baseline_least"], values["baseline_months"])
    settings = settings_from(values)
    facts = [
        killed(f"k{month}{area}", COVERED.first.plus(month).first_day, 7, area=area)
        for month in range(28)
        for area in ("", "Rakhine", "Kachin")
    ]
    assert finite(judged(facts, settings))


@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_the_share_of_many_deaths_is_judged_as_the_exact_sum_judges_it(part: float) -> None:
    whole = EXACT_UP_TO + 1
    tail = share_tail(int(part * whole), whole, [(12, 40)] * 24)
    weight = 1 / tail.scatter - 1
    shape = (tail.mean * weight, (1 - tail.mean) * weight)
    exact = scipy.stats.betabinom.sf(tail.part - 1, whole, *shape)
    assert tail.p == pytest.approx(exact, rel=0.01, abs=1e-9)
    assert tail.most(0.01) == pytest.approx(scipy.stats.betabinom.isf(0.01, whole, *shape), rel=0.001)


@pytest.fixture
def third(ministry: Ministry, tmp_path: Path) -> Ministry:
    """June 2025: a third of those who died were civilians, a share without an end in figures; then looked at."""
    opened(ministry)
    june = [
        Ged(key=9000, day=date(2025, 6, 2), dead=1000),
        Ged(key=9001, day=date(2025, 6, 9), dead=2000, kind=1, civilians=0, side_b="KIO"),
    ]
    baseline = [
        replace(event, dead=200) if event.kind == 1 else event for event in quiet_months(date(2023, 1, 1), 29)
    ]
    import_ged(ministry, tmp_path, [*baseline, *june])
    ministry.do("P-AN1", look_for_signals, LookForSignals(country="MMR"))
    return ministry


def share_signal(ministry: Ministry) -> tuple[str, int, str]:
    with ministry.store.read() as session:
        (found,) = [view for view in signal_views(session, "MMR") if view.sign is Sign.CIVILIAN_SHARE]
    return found.signal_id, found.version, found.number


def test_an_answered_share_is_not_raised_again_by_the_digits_that_were_cut_off(third: Ministry) -> None:
    signal_id, version, _ = share_signal(third)
    request = DismissSignal(signal_id=signal_id, based_on=version, reason="Checked.")
    third.do("P-FP", dismiss_signal, request)
    again = third.do("P-AN1", look_for_signals, LookForSignals(country="MMR"))
    assert again.raised == ()


def test_a_signal_whose_events_were_withdrawn_is_not_made_evidence(third: Ministry) -> None:
    signal_id, version, number = share_signal(third)
    with third.store.read() as session:
        batch = session.query(ImportBatch).one().id
    third.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=batch, reason="Counted twice."))
    accept = AcceptSignal(
        signal_id=signal_id,
        based_on=version,
        reliability=Reliability.B,
        credibility=Credibility.PROBABLY_TRUE,
    )
    refusal = third.refused("P-AN1", accept_signal, accept)
    assert refusal.rule == "signal.events_gone"
    assert number in refusal.message
    third.do(
        "P-AN1", dismiss_signal, DismissSignal(signal_id=signal_id, based_on=version, reason="Withdrawn.")
    )


def test_the_ten_thousandth_number_of_a_year_is_followed_by_another(ministry: Ministry) -> None:
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("import.begin")
        for number in ("IB-2026-9999", "IB-2026-10000"):
            work.add(
                ImportBatch(
                    number=number,
                    dataset=DataSet.UCDP_GED,
                    title="x",
                    file_name="x.csv",
                    file_size=1,
                    imported_at=NOW,
                    imported_by_id=ministry.people["P-AN1"],
                    licence="",
                    marking="internal",
                    mapping={},
                )
            )
        assert next_number(work, ImportBatch.number, "IB") == "IB-2026-10001"
