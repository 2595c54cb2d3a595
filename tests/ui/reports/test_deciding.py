"""A delegate reads the brief, sees what they may decide and why, and decides."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.actions.reports.briefs import AcknowledgeReceipt, acknowledge_receipt
from app.actions.reports.escalations import Acknowledge, acknowledge
from db.vocabulary import DecisionEffect, Outcome, ReportStatus
from tests.support.carrying import Prepared
from tests.ui.reports.conftest import Sit
from tests.ui.support import assert_accessible, click, press
from ui.countries.conflict_dialog import ConflictDialog
from ui.reports.decide_dialog import ACTION_INSTEAD, DecideDialog
from ui.reports.escalated_panel import EscalatedPanel


def choose(dialog: DecideDialog, option_id: str, outcome: Outcome) -> None:
    button = dialog.card(option_id).outcome.button(outcome)
    assert button.isEnabled()
    dialog._scroll.ensureWidgetVisible(button)
    button.click()


def is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_a_delegate_reads_the_brief_first_weighs_puts_off_and_then_decides(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    assert seat.next == "Read the brief"
    said = next(a.text() for a in seat.page.report.menu.acts() if a.text().startswith("Decide"))
    assert "You have not opened the brief" in said
    sanctions, representations, none = report.options

    with subtests.test("the chain opens link by link and stays open on a refresh"):
        panel = seat.page.report.panel(seat.page.report.step).findChild(EscalatedPanel)
        assert isinstance(panel, EscalatedPanel)
        card = panel.cards[representations]
        assert "original authority" not in seat.said(card)
        seat.press("Show the chain", card)
        words = seat.said(card)
        assert "D-003, given by Permanent Secretary" in words
        assert "up to EUR 5,000,000.00 a decision" in words
        assert "D-001, original authority" in words
        seat.window.refresh()
        assert "D-001, original authority" in seat.said(panel.cards[representations])

    seat.read_brief()
    with subtests.test("who acknowledges for the office acknowledges the brief they opened"):
        assert seat.picture.report.receipts[-1].acknowledged_at is None
        seat.case.act(acknowledge, Acknowledge(report_id=report.report_id))
        seat.open(report.report_id)
        assert seat.picture.report.receipts[-1].acknowledged_at is not None

    assert seat.next == "Decide…"
    seat.press_next()
    dialog = seat.dialog(DecideDialog)
    assert_accessible(dialog)
    assert dialog.act_button.words == "Sign and decide as Director-General, Political Affairs"
    words = seat.said(dialog.card(sanctions))
    assert "gives it the power to use Targeted sanctions" in words
    assert "Head, Sanctions Unit (D-008, with the signature of Permanent Secretary)" in words
    assert not dialog.card(sanctions).outcome.button(Outcome.AUTHORISE).isEnabled()
    assert "under D-003" in seat.said(dialog.card(representations))

    with subtests.test("what is signed is summed up in view, and Enter after a choice signs nothing"):
        assert dialog.made.text() == "Nothing is decided yet."
        choose(dialog, representations, Outcome.AUTHORISE)
        assert dialog.made.text() == (
            "You sign that option 2 is authorised and taking no action is declined (option 3)."
        )
        press(dialog.card(representations).outcome.button(Outcome.AUTHORISE), Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert not seat.picture.report.decisions
        assert dialog.focusWidget() is dialog.act_button.button
        choose(dialog, representations, Outcome.DEFER)
        assert dialog.made.text() == "You sign that option 2 is deferred."
        assert dialog.card(representations).reason._label.text() == "Reason"
        choose(dialog, representations, Outcome.AUTHORISE)
        assert dialog.card(representations).reason._label.text() == "Reason (optional)"

    with subtests.test("passing over “Authorise” by arrow keys declines nothing"):
        for outcome in (Outcome.AUTHORISE, Outcome.DECLINE, Outcome.DEFER):
            choose(dialog, representations, outcome)
        assert dialog.card(none).outcome.value() is None
        assert dialog.card(none).reason.value() == ""
        choose(dialog, representations, Outcome.AUTHORISE)
        assert dialog.card(none).outcome.value() is Outcome.DECLINE
        field = dialog.card(none).outcome
        stops = [one for one in (None, *Outcome) if is_stop(field.button(one))]
        assert stops == [Outcome.DECLINE], "an arrow key goes on from what is chosen, not from “Not yet”"
        dialog.card(none).reason.set_value("Silence would be read as leave.")
        choose(dialog, representations, Outcome.DEFER)
        assert dialog.card(none).outcome.value() is Outcome.DECLINE, "what was written stays"

    with subtests.test("Escape says first what would be lost"):
        choose(dialog, representations, Outcome.AUTHORISE)
        press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert "not saved" in dialog.notice.text
        press(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert not seat.picture.report.decisions

    with subtests.test("a deferral asks for a date ahead"):
        seat.press_next()
        dialog = seat.dialog(DecideDialog)
        choice = dialog.card(representations)
        choose(dialog, representations, Outcome.DEFER)
        choice.reason.set_value("The envoy reports on Monday.")
        click(dialog.act_button.button)
        assert choice.defer_until.error
        choice.defer_until.set_value(date(2026, 1, 10))
        click(dialog.act_button.button)
        assert "date ahead" in dialog.notice.text
        choice.defer_until.set_value(date(2026, 1, 20))
        click(dialog.act_button.button)
        assert not dialog.isVisible()
        assert "Deferred until 20 January 2026" in seat.said()
        assert seat.next == "Decide…", "a deferred option can still be decided"
        seat.open()
        shown = seat.page.list.table.rows_model
        cells = {column.title: column.text(shown.rows[0]) for column in shown.columns}
        assert cells["Decided"] == "put off"

    seat.open(report.report_id)
    seat.press_next()
    dialog = seat.dialog(DecideDialog)
    choose(dialog, representations, Outcome.AUTHORISE)
    assert dialog.card(none).outcome.value() is Outcome.DECLINE
    assert dialog.card(none).reason.value() == ACTION_INSTEAD
    click(dialog.act_button.button)
    assert not dialog.isVisible()
    told = seat.window.above.notice.text
    # The first on record put it off.
    assert "D-2026-0002 is on record: option 2." in told, "its number and what was decided"
    assert "It is in force; its response may be carried out." in told, "its effect"
    assert "Waits for" in told, "the next step"
    assert "A decision is due by" in told, "until when"
    made = {one.option_id: one for one in seat.picture.report.decisions}
    assert made[representations].effect is DecisionEffect.IN_FORCE
    assert made[none].outcome is Outcome.DECLINE
    assert seat.picture.report.status is ReportStatus.ESCALATED
    assert "It is in force; its response may be carried out." in seat.said()


def test_a_decider_acknowledges_is_refused_and_declines(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    seat.read_brief()
    with subtests.test("who acknowledges the brief acknowledges for the office"):
        receipt = seat.picture.report.receipts[-1]
        before = seat.picture.report.open_escalation
        assert before is not None
        assert before.acknowledged_at is None
        seat.case.act(acknowledge_receipt, AcknowledgeReceipt(receipt_id=receipt.receipt_id))
        seat.open(report.report_id)
        waiting = seat.picture.report.open_escalation
        assert waiting is not None
        assert waiting.acknowledged_at is not None
        assert waiting.acknowledged_by == receipt.person

    with subtests.test("what was typed survives a refusal"):
        seat.press_next()
        dialog = seat.dialog(DecideDialog)
        option = report.options[1]
        choose(dialog, option, Outcome.DECLINE)
        click(dialog.act_button.button)
        assert dialog.card(option).reason.error == "Enter “Reason”."
        dialog.card(option).reason.set_value("Our embassy is negotiating.")
        dialog.instructed.editor.click()
        dialog.instruction.set_value("Decline it.")
        click(dialog.act_button.button)
        assert dialog.isVisible()
        assert "own judgement" in dialog.notice.text
        assert dialog.card(option).reason.value() == "Our embassy is negotiating."
        dialog.own_judgement.editor.click()
        click(dialog.act_button.button)
        assert not dialog.isVisible()
        assert "Decline it. (own judgement confirmed)" in seat.said()


def test_who_may_not_decide_reads_why_and_who_may(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    analyst = sit("P-AN1")
    analyst.open(report.report_id)
    assert analyst.next == "Decide…"
    assert analyst.page.report.act.reason.startswith("Only a person with the role authority may do this.")
    assert "Can decide: Minister for Foreign Affairs (D-001)" in analyst.said()

    development = sit("P-DEV")
    development.open(report.report_id)
    development.has_read()
    assert "Director-General, Development" in development.page.report.act.reason
    assert "Minister for Foreign Affairs (D-001)" in development.page.report.act.reason

    with subtests.test("s67: the decider declares a conflict on the report itself, which bars deciding"):
        seat = sit("P-DG1")
        seat.open(report.report_id)
        seat.has_read()
        assert seat.next == "Decide…"
        seat.choose("Declare a conflict of interest")
        dialog = seat.dialog(ConflictDialog)
        dialog.statement.set_value("I am to chair a telecom company there.")
        click(dialog.act_button.button)
        decide = next(a.text() for a in seat.page.report.menu.acts() if a.text().startswith("Decide"))
        assert "This person has declared a conflict of interest with Myanmar" in decide
