"""What is laid out anew keeps the place of whoever works by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layouts import empty


class _Pane(QWidget):
    """Buttons that are made anew at each look, below one that stays."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.stays = QPushButton("Back")
        column.addWidget(self.stays)
        self.inner = QVBoxLayout()
        column.addLayout(self.inner)
        self.other = QPushButton("Forward")
        column.addWidget(self.other)

    def fill(self, *names: str) -> None:
        empty(self.inner)
        for name in names:
            self.inner.addWidget(QPushButton(name))

    def button(self, name: str) -> QPushButton:
        return next(one for one in reversed(self.findChildren(QPushButton)) if one.text() == name)


@pytest.fixture
def pane(qtbot: QtBot) -> _Pane:
    made = _Pane()
    qtbot.addWidget(made)
    made.fill("Look at it", "Save a copy")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.button("Save a copy").setFocus()
    return made


def _focus() -> str:
    now = QApplication.focusWidget()
    return now.text() if isinstance(now, QPushButton) else ""


def test_the_focus_goes_on_at_the_widget_of_the_same_name(qtbot: QtBot, pane: _Pane) -> None:
    pane.fill("Attach", "Look at it", "Save a copy")
    qtbot.waitUntil(lambda: _focus() == "Save a copy")


def test_what_is_no_more_hands_the_focus_to_what_is_nearest(qtbot: QtBot, pane: _Pane) -> None:
    pane.fill("Attach")
    qtbot.waitUntil(lambda: _focus() == "Attach")
    pane.fill()
    qtbot.waitUntil(lambda: _focus() == "Back")


def test_the_place_is_kept_while_a_dialog_stands_over_the_window(qtbot: QtBot, pane: _Pane) -> None:
    dialog = QDialog(pane)
    dialog.setModal(True)
    QVBoxLayout(dialog).addWidget(QPushButton("Close"))
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    pane.fill("Look at it", "Save a copy")
    qtbot.waitUntil(pane.button("Save a copy").isVisible)
    dialog.reject()
    pane.activateWindow()
    qtbot.waitUntil(lambda: _focus() == "Save a copy")


def test_the_place_is_kept_where_the_window_is_active_again_before_it_is_laid_out(
    qtbot: QtBot, pane: _Pane
) -> None:
    """As a window system has it that is quick: what had the focus is gone, and Qt takes the first that Tab reaches."""
    dialog = QDialog(pane)
    dialog.setModal(True)
    QVBoxLayout(dialog).addWidget(QPushButton("Close"))
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    pane.fill("Look at it", "Save a copy")
    dialog.reject()
    pane.activateWindow()
    pane.stays.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    qtbot.waitUntil(lambda: _focus() == "Save a copy")


def test_whoever_went_elsewhere_meanwhile_stays_there(qtbot: QtBot, pane: _Pane) -> None:
    pane.fill("Look at it", "Save a copy")
    pane.other.setFocus()
    qtbot.waitUntil(pane.button("Save a copy").isVisible)
    qtbot.wait(1)
    assert _focus() == "Forward"


class _Cards(_Pane):
    """Two cards of buttons below each other."""

    def fill(self, *names: str) -> None:
        empty(self.inner)
        for card in names:
            held = QWidget()
            line = QVBoxLayout(held)
            for name in card.split(","):
                line.addWidget(QPushButton(name))
            self.inner.addWidget(held)


def test_a_card_that_has_an_act_less_keeps_the_focus(qtbot: QtBot) -> None:
    cards = _Cards()
    qtbot.addWidget(cards)
    cards.fill("Revise 1,Record 1", "Revise 2,Record 2")
    cards.show()
    cards.activateWindow()
    qtbot.waitUntil(cards.isActiveWindow)
    cards.button("Record 2").setFocus()
    cards.fill("Revise 1,Record 1", "Revise 2")
    qtbot.waitUntil(lambda: _focus() == "Revise 2")
