"""Past atrocities with impunity flag a file, and a flagged file is reviewed at least every ninety days (S-15)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actions.countries.baseline_flags import SetBaselineFlag, set_baseline_flag
from app.actions.countries.country_files import (
    OpenCountryFile,
    SetReviewCycle,
    open_country_file,
    set_review_cycle,
)
from app.actions.countries.past_atrocities import (
    RecordAtrocity,
    ReviseAtrocity,
    record_atrocity,
    revise_atrocity,
)
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.countries.country_files import country_view
from app.reading.countries.past_atrocities import baseline_flag, past_atrocities
from app.reading.ledger.lines import lines_about
from app.settings import Settings
from db.vocabulary.background import Accountability
from tests.support.background import ATROCITY, atrocity, seen
from tests.support.casework import file_version, opened
from tests.support.ministry import NOW, Ministry


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    """The file is reviewed twice a year."""
    opened(ministry)
    cycle(ministry, 180)
    return ministry


def cycle(ministry: Ministry, days: int) -> None:
    request = SetReviewCycle(
        country="MMR", based_on=file_version(ministry), review_every_days=days, reason="Quiet for years"
    )
    ministry.do("P-FP", set_review_cycle, request)


def days(ministry: Ministry, country: str = "MMR") -> int:
    with ministry.store.read() as session:
        return country_view(session, country).review_every_days


@pytest.mark.parametrize("accountability", [Accountability.NONE, Accountability.PARTIAL])
def test_s15_atrocities_with_impunity_flag_the_file_and_shorten_its_cycle(
    file: Ministry, accountability: Accountability
) -> None:
    assert days(file) == 180
    atrocity(file, accountability=accountability)
    flag = seen(file, baseline_flag)
    assert flag is not None
    assert flag.flagged
    assert "Clearance operations" in flag.reason
    assert days(file) == 90
    with file.store.read() as session:
        assert country_view(session, "MMR").next_review_on <= NOW.date() + timedelta(days=90)
        shortened = [line for line in lines_about(session, "MMR") if line.action == "country.review_cycle"]
    assert "every 90 days" in shortened[-1].reason
    assert "Clearance operations" in shortened[-1].reason


@pytest.mark.parametrize("accountability", [Accountability.FULL, Accountability.UNKNOWN])
def test_s15_where_justice_was_done_or_nothing_is_known_the_file_is_not_flagged(
    file: Ministry, accountability: Accountability
) -> None:
    atrocity(file, accountability=accountability)
    assert seen(file, baseline_flag) is None
    assert days(file) == 180


def test_s15_a_flagged_file_cannot_have_a_review_cycle_of_more_than_90_days(file: Ministry) -> None:
    atrocity(file)
    request = SetReviewCycle(country="MMR", based_on=file_version(file), review_every_days=91, reason="Quiet")
    refusal = file.refused("P-FP", set_review_cycle, request)
    assert refusal.rule == "country.flagged"
    assert "1 to 90" in refusal.remedy
    cycle(file, 30)
    assert days(file) == 30


def test_s15_the_limit_is_a_setting_and_a_lower_one_shortens_every_flagged_file(file: Ministry) -> None:
    atrocity(file)
    opened(file, "UKR")
    request = ChangeSettings(
        settings=Settings(flagged_review_days=60), based_on=file.settings(), reason="Closer watch"
    )
    file.do("P-FP", change_settings, request)
    assert days(file) == 60
    assert days(file, "UKR") == 90
    with file.store.read() as session:
        assert "Closer watch" in lines_about(session, "MMR")[-1].reason


def test_s15_a_file_is_opened_under_the_flag_with_a_cycle_that_fits(ministry: Ministry) -> None:
    request = OpenCountryFile(country="MMR", reason="Nobody answered for 2017", flagged=True)
    too_long = replace(request, review_every_days=120)
    assert ministry.refused("P-FP", open_country_file, too_long).rule == "country.flagged"
    assert ministry.refused("P-AN1", open_country_file, request).rule == "role"
    ministry.do("P-FP", open_country_file, request)
    flag = seen(ministry, baseline_flag)
    assert flag is not None
    assert flag.flagged
    assert days(ministry) == 90


def test_a_focal_point_lifts_the_flag_with_a_reason_and_only_new_impunity_raises_it_again(
    file: Ministry,
) -> None:
    kept = atrocity(file)
    lift = SetBaselineFlag(country="MMR", flagged=False, reason="A court has ended impunity")
    assert file.refused("P-AN1", set_baseline_flag, lift).rule == "role"
    file.do("P-FP", set_baseline_flag, lift)
    assert file.refused("P-FP", set_baseline_flag, lift).rule == "unchanged"
    cycle(file, 180)
    revision = ReviseAtrocity(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="A further source",
        atrocity=replace(ATROCITY, accountability=Accountability.PARTIAL),
    )
    file.do("P-AN1", revise_atrocity, revision)
    assert days(file) == 180
    atrocity(file, title="Earlier operations")
    assert days(file) == 90


def test_a_revision_that_tells_of_impunity_for_the_first_time_raises_the_flag(file: Ministry) -> None:
    kept = atrocity(file, accountability=Accountability.UNKNOWN)
    revision = ReviseAtrocity(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="The trials were stopped",
        atrocity=ATROCITY,
    )
    file.do("P-AN1", revise_atrocity, revision)
    assert days(file) == 90


def test_numbers_are_a_range_with_their_source_and_caution(file: Ministry) -> None:
    atrocity(file)
    (shown,) = seen(file, past_atrocities)
    assert (shown.dead_low, shown.dead_high) == (10_000, 25_000)
    assert shown.caution
    for changes, field in (
        ({"numbers_source": ""}, "source of the numbers"),
        ({"dead_high": 1}, "deaths to"),
        ({"ended": (date(2017, 1, 1), ATROCITY.began[1])}, "end"),
        ({"title": ""}, "what happened"),
    ):
        facts = replace(ATROCITY, **changes)
        request = RecordAtrocity(country="MMR", atrocity=facts)
        assert file.rejected("P-AN1", record_atrocity, request).field == field
