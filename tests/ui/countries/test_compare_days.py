"""Two days of a file side by side in the window, and the phase strip in the head that tells of each change."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.rules.turns import Turn
from db.vocabulary import Ongoing, Phase, RiskLevel
from tests.support.casework import evidence, opened
from tests.support.ministry import NOW, Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.comparing.dialog import CompareDaysDialog
from ui.theme import Theme, current


def risen(ministry: Ministry) -> None:
    """A file whose phase rose two days after it was opened, with evidence of that day."""
    opened(ministry, phase=Phase.RISK_PRESENT)
    ministry.clock.at = NOW + timedelta(days=2)
    evidence(ministry)
    axes = Axes(phase=Phase.IMMINENT_RISK, risk_level=RiskLevel.HIGH, ongoing=Ongoing.YES)
    day = ministry.clock.at.date()
    request = ChangePhase(country="MMR", axes=axes, effective_on=day, reason="Villages burn")
    ministry.do("P-FP", change_phase, request)
    ministry.clock.at = NOW + timedelta(days=9)


def test_the_whole_file_is_compared_on_two_days_and_what_changed_is_said(
    show: Show, ministry: Ministry, qtbot: QtBot
) -> None:
    risen(ministry)
    page = show("P-AN1", "MMR")
    click(page.file.head.compare)
    dialog = QApplication.activeModalWidget() or page.file.compare_days()
    assert isinstance(dialog, CompareDaysDialog)
    qtbot.waitUntil(lambda: dialog.found is not None)
    # It begins with the day before the phase changed.
    assert dialog.first.value() == (NOW + timedelta(days=1)).date()
    rows = {line.what: line for line in dialog.table.rows_model.rows}
    assert rows["Phase"].turn is Turn.GRAVER
    assert (rows["Items on record"].then, rows["Items on record"].now) == ("0", "1")
    column = dialog.table.rows_model.columns[-1]
    assert column.text(rows["Phase"]) == "▲ Graver"
    assert all(line.turn.changed for line in rows.values())
    click(dialog.only_changed, QPoint(8, dialog.only_changed.height() // 2))
    assert dialog.found is not None
    assert len(dialog.table.rows_model.rows) == len(dialog.found.lines)
    assert f"{dialog.found.changed} of {len(dialog.found.lines)} lines changed" in dialog.said.text()
    assert_accessible(dialog)
    assert_fits(dialog, 1_080)
    dialog.second.editor.selectAll()
    type_text(dialog.second.editor, "2020-01-01")
    press(dialog.second.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.comparing)
    assert "not after the first" in dialog.second.error
    assert not dialog.table.rows_model.rows
    dialog.close()


def test_with_large_type_several_changes_are_read_at_once(
    show: Show, ministry: Ministry, qtbot: QtBot, theme: Theme
) -> None:
    """At twice the size of type one row was left of the table, on a screen with room for more."""
    risen(ministry)
    theme.resize(text_scale=2.0)
    dialog = show("P-AN1", "MMR").file.compare_days()
    assert dialog is not None
    dialog.resize(dialog.width(), min(dialog.height(), 720))
    qtbot.waitUntil(lambda: dialog.found is not None)
    qtbot.waitUntil(lambda: dialog.table.viewport().height() >= 3 * current().metrics.row)
    dialog.close()


def test_each_change_of_the_phase_says_who_made_it_when_and_why_by_key_and_by_pointer(
    show: Show, ministry: Ministry
) -> None:
    risen(ministry)
    strip = show("P-AN1", "MMR").file.head.strip
    read: list[str] = []
    strip.reading.connect(read.append)
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    press(strip, Qt.Key.Key_Left)
    press(strip, Qt.Key.Key_End)
    assert "Imminent risk, level of risk high, atrocities ongoing: yes" in read[0]
    assert "Villages burn" in read[-1]
    assert f"Changed by {ministry.actors['P-FP'].name} on " in read[-1]
    assert "From 15 January 2026: Risk present" in read[1]
    left = QPoint(4, 6)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, left, strip.mapToGlobal(left)))
    assert "Risk present" in QToolTip.text()
