"""What one works at stays where it is on the screen."""

from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.in_place import held_in_place
from ui.widgets.register import Register
from ui.widgets.rows_model import Column


def test_a_field_keeps_its_place_while_what_stands_above_it_shrinks_and_grows(qtbot: QtBot) -> None:
    inner, above, field, below = QWidget(), QWidget(), QLineEdit(), QWidget()
    above.setFixedHeight(600)
    below.setFixedHeight(900)
    column = QVBoxLayout(inner)
    for widget in (above, field, below):
        column.addWidget(widget)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    scroll.resize(300, 300)
    qtbot.addWidget(scroll)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 900)
    scroll.verticalScrollBar().setValue(500)
    field.setFocus()
    qtbot.waitUntil(lambda: scroll.focusWidget() is field)
    place = field.mapToGlobal(QPoint()).y()
    for height in (450, 700):
        with held_in_place(inner):
            above.setFixedHeight(height)
        assert field.mapToGlobal(QPoint()).y() == place


def test_a_register_is_filled_while_the_window_around_it_is_being_closed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had the focus is gone by then."""
    register = Register[str](
        "Levers", (Column[str]("Lever", str),), identity=str, nothing="Add what could be used."
    )
    qtbot.addWidget(register)
    gone = QLineEdit()
    shiboken6.delete(gone)
    monkeypatch.setattr(register, "window", lambda: SimpleNamespace(focusWidget=lambda: gone))
    register.set_rows(("Trade preferences",))
    assert register.table.rows_model.rows == ("Trade preferences",)
