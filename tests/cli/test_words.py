"""What the command line writes and reads: tables, amounts, instants, terminals of every kind."""

import io
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bugs import bug_lines
from app.cli import streams
from app.cli.plain import moment, plain
from app.cli.streams import visible
from app.cli.tables import pairs, table, width
from app.cli.values import by_option, code_of, instant_of, money_of
from app.refusals import BadInput
from app.rules.entry.money import Money
from db.vocabulary import Phase

CELL = st.text(alphabet=st.sampled_from("abc éß漢字かなالعربية😀e\u0301\u200b-\t\n\x1b"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6))
def test_columns_begin_below_their_headings_whatever_is_in_them(rows: list[tuple[str, str, str]]) -> None:
    lines = table(("One", "Two", "|"), [(first, second, "|") for first, second, _ in rows]).split("\n")
    assert len(lines) == len(rows) + 2
    heading = width(lines[0].split("|")[0])
    for line in lines[2:]:
        before, mark, _ = line.rpartition("|")
        assert mark
        assert width(before) == heading


def test_wide_and_combining_characters_take_the_columns_that_are_seen() -> None:
    assert [width(text) for text in ("abc", "漢字", "e\u0301", "क्ष", "")] == [3, 4, 1, 2, 0]


def test_what_a_terminal_cannot_show_becomes_its_nearest_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", shown)
    streams.prepare()
    streams.say("“Lucía” … 漢")
    streams.say_json({"name": "漢"})
    assert shown.buffer.getvalue() == b'"Luc\xeda" ... ?\n' + '{"name":"漢"}\n'.encode()


def test_nothing_on_file_can_steer_a_terminal() -> None:
    assert "\x1b" not in visible("\x1b[2Jgone")
    assert "\x1b" not in table(("A",), [("\x1b]0;title\x07",)])
    assert "\x1b" not in pairs([("A", "x\n\x1b[31my")])
    assert pairs([("Name", "one\ntwo"), ("Empty", "")]) == "Name  one\n      two"


def test_values_are_told_as_json_can_say_them() -> None:
    east = timezone(timedelta(hours=6, minutes=30))
    told = plain(
        {
            "at": datetime(2026, 1, 15, 15, 30, tzinfo=east),
            "cost": Money(Decimal("90000.50"), "EUR"),
            "phase": Phase.IMMINENT_RISK,
            "set": frozenset({"b", "a"}),
        }
    )
    assert told == {
        "at": "2026-01-15T09:00:00Z",
        "cost": {"amount": "90000.50", "currency": "EUR"},
        "phase": "imminent_risk",
        "set": ["a", "b"],
    }
    assert moment(datetime(2026, 7, 1, 9, tzinfo=UTC), "Europe/Lisbon") == "2026-07-01 10:00 WEST"


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("125,000.50 USD", "125000.50", "USD"),
        ("chf 7", "7.00", "CHF"),
        ("0 EUR", "0.00", "EUR"),
    ],
)
def test_amounts_are_read_with_their_currency(typed: str, amount: str, currency: str) -> None:
    assert money_of(typed, "cost") == Money(Decimal(amount), currency)


@pytest.mark.parametrize("typed", ["", "EUR", "5", "5 EUR USD", "-5 EUR", "1e3000 EUR", "NaN", "5.001 EUR"])
def test_what_is_no_amount_is_bad_input(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        money_of(typed, "cost")
    assert caught.value.field == "cost"


def test_a_day_begins_where_the_ministry_is() -> None:
    assert instant_of("2026-01-15", "at", "Asia/Yangon").astimezone(UTC) == datetime(
        2026, 1, 14, 17, 30, tzinfo=UTC
    )
    assert instant_of("2026-01-15T09:00Z", "at", "Asia/Yangon") == datetime(2026, 1, 15, 9, tzinfo=UTC)
    for typed in ("2026-13-01", "2026-01-15T09:00", "soon", ""):
        with pytest.raises(BadInput):
            instant_of(typed, "at", "UTC")


def test_codes_are_known_in_any_spelling() -> None:
    for typed in ("imminent_risk", "IMMINENT-RISK", " Imminent risk "):
        assert code_of(Phase, typed, "phase") is Phase.IMMINENT_RISK
    with pytest.raises(BadInput) as caught:
        code_of(Phase, "calm", "phase")
    assert "violence_escalation" in caught.value.remedy


def test_texts_are_for_one_option_or_for_all() -> None:
    assert by_option(("2:because", "for all"), "reason") == ({2: "because"}, "for all")
    assert by_option(("at 12:30 they came",), "reason") == ({}, "at 12:30 they came")
    for typed in (("2:a", "2:b"), ("a", "b")):
        with pytest.raises(BadInput):
            by_option(typed, "reason")


def test_a_bug_is_told_without_what_it_was_about() -> None:
    try:
        raise KeyError("Daw Aye Aye, source of the post")
    except KeyError as error:
        told = "\n".join(bug_lines(error))
    assert "builtins.KeyError" in told
    assert "test_words.py" in told
    assert "Daw Aye Aye" not in told
