"""Levers of a country: added, spent, and told of when none is left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from app.actions.plans.levers import SpendLever, spend_lever
from app.reading.plans.levers import lever_views
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState
from language import Language, speaking
from tests.support.casework import opened as open_file
from tests.support.ministry import Ministry
from tests.support.planning import (
    TODAY,
    lever,
)
from tests.ui.authoring.dialogs import opened
from tests.ui.countries.conftest import Show
from tests.ui.plans.room import act_of, tab_of
from tests.ui.support import assert_accessible, click, press, type_text
from ui.plans.lever_dialog import LeverDialog
from ui.plans.spend_dialog import SpendDialog
from ui.widgets.cell_delegate import EDGE

_BESIDE_WORDS = 2 * EDGE + 42
"""Pixels of a cell that its edges and the swatch of the phase take."""


def test_s35_a_lever_is_added_and_spent_and_the_alarm_cannot_be_put_away(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=Phase.IMMINENT_RISK)
    page, tab = tab_of(show)
    assert "no lever is on file" in page.file.head.alarm.words.text()
    assert page.file.head.alarm.isVisible()
    page.file.tabs.tabBar().setFocus()
    press(page.file.tabs.tabBar(), Qt.Key.Key_N)
    dialog = opened(LeverDialog)
    assert_accessible(dialog)
    type_text(dialog.what.editor, "Trade preferences")
    dialog.owner.set_value(ministry.offices["dg_political"])
    click(dialog.act_button.button)
    # How long it takes is what a lever is kept for: nobody’s guess stands there for want of an answer.
    assert dialog.lead.error
    dialog.lead.set_value(14)
    click(dialog.act_button.button)
    assert not page.file.head.alarm.isVisible()
    # Begun by the key of the page, it leads to the row of what was made.
    assert tab.levers.table.hasFocus()
    assert tab.levers.readiness.text() == "1 unspent"
    click(act_of(tab.levers, "Spend…").button)
    spend = opened(SpendDialog)
    assert_accessible(spend)
    spend.whole.set_value(True)
    click(spend.act_button.button)
    assert spend.reason.error
    type_text(spend.reason.editor, "Suspended by the customs union")
    type_text(spend.on_what.editor, "D-2026-0099")
    click(spend.act_button.button)
    assert "no decision or response" in spend.on_what.error
    spend.on_what.editor.clear()
    spend.whole.set_value(False)
    click(spend.act_button.button)
    assert tab.levers.table.hasFocus(), "Enter does not begin to spend it once more"
    assert "no unused lever is left; 1, partly spent, can still be used" in tab.levers.readiness.text()
    click(act_of(tab.levers, "Spend…").button)
    spend = opened(SpendDialog)
    spend.whole.set_value(True)
    type_text(spend.reason.editor, "Withdrawn for good")
    click(spend.act_button.button)
    with ministry.store.read() as session:
        assert [one.state for one in lever_views(session, "MMR", TODAY)] == [LeverState.SPENT]
    assert "Alarm: Imminent risk, and no lever is left." in tab.levers.readiness.text()
    assert "Nothing is left of it." in act_of(tab.levers, "Spend…").reason
    # And the next Enter does not begin to withdraw it.
    assert tab.levers.table.hasFocus()
    assert page.file.head.alarm.isVisible()


def test_s35_the_list_of_countries_says_that_no_lever_is_left(show: Show, ministry: Ministry) -> None:
    open_file(ministry, phase=Phase.IMMINENT_RISK)
    open_file(ministry, "UKR")
    page = show("P-AN1")
    model = page.list.table.rows_model
    titles = [column.title for column in model.columns]
    place = titles.index("Phase")
    assert [model.index(row, place).data() for row in range(2)] == ["Imminent risk, no lever", "No phase"]
    # Of one that is partly spent something is left, and the list does not say otherwise.
    kept = lever(ministry)
    used = SpendLever(lever_id=kept.lever_id, used_on=TODAY, whole=False, reason="The customs union acted")
    ministry.do("P-FP", spend_lever, used)
    page.refresh()
    assert model.index(0, place).data() == "Imminent risk, lever partly spent"
    with speaking(Language.FRENCH):
        table = show("P-AN1").list.table
        table.resize(1005, 500)
        QApplication.processEvents()
        room = QRect(0, 0, table.columnWidth(place) - _BESIDE_WORDS, 1000)
        said = table.rows_model.index(0, place).data()
        taken = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, said)
        assert said == "Risque imminent, levier employé en partie"
        assert taken.height() <= table.rowHeight(0), "its last words are the warning"
