"""Around midnight: a day is the ministry's own, where its clocks are ahead of UTC and where they are behind."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.actions.ministry.people import RecordTraining, record_training
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.actions.outside.releases import PrepareRelease, prepare_release
from app.actions.plans.lessons import CloseLesson, RecordLesson, close_lesson, record_lesson
from app.actions.plans.measure_results import RecordResult, record_result
from app.reading.authority.authority import phase_at
from app.reading.authority.matters import certificates
from app.reading.ministry.settings import ministry_day, read_settings
from app.reading.releases.draft import ReleaseChoice
from app.rules.markings import Marking
from app.rules.release.limits import Recipient
from db.lessons import Lesson
from db.vocabulary import Ongoing, Phase, RiskLevel
from db.vocabulary.plans import MeasureEffect
from db.vocabulary.release import ReleaseAudience
from tests.support.carrying import PRINTER, open_file, submitted
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.support.planning import agreed, lesson_content, plans_of

NORWAY = ReleaseChoice(
    recipient=Recipient(ReleaseAudience.PARTNER, "NOR"),
    marking=Marking("internal", release=frozenset({"NOR"})),
)
EVENING = datetime(2026, 1, 15, 22, 30, tzinfo=UTC)
"""The 16th in Tokyo."""
SMALL_HOURS = datetime(2026, 1, 16, 2, 30, tzinfo=UTC)
"""Still the 15th in New York."""


def moved_to(ministry: Ministry, zone: str, at: datetime) -> None:
    opened(ministry)
    in_zone(ministry, zone, at)


def in_zone(ministry: Ministry, zone: str, at: datetime) -> None:
    with ministry.store.read() as session:
        settings = replace(read_settings(session), time_zone=zone)
    ministry.do(
        "P-FP",
        change_settings,
        ChangeSettings(settings=settings, based_on=ministry.settings(), reason="Moved"),
    )
    ministry.clock.at = at


@pytest.mark.parametrize(
    ("zone", "at", "today"),
    [("Asia/Tokyo", EVENING, date(2026, 1, 16)), ("America/New_York", SMALL_HOURS, date(2026, 1, 15))],
)
def test_a_phase_that_holds_from_today_holds_for_who_may_decide_at_once(
    ministry: Ministry, zone: str, at: datetime, today: date
) -> None:
    moved_to(ministry, zone, at)
    change = ChangePhase(
        country="MMR",
        axes=Axes(phase=Phase.IMMINENT_RISK, risk_level=RiskLevel.VERY_HIGH, ongoing=Ongoing.UNCLEAR),
        effective_on=today,
        reason="Troops at the gates",
    )
    ministry.do("P-FP", change_phase, change)
    late = replace(change, effective_on=today + timedelta(days=1))
    assert ministry.rejected("P-FP", change_phase, late).field
    with ministry.store.read() as session:
        assert ministry_day(session, at) == today
        assert phase_at(session, "MMR", at) is Phase.IMMINENT_RISK


@pytest.mark.parametrize(
    ("zone", "at", "today"),
    [("Asia/Tokyo", EVENING, date(2026, 1, 16)), ("America/New_York", SMALL_HOURS, date(2026, 1, 15))],
)
def test_a_lesson_is_closed_from_the_ministrys_day_on_which_it_was_drawn_and_not_before(
    ministry: Ministry, zone: str, at: datetime, today: date
) -> None:
    moved_to(ministry, zone, at)
    kept = ministry.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=lesson_content()))
    close = CloseLesson(lesson_id=kept.lesson_id, based_on=kept.version, acted_on="Briefed", closed_on=today)
    for wrong in (today - timedelta(days=1), today + timedelta(days=1)):
        assert ministry.rejected("P-FP", close_lesson, replace(close, closed_on=wrong)).field == "day"
    ministry.do("P-FP", close_lesson, close)
    assert ministry.row(Lesson, kept.lesson_id).closed_on == today


def test_a_result_is_not_seen_before_the_ministrys_day_on_which_its_plan_was_agreed(
    ministry: Ministry,
) -> None:
    moved_to(ministry, "Asia/Tokyo", EVENING)
    agreed(ministry, Phase.RISK_PRESENT, "RP-1")
    with ministry.store.read() as session:
        today = ministry_day(session, EVENING)
    (plan,) = plans_of(ministry, today=today)
    result = RecordResult(
        measure_id=plan.measures[0].measure_id,
        effect=MeasureEffect.AS_EXPECTED,
        result="Monitors arrived",
        seen_on=today,
    )
    for wrong in (today - timedelta(days=1), today + timedelta(days=1)):
        assert ministry.rejected("P-AN1", record_result, replace(result, seen_on=wrong)).field == "day"
    ministry.do("P-AN1", record_result, result)


@pytest.mark.parametrize(
    ("zone", "at", "today"),
    [("Asia/Tokyo", EVENING, date(2026, 1, 16)), ("America/New_York", SMALL_HOURS, date(2026, 1, 15))],
)
def test_a_copy_is_asked_for_on_the_ministrys_day_and_not_on_the_next(
    ministry: Ministry, zone: str, at: datetime, today: date
) -> None:
    report_id = submitted(ministry, open_file(ministry))
    in_zone(ministry, zone, at)
    request = PrepareRelease(
        report_id=report_id,
        choice=NORWAY,
        asked_by="Embassy of Norway",
        asked_on=today,
        reason="Shared planning of protection",
        printer=PRINTER,
    )
    tomorrow = replace(request, asked_on=today + timedelta(days=1))
    assert ministry.rejected("P-AN1", prepare_release, tomorrow).field == "asked on"
    assert ministry.do("P-AN1", prepare_release, request).number == "RL-2026-0001"


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Asia/Tokyo", datetime(2026, 1, 14, 15, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 1, 15, 5, tzinfo=UTC)),
    ],
)
def test_a_certificate_counts_from_the_midnight_of_the_ministry_to_another(
    ministry: Ministry, zone: str, begins: datetime
) -> None:
    training = RecordTraining(
        person_id=ministry.people["P-DG1"],
        course="Atrocity prevention",
        completed_on=date(2026, 1, 15),
        expires_on=date(2027, 1, 15),
    )
    ministry.do("P-ADM", record_training, training)
    with ministry.store.read() as session:
        (held,) = certificates(session, zone)
    assert (held.valid_from, held.valid_until) == (begins, begins + timedelta(days=365))
