"""Dates that people enter: read strictly, in order, not in the future."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.refusals import BadInput
from app.rules.entry.dates import (
    in_order,
    not_future,
    not_future_instant,
    parse_date,
    parse_instant,
    parse_partial_date,
)
from db.vocabulary import DatePrecision

TODAY = date(2026, 3, 2)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_date_reads_back(day: date) -> None:
    assert parse_date(f" {day.isoformat()} ", "date") == day
    assert parse_partial_date(day.isoformat(), "date") == (day, DatePrecision.DAY)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2021-2-1",
        "01/02/2021",
        "2021-02-30",
        "2021-13-01",
        "0202-01-01",
        "20210201",
        "２０２１-02-01x",
        "soon",
    ],
)
def test_anything_else_is_refused_with_a_way_out(written: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_date(written, "date of signature")
    assert caught.value.field == "date of signature"
    assert caught.value.remedy


def test_partial_dates_carry_their_precision() -> None:
    assert parse_partial_date("2017-08", "date") == (date(2017, 8, 1), DatePrecision.MONTH)
    assert parse_partial_date("2018", "date") == (date(2018, 1, 1), DatePrecision.YEAR)
    for written in ("2017-00", "0018", "17", "2017-8"):
        with pytest.raises(BadInput):
            parse_partial_date(written, "date")


def test_a_huge_entry_is_not_repeated_whole() -> None:
    with pytest.raises(BadInput) as caught:
        parse_date("9" * 100_000 + "\x1b[31m", "date")
    assert len(caught.value.message) < 100


def test_instants_need_their_zone() -> None:
    assert parse_instant("2021-02-01T09:30+06:30", "time") == datetime(2021, 2, 1, 3, 0, tzinfo=UTC)
    assert parse_instant("2021-02-01T09:30Z", "time") == datetime(2021, 2, 1, 9, 30, tzinfo=UTC)
    for written in ("2021-02-01T09:30", "2021-02-01", "now"):
        with pytest.raises(BadInput):
            parse_instant(written, "time")


def test_today_is_not_the_future_and_tomorrow_is() -> None:
    assert not_future(TODAY, TODAY, "date") == TODAY
    with pytest.raises(BadInput, match="2026-03-03 lies in the future; today is 2026-03-02"):
        not_future(TODAY + timedelta(days=1), TODAY, "date")


def test_the_future_of_an_instant_counts_to_the_second() -> None:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert not_future_instant(at, at, "time") == at
    with pytest.raises(BadInput):
        not_future_instant(at + timedelta(seconds=1), at, "time")


def test_order_of_two_dates() -> None:
    in_order(TODAY, TODAY, "valid from", "valid until")
    with pytest.raises(BadInput) as caught:
        in_order(TODAY, TODAY - timedelta(days=1), "valid from", "valid until")
    assert caught.value.field == "valid until"
    assert "2026-03-01" in caught.value.message
