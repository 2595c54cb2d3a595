"""A decline or a deferral that is recorded from paper is none before a second person has confirmed the record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    RecordPaperDecision,
    confirm_record,
    record_paper_decision,
)
from app.documents.after_action import AfterAction
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.reading.authority.effects import pending_rows
from app.reading.desk import desk
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.engagement.register import decisions_on
from app.reading.reports.decision_record import decision_record
from app.reading.reports.decision_times import warning_lines
from app.reading.reports.declines import declines
from app.reading.reports.options import option_views
from app.reading.reports.report import report_view
from app.reading.reports.reports import report_lines
from app.reading.search.searching import search_line
from app.reading.timeline.marks import Lane, timeline_marks
from app.reading.waiting.lines import Need
from db.decisions import Decision
from db.reports import Escalation, Report
from db.vocabulary import DecisionEffect, Outcome
from language.lists import and_list
from tests.reports.reading_back import text
from tests.reports.record_paper import record_pdf
from tests.support import refusing
from tests.support.carrying import Prepared, decline, escalated, status_of
from tests.support.ministry import PAPER, Ministry
from ui.reports.outcome_words import outcome_said
from ui.reports.panel import ReportPicture
from ui.reports.steps import DECISION, steps_of
from ui.reports.waits_words import waits_words


def recorded(ministry: Ministry, case: Prepared, *choices: Choice) -> list[str]:
    """What the Director-General signed, recorded by the recorder; the decisions."""
    sent = escalated(ministry, case, "dg_political")
    ministry.clock.at += timedelta(minutes=5)
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["dg_political"],
        person_id=ministry.people["P-DG1"],
        decided_at=ministry.clock.at,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=choices,
    )
    return [made.decision_id for made in ministry.do("P-REC", record_paper_decision, paper)]


def said_of(ministry: Ministry, case: Prepared) -> dict[str, str]:
    """What each place says of the first decision."""
    at, reader = ministry.clock.at, ministry.actors["P-FP"]
    with ministry.store.read() as session:
        page = outcome_said(report_view(session, case.report_id, reader, at), ZoneInfo("UTC"))
        record = decision_record(session, case.report_id, at)
        marks = timeline_marks(session, "MMR", at.date())
        return {
            "page": page.headline,
            "line": page.lines[0].what,
            "option": option_views(session, case.report_id, reader, at)[0].decided,
            "list": decisions_on(session, "MMR")[-1][1],
            "record": text(record_pdf(replace(record, ledger=()))),
            "search": " ".join(
                f"{hit.title.text} {hit.text.text}"
                for hit in search_line(session, reader, "kind:decision", today=at.date()).hits
            ),
            "timeline": next(mark.title for mark in marks if mark.lane is Lane.DECISIONS),
        }


def waits(ministry: Ministry, case: Prepared) -> set[str]:
    """What the report waits for, in a list, on its page and on paper."""
    at, reader = ministry.clock.at, ministry.actors["P-FP"]
    number = ministry.row(Report, case.report_id).number
    with ministry.store.read() as session:
        (line,) = report_lines(session, only=[case.report_id])
        paper = gather(session, Asked(kind_of("dossier"), number, at, "Lucía Ferrer"))
        assert isinstance(paper, Dossier)
        return {
            line.waits_for,
            report_view(session, case.report_id, reader, at).waits_for,
            paper.cases[0].standing.partition("waits for ")[2].rstrip("."),
        }


def test_a_decline_from_paper_is_nowhere_called_declined_before_it_is_confirmed(
    ministry: Ministry, case: Prepared
) -> None:
    made = recorded(ministry, case, *(decline(option) for option in case.options))
    for place, said in said_of(ministry, case).items():
        assert "declined" not in said.lower(), place
        assert "ruled out" not in said.lower(), place
        assert "confirmed" in said, place
        assert "Not now." not in said or place != "search"
    with ministry.store.read() as session:
        assert {effect for *_, effect in pending_rows(session)} == {DecisionEffect.PENDING_CONFIRMATION}
        needs = {
            line.need
            for line in desk(
                session, ministry.actors["P-FP"], ministry.clock.at, ministry.clock.at.date()
            ).lines
        }
        assert declines(session, ministry.actors["P-FP"], UTC) == ((), False)
    assert Need.CONFIRM_RECORD in needs
    assert Need.REVIEW_REPORT not in needs
    numbers = and_list([ministry.row(Decision, decision_id).number for decision_id in made])
    confirming = f"a second person to confirm the records of decisions {numbers}"
    assert waits(ministry, case) == {confirming}
    page = waits_on_page(ministry, case)
    assert confirming in page
    assert "review" not in page, "nobody may review it yet, and the list does not say so either"

    for decision_id in made:
        ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    assert waits(ministry, case) == {"Lucía Ferrer, to review it"}
    for place, said in said_of(ministry, case).items():
        assert "declined" in said.lower() or "inaction ruled out" in said.lower(), place
        assert "not confirmed" not in said, place
    assert "Reason: Not now." in said_of(ministry, case)["search"]
    assert waits_on_page(ministry, case) == "Waits for Lucía Ferrer, to review it."


def waits_on_page(ministry: Ministry, case: Prepared) -> str:
    with ministry.store.read() as session:
        return waits_words(report_view(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at))


def test_a_warning_waits_on_until_its_decision_from_paper_is_confirmed_and_then_took_up_to_the_signature(
    ministry: Ministry, case: Prepared
) -> None:
    made = recorded(ministry, case, *(decline(option) for option in case.options))
    signed = ministry.clock.at
    assert status_of(ministry, case.report_id) == "decided"
    ministry.clock.at += timedelta(days=3)
    desk_says, page_took, review = times_of(ministry, case)
    assert desk_says is None, "on the desk and in its chart it still waits"
    assert page_took == ""
    assert "First decision" not in review

    for decision_id in made:
        ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    ministry.clock.at += timedelta(days=3)
    desk_says, page_took, review = times_of(ministry, case)
    assert desk_says == signed
    assert page_took == "Took 5 min"
    assert review["First decision"] == signed


def test_how_long_a_step_took_is_said_in_days_as_on_the_desk(ministry: Ministry, case: Prepared) -> None:
    sent = escalated(ministry, case, "minister")
    ministry.clock.at += timedelta(days=70)
    papers = map(decline, case.options)
    for decision_id in refusing.recorded(ministry, case, sent, *papers, by=("minister", "P-MIN")):
        ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    assert times_of(ministry, case)[1] == "Took 70 d"


def times_of(ministry: Ministry, case: Prepared) -> tuple[datetime | None, str, dict[str, datetime]]:
    """When the warning was decided for the desk, what the page says it took, and the steps of the review on paper."""
    at, reader = ministry.clock.at, ministry.actors["P-FP"]
    with ministry.store.read() as session:
        (line,) = warning_lines(session, at)
        picture = ReportPicture(
            report=report_view(session, case.report_id, reader, at), options=(), evidence=(), responses=()
        )
        paper = gather(session, Asked(kind_of("after-action"), line.number, at, "Lucía Ferrer"))
    assert isinstance(paper, AfterAction)
    step = steps_of(picture, at, ZoneInfo("UTC"))[DECISION]
    return line.times.decided_at, step.took, {one.what: one.at for one in paper.steps}


def test_a_deferral_from_paper_moves_the_deadline_only_once_it_is_confirmed(
    ministry: Ministry, case: Prepared
) -> None:
    until = (ministry.clock.at + timedelta(days=60)).date()
    later = Choice(
        option_id=case.options[0], outcome=Outcome.DEFER, reason="After the visit.", defer_until=until
    )
    made = recorded(ministry, case, later, *(decline(option) for option in case.options[1:]))
    assert _decide_by(ministry) < until
    for decision_id in made:
        ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    assert _decide_by(ministry) == until


def _decide_by(ministry: Ministry) -> date:
    with ministry.store.read() as session:
        return session.scalars(sa.select(Escalation.decide_by)).one().date()
