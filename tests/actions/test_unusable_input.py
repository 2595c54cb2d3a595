"""What no row can be called, and what no paper can say: one clear error each, and nothing is kept of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.actions.countries.country_files import RecordReview, record_review
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.actions.reports.briefs import HandBrief, OpenBrief, hand_brief, open_brief
from app.actions.reports.drafting import DraftReport, OnReport, draft_report, submit_report
from app.refusals import BadInput
from app.rules.entry.dates import not_future_instant, parse_instant
from app.rules.entry.money import parse_money
from app.settings import Settings
from tests.support.carrying import CONTENT, escalated, open_file, prepared
from tests.support.ministry import Ministry

HALF_A_CHARACTER = "\ud800"
STRANGE = (HALF_A_CHARACTER, "x" * 1_000_000, "a\x00b", "a\u202eb", "🕊", "")


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_of_a_row_is_not_found_and_not_repeated_at_length(
    ministry: Ministry, name: str
) -> None:
    for error in (
        ministry.rejected("P-FP", submit_report, OnReport(report_id=name)),
        ministry.rejected("P-FP", record_review, RecordReview(country=name, findings="Looked at.")),
    ):
        assert len(error.message) < 200
        assert error.message.isprintable()


@pytest.mark.parametrize("name", STRANGE)
def test_a_report_follows_only_a_report(ministry: Ministry, name: str) -> None:
    open_file(ministry)
    request = DraftReport(country="MMR", content=CONTENT, follows_id=name)
    assert ministry.rejected("P-AN1", draft_report, request).field == "report"


@pytest.mark.parametrize("marking", ["no such marking", "a\u202eb", "x" * 1_000_000])
def test_lines_to_take_carry_a_marking_of_the_scheme(ministry: Ministry, marking: str) -> None:
    open_file(ministry)
    content = replace(CONTENT, lines_to_take="We are appalled.", lines_marking=marking)
    error = ministry.rejected("P-AN1", draft_report, DraftReport(country="MMR", content=content))
    assert len(error.message) < 200


def test_lines_to_take_stay_below_the_ceiling_too(ministry: Ministry) -> None:
    open_file(ministry)
    limit = ChangeSettings(
        settings=Settings(ceiling="restricted"), based_on=ministry.settings(), reason="Network"
    )
    ministry.do("P-ADM", change_settings, limit)
    content = replace(CONTENT, lines_to_take="We are appalled.", lines_marking="secret")
    refusal = ministry.refused("P-AN1", draft_report, DraftReport(country="MMR", content=content))
    assert refusal.rule == "marking.ceiling"


def test_a_brief_is_opened_for_an_office_that_there_is(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-2", "VE-6")
    sent = escalated(ministry, case, "dg_political")
    request = OpenBrief(brief_id=sent.brief_id, office_id="nowhere")
    assert ministry.rejected("P-FP", open_brief, request).field == "office"


@pytest.mark.parametrize("number", [-1, 0, 10_000, 10**30])
def test_a_copy_has_the_number_of_a_copy(ministry: Ministry, number: int) -> None:
    case = prepared(ministry, open_file(ministry), "VE-2", "VE-6")
    sent = escalated(ministry, case, "dg_political")
    request = HandBrief(brief_id=sent.brief_id, person_id=ministry.people["P-PS"], copy_number=number)
    assert ministry.rejected("P-FP", hand_brief, request).field == "copy number"


@pytest.mark.parametrize("year", [1, 1899, 9999])
def test_an_instant_lies_where_days_can_be_counted_from(year: int) -> None:
    with pytest.raises(BadInput, match=f"year {year:04d}"):
        parse_instant(f"{year:04d}-01-02T00:00Z", "time")


def test_nothing_was_signed_before_1900() -> None:
    with pytest.raises(BadInput):
        not_future_instant(datetime(1, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), "time")


@pytest.mark.parametrize("amount", ["9" * 1_000_000, "1e15", "0." + "1" * 100_000, "12 Taler\x1b[31m"])
def test_an_amount_that_cannot_be_is_not_repeated_at_length(amount: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_money(amount, "EUR")
    assert len(caught.value.message) < 120
    assert caught.value.message.isprintable()
