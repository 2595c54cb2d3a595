"""Second signature and ratification, from the page."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.actions.reports.escalations import Refer, refer
from app.actions.reports.judging import Choice
from app.actions.reports.responses import EndResponse, OnResponse, complete_response, start_response
from app.actions.reports.signatures import FindOutsideAuthority, find_outside_authority
from db.vocabulary import DecisionEffect, Outcome
from tests.support.carrying import IMMINENT, Prepared, authorise, decided, escalated, prepared
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.reports.seat import Seat
from tests.ui.support import click
from ui.reports.sign_dialog import SignDialog
from ui.reports.steps import DECISION, RESPONSE
from ui.reports.text_dialog import TextDialog
from ui.tasks import Tasks


def test_a_decision_waits_for_the_second_signature(sit: Sit, report: Prepared, ministry: Ministry) -> None:
    sanctions = sit("P-SAN")
    sanctions.open(report.report_id)
    sanctions.has_read()
    decided(ministry, "P-SAN", "head_sanctions", report, authorise(report.options[0]))
    sanctions.window.refresh()
    assert "It has no effect until Permanent Secretary has signed too." in sanctions.said()
    assert "Only the holder of Permanent Secretary may sign here." in sanctions.said()

    second = sit("P-PS")
    second.open(report.report_id)
    assert second.next == "Sign D-2026-0001 as Permanent Secretary…"
    assert "1 measure waits for a second signature, without effect until then" in second.said()
    assert "1 measure was authorised" not in second.said()
    assert "(decision D-2026-0001)" in second.said(second.page.report.outcome), (
        "the measure that waits is named"
    )
    second.press("Refuse to sign…")
    dialog = second.dialog(TextDialog)
    click(dialog.act_button.button)
    assert dialog.text.error == "Enter “Reason”."
    dialog.reject_at_once()
    second.press_next()
    signing = second.dialog(SignDialog)
    words = second.said(signing)
    assert second.picture.report.decisions[0].option in words
    assert second.picture.report.decisions[0].person in words, "what is signed is read before it is signed"
    assert "1 measure was authorised" not in second.said()
    click(signing.act_button.button)
    assert second.picture.report.decisions[0].effect is DecisionEffect.IN_FORCE
    told = second.window.above.notice.text
    assert "D-2026-0001 is on record: option 1." in told
    assert "It is in force" in told, "who signs reads what the signature brought about"
    assert "Peter Osei, Permanent Secretary" in second.said()
    assert "1 measure was authorised" in second.said()


def test_a_refused_second_signature_ends_the_decision_and_is_told_as_what_never_took_effect(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    sanctions = sit("P-SAN")
    sanctions.open(report.report_id)
    sanctions.has_read()
    decided(ministry, "P-SAN", "head_sanctions", report, authorise(report.options[0]))
    second = sit("P-PS")
    second.open(report.report_id)
    refusing = next(
        one for one in second.page.report.menu.acts() if "Refuse to sign D-2026-0001" in one.text()
    )
    assert refusing.isEnabled(), "it stands beside the signature, not far down the page alone"
    second.press("Refuse to sign…")
    dialog = second.dialog(TextDialog)
    dialog.text.set_value("The list of names is not checked.")
    click(dialog.act_button.button)
    assert second.picture.report.decisions[0].effect is DecisionEffect.LAPSED
    refused = "The signature of Permanent Secretary on D-2026-0001 is refused."
    assert second.window.above.notice.text.startswith(f"Done {refused}"), (
        "the act first, then what came of it"
    )
    assert "It never took effect." in second.window.above.notice.text
    assert "halted" not in second.window.above.notice.text, "nothing was done under it"
    outcome = second.said(second.page.report.outcome)
    assert "1 measure never took effect" in outcome
    assert "was authorised" not in outcome
    assert "The decision on this option never took effect." in second.said(), "on the card of the option"
    assert "is not complete" not in second.said()
    words = second.said()
    assert "The second signature was refused: The list of names is not checked." in words
    assert "1 measure never took effect" in words
    assert "1 measure was authorised" not in words


def test_an_option_that_was_put_off_and_then_decided_has_its_decision_and_what_was_found_of_it(
    sit: Sit, report: Prepared, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    decider = sit("P-DG1")
    decider.open(report.report_id)
    decider.has_read()
    later = Choice(
        option_id=report.options[1], outcome=Outcome.DEFER, reason="Later.", defer_until=date(2026, 3, 1)
    )
    decided(ministry, "P-DG1", "dg_political", report, later)
    decider.window.refresh()
    assert "This option has its decision." not in decider.said(), "putting it off decides nothing"
    decided(ministry, "P-DG1", "dg_political", report, authorise(report.options[1]))
    decider.window.refresh()
    assert decider.status == "escalated", "the other options wait still"
    assert "This option has its decision." in decider.said()
    assert "is not complete" not in decider.said()
    with subtests.test("a finding is told beside the state of a decision to whoever decided"):
        assert "outside authority" not in decider.said()
        made = decider.picture.report.decisions[-1]
        finding = FindOutsideAuthority(
            decision_id=made.decision_id, finding="The ceiling was passed.", correction="Decided anew."
        )
        ministry.do("P-FP", find_outside_authority, finding)
        decider.window.refresh()
        words = decider.said()
        assert "The ceiling was passed. Correction: Decided anew." in words
        assert words.index("Found to be outside authority") < words.index("The ceiling was passed.")


def test_an_emergency_decision_acts_and_is_ratified_within_its_window(
    qtbot: QtBot, tasks: Tasks, assessed: Ministry, report: Prepared
) -> None:
    with assessed.store.read() as session:
        item = session.connection().exec_driver_sql("select evidence_id from report_evidence").scalar_one()
    emergency = prepared(assessed, item, "IR-3", "VE-1", content=replace(IMMINENT, title="Shelling"))
    escalated(assessed, emergency, "duty_director", "P-DUTY")
    decided(assessed, "P-DUTY", "duty_director", emergency, authorise(emergency.options[0]))

    duty = Seat(qtbot, tasks, assessed, "P-DUTY")
    duty.open(emergency.report_id)
    words = duty.said()
    assert "It acts now, and lapses unless Minister for Foreign Affairs ratifies it before" in words
    assert "18 January 2026, 09:00 UTC" in words
    assert "is ratified by Minister for Foreign Affairs only." in words
    duty.page.report.show_step(RESPONSE)
    (response,) = duty.picture.responses
    assert response.effect is DecisionEffect.PENDING_RATIFICATION
    on_response = OnResponse(response_id=response.response_id)
    assessed.do("P-DG1", start_response, on_response)
    done = EndResponse(response_id=response.response_id, words="All families are out.")
    assessed.do("P-DG1", complete_response, done)

    assessed.clock.at += timedelta(hours=20)
    minister = Seat(qtbot, tasks, assessed, "P-MIN")
    minister.open(emergency.report_id)
    assert minister.page.report.step == DECISION
    assert minister.next == "Ratify D-2026-0001…"
    up = next(one for one in minister.page.report.menu.acts() if one.text().startswith("Refer upward"))
    assert up.text().startswith("Refer upward, once the clock has run out…"), "it has not run out"
    handed = Refer(
        report_id=emergency.report_id, office_id=assessed.offices["minister"], reason="Beyond my power."
    )
    assessed.do("P-DUTY", refer, handed)
    minister.window.refresh()
    assert minister.next == "Read the brief", "what the office has the least time for comes first"
    minister.has_read()
    minister.window.refresh()
    assert minister.next == "Decide…"
    minister.choose("Ratify D-2026-0001…")
    dialog = minister.dialog(TextDialog)
    dialog.text.set_value("The route must stand.")
    click(dialog.act_button.button)
    assert minister.picture.report.decisions[0].effect is DecisionEffect.IN_FORCE
    told = minister.window.above.notice.text
    assert "D-2026-0001 is ratified." in told
    assert "Its response was completed on 15 January 2026; nothing more is done under it." in told
    assert "Helena Marsh, 16 January 2026, 05:00 UTC. The route must stand." in minister.said()
