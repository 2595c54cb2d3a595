"""Mechanisms, universal reviews and special procedures: symbols, dates, and replies that are owed (S-20 to S-22)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.actions.countries.entered_recommendations import (
    RecommendationFacts,
    RecordRecommendation,
    ReviseRecommendation,
    record_recommendation,
    revise_recommendation,
)
from app.actions.countries.mechanisms import (
    MechanismFacts,
    RecordMechanism,
    ReviseMechanism,
    record_mechanism,
    revise_mechanism,
)
from app.actions.countries.special_procedures import (
    RecordProcedure,
    RecordReply,
    ReviseProcedure,
    record_procedure,
    record_reply,
    revise_procedure,
)
from app.actions.countries.universal_reviews import (
    RecordUniversalReview,
    ReviewFacts,
    ReviseUniversalReview,
    record_universal_review,
    revise_universal_review,
)
from app.reading.countries.mechanisms import (
    MechanismView,
    mechanisms,
    next_universal_review,
    special_procedures,
    universal_reviews,
)
from app.reading.desk import DeskLine, Need, desk
from app.reading.outside.recommendation_lists import recommendations
from app.reading.reviews_due import reviews_due
from db.vocabulary import DatePrecision
from db.vocabulary.background import MechanismBody, MechanismKind, ProcedureKind
from db.vocabulary.recommendations import RecommendingBody, UprResponse
from tests.support.background import LETTER, letter, seen
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry

TODAY = NOW.date()
REVIEW = ReviewFacts(
    cycle=4,
    session="51st",
    review_on=(date(2026, 3, 10), DatePrecision.DAY),
    source="Calendar of the fourth cycle",
)
MECHANISM = MechanismFacts(
    name="Advisory commission on Rakhine State",
    body=MechanismBody.NATIONAL,
    kind=MechanismKind.INVESTIGATION,
    since=(date(2016, 9, 5), DatePrecision.DAY),
    ended_on=date(2017, 8, 24),
    source="Final report of the commission",
)


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def needs(ministry: Ministry, need: Need) -> list[DeskLine]:
    with ministry.store.read() as session:
        found = desk(session, ministry.actors["P-AN1"], ministry.clock.at, ministry.clock.at.date())
    return [line for line in found.lines if line.need is need]


def mechanism(ministry: Ministry, code: str) -> MechanismView:
    return next(one for one in seen(ministry, mechanisms) if one.code == code)


def test_s22_a_file_shows_the_mechanisms_of_its_country_with_symbol_and_date(file: Ministry) -> None:
    shown = {one.code: (one.symbol, one.since) for one in seen(file, mechanisms)}
    assert shown["ffm_mmr"] == ("A/HRC/RES/34/22", date(2017, 3, 24))
    assert shown["iimm"][0] == "A/HRC/RES/39/2"
    assert shown["icc_mmr"] == ("ICC-01/19", date(2019, 11, 14))
    assert shown["icj_mmr"][1] == date(2019, 11, 11)
    assert "icc_ukr" not in shown


def test_s22_an_entry_of_the_file_stands_in_place_of_the_tables_row(file: Ministry) -> None:
    facts = replace(
        MECHANISM,
        code="iimm",
        name="IIMM",
        body=MechanismBody.HUMAN_RIGHTS_COUNCIL,
        kind=MechanismKind.EVIDENCE,
        symbol="A/HRC/RES/39/2",
        ended_on=None,
    )
    kept = file.do("P-AN1", record_mechanism, RecordMechanism(country="MMR", mechanism=facts))
    assert mechanism(file, "iimm").name == "IIMM"
    revision = ReviseMechanism(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="Fuller mandate",
        mechanism=replace(facts, mandate="Collects and keeps evidence."),
    )
    file.do("P-AN1", revise_mechanism, revision)
    assert mechanism(file, "iimm").mandate == "Collects and keeps evidence."
    dates = [one.since for one in seen(file, mechanisms) if one.since]
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"since": None, "ended_on": None}, "symbol"),
        ({"code": "icc_ukr"}, "code"),
        ({"ended_on": date(2016, 1, 1)}, "last day"),
        ({"name": ""}, "name"),
        ({"source": " "}, "source"),
    ],
)
def test_an_unusable_mechanism_is_named_by_its_field(
    file: Ministry, changes: dict[str, Any], field: str
) -> None:
    facts = replace(MECHANISM, **changes)
    request = RecordMechanism(country="MMR", mechanism=facts)
    assert file.rejected("P-AN1", record_mechanism, request).field == field


def test_s20_the_next_universal_review_stands_on_the_file_on_the_desk_and_in_the_calendar_of_reviews(
    file: Ministry,
) -> None:
    held = replace(REVIEW, cycle=3, session="37th", review_on=(date(2021, 1, 25), DatePrecision.DAY))
    for facts in (held, REVIEW):
        file.do("P-AN1", record_universal_review, RecordUniversalReview(country="MMR", review=facts))
    assert seen(file, lambda rows: next_universal_review(rows, TODAY)) == date(2026, 3, 10)
    assert [(one.cycle, one.held) for one in seen(file, lambda rows: universal_reviews(rows, TODAY))] == [
        (4, False),
        (3, True),
    ]
    (line,) = needs(file, Need.UNIVERSAL_REVIEW)
    assert "2026-03-10" in line.what
    assert (line.key, line.mine) == ("MMR", True)
    with file.store.read() as session:
        (entered,) = [one for one in reviews_due(session, TODAY) if one.opens == "MMR/background"]
    assert (entered.due_on, entered.what) == (date(2026, 3, 10), "Universal Periodic Review, cycle 4")


def test_s20_a_review_that_is_far_off_or_held_asks_for_nothing_yet(file: Ministry) -> None:
    request = RecordUniversalReview(country="MMR", review=REVIEW)
    kept = file.do("P-AN1", record_universal_review, request)
    file.clock.at = datetime(2026, 3, 11, 9, tzinfo=UTC)
    assert needs(file, Need.UNIVERSAL_REVIEW) == []
    moved = ReviseUniversalReview(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="Moved by the Council",
        review=replace(REVIEW, review_on=(date(2026, 11, 2), DatePrecision.DAY)),
    )
    file.do("P-AN1", revise_universal_review, moved)
    assert needs(file, Need.UNIVERSAL_REVIEW) == []
    file.clock.at = datetime(2026, 9, 1, 9, tzinfo=UTC)
    assert len(needs(file, Need.UNIVERSAL_REVIEW)) == 1


def test_a_review_before_the_first_session_or_of_no_cycle_is_a_slip(file: Ministry) -> None:
    for changes, field in (
        ({"review_on": (date(2001, 1, 1), DatePrecision.DAY)}, "day of the review"),
        ({"cycle": 0}, "cycle"),
    ):
        facts = replace(REVIEW, **changes)
        request = RecordUniversalReview(country="MMR", review=facts)
        assert file.rejected("P-AN1", record_universal_review, request).field == field


def test_s21_an_overdue_reply_is_listed_on_file_and_desk_until_it_comes(file: Ministry) -> None:
    kept = letter(file)
    letter(file, symbol="UA MMR 1/2026", acted_on=date(2026, 1, 10), reply_due=date(2026, 3, 11))
    assert [
        (one.symbol, one.overdue) for one in seen(file, lambda rows: special_procedures(rows, TODAY))
    ] == [("AL MMR 3/2025", True), ("UA MMR 1/2026", False)]
    (line,) = needs(file, Need.STATE_REPLY)
    assert "2025-11-30" in line.what
    assert line.clock is not None
    reply = RecordReply(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        replied_on=date(2026, 1, 14),
        reply="All allegations are denied.",
    )
    file.do("P-AN1", record_reply, reply)
    assert needs(file, Need.STATE_REPLY) == []
    shown = seen(file, lambda rows: special_procedures(rows, TODAY))
    assert [(one.replied_on, one.reply) for one in shown if one.reply] == [
        (date(2026, 1, 14), "All allegations are denied.")
    ]
    assert file.refused("P-AN1", record_reply, reply).rule == "special_procedure.replied"


def test_s21_visits_letters_and_statements_are_logged_with_mandate_date_and_symbol(file: Ministry) -> None:
    for kind in (ProcedureKind.VISIT, ProcedureKind.STATEMENT):
        letter(file, kind=kind, reply_due=None)
    shown = seen(file, lambda rows: special_procedures(rows, TODAY))
    assert {one.kind for one in shown} == {ProcedureKind.VISIT, ProcedureKind.STATEMENT}
    assert not any(one.overdue for one in shown)


def test_a_reply_does_not_come_before_the_letter_nor_tomorrow(file: Ministry) -> None:
    kept = letter(file)
    reply = RecordReply(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        replied_on=date(2026, 1, 14),
        reply="Denied.",
    )
    for day in (date(2025, 9, 1), date(2026, 2, 1)):
        assert (
            file.rejected("P-AN1", record_reply, replace(reply, replied_on=day)).field == "day of the reply"
        )
    kept = file.do("P-AN1", record_reply, reply)
    later = ReviseProcedure(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="Wrong day",
        procedure=replace(LETTER, acted_on=date(2026, 1, 15), reply_due=None),
    )
    assert file.rejected("P-AN1", revise_procedure, later).field == "day of the reply"
    request = RecordProcedure(country="MMR", procedure=replace(LETTER, reply_due=date(2025, 1, 1)))
    assert file.rejected("P-AN1", record_procedure, request).field == "reply due"


def test_more_time_to_reply_takes_the_line_off_the_desk(file: Ministry) -> None:
    kept = letter(file)
    longer = ReviseProcedure(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="The state asked for more time",
        procedure=replace(LETTER, reply_due=date(2026, 2, 28)),
    )
    file.do("P-AN1", revise_procedure, longer)
    assert needs(file, Need.STATE_REPLY) == []


RECOMMENDATION = RecommendationFacts(
    body=RecommendingBody.UPR,
    recommended_by="Sierra Leone",
    recommended_on=date(2021, 1, 25),
    cycle=3,
    text="End discrimination against minorities.",
    response=UprResponse.NOTED,
    source="Report of the working group",
)


def test_s20_recommendations_are_entered_with_cycle_by_whom_and_whether_supported(file: Ministry) -> None:
    kept = file.do(
        "P-AN1", record_recommendation, RecordRecommendation(country="MMR", recommendation=RECOMMENDATION)
    )
    (line,) = seen(file, recommendations).lines
    assert (line.cycle, line.by, line.response) == (3, "Sierra Leone", UprResponse.NOTED)
    answered = ReviseRecommendation(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="The state answered",
        recommendation=replace(RECOMMENDATION, response=UprResponse.SUPPORTED),
    )
    file.do("P-AN1", revise_recommendation, answered)
    assert seen(file, recommendations).lines[0].response is UprResponse.SUPPORTED
    assert seen(file, lambda rows: recommendations(rows, "MINORITIES")).total == 1
    assert seen(file, lambda rows: recommendations(rows, "torture")).total == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cycle": None}, "cycle"),
        ({"body": RecommendingBody.TREATY_BODY}, "response"),
        ({"recommended_by": ""}, "by whom"),
        ({"text": ""}, "text"),
        ({"recommended_on": date(2027, 1, 1)}, "date"),
    ],
)
def test_an_unusable_recommendation_is_named_by_its_field(
    file: Ministry, changes: dict[str, Any], field: str
) -> None:
    facts = replace(RECOMMENDATION, **changes)
    request = RecordRecommendation(country="MMR", recommendation=facts)
    assert file.rejected("P-AN1", record_recommendation, request).field == field
