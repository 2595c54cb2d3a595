"""Signals: seen with their numbers, accepted into a draft that cites the events, dismissed with a reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.actions.outside.imports import WithdrawBatch, withdraw_batch
from app.actions.outside.signal_answers import AcceptSignal, DismissSignal, accept_signal, dismiss_signal
from app.actions.outside.signals import Looked, LookForSignals, look_for_signals
from app.reading.countries.country_files import phases_of
from app.reading.desk import Need, desk
from app.reading.evidence.items import evidence_of_report
from app.reading.ledger.history import HistoryFilter, history
from app.reading.ledger.lines import lines_about
from app.reading.ministry.settings import read_settings
from app.reading.outside.signals import SignalView, signal_views
from app.reading.outside.signs import measured_signs
from app.reading.reports.report import report_view
from app.rules.signals import SignalSettings
from db.signals import Signal
from db.vocabulary import Credibility, Reliability, SourceKind
from db.vocabulary.signals import Sign, SignalStanding
from language import Language, speaking
from tests.support.casework import evidence, opened, source
from tests.support.ged import Ged, import_ged, quiet_months
from tests.support.ministry import NOW, Ministry, copy_of

BEGIN = date(2023, 1, 1)
MASSACRE = [Ged(key=9000 + day, day=date(2025, 6, day), dead=60) for day in range(1, 6)]
"""Three hundred civilians in June 2025, after two and a half years of two a month."""


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def look(ministry: Ministry, who: str = "P-AN1") -> Looked:
    return ministry.do(who, look_for_signals, LookForSignals(country="MMR"))


def views(ministry: Ministry) -> dict[Sign, SignalView]:
    with ministry.store.read() as session:
        return {view.sign: view for view in reversed(signal_views(session, "MMR"))}


@pytest.fixture(scope="module")
def built_seen(
    built_ministry: tuple[Ministry, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Ministry, Path]:
    """A ministry that has imported the massacre and looked at it, closed."""
    folder = tmp_path_factory.mktemp("seen")
    with copy_of(*built_ministry, folder) as made:
        opened(made)
        import_ged(made, folder, [*quiet_months(BEGIN, 29), *MASSACRE])
        look(made)
    return made, folder


@pytest.fixture
def seen(built_seen: tuple[Ministry, Path], tmp_path: Path) -> Iterator[Ministry]:
    """A copy of it."""
    with copy_of(*built_seen, tmp_path / "case") as copy:
        yield copy


def test_a_sign_that_is_seen_is_kept_with_its_numbers_formula_thresholds_and_events(seen: Ministry) -> None:
    found = views(seen)
    assert {Sign.CIVILIAN_SHARE, Sign.ONE_SIDED_DEATHS} <= set(found)
    signal = found[Sign.ONE_SIDED_DEATHS]
    assert (signal.first_on, signal.last_on) == (date(2025, 6, 1), date(2025, 6, 30))
    assert signal.numbers["deaths"] == 300
    assert signal.numbers["dataset"] == "ucdp_ged"
    assert "negative binomial" in signal.formula
    assert signal.thresholds["one_sided_least_deaths"] == 5
    assert set(signal.events) == {str(event.key) for event in MASSACRE}
    assert signal.batches
    assert signal.standing is SignalStanding.OPEN
    assert signal.numbers["series"][-1] == ["2025-06-01", 300.0]
    assert len(signal.numbers["series"]) == 24


def test_a_signal_never_changes_the_phase(seen: Ministry) -> None:
    with seen.store.read() as session:
        assert phases_of(session, "MMR") == ()


def test_a_second_look_at_the_same_events_repeats_nothing(seen: Ministry) -> None:
    before = views(seen)
    again = look(seen)
    assert (again.raised, again.updated) == ((), ())
    assert views(seen) == before


def test_a_look_in_another_language_repeats_nothing_either(seen: Ministry) -> None:
    with speaking(Language.FRENCH):
        again = look(seen, who="P-FP")
    assert (again.raised, again.updated) == ((), ())


def test_new_events_sharpen_an_open_signal(seen: Ministry, tmp_path: Path) -> None:
    import_ged(seen, tmp_path, [Ged(key=9900, day=date(2025, 6, 20), dead=40)], name="more.csv")
    again = look(seen)
    signal = views(seen)[Sign.ONE_SIDED_DEATHS]
    assert signal.number in again.updated
    assert signal.numbers["deaths"] == 340


def test_a_history_without_looks_goes_on_to_tell_of_the_signals_that_a_look_raised(seen: Ministry) -> None:
    """An auditor who left out who only read no longer saw any signal."""
    assert look(seen).raised == ()
    with seen.store.read() as session:
        lines = history(session, seen.actors["P-AUD"], HistoryFilter(text="signal look"))
        left = history(session, seen.actors["P-AUD"], HistoryFilter(text="signal look", without_looks=True))
    assert len(left) == len(views(seen)) > 0
    assert [line.subject_kind for line in lines if line not in left] == ["country_files"]


def test_withdrawn_events_count_no_more(seen: Ministry, tmp_path: Path) -> None:
    batch = import_ged(seen, tmp_path, [Ged(key=9900, day=date(2025, 6, 20), dead=40)], name="more.csv")
    seen.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=batch.batch_id, reason="Wrong release."))
    look(seen)
    assert views(seen)[Sign.ONE_SIDED_DEATHS].numbers["deaths"] == 300


def test_an_accepted_signal_opens_a_draft_that_cites_its_events(seen: Ministry) -> None:
    signal = views(seen)[Sign.ONE_SIDED_DEATHS]
    kept = seen.do(
        "P-AN1",
        accept_signal,
        AcceptSignal(
            signal_id=signal.signal_id,
            based_on=signal.version,
            reliability=Reliability.B,
            credibility=Credibility.PROBABLY_TRUE,
            note="Two posts say the same.",
        ),
    )
    with seen.store.read() as session:
        report = report_view(session, kept.report_id, seen.actors["P-AN1"], NOW)
        (item,) = evidence_of_report(session, kept.report_id)
    assert report.number == kept.report_number
    assert "June 2025" in report.content.title
    assert "300 died in violence against civilians" in report.content.sign_civilians
    assert item.grade == "B2"
    assert item.source_kind is SourceKind.DATA_SET
    for event in MASSACRE:
        assert f"ucdp_ged {event.key}" in item.original_wording
    assert signal.number in item.citation
    answered = views(seen)[Sign.ONE_SIDED_DEATHS]
    assert answered.standing is SignalStanding.ACCEPTED
    assert answered.report == kept.report_number


def test_a_draft_stands_on_the_coded_evidence_in_which_the_sign_was_seen(
    myanmar: Ministry, tmp_path: Path
) -> None:
    """And the item made of the events, once it is coded itself, does not count them a second time."""
    shelled = Ged(key=9500, day=date(2025, 6, 9), dead=3, notes="Soldiers shelled the hospital in Mindat.")
    import_ged(myanmar, tmp_path, [*quiet_months(BEGIN, 29), shelled])
    post = source(myanmar)
    coded = [
        evidence(myanmar, post, violations=("hospital",), occurred_on=date(2025, 6, day), reported_on=None)
        for day in (2, 4)
    ]
    look(myanmar)
    signal = views(myanmar)[Sign.INFRASTRUCTURE]
    assert (signal.numbers["attacks"], signal.numbers["by_kind"]) == (3, {"hospital": 3})
    assert signal.evidence == tuple(item.number for item in coded)
    request = AcceptSignal(
        signal_id=signal.signal_id,
        based_on=signal.version,
        reliability=Reliability.B,
        credibility=Credibility.PROBABLY_TRUE,
    )
    kept = myanmar.do("P-AN1", accept_signal, request)
    with myanmar.store.read() as session:
        *cited, made = sorted(evidence_of_report(session, kept.report_id), key=lambda item: item.number)
    assert [item.number for item in cited] == [item.number for item in coded]
    revised = ReviseEvidence(
        evidence_id=made.evidence_id,
        based_on=made.version,
        reason="Coded by what the events tell",
        violations=("hospital",),
    )
    myanmar.do("P-AN1", revise_evidence, revised)
    with myanmar.store.read() as session:
        measured = measured_signs(session, "MMR", SignalSettings())
    assert measured is not None
    assert measured.board.signs[Sign.INFRASTRUCTURE][-1].numbers["attacks"] == 3


def test_a_dismissed_signal_keeps_its_reason_and_both_answers_stand_on_the_ledger(seen: Ministry) -> None:
    signal = views(seen)[Sign.CIVILIAN_SHARE]
    request = DismissSignal(
        signal_id=signal.signal_id, based_on=signal.version, reason="The file double-counts one massacre."
    )
    seen.do("P-FP", dismiss_signal, request)
    answered = views(seen)[Sign.CIVILIAN_SHARE]
    assert answered.standing is SignalStanding.DISMISSED
    assert answered.answer == "The file double-counts one massacre."
    assert answered.answered_by == "Lucía Ferrer"
    with seen.store.read() as session:
        acts = {line.action: line.reason for line in lines_about(session, "MMR")}
    assert acts["signal.dismiss"] == "The file double-counts one massacre."
    refused = seen.refused("P-FP", dismiss_signal, replace(request, based_on=answered.version))
    assert refused.rule == "signal.answered"


def test_a_dismissal_needs_a_reason(seen: Ministry) -> None:
    signal = views(seen)[Sign.CIVILIAN_SHARE]
    error = seen.rejected(
        "P-FP", dismiss_signal, DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason=" ")
    )
    assert error.field == "reason"


def test_graver_numbers_raise_an_answered_signal_anew_and_lesser_ones_do_not(
    seen: Ministry, tmp_path: Path
) -> None:
    signal = views(seen)[Sign.ONE_SIDED_DEATHS]
    seen.do(
        "P-FP",
        dismiss_signal,
        DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason="Checked."),
    )
    assert look(seen).raised == ()
    import_ged(seen, tmp_path, [Ged(key=9900, day=date(2025, 6, 20), dead=400)], name="more.csv")
    (number,) = (each for each in look(seen).raised)
    with seen.store.read() as session:
        anew = next(view for view in signal_views(session, "MMR") if view.number == number)
    assert anew.follows == signal.number
    assert anew.numbers["deaths"] == 700


def test_an_answer_to_numbers_that_changed_meanwhile_is_refused(seen: Ministry, tmp_path: Path) -> None:
    signal = views(seen)[Sign.ONE_SIDED_DEATHS]
    import_ged(seen, tmp_path, [Ged(key=9900, day=date(2025, 6, 20), dead=40)], name="more.csv")
    look(seen)
    refused = seen.refused(
        "P-FP",
        dismiss_signal,
        DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason="Nothing."),
    )
    assert refused.rule == "signal.stale"


def test_without_events_there_is_nothing_to_judge_and_it_is_said(myanmar: Ministry) -> None:
    refused = myanmar.refused("P-AN1", look_for_signals, LookForSignals(country="MMR"))
    assert refused.rule == "signals.no_data"


@pytest.mark.parametrize("who", ["P-AUD", "P-MIN", "P-ADM"])
def test_only_analysts_and_focal_points_look_and_answer(seen: Ministry, who: str) -> None:
    signal = views(seen)[Sign.ONE_SIDED_DEATHS]
    assert seen.refused(who, look_for_signals, LookForSignals(country="MMR")).rule == "role"
    request = DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason="No.")
    assert seen.refused(who, dismiss_signal, request).rule == "role"


def test_thresholds_are_settings_and_the_signal_keeps_those_it_was_seen_by(seen: Ministry) -> None:
    with seen.store.read() as session:
        settings = read_settings(session)
    assert settings.signals == SignalSettings()
    stricter = replace(settings, signals=SignalSettings(one_sided_least_deaths=1000))
    seen.do(
        "P-FP",
        change_settings,
        ChangeSettings(settings=stricter, based_on=seen.settings(), reason="Fewer, graver signals."),
    )
    with seen.store.read() as session:
        assert read_settings(session).signals.one_sided_least_deaths == 1000
    assert look(seen).raised == ()
    assert views(seen)[Sign.ONE_SIDED_DEATHS].thresholds["one_sided_least_deaths"] == 5


def test_open_signals_wait_on_the_desk(seen: Ministry) -> None:
    with seen.store.read() as session:
        lines = desk(session, seen.actors["P-AN1"], NOW, NOW.date()).lines
    waiting = [line for line in lines if line.need is Need.SIGNAL]
    assert len(waiting) == len(views(seen))
    assert all(line.mine and line.page == "countries" and line.key == "MMR" for line in waiting)


def test_an_answered_signal_cannot_be_changed_even_past_the_program(seen: Ministry) -> None:
    signal = views(seen)[Sign.ONE_SIDED_DEATHS]
    seen.do(
        "P-FP",
        dismiss_signal,
        DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason="Checked."),
    )
    with seen.store.work(seen.actors["P-FP"]) as work:
        row = work.session.get_one(Signal, signal.signal_id)
        work.act("signal.dismiss", topic="MMR")
        row.answer = "Something else."
        with pytest.raises(Exception, match="stays as it was answered"):
            work.save()
