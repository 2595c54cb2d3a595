"""The structural checklist and the treaties: answered for a day by a source, never overwritten, and growing old (S-16)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.actions.countries.structures import (
    AnswerQuestion,
    RecordTreatyStatus,
    answer_question,
    record_treaty_status,
)
from app.actions.ministry.reference_tables import SaveReferenceVersion, save_reference_version
from app.reading.countries.structures import ChecklistLine, checklist, treaties
from app.reading.desk import Need, desk
from app.reference.checklist import CHECKLIST
from app.reference.kind import ReferenceKind
from app.reference.treaties import TREATIES
from db.vocabulary.background import ChecklistReply, TreatyStanding
from tests.support.background import seen
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry

TODAY = NOW.date()
ANSWER = AnswerQuestion(
    country="MMR",
    question="minority_law",
    reply=ChecklistReply.YES,
    as_of=date(2025, 1, 15),
    source="Citizenship law of 1982",
    note="Some groups are not among those that the law names.",
)
STATUS = RecordTreatyStatus(
    country="MMR",
    treaty="genocide",
    standing=TreatyStanding.PARTY,
    since=date(1956, 3, 14),
    reservations="Reservations to articles VI and VIII.",
    source="United Nations Treaty Collection, chapter IV.1",
    source_on=date(2025, 12, 1),
)


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def line(ministry: Ministry, code: str, today: date = TODAY) -> ChecklistLine:
    return next(one for one in seen(ministry, lambda rows: checklist(rows, today)) if one.code == code)


def test_s16_the_structural_conditions_are_asked_and_answered_with_a_date(file: Ministry) -> None:
    asked = {one.code for one in seen(file, lambda rows: checklist(rows, TODAY))}
    assert {
        "unaccountable_rule",
        "security_sector",
        "minority_law",
        "transitional_justice",
        "impunity",
        "discrimination_in_law",
        "hate_speech",
        "arms_flows",
    } <= asked
    file.do("P-AN1", answer_question, ANSWER)
    answer = line(file, "minority_law").answer
    assert answer is not None
    assert (answer.reply, answer.as_of, answer.source) == (
        ChecklistReply.YES,
        date(2025, 1, 15),
        "Citizenship law of 1982",
    )
    assert line(file, "impunity").answer is None


def test_s16_an_answer_older_than_twelve_months_is_shown_as_ageing_on_file_and_desk(file: Ministry) -> None:
    file.do("P-AN1", answer_question, ANSWER)
    assert not line(file, "minority_law", date(2026, 1, 15)).ageing
    assert line(file, "minority_law", date(2026, 1, 16)).ageing
    file.clock.at = datetime(2026, 1, 16, 9, tzinfo=UTC)
    with file.store.read() as session:
        lines = desk(session, file.actors["P-AN1"], file.clock.at, file.clock.at.date()).lines
    (old,) = [one for one in lines if one.need is Need.CHECKLIST]
    assert old.what == "1 answer of the structural checklist is older than twelve months"
    assert (old.page, old.key, old.mine) == ("countries", "MMR", True)


def test_a_new_answer_stands_beside_the_earlier_one_and_counts_by_its_day(file: Ministry) -> None:
    file.do("P-AN1", answer_question, ANSWER)
    file.do(
        "P-AN2",
        answer_question,
        replace(ANSWER, reply=ChecklistReply.PARTLY, as_of=date(2026, 1, 10), source="New draft law"),
    )
    file.do("P-AN2", answer_question, replace(ANSWER, reply=ChecklistReply.NO, as_of=date(2020, 1, 1)))
    shown = line(file, "minority_law")
    assert [answer.reply for answer in shown.answers] == [
        ChecklistReply.PARTLY,
        ChecklistReply.YES,
        ChecklistReply.NO,
    ]
    assert shown.answer == shown.answers[0]


def test_a_treaty_status_has_its_day_its_reservations_and_the_date_of_its_source(file: Ministry) -> None:
    file.do("P-AN1", record_treaty_status, STATUS)
    lines = {one.code: one for one in seen(file, treaties)}
    assert {"genocide", "rome_statute", "geneva_conventions", "arms_trade", "refugees", "ced"} <= set(lines)
    status = lines["genocide"].status
    assert status is not None
    assert (status.standing, status.since, status.source_on) == (
        TreatyStanding.PARTY,
        date(1956, 3, 14),
        date(2025, 12, 1),
    )
    assert "VIII" in status.reservations
    assert lines["rome_statute"].status is None


def test_the_newest_source_of_a_treaty_counts_and_earlier_ones_stay(file: Ministry) -> None:
    file.do("P-AN1", record_treaty_status, STATUS)
    older = replace(
        STATUS, standing=TreatyStanding.SIGNED, since=date(1949, 12, 30), source_on=date(1955, 1, 1)
    )
    file.do("P-AN1", record_treaty_status, older)
    shown = next(one for one in seen(file, treaties) if one.code == "genocide")
    assert [one.standing for one in shown.statuses] == [TreatyStanding.PARTY, TreatyStanding.SIGNED]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"question": "no_such_question"}, "question"),
        ({"as_of": date(2026, 2, 1)}, "as of"),
        ({"source": ""}, "source"),
    ],
)
def test_an_unusable_answer_is_named_by_its_field(
    file: Ministry, changes: dict[str, Any], field: str
) -> None:
    request = replace(ANSWER, **changes)
    assert file.rejected("P-AN1", answer_question, request).field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"treaty": "no_such_treaty"}, "treaty"),
        ({"source_on": date(2026, 2, 1)}, "date of the source"),
        ({"source_on": date(1956, 1, 1)}, "since"),
        ({"source": ""}, "source"),
    ],
)
def test_an_unusable_status_is_named_by_its_field(
    file: Ministry, changes: dict[str, Any], field: str
) -> None:
    request = replace(STATUS, **changes)
    assert file.rejected("P-AN1", record_treaty_status, request).field == field


def test_only_analysts_and_focal_points_answer(file: Ministry) -> None:
    assert file.refused("P-REC", answer_question, ANSWER).rule == "role"
    assert file.refused("P-REC", record_treaty_status, STATUS).rule == "role"


@pytest.mark.parametrize(("kind", "answered"), [(CHECKLIST, "minority_law"), (TREATIES, "genocide")])
def test_a_question_or_treaty_that_was_answered_stays_in_the_ministrys_table(
    file: Ministry, kind: ReferenceKind[Any], answered: str
) -> None:
    file.do("P-AN1", answer_question, ANSWER)
    file.do("P-AN1", record_treaty_status, STATUS)
    without = kind.dump([item for item in kind.shipped() if item.code != answered])
    request = SaveReferenceVersion(kind=kind.code, content=without, note="Shorter")
    assert file.refused("P-FP", save_reference_version, request).rule == "reference.in_use"
