"""The rules that every place is walked by find what they are for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.spoken import by_colour_alone, misnamed_roles
from ui.widgets.glyph import Glyph
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


def window(qtbot: QtBot, *parts: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(held)
    held.show()
    return held


def table(words: str, glyph: str = "") -> TableView[int]:
    column = Column[int](
        "Left",
        lambda days: words.format(days=days),
        role=lambda days: "danger" if days < 0 else "",
        glyph=(lambda days: (glyph, "danger") if days < 0 else None) if glyph else None,
    )
    made = TableView[int]((column,), name="Clocks")
    made.set_rows((-3, 3))
    return made


def test_a_state_that_only_a_colour_says_is_found_in_labels_and_cells(qtbot: QtBot) -> None:
    figure, said = Words("7", role="danger"), Words("7 overdue", role="danger")
    assert by_colour_alone(window(qtbot, figure)) == ["“7” in the colour danger"]
    assert by_colour_alone(window(qtbot, said)) == []
    assert by_colour_alone(window(qtbot, Words("7", role="danger"), Glyph("time-lapsed", "danger"))) != []
    assert len(by_colour_alone(window(qtbot, table("{days}")))) == 1
    assert len(by_colour_alone(window(qtbot, table("days")))) == 1, "the same words in two colours"
    assert by_colour_alone(window(qtbot, table("{days} days left"))) == []
    assert by_colour_alone(window(qtbot, table("{days}", "time-lapsed"))) == []


def test_what_is_drawn_and_does_not_say_what_it_is_is_found(qtbot: QtBot) -> None:
    drawn = QWidget()
    drawn.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    held = window(qtbot, drawn, QLineEdit())
    assert misnamed_roles(held) == ["QWidget is drawn, and does not say what it is"]
    drawn.setAccessibleName("Map")
    assert misnamed_roles(held) == []
