"""Where a refused record is told, and that it is nowhere told as a decision."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.decisions import decide
from app.actions.reports.escalations import Escalated
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    RecordPaperDecision,
    confirm_record,
    record_paper_decision,
)
from app.briefs.decision_record import DecisionRecord
from app.documents.after_action import AfterAction
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.perform import perform
from app.reading.desk import desk
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.inquiry import deciding as deciding_answers
from app.reading.inquiry.answers import answer_to
from app.reading.reports.completing import brief_opened
from app.reading.reports.decision_record import decision_record
from app.reading.reports.lapsed_decisions import lapse_of_decision
from app.reading.reports.options import option_views
from app.reading.reports.report import report_view
from app.reading.reports.reports import report_lines
from app.reading.reports.trail import escalations_of, lapses_of, receipts_of
from app.reading.search.searching import read_query, search
from app.reading.timeline.marks import Lane, past_marks, timeline_marks
from app.reading.waiting.lines import Need
from db.actor import TOCSIN
from db.decisions import Decision
from db.ledger.entries import ledger
from db.reports import Report
from db.vocabulary import ClockKind, DecisionEffect, Outcome
from tests.reports.reading_back import text
from tests.reports.record_paper import record_pdf
from tests.support.asking import asked_of
from tests.support.carrying import (
    IMMINENT,
    Prepared,
    authorise,
    decided,
    deciding,
    decline,
    escalated,
    open_file,
    prepared,
)
from tests.support.ministry import PAPER, Ministry
from tests.support.refusing import DIFFERS, deadline, effects, recorded, refuse
from ui.reports.outcome_words import outcome_said
from ui.reports.panel import ReportPicture
from ui.reports.steps import DECISION, steps_of

UTC = ZoneInfo("UTC")


def behind(act: str, number: str) -> re.Pattern[str]:
    """Which deadline passed behind the record, with its day where the place shows that nowhere else."""
    return re.compile(f"The deadline to {act}(, [^;,]*,)? passed while {number} stood on record")


def test_the_lapse_noted_on_reopening_says_why_the_clock_had_stood_still(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    """Whoever signed in time is not blamed for the deadline that the wrong record let pass."""
    before = deadline(ministry, case)
    made = recorded(ministry, case, sent, *(decline(option) for option in case.options))
    ministry.clock.at = before + timedelta(hours=1)
    refuse(ministry, made[0])
    said, number = places(ministry, case), ministry.row(Decision, made[0]).number
    for place in ("undecided", "dossier", "lapses"):
        assert behind("decide", number).search(said[place]), place
        assert "No decision" not in said[place], place
    assert f"deadline to decide passed while {number} stood on record" in said["idle question"]
    with ministry.store.read() as session:
        actions = list(session.scalars(sa.select(ledger.c.action).where(ledger.c.topic.is_not(None))))
        record = decision_record(session, case.report_id, ministry.clock.at)
    assert "report.open_again" in actions
    assert any(row.action == "report.open_again" for row in record.ledger)


def test_a_deadline_that_only_moved_back_reopened_nothing(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    until = (ministry.clock.at + timedelta(days=60)).date()
    later = Choice(option_id=case.options[0], outcome=Outcome.DEFER, reason="Later.", defer_until=until)
    put_off, wrong, _other = recorded(
        ministry, case, sent, later, decline(case.options[1]), decline(case.options[2])
    )
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=put_off))
    refuse(ministry, wrong)
    with ministry.store.read() as session:
        actions = set(session.scalars(sa.select(ledger.c.action)))
    assert "report.deadline_back" in actions
    assert "report.open_again" not in actions
    assert "moved back to" in places(ministry, case)["dossier"]


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


def places(ministry: Ministry, case: Prepared) -> dict[str, str]:
    """What each place says of the report and of its first option."""
    at, reader = ministry.clock.at, ministry.actors["P-FP"]
    with ministry.store.read() as session:
        report = report_view(session, case.report_id, reader, at)
        page = outcome_said(report, UTC)
        picture = ReportPicture(report=report, options=(), evidence=(), responses=())
        record = decision_record(session, case.report_id, at)
        option = option_views(session, case.report_id, reader, at)[0]
        dossier = gather(session, Asked(kind_of("dossier"), report.number, at, "Lucía Ferrer"))
        review = gather(session, Asked(kind_of("after-action"), report.number, at, "Lucía Ferrer"))
        assert isinstance(dossier, Dossier)
        assert isinstance(review, AfterAction)
        told = [f"{moment.what}" for one in dossier.recipients for moment in one.moments]
        return {
            "headline": page.headline,
            "line": f"{page.lines[0].what} {page.lines[0].differs}",
            "reason": page.lines[0].reason,
            "step": steps_of(picture, at, UTC)[DECISION].note,
            "option": " ".join((option.decided, *option.refused)),
            "record": text(record_pdf(replace(record, ledger=()))),
            "undecided": " ".join(record.undecided),
            "timeline": next(
                f"{mark.title}: {mark.says}"
                for mark in timeline_marks(session, "MMR", at.date())
                if mark.lane is Lane.DECISIONS
            ),
            "dossier": " ".join(told),
            "follow up": " ".join(review.follow_up),
            "lapses": " ".join(review.lapses),
            "idle question": " ".join(
                cell for row in answer_to(session, 10, "MMR", at).rows for cell in row.cells
            ),
            "question": " ".join(cell for row in answer_to(session, 4, "MMR", at).rows for cell in row.cells),
        }


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

    def asked(who: str) -> list[tuple[bool, str]]:
        at = ministry.clock.at
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors[who], at, at.date()).lines
        return [(line.mine, line.what) for line in lines if line.need is Need.RECORD_ANEW]

    number = ministry.row(Decision, wrong).number
    assert asked("P-REC") == [(True, f"{number}: {DIFFERS}")]
    assert asked("P-FP") == [(False, f"{number}: {DIFFERS}")]
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


def test_what_lapsed_because_nobody_confirmed_it_is_refused_too_and_its_option_decided(
    ministry: Ministry,
) -> None:
    """Else it would stand for ever that somebody decided in an emergency what they declined."""
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    sent = escalated(ministry, case, "duty_director", "P-DUTY")
    ministry.clock.at += timedelta(minutes=5)
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["duty_director"],
        person_id=ministry.people["P-DUTY"],
        decided_at=ministry.clock.at,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=(authorise(case.options[0]),),
    )
    (wrong,) = ministry.do("P-REC", record_paper_decision, paper)
    ministry.clock.at += timedelta(hours=80)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    assert effects(ministry, [wrong.decision_id]) == [DecisionEffect.LAPSED]
    refuse(ministry, wrong.decision_id)
    assert effects(ministry, [wrong.decision_id]) == [DecisionEffect.RECORD_REFUSED]
    with asked_of(ministry.store) as queries, ministry.store.read() as session:
        (asked,) = answer_to(session, 16, "MMR", ministry.clock.at).rows
    compared = [one for one, _ in queries if "decision_standing" in one or "record_refusals" in one]
    assert len(compared) == 1, "which records were refused is asked of all decisions at once"
    said = " ".join(asked.cells)
    assert "recorded as an emergency decision" in said
    assert "differs from the signed paper" in said
    assert "never took effect" not in said + places(ministry, case)["dossier"]
    with ministry.store.read() as session:
        (told,) = decision_record(session, case.report_id, ministry.clock.at).decisions
        lapse = lapse_of_decision(session, session.get_one(Decision, wrong.decision_id))
    assert told.lapse is None, "it says why nothing was decided, and not that a window ended"
    assert lapse is not None, "the lapse that was noted stays on record"
    (again,) = decided(ministry, "P-DUTY", "duty_director", case, decline(case.options[0]))
    assert again.effect is DecisionEffect.DECLINED


def test_a_refused_emergency_record_lapses_no_more(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    sent = escalated(ministry, case, "duty_director")
    ministry.clock.at += timedelta(minutes=5)
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["duty_director"],
        person_id=ministry.people["P-DUTY"],
        decided_at=ministry.clock.at,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=(authorise(case.options[0]),),
    )
    (wrong,) = ministry.do("P-REC", record_paper_decision, paper)
    refuse(ministry, wrong.decision_id)
    ministry.clock.at += timedelta(hours=80)
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    with ministry.store.read() as session:
        kinds = {one.kind for one in lapses_of(session, case.report_id)}
    assert ClockKind.RATIFY not in kinds
    assert effects(ministry, [wrong.decision_id]) == [DecisionEffect.RECORD_REFUSED]


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


def test_a_lapse_behind_a_refused_record_does_not_say_that_the_report_was_decided(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    with ministry.store.read() as session:
        (escalation,) = escalations_of(session, case.report_id)
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    ministry.clock.at = escalation.acknowledge_by + timedelta(minutes=1)
    refuse(ministry, wrong)
    said, number = places(ministry, case), ministry.row(Decision, wrong).number
    with ministry.store.read() as session:
        (body,) = session.scalars(sa.select(ledger.c.body).where(ledger.c.action == "clock.lapse"))
    for place, words in {**said, "ledger": body}.items():
        assert "No acknowledgement" not in words, place
        assert "not acknowledged" not in words, place
    said["ledger"] = body
    for place in ("undecided", "dossier", "lapses", "ledger"):
        assert behind("acknowledge", number).search(said[place]), place
