"""How widgets share their room, and where one goes on in them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.vocabulary import Phase
from tests.ui.support import assert_accessible, click, count_pixels, texts_of
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.elided_words import ElidedWords
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.option_card import OptionCard
from ui.widgets.register import Register
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


def test_words_begin_where_the_window_does(qtbot: QtBot, theme: Theme) -> None:
    """In a window from right to left a name in Latin letters stands with all others at the right."""
    held = QWidget()
    held.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(held)
    label = Words("Lucía Ferrer", parent=held)
    held.resize(400, 40)
    label.resize(400, 40)
    held.show()
    image = label.grab().toImage()
    half = image.width() // 2
    assert count_pixels(image.copy(0, 0, half, 40), theme.palette.text) == 0
    assert count_pixels(image.copy(half, 0, half, 40), theme.palette.text) > 0


def test_what_flows_in_one_line_stands_in_its_middle(qtbot: QtBot) -> None:
    held = QWidget()
    flow = FlowLayout(held, gap=8)
    for height in (40, 20, 30):
        box = QWidget()
        box.setFixedSize(100, height)
        flow.addWidget(box)
    qtbot.addWidget(held)
    held.resize(250, 200)
    held.show()
    boxes = [flow.itemAt(place) for place in range(3)]
    assert [box.geometry().top() for box in boxes if box is not None] == [0, 10, 48]


def test_what_flows_is_as_high_as_what_is_in_it_now(qtbot: QtBot) -> None:
    held = QWidget()
    flow = FlowLayout(held, gap=8)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    qtbot.addWidget(held)
    held.show()
    assert [flow.heightForWidth(width) for width in (400, 210, 100)] == [20, 48, 76]
    boxes[0].setFixedSize(100, 40)
    assert flow.heightForWidth(400) == 40
    boxes[0].hide()
    assert flow.heightForWidth(210) == 20
    boxes[0].show()
    assert flow.heightForWidth(210) == 68
    flow.takeAt(0)
    assert flow.heightForWidth(100) == 48


def test_an_empty_page_offers_the_act_that_fills_it(qtbot: QtBot) -> None:
    state = EmptyState("No evidence yet", "What is observed belongs here.", act="Record evidence…")
    qtbot.addWidget(state)
    state.show()
    assert state.act is not None
    with qtbot.waitSignal(state.acted):
        click(state.act.button)
    quiet = EmptyState("Nothing waits", "What needs you will stand here.")
    qtbot.addWidget(quiet)
    assert quiet.act is None


def test_an_option_card_opens_its_chain(qtbot: QtBot) -> None:
    card = OptionCard("Targeted sanctions", Phase.VIOLENCE_ESCALATION, label="Option 1")
    qtbot.addWidget(card)
    assert card.accessibleName() == "Option 1 Targeted sanctions"
    card.add_fact("Cost", "EUR 1.00")
    card.set_authority(may_decide=False, words="The Minister can decide.", detail="By statute")
    chain = Words("DI-2025-07, given by the Minister")
    card.set_chain(chain)
    card.show()
    assert "The Minister can decide." in texts_of(card)
    assert chain.isHidden()
    toggle = card.findChild(QPushButton)
    assert isinstance(toggle, QPushButton)
    with qtbot.waitSignal(card.chain_shown):
        click(toggle)
    assert chain.isVisible()
    assert toggle.text() == "Hide the chain"
    assert_accessible(card)


def test_a_long_title_gives_way(qtbot: QtBot) -> None:
    words = ElidedWords("A very long title " * 20)
    qtbot.addWidget(words)
    words.resize(200, 30)
    words.grab()
    assert words.minimumSizeHint().width() < 200
    assert "A very long title" in words.toolTip()


def test_columns_fold_where_they_do_not_fit(qtbot: QtBot) -> None:
    parts = [QPushButton(f"Column number {number}") for number in range(3)]
    columns = Columns(parts, stretch=(1, 2, 1))
    qtbot.addWidget(columns)
    columns.resize(900, 200)
    columns.show()
    seen = [columns.folded]
    columns.resize(columns.minimumSizeHint().width(), 300)
    seen.append(columns.folded)
    qtbot.waitUntil(lambda: parts[1].y() > parts[0].geometry().bottom())
    columns.resize(900, 200)
    assert [*seen, columns.folded] == [False, True, False]


def test_a_card_names_itself(qtbot: QtBot) -> None:
    card = Card("Needs you now")
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "Needs you now"
    assert texts_of(card) == ["Needs you now"]
    card.set_title("Waits for others")
    assert card.accessibleName() == "Waits for others"
    card.set_title("")
    assert texts_of(card) == []
    assert card.childAt(QPoint(2, 2)) is None


def test_whoever_comes_to_a_list_with_tab_sees_it_whole(qtbot: QtBot) -> None:
    page = Scrolled("A page")
    qtbot.addWidget(page)
    button, rows = QPushButton("Add a lever"), QListWidget()
    rows.addItems([f"Lever {number}" for number in range(4)])
    rows.setFixedHeight(120)
    page.body.addWidget(button)
    page.body.addSpacing(300)
    page.body.addWidget(rows)
    page.body.addSpacing(300)
    page.resize(400, 300)
    page.show()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert page.focusWidget() is rows
    assert rows.visibleRegion().boundingRect() == rows.rect()


def test_an_entry_that_was_begun_in_a_register_is_the_one_that_is_shown(qtbot: QtBot) -> None:
    kept = ["Trade", "Aid"]
    register = Register[str](
        "Engagements",
        (Column[str]("What", str, stretch=True),),
        identity=str,
        nothing="What our state does there.",
        add="Register an engagement…",
        on_add=lambda: None,
    )
    qtbot.addWidget(register)
    register.set_rows(kept)
    register.show()
    assert register.new is not None
    register.table.choose(1)
    # What a colleague adds takes nobody from the row that is read.
    register.set_rows([*kept, "Visas"])
    assert register.table.current_row() == "Aid"
    click(register.new.button)
    register.set_rows([*kept, "Visas", "Police training"])
    assert register.table.current_row() == "Police training"


@pytest.mark.parametrize("begun", [True, False])
def test_the_first_entry_of_a_register_takes_the_focus_of_no_one_away(qtbot: QtBot, begun: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    register = Register[str](
        "Engagements",
        (Column[str]("What", str, stretch=True),),
        identity=str,
        nothing="What our state does there.",
        add="Register an engagement…",
        on_add=lambda: None,
    )
    for part in (QPushButton("First of the window"), register):
        column.addWidget(part)
    register.set_rows([])
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert register.nothing.act is not None
    assert register.new is not None
    register.nothing.act.setFocus()
    if begun:
        click(register.nothing.act.button)
    register.set_rows(["Trade"])
    assert page.focusWidget() is (register.table if begun else register.new.button)


def test_an_entry_that_was_called_off_leads_nobody_to_the_next_that_comes(qtbot: QtBot) -> None:
    asked: list[QDialog] = []

    def ask() -> None:
        asked.append(QDialog(register))
        asked[-1].open()

    register = Register[str](
        "Engagements",
        (Column[str]("What", str, stretch=True),),
        identity=str,
        nothing="What our state does there.",
        add="Register an engagement…",
        on_add=ask,
    )
    qtbot.addWidget(register)
    register.set_rows([])
    register.show()
    assert register.nothing.act is not None
    click(register.nothing.act.button)
    asked[-1].reject()
    register.set_rows(["Trade"])
    register.set_rows(["Trade", "Aid"])
    assert register.table.current_row() == "Trade"
    assert not register.table.hasFocus()
    # What is made is led to as before.
    assert register.new is not None
    click(register.new.button)
    asked[-1].accept()
    register.set_rows(["Trade", "Aid", "Visas"])
    assert register.table.current_row() == "Visas"
