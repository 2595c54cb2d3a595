"""Frozen versions of a brief side by side, and what became of a warning at a glance."""

from datetime import date, timedelta

import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.decisions import decide
from app.actions.reports.escalations import Refer, RenewBrief, refer, renew_brief
from app.actions.reports.judging import Choice
from app.reading.ledger.lines import lines_about
from db.reports import Brief
from db.vocabulary import Ongoing, Outcome, Phase, RiskLevel
from tests.support.carrying import PRINTER, Prepared, authorise, deciding
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.support import assert_accessible, press
from ui.reports.decide_dialog import DecideDialog
from ui.reports.renew_dialog import RenewDialog
from ui.reports.steps import ASSESSMENT, DECISION
from ui.reports.versions_dialog import VersionsDialog
from ui.widgets.compared_text import ComparedText

DECLINED = "Our embassy is negotiating, and sanctions would end that."


def renewed(ministry: Ministry, report: Prepared) -> None:
    """The risk rose meanwhile, and a second version of the brief was frozen for the same office."""
    axes = Axes(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.VERY_HIGH, ongoing=Ongoing.YES)
    ministry.do(
        "P-FP",
        change_phase,
        ChangePhase(country="MMR", axes=axes, effective_on=date(2026, 1, 15), reason="Killings began"),
    )
    request = RenewBrief(report_id=report.report_id, reason="Killings began.", printer=PRINTER)
    ministry.do("P-FP", renew_brief, request)


def declined(option_id: str) -> Choice:
    return Choice(option_id=option_id, outcome=Outcome.DECLINE, reason=DECLINED)


def test_who_puts_the_comparison_away_before_it_is_there_is_troubled_by_nothing(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    renewed(ministry, report)
    seat = sit("P-FP")
    seat.open(report.report_id)
    told: list[object] = []
    seat.case.tasks.bug.connect(told.append)
    seat.case.tasks.failed.connect(told.append)
    seat.press("Compare versions…")
    dialog = seat.window.findChild(VersionsDialog)
    assert isinstance(dialog, VersionsDialog)
    dialog.close()
    seat.qtbot.waitUntil(lambda: not isValid(dialog))
    seat.qtbot.waitUntil(lambda: not seat.case.tasks.running)
    assert told == []


def test_two_versions_stand_side_by_side_with_their_differences_marked_and_reached_by_key(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    renewed(ministry, report)
    seat = sit("P-FP")
    seat.open(report.report_id)
    seat.press("Compare versions…")
    dialog = seat.window.findChild(VersionsDialog)
    assert isinstance(dialog, VersionsDialog)
    seat.qtbot.waitUntil(lambda: dialog.compared is not None)
    assert_accessible(dialog)
    assert dialog.compared is not None
    parts = dict(dialog.compared.parts)
    assert parts["1 Bottom line"] == 0
    assert parts["3 Phase"] > 0
    assert dialog.parts.item(1).text() == "1 Bottom line: the same"

    click_row = dialog.parts.visualItemRect(dialog.parts.item(list(parts).index("3 Phase"))).center()
    QTest.mouseClick(dialog.parts.viewport(), Qt.MouseButton.LeftButton, pos=click_row)
    assert dialog.blocks[dialog.here].change.part == "3 Phase"
    dialog.here = -1

    ongoing = next(one for one in dialog.blocks if one.change.label == "Atrocities ongoing")
    older, newer = ongoing.findChildren(ComparedText)
    assert (older.toPlainText(), newer.toPlainText()) == ("−unclear", "+yes")

    seat.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    press(dialog, Qt.Key.Key_F7)
    assert dialog.here == 0
    press(dialog, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.here == len(dialog.blocks) - 1

    dialog.newer.set_value(dialog.older.value())
    seat.qtbot.waitUntil(lambda: dialog.said.text() == "Both versions say the same.")
    with ministry.store.read() as session:
        actions = [line.action for line in lines_about(session, "EW-2026-0001")]
    assert actions.count("brief.compare") == 2


def test_why_a_warning_was_declined_stands_above_every_step(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    renewed(ministry, report)
    request = Refer(
        report_id=report.report_id, office_id=ministry.offices["minister"], reason="Beyond my powers."
    )
    brief = ministry.do("P-DG1", refer, request)
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=brief.brief_id))
    sanctions, talks, none = report.options
    choices = (declined(sanctions), declined(talks), authorise(none, review_on=date(2026, 3, 1)))
    ministry.do("P-MIN", decide, deciding(ministry, "minister", report, *choices))
    seat = sit("P-AUD")
    seat.open(report.report_id)
    card = seat.page.report.outcome
    said = seat.said(card)
    assert "This warning was declined: no action taken" in said
    assert "Taking no action authorised: option " in said
    assert said.count("Declined: option ") == 2
    assert said.count("By Helena Marsh") == 1, "what was decided at once is told under one name"
    assert "Minister for Foreign Affairs" in said
    assert "under instrument D-001" in said
    assert f"Reason: {DECLINED}" in said
    assert said.count("No reason is on record.") == 1, "of what was decided without one that is said"
    seat.page.report.show_step(DECISION)
    assert seat.said().count("No reason is on record.") == 2, "and by the decision itself"
    assert "Asked whether they read the warning otherwise" in said
    seat.page.report.show_step(ASSESSMENT)
    assert card.isVisible()
    seat.press("Read the brief that was shown (version 2)", card)
    assert seat.window.here == ("reports", f"{report.report_id}/brief/2")


def test_before_a_decision_nothing_is_said_of_its_outcome(sit: Sit, report: Prepared) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    assert not seat.page.report.outcome.isVisible()
    assert "Other readings" in seat.said(), "who decides sees whether anybody dissents"


def test_the_outcome_counts_the_last_word_on_each_option(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    talks = report.options[1]
    with ministry.store.read() as session:
        brief_id = session.scalars(sa.select(Brief.id)).one()
    ministry.do("P-DG1", open_brief, OpenBrief(brief_id=brief_id))
    later = Choice(option_id=talks, outcome=Outcome.DEFER, reason="Not yet.", defer_until=date(2026, 3, 1))
    for choice in (later, authorise(talks)):
        ministry.do("P-DG1", decide, deciding(ministry, "dg_political", report, choice))
        ministry.clock.at += timedelta(minutes=1)
    seat = sit("P-FP")
    seat.open(report.report_id)
    said = seat.said(seat.page.report.outcome)
    assert "1 measure was authorised" in said
    assert "deferred" not in said, "it has been decided since"
    assert "Authorised: option 2. " in said, "which measure it was stands beneath the count"
    assert [one.outcome for one in seat.picture.report.decisions] == [Outcome.DEFER, Outcome.AUTHORISE]


def test_a_new_version_is_frozen_for_the_same_office_and_has_to_be_read_before_deciding(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    delegate = sit("P-DG1")
    delegate.open(report.report_id)
    delegate.has_read()
    assert delegate.next == "Decide…"
    focal = sit("P-FP")
    focal.open(report.report_id)
    due = focal.picture.report.open_escalation
    focal.choose("Freeze a new version of the brief…")
    dialog = focal.dialog(RenewDialog)
    dialog.reason.set_value("The post sent photographs.")
    with focal.qtbot.waitSignal(dialog.done_with, timeout=15_000):
        dialog.act_button.button.click()
    now = focal.picture.report.open_escalation
    assert [one.version for one in focal.picture.report.briefs] == [1, 2]
    assert due is not None
    assert now is not None
    assert now.decide_by == due.decide_by, "it buys no time"
    delegate.window.refresh()
    assert delegate.next == "Read the brief", "the decision answers the newest version"


def test_who_decides_sees_dissent_before_the_options(sit: Sit, report: Prepared) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    seat.has_read()
    seat.press_next()
    dialog = seat.dialog(DecideDialog)
    assert "Other readings" in seat.said(dialog)
    assert dialog.dissents.isVisible()
