"""Every named event of the play happened in the database, not only on the page."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.reports.decisions import DecisionView
from app.reading.reports.reports import report_lines
from app.reading.reports.responses import response_views
from db.countries import PhaseChange
from db.decisions import AuthorityFinding, Decision, DecisionLapse, Ratification, RecordConfirmation
from db.evidence import Attachment
from db.ledger.entries import ledger
from db.reports import Option, Precondition
from db.responses import Response
from db.vocabulary import (
    ClockKind,
    DecisionEffect,
    Ongoing,
    Outcome,
    Phase,
    ReceiptManner,
    ResponseStatus,
    RiskLevel,
)
from tests.demo.conftest import Case

MYANMAR, COUP, MASSING = "EW-2017-0001", "EW-2021-0001", "EW-2021-0003"
DRAWDOWN, FREEZE = "EW-2021-0002", "EW-2021-0004"
INVASION, ACCOUNTABILITY = "EW-2022-0001", "EW-2022-0002"


def entries(case: Case, *conditions: sa.ColumnElement[bool]) -> list[LedgerLine]:
    with case.read() as session:
        rows = session.execute(sa.select(ledger).where(*conditions).order_by(ledger.c.number))
        return [line_of(row) for row in rows]


def refusals(case: Case) -> list[LedgerLine]:
    return entries(case, ledger.c.action.startswith("refused."))


def decision_on(case: Case, report: str, tool: str | None) -> DecisionView:
    """The decision on the option with a tool; none is taking no action."""
    with case.read() as session:
        found = [
            view
            for view in case.report(report).decisions
            if session.get_one(Option, view.option_id).tool == tool
        ]
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("rule", "report", "who"),
    [
        ("authority.power", MYANMAR, "Ambra Bellini"),
        ("authority.ceiling", DRAWDOWN, "Devika Malhotra"),
        ("ratify.late", MASSING, "Marisol Quintero"),
        ("paper.second_person", INVASION, "Thandiwe Dube"),
    ],
)
def test_who_was_refused_stands_on_the_ledger_in_the_report_s_history(
    case: Case, rule: str, report: str, who: str
) -> None:
    found = [line for line in refusals(case) if line.rule == rule]
    assert [(line.topic, line.who) for line in found] == [(report, who)]


def test_nothing_else_was_refused(case: Case) -> None:
    assert len(refusals(case)) == 4


def test_what_an_office_cannot_decide_is_referred_until_it_is_decided(case: Case) -> None:
    offices = [item.office for item in case.report(MYANMAR).escalations]
    assert offices == ["Ambassador, Yangon", "Director-General, Political Affairs", "Head, Sanctions Unit"]
    endings = [item.ending for item in case.report(MYANMAR).escalations]
    assert endings == ["referred", "referred", "decided"]


def test_a_referral_buys_no_time(case: Case) -> None:
    assert len({item.decide_by for item in case.report(MYANMAR).escalations}) == 1


def test_the_director_general_refers_to_the_minister(case: Case) -> None:
    first, second = case.report(DRAWDOWN).escalations
    assert (first.office, second.office) == (
        "Director-General, Political Affairs",
        "Minister for Foreign Affairs",
    )
    assert "Kandahar" in second.reason


@pytest.mark.parametrize(("report", "tool"), [(MYANMAR, "VE-4"), (COUP, "IR-1"), (ACCOUNTABILITY, "IR-1")])
def test_sanctions_wait_for_the_permanent_secretary(case: Case, report: str, tool: str) -> None:
    decision = decision_on(case, report, tool)
    assert decision.instrument == "D-008"
    assert decision.owed == ("Permanent Secretary",)
    assert decision.effect is DecisionEffect.IN_FORCE
    with case.read() as session:
        response = session.scalars(
            sa.select(Response).where(Response.decision_id == decision.decision_id)
        ).one()
    assert response.opened_at > decision.decided_at


def test_emergency_decisions_of_the_coup_are_ratified_in_time(case: Case) -> None:
    for tool in ("IR-3", "IR-5"):
        decision = decision_on(case, COUP, tool)
        assert decision.instrument == "D-009"
        with case.read() as session:
            ratified = session.scalars(
                sa.select(Ratification).where(Ratification.decision_id == decision.decision_id)
            ).one()
        assert decision.ratify_by is not None
        assert ratified.ratified_at < decision.ratify_by
        assert decision.effect is DecisionEffect.IN_FORCE


def test_levers_are_decided_on_the_day_of_the_coup(case: Case) -> None:
    assert {item.decided_at.date() for item in case.report(COUP).decisions} == {date(2021, 2, 1)}


def test_what_nobody_ratifies_lapses_and_its_response_is_halted(case: Case) -> None:
    decision = decision_on(case, MASSING, "IR-5")
    assert decision.effect is DecisionEffect.LAPSED
    with case.read() as session:
        lapse = session.scalars(sa.select(DecisionLapse)).one()
        response = session.scalars(
            sa.select(Response).where(Response.decision_id == decision.decision_id)
        ).one()
    assert lapse.decision_id == decision.decision_id
    assert lapse.lapsed_at == datetime(2021, 10, 25, 17, 1, tzinfo=UTC)
    assert (response.status, response.ended_at) == (ResponseStatus.HALTED, lapse.lapsed_at)
    assert [(item.kind, item.due_at) for item in case.report(MASSING).lapses] == [
        (ClockKind.RATIFY, decision.ratify_by)
    ]


def test_no_decision_by_the_deadline_is_on_record_and_the_focal_point_refers_up(case: Case) -> None:
    report = case.report(FREEZE)
    first, second = report.escalations
    assert [(item.kind, item.due_at) for item in report.lapses] == [(ClockKind.DECIDE, first.decide_by)]
    assert (second.office, second.escalated_by) == ("Minister for Foreign Affairs", "Lucía Ferrer")
    assert second.escalated_at > first.decide_by
    assert second.decide_by > second.escalated_at


def test_the_program_itself_records_what_ran_out(case: Case) -> None:
    assert {line.who for line in entries(case, ledger.c.action == "clock.lapse")} == {"Tocsin"}


def test_an_option_is_declined_with_a_reason(case: Case) -> None:
    decision = decision_on(case, DRAWDOWN, "IR-2")
    assert decision.outcome is Outcome.DECLINE
    assert "Clinics and schools" in decision.reason


def test_taking_no_action_is_a_decision_with_a_review_date_that_is_kept(case: Case) -> None:
    nothing, report = decision_on(case, FREEZE, None), case.report(FREEZE)
    assert (nothing.outcome, nothing.review_on) == (Outcome.AUTHORISE, date(2022, 1, 31))
    assert report.review is not None
    assert report.review.reviewed_at.date() == nothing.review_on


def test_the_visas_were_decided_before_their_phase_by_original_authority_with_a_reason(case: Case) -> None:
    decision = decision_on(case, DRAWDOWN, "IR-5")
    assert case.report(DRAWDOWN).assessments[0].phase is Phase.VIOLENCE_ESCALATION
    assert decision.instrument == "D-001"
    with case.read() as session:
        option = session.get_one(Option, decision.option_id)
    assert "flights" in option.out_of_phase_reason


def test_paper_is_recorded_with_its_scan_and_confirmed_by_a_second_person(case: Case) -> None:
    decisions = case.report(INVASION).decisions
    brief = case.report(INVASION).briefs[0]
    with case.read() as session:
        for view in decisions:
            row = session.get_one(Decision, view.decision_id)
            confirmed = session.scalars(
                sa.select(RecordConfirmation).where(RecordConfirmation.decision_id == row.id)
            ).one()
            scan = session.get_one(Attachment, row.scan_id)
            assert row.on_paper
            assert row.printed_hash == brief.data_sha256
            assert confirmed.person_id != row.recorded_by_id != row.person_id
            assert row.decided_at < row.recorded_at < confirmed.confirmed_at
            assert scan.content.startswith(b"%PDF")


def test_receipts_say_who_was_shown_and_who_was_handed_a_brief(case: Case) -> None:
    receipts = case.report(INVASION).receipts
    handed = [item for item in receipts if item.manner is ReceiptManner.HANDED_ON_PAPER]
    assert [(item.person, item.copy_number) for item in handed] == [("Marisol Quintero", 1)]
    assert handed[0].acknowledged_at is not None
    shown = {item.person for item in case.report(MYANMAR).receipts}
    assert {"Ambra Bellini", "Dana Whitlock", "Sanna Virtanen", "Kwabena Osei"} <= shown


def test_dissent_is_kept_word_for_word(case: Case) -> None:
    (dissent,) = [item for item in case.report(INVASION).dissents if item.text]
    assert dissent.person == "Hana Rehák"
    assert dissent.text.endswith("The check must come before the first visa, not after the first complaint.")


def test_every_protection_measure_has_its_check_of_non_discrimination(case: Case) -> None:
    with case.read() as session:
        measures = session.scalars(sa.select(Option).where(Option.tool == "IR-5")).all()
        checked = set(
            session.scalars(
                sa.select(Precondition.option_id).where(Precondition.code == "non_discrimination")
            )
        )
    assert len(measures) == 4
    assert {option.id for option in measures} == checked


@pytest.mark.parametrize(
    ("report", "status"),
    [
        (MYANMAR, "closed"),
        (COUP, "closed"),
        (MASSING, "responding"),
        (DRAWDOWN, "closed"),
        (FREEZE, "reviewed"),
        (INVASION, "responding"),
        (ACCOUNTABILITY, "responding"),
        ("EW-2022-0003", "draft"),
    ],
)
def test_each_report_reached_its_status(case: Case, report: str, status: str) -> None:
    assert case.report(report).status == status


def test_there_are_no_other_reports(case: Case) -> None:
    with case.read() as session:
        assert len(report_lines(session)) == 8


def test_responses_of_closed_reports_ended_with_an_outcome(case: Case) -> None:
    with case.read() as session:
        for number in (MYANMAR, COUP, DRAWDOWN):
            report_id = case.report(number).report_id
            views = response_views(session, report_id, case.ministry.actor, case.ministry.store.clock())
            assert views
            assert {view.status for view in views} == {ResponseStatus.COMPLETED}
            assert all(view.outcome for view in views)


def test_the_phase_of_myanmar_rises_falls_and_rises_again(case: Case) -> None:
    with case.read() as session:
        changes = session.scalars(
            sa.select(PhaseChange).where(PhaseChange.country == "MMR").order_by(PhaseChange.changed_at)
        ).all()
    assert [change.phase for change in changes] == [
        Phase.VIOLENCE_ESCALATION,
        Phase.IMMINENT_RISK,
        Phase.VIOLENCE_ESCALATION,
        Phase.IMMINENT_RISK,
        Phase.IMMINENT_RISK,
    ]
    assert (changes[-1].risk_level, changes[-1].ongoing) == (RiskLevel.VERY_HIGH, Ongoing.YES)
    assert changes[-1].effective_on == date(2021, 7, 6)


def test_instants_of_the_ledger_follow_the_days_of_the_cases(case: Case) -> None:
    instants = [line.at for line in entries(case)]
    assert instants == sorted(instants)
    assert instants[0].year == 2017
    assert not any(
        line.at.year > 2022 and line.topic
        for line in entries(case)
        if not line.action.startswith(("brief.", "document."))
    )


def test_nobody_was_found_to_have_acted_outside_authority(case: Case) -> None:
    with case.read() as session:
        assert session.scalars(sa.select(AuthorityFinding)).all() == []
        assert session.scalars(sa.select(Decision).where(Decision.instrument_id.is_(None))).all() == []
