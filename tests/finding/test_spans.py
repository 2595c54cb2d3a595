"""The days that a question is about: a day, a month or a span of them, and what stays of the line without them."""

from datetime import date

import pytest

from app.rules.spans import days_named, without_days


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("why was it declined in July 2021", date(2021, 7, 1), date(2021, 7, 31)),
        ("pourquoi refusé en 2021-07", date(2021, 7, 1), date(2021, 7, 31)),
        ("why was it declined on 30 July 2021", date(2021, 7, 30), date(2021, 7, 30)),
        ("refusé au mois d’août 2021", date(2021, 8, 1), date(2021, 8, 31)),
        ("declined by the minister in July 2021", date(2021, 7, 1), date(2021, 7, 31)),
        ("declined what was put before the minister on 30 July 2021", date(2021, 7, 30), date(2021, 7, 30)),
        # One of them would limit what was asked of all.
        ("declined in July 2021 and December 2021", None, None),
        ("declined on 27 and 30 July 2021", None, None),
        ("le refus du 30 juillet 2021 et du 21 décembre 2021", None, None),
        ('declined "since July 2021"', None, None),
        # A side that is open stays open.
        ("what was declined since 2021-07", date(2021, 7, 1), None),
        ("refusé depuis le 2021-07-30", date(2021, 7, 30), None),
        ("why declined since the beginning of July 2021 Afghanistan", date(2021, 7, 1), None),
        ("declined since the fall of Kabul in August 2021", date(2021, 8, 1), None),
        ("declined since early 2021", date(2021, 1, 1), None),
        ("refusé depuis le début de juillet 2021", date(2021, 7, 1), None),
        ("refusé depuis le mois de juillet 2021", date(2021, 7, 1), None),
        ("refusé depuis l’été 2021", date(2021, 1, 1), None),
        ("refusé depuis la fin d’août 2021", date(2021, 8, 1), None),
        ("refusé dès juillet 2021", date(2021, 7, 1), None),
        ("declined before 30 July 2021", None, date(2021, 7, 30)),
        ("declined before the end of 2021", None, date(2021, 12, 31)),
        ("declined until late July 2021", None, date(2021, 7, 31)),
        ("refusé jusqu’à fin juillet 2021", None, date(2021, 7, 31)),
        ("refusé d’ici à juillet 2021", None, date(2021, 7, 31)),
        # Two ends, of which the first may be told by its day or its month alone.
        ("declined between June 2021 and December 2021", date(2021, 6, 1), date(2021, 12, 31)),
        ("declined between 1 and 5 March 2022", date(2022, 3, 1), date(2022, 3, 5)),
        ("declined from 1 to 5 March 2022", date(2022, 3, 1), date(2022, 3, 5)),
        ("declined 1-5 March 2022", date(2022, 3, 1), date(2022, 3, 5)),
        ("declined from 30 June to 5 July 2021", date(2021, 6, 30), date(2021, 7, 5)),
        ("refusé entre le 1er et le 5 mars 2022", date(2022, 3, 1), date(2022, 3, 5)),
        ("refusé du 1er au 5 mars 2022", date(2022, 3, 1), date(2022, 3, 5)),
        ("refusé entre juin et décembre 2021", date(2021, 6, 1), date(2021, 12, 31)),
        ("declined since July 2021 and until March 2022", date(2021, 7, 1), date(2022, 3, 31)),
        # Over the turn of a year or a month.
        ("declined from December to February 2022", date(2021, 12, 1), date(2022, 2, 28)),
        ("declined from 30 December to 5 January 2022", date(2021, 12, 30), date(2022, 1, 5)),
        ("declined from 28 to 3 January 2022", date(2021, 12, 28), date(2022, 1, 3)),
        ("refusé entre le 28 et le 3 mars 2022", date(2022, 2, 28), date(2022, 3, 3)),
        ("refusé de décembre à février 2022", date(2021, 12, 1), date(2022, 2, 28)),
    ],
)
def test_a_question_is_limited_to_a_day_a_month_or_a_span_and_on_no_side_that_is_open(
    typed: str, first: date | None, last: date | None
) -> None:
    assert days_named(typed) == (None if first is None and last is None else (first, last))
    said = without_days(typed)
    assert "declined" in said or "refus" in said
    assert first is None or not any(word in said for word in ("since", "depuis", "beginning", "until"))


@pytest.mark.parametrize(
    ("typed", "first", "last", "rest"),
    [
        (
            "why was aid declined after the coup in Myanmar in February 2021",
            date(2021, 2, 1),
            None,
            "why was aid declined coup in Myanmar",
        ),
        (
            "declined since Russia's invasion of Ukraine in March 2022",
            date(2022, 3, 1),
            None,
            "declined Russia's invasion of Ukraine",
        ),
        (
            "declined since the report on Afghanistan of July 2021",
            date(2021, 7, 1),
            None,
            "declined report on Afghanistan",
        ),
        (
            "declined since the beginning of the war in Ukraine in early March 2022, talks",
            date(2022, 3, 1),
            None,
            "declined war in Ukraine , talks",
        ),
        ("refusé depuis le coup d’État de février 2021", date(2021, 2, 1), None, "refusé coup d’État"),
        (
            "declined since the coup in February 2021 and until the fall of Kabul in August 2021",
            date(2021, 2, 1),
            date(2021, 8, 31),
            "declined coup fall of Kabul",
        ),
        ("refusé depuis le début de l’été 2021", date(2021, 1, 1), None, "refusé"),
    ],
)
def test_what_happened_at_an_end_of_a_span_stays_in_the_question(
    typed: str, first: date | None, last: date | None, rest: str
) -> None:
    """Its country went with it: aid was declined, it was said, of another one."""
    assert days_named(typed) == (first, last)
    assert without_days(typed) == rest
