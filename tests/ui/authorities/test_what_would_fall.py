"""What would fall: shown in the dialogs before the act, and as a question of its own."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.ministry import Ministry
from tests.ui.authorities.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click
from ui.authorities.appoint_dialog import AppointDialog
from ui.authorities.end_dialog import EndDialog
from ui.authorities.falls_view import FallsView
from ui.authorities.revoke_dialog import RevokeDialog
from ui.authorities.what_if_tab import Happening


def _said(qtbot: QtBot, falls: FallsView) -> str:
    qtbot.waitUntil(lambda: falls.view is not None)
    return falls.said.text()


def test_a_revocation_says_what_falls_with_it(show: Show, qtbot: QtBot) -> None:
    page = show("P-REC", "D-003")
    click(page.instruments.detail.revoke.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RevokeDialog)
    assert "give no power any more" in _said(qtbot, dialog.falls)
    assert_accessible(dialog)
    dialog.reject_at_once()


def test_the_end_of_a_holding_says_what_falls_with_it(show: Show, qtbot: QtBot, ministry: Ministry) -> None:
    page = show("P-ADM", "organisation")
    page.organisation.choose(ministry.offices["minister"])
    click(page.organisation.end.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EndDialog)
    assert "nobody who can decide" in _said(qtbot, dialog.falls)
    view = dialog.falls.view
    assert view is not None
    assert not view.escalations, "an administrator does not see casework"
    dialog.reject_at_once()


def test_whoever_acts_is_appointed_for_a_time_and_what_rests_meanwhile_is_said(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    page = show("P-ADM", "organisation")
    page.organisation.choose(ministry.offices["head_sanctions"])
    click(page.organisation.act_for.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AppointDialog)
    dialog.person.set_value(ministry.people["P-HR"])
    _said(qtbot, dialog.falls)
    dialog.ends.editor.setText("2026-02-01 00:00")
    click(dialog.act_button.button)
    office = page.organisation.office
    assert office is not None
    (mark,) = [
        office for office in page.organisation.chart.chart._boxes.values() if "acting" in office.held.words
    ]
    assert mark.held.words == "Hana Rehak, acting until 2026-02-01"
    assert mark.held.glyph == "refer"


def test_what_if_is_asked_from_an_instrument_and_answered_for_a_day(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    page = show("P-AN1", "D-003")
    click(page.instruments.detail.suppose.button)
    tab = page.what_if
    assert page.tabs.currentWidget() is tab
    assert tab.day.editor.hasFocus()
    assert tab.instrument.value() == ministry.instruments["D-003"]
    assert "give no power any more" in _said(qtbot, tab.falls)
    assert_accessible(page)
    assert_fits(page, 1088)
    tab.day.editor.setText("2020-01-01")
    assert "past" in tab.falls.said.text()
    tab.day.editor.setText("2026-03-01")
    tab.happening.set_value(Happening.POST_VACANT)
    assert "Choose what happens" in tab.falls.said.text()
    tab.office.set_value(ministry.offices["minister"])
    assert "nobody who can decide" in _said(qtbot, tab.falls)
