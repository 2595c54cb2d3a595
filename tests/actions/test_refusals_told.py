"""Where a refused record is told, and that it is nowhere told as a decision."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.decisions import decide
from app.actions.reports.escalations import Escalated
from app.actions.reports.judging import Choice
from app.briefs.decision_record import DecisionRecord
from app.documents.after_action import AfterAction
from app.documents.kinds import kind_of
from app.reading.desk import desk
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.inquiry import deciding as deciding_answers
from app.reading.inquiry.answers import answer_to
from app.reading.reports.completing import brief_opened
from app.reading.reports.decision_record import decision_record
from app.reading.reports.reports import report_lines
from app.reading.reports.trail import escalations_of, receipts_of
from app.reading.search.searching import read_query, search
from app.reading.timeline.marks import Lane, past_marks
from app.reading.waiting.lines import Need
from db.decisions import Decision
from db.reports import Report
from db.vocabulary import Outcome
from tests.support.asking import asked_of
from tests.support.carrying import Prepared, authorise, decided, deciding, decline
from tests.support.ministry import Ministry
from tests.support.refusing import DIFFERS, recorded, refuse
from tests.support.told_places import places


def test_who_never_saw_the_brief_has_not_seen_it_by_a_record_that_was_refused(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))

    def told() -> tuple[bool, list[str], str]:
        who = ministry.people["P-DG1"]
        with ministry.store.read() as session:
            opened = brief_opened(session, sent.brief_id, who)
            receipts = [one.person_id for one in receipts_of(session, case.report_id)]
            (escalation,) = escalations_of(session, case.report_id)
        return opened, receipts, escalation.acknowledged_by

    assert told() == (True, [ministry.people["P-DG1"]], "Dana Whitlock")
    refuse(ministry, wrong)
    assert told() == (False, [], "Dana Whitlock (by the record of a paper, which was refused)")
    asked = deciding(ministry, "dg_political", case, authorise(case.options[0]))
    assert ministry.refused("P-DG1", decide, asked).rule == "decide.unread"
    dossier = places(ministry, case)["dossier"]
    assert "Was handed version" not in dossier
    assert "Acknowledged for" not in dossier
    # The same paper proves both again, once its record is right: also that it was signed earlier than was typed.
    recorded(ministry, case, sent, authorise(case.options[0]), signed=signed - timedelta(minutes=1))
    assert told() == (True, [ministry.people["P-DG1"]], "Dana Whitlock")


def test_an_inquiry_hears_of_each_refused_record_also_once_the_option_is_decided(
    ministry: Ministry, case: Prepared, sent: Escalated, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = ministry.clock.at
    until = (signed + timedelta(days=60)).date()
    typed = Choice(option_id=case.options[0], outcome=Outcome.DECLINE, reason="Typed wrongly.")
    idle = Choice(
        option_id=case.options[2], outcome=Outcome.DEFER, reason="Typed wrongly.", defer_until=until
    )
    wrong = recorded(ministry, case, sent, typed, idle)
    refuse(ministry, *wrong)
    recorded(ministry, case, sent, authorise(case.options[0]), decline(case.options[2]), signed=signed)
    numbers = [ministry.row(Decision, one).number for one in wrong]
    at = ministry.clock.at
    read: list[str] = []

    def counted(session: Session, report_id: str, at: datetime) -> DecisionRecord:
        read.append(report_id)
        return decision_record(session, report_id, at)

    monkeypatch.setattr(deciding_answers, "decision_record", counted)
    with ministry.store.read() as session:
        answers = {ask: answer_to(session, ask, "MMR", at) for ask in (3, 4, 10)}
        assert read == [case.report_id] * 3, "the record of a report is put together once for each answer"
        review = gather(session, Asked(kind_of("after-action"), _number(session, case), at, "Lucía Ferrer"))
    rows = {ask: [" ".join(row.cells) for row in answer.rows] for ask, answer in answers.items()}
    assert sum(numbers[0] in row for row in rows[3]) == 1
    assert sum(numbers[0] in row for row in rows[4]) == 1
    (put,) = [row for row in rows[4] if numbers[1] in row]
    (none,) = [row for row in rows[10] if numbers[1] in row]
    for row in (put, none):
        assert DIFFERS in row
        assert "Typed wrongly" not in row
    assert until.isoformat() not in none
    assert "Options put: 3." in answers[4].said
    assert isinstance(review, AfterAction)
    decided_as = " ".join(one.decision for one in review.done)
    assert f"What differs, by Hana Rehak: {DIFFERS}" in decided_as
    assert "Typed wrongly" not in decided_as


def _number(session: Session, case: Prepared) -> str:
    return session.get_one(Report, case.report_id).number


def test_a_refused_record_is_told_as_one_everywhere_and_never_as_a_decision(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)
    said = places(ministry, case)
    for place in ("headline", "line", "step", "option", "record", "timeline", "dossier", "question"):
        assert "refused" in said[place].lower(), place
        assert " declined" not in said[place], place
    for place in ("line", "option", "record", "timeline", "dossier"):
        assert DIFFERS in " ".join(said[place].split()), place
    assert said["reason"] == "", "what the second person wrote is not the reason of whoever signed"
    assert "signed" not in said["line"].removesuffix(DIFFERS), "what was signed is what is in doubt"
    for place in ("question", "timeline"):
        assert f"What differs, by Hana Rehak: {DIFFERS}" in said[place], place
    assert "Option 1" in said["undecided"]
    assert "Option 1" in said["follow up"]
    assert "confirmed" not in said["follow up"]
    with ministry.store.read() as session:
        (line,) = report_lines(session, only=[case.report_id])
    assert "Director-General" in line.waits_for


def test_a_search_finds_a_refused_record_and_calls_it_one(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))

    def titles() -> list[str]:
        with ministry.store.read() as session:
            query = read_query(session, f"kind:decision {ministry.row(Decision, wrong).number}")
            found = search(session, ministry.actors["P-FP"], query, today=ministry.clock.at.date())
        return [hit.title.text for hit in found.hits]

    assert titles() == ["Record not confirmed yet: Authorise VE-1"], "nobody has compared it with the paper"
    refuse(ministry, wrong)
    assert titles() == ["Record refused: Authorise VE-1"]
    (wrong,) = recorded(ministry, case, sent, decline(case.options[2]))
    assert titles() == ["Record not confirmed yet: Take no action; monitor"]
    refuse(ministry, wrong)
    assert titles() == ["Record refused: Take no action; monitor"], "no outcome that nobody decided"


def test_a_search_asks_once_which_of_the_decisions_that_it_found_have_lapsed(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    decided(ministry, "P-DG1", "dg_political", case, *(decline(option) for option in case.options))
    with asked_of(ministry.store) as queries, ministry.store.read() as session:
        query = read_query(session, "kind:decision")
        found = search(session, ministry.actors["P-FP"], query, today=ministry.clock.at.date())
    assert len(found.hits) == len(case.options)
    assert sum("FROM decision_lapses" in one or "JOIN decision_lapses" in one for one, _ in queries) == 1


def test_the_recorder_is_asked_for_a_new_record_until_the_option_has_one(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)

    def asked(who: str) -> list[tuple[bool, str, str]]:
        at = ministry.clock.at
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors[who], at, at.date()).lines
        return [(line.mine, line.what, line.opens) for line in lines if line.need is Need.RECORD_ANEW]

    number = ministry.row(Decision, wrong).number
    record = f"EW-2026-0001/decision/{number}"
    assert asked("P-REC") == [(True, f"{number}: {DIFFERS}", record)]
    assert asked("P-FP") == [(False, f"{number}: {DIFFERS}", record)]
    recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    assert asked("P-REC") == []


def test_nobody_is_asked_for_a_new_record_once_the_paper_was_recorded_for_the_option_that_it_says(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    wrong, _kept = recorded(ministry, case, sent, authorise(case.options[0]), decline(case.options[2]))
    refuse(ministry, wrong)

    def asked(who: str) -> int:
        at = ministry.clock.at
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors[who], at, at.date()).lines
        return sum(line.need is Need.RECORD_ANEW for line in lines)

    assert asked("P-REC") == 1, "what else was recorded with it is no new record"
    (again,) = recorded(ministry, case, sent, authorise(case.options[1]), signed=signed)
    assert (asked("P-REC"), asked("P-DG1")) == (0, 0)
    refuse(ministry, again)
    assert asked("P-REC") == 2, "neither of the two says what the paper says"


def test_a_paper_that_decides_several_options_is_asked_for_until_each_refused_record_has_its_new_one(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    made = recorded(ministry, case, sent, authorise(case.options[0]), decline(case.options[1]))
    refuse(ministry, *reversed(made))

    def asked() -> list[str]:
        at = ministry.clock.at
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors["P-REC"], at, at.date()).lines
        return [line.what.split(":")[0] for line in lines if line.need is Need.RECORD_ANEW]

    first, second = (ministry.row(Decision, one).number for one in made)
    assert asked() == [first, second]
    recorded(ministry, case, sent, authorise(case.options[1]), signed=signed)
    assert asked() == [first], "the paper decides it too, and nothing is recorded of it"
    recorded(ministry, case, sent, decline(case.options[0]), signed=signed)
    assert asked() == []


@pytest.mark.parametrize(
    "differs", [{"signed": timedelta(minutes=2)}, {"by": ("minister", "P-MIN")}], ids=["time", "signer"]
)
def test_the_right_record_ends_the_request_also_where_more_than_the_option_differed(
    ministry: Ministry, case: Prepared, sent: Escalated, differs: dict[str, Any]
) -> None:
    signed = ministry.clock.at
    ministry.clock.at += timedelta(minutes=10)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]), signed=signed)
    refuse(ministry, wrong)
    again = {"by": ("dg_political", "P-DG1")} | differs
    recorded(
        ministry,
        case,
        sent,
        decline(case.options[1]),
        signed=signed + differs.get("signed", timedelta()),
        by=again["by"],
    )
    at = ministry.clock.at
    with ministry.store.read() as session:
        lines = desk(session, ministry.actors["P-REC"], at, at.date()).lines
    assert not [line for line in lines if line.need is Need.RECORD_ANEW]


def test_another_paper_on_the_same_brief_does_not_end_the_request_to_record_the_refused_one_anew(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)

    def asked() -> list[bool]:
        at = ministry.clock.at
        found: list[bool] = []
        for who in ("P-REC", "P-DG1"):
            with ministry.store.read() as session:
                lines = desk(session, ministry.actors[who], at, at.date()).lines
            found.extend(line.mine for line in lines if line.need is Need.RECORD_ANEW)
        return found

    ministry.clock.at += timedelta(minutes=35)
    recorded(ministry, case, sent, decline(case.options[1]))
    assert asked() == [True, True], "option 1 is as undecided as before"
    recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    assert asked() == []


def test_on_a_past_day_the_timeline_says_what_was_known_then(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    signed = ministry.clock.at
    ministry.clock.at += timedelta(days=2)
    refuse(ministry, wrong)
    with ministry.store.read() as session:
        marks = past_marks(session, "MMR", signed.date(), signed + timedelta(hours=1))
    (title,) = [mark.title for mark in marks if mark.lane is Lane.DECISIONS]
    assert "not confirmed yet" in title


def test_a_false_acknowledgement_does_not_come_back_with_a_later_decision(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)
    ministry.clock.at += timedelta(hours=1)
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=sent.brief_id))
    assert "Acknowledged for" not in places(ministry, case)["dossier"]
    decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    assert places(ministry, case)["dossier"].count("Acknowledged for") == 1
