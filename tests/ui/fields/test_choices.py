"""Choices and lists to tick: what they show, and how they are filtered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.vocabulary import Phase
from tests.ui.fields.offered import LETTERS
from tests.ui.support import click, press, type_text
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox


@pytest.mark.parametrize("where", ["box", "words"])
def test_a_click_anywhere_on_a_line_ticks_it_once(qtbot: QtBot, where: str) -> None:
    field = MultiChoice("Letters", LETTERS)
    qtbot.addWidget(field)
    field.show()
    line = field.editor.visualItemRect(field.editor.item(1))
    spot = QPoint(line.left() + 14 if where == "box" else line.center().x(), line.center().y())
    click(field.editor.viewport(), spot)
    assert field.value() == (LETTERS[1][0],)
    click(field.editor.viewport(), spot)
    assert field.value() == ()


def test_other_choices_keep_what_is_chosen(qtbot: QtBot) -> None:
    one = ChoiceField("Phase", [(phase, phase.label) for phase in Phase])
    several = MultiChoice("Letters", LETTERS)
    qtbot.addWidget(one)
    qtbot.addWidget(several)
    one.set_value(Phase.IMMINENT_RISK)
    one.set_choices([(Phase.IMMINENT_RISK, "Imminent risk"), (Phase.RISK_PRESENT, "Risk present")])
    assert one.value() is Phase.IMMINENT_RISK
    several.set_value(("b",))
    several.set_choices([*LETTERS[1:], ("d", "Delta")])
    assert several.value() == ("b",)


@pytest.mark.parametrize("searchable", [False, True])
def test_choices_that_are_read_again_are_no_choice(qtbot: QtBot, *, searchable: bool) -> None:
    """Lists are read anew each minute: whoever answers to a choice would answer again and again."""
    field = ChoiceField(
        "Office", [("a", "Minister"), ("b", "Secretary")], name="office", searchable=searchable
    )
    qtbot.addWidget(field)
    field.set_value("b")
    told: list[str | None] = []
    field.changed.connect(lambda: told.append(field.picked))
    field.set_choices([("c", "Ambassador"), ("a", "Minister"), ("b", "Secretary")])
    assert (told, field.value()) == ([], "b")
    field.set_choices([("c", "Ambassador"), ("a", "Minister")])
    assert told == [None]


def test_a_long_list_can_be_filtered_without_losing_ticks(qtbot: QtBot) -> None:
    field = MultiChoice("Countries", [(number, f"Country {number}") for number in range(20)])
    qtbot.addWidget(field)
    field.set_value((3, 17))
    filter_line = field.findChild(QLineEdit)
    assert isinstance(filter_line, QLineEdit)
    filter_line.setText("17")
    shown = [row for row in range(20) if not field.editor.item(row).isHidden()]
    assert shown == [17]
    assert field.value() == (3, 17)


def test_tab_comes_to_the_filter_of_a_long_list_and_down_goes_on_to_what_it_left(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    before, after = TextField("Before"), TextField("After")
    field = MultiChoice("Countries", [(number, f"Country {number}") for number in range(20)])
    form.add(before, field, after)
    form.show()
    before.setFocus()
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    came_to = []
    for _ in range(3):
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        came_to.append(form.focusWidget())
    assert came_to == [line, field.editor, after.editor]

    line.setFocus()
    QTest.keyClicks(line, "17")
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert form.focusWidget() is field.editor
    QTest.keyClick(field.editor, Qt.Key.Key_Space)
    assert field.value() == (17,)


def test_the_list_of_a_choice_is_named_when_it_opens(qtbot: QtBot) -> None:
    field = ChoiceField("Letter", LETTERS)
    qtbot.addWidget(field)
    field.show()
    field.editor.showPopup()
    assert field.editor.view().isVisible()
    assert field.editor.view().accessibleName() == "Letter"
    field.editor.hidePopup()


@pytest.mark.parametrize("entries", [3, 12])
def test_a_list_that_opens_shows_its_last_entry_whole(qtbot: QtBot, entries: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = ChoiceBox()
    box.addItems([f"Entry {number}" for number in range(entries)])
    QVBoxLayout(window).addWidget(box)
    current().dress(window)
    window.resize(300, 200)
    window.show()
    box.showPopup()
    view = box.view()
    last = view.visualRect(view.model().index(entries - 1, 0))
    assert last.bottom() <= view.viewport().rect().bottom()
    assert view.verticalScrollBar().maximum() == 0, "no arrow to scroll to it"
    box.hidePopup()


def test_tab_comes_to_the_line_that_filters_a_long_list_then_to_the_list_and_what_is_ticked_is_told(
    qtbot: QtBot,
) -> None:
    form, before = Form(), TextField("Number")
    field = MultiChoice(
        "Countries", [(n, f"Country {n}") for n in range(20)], name="countries", required=True
    )
    form.add(before, field)
    qtbot.addWidget(form)
    form.show()
    assert not field.check()
    assert field.error == "Tick at least one line of “Countries”."
    before.setFocus()
    press(before.editor, Qt.Key.Key_Tab)
    line = form.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Countries: filter the list"
    type_text(line, "17")
    press(line, Qt.Key.Key_Tab)
    assert form.focusWidget() is field.editor
    field.set_value((3, 17))
    line.clear()
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert "2 ticked: Country 3; Country 17" in shown, "most of the list is out of sight"


def test_of_two_people_of_one_name_the_second_can_be_chosen(qtbot: QtBot) -> None:
    field = ChoiceField[str]("Person", [("1", "Anna Berg"), ("2", "Anna Berg")], searchable=True)
    qtbot.addWidget(field)
    field.editor.setCurrentIndex(1)
    assert field.value() == "2"
    field.set_value("1")
    assert field.picked == "1"
    field.editor.setEditText("Ann")
    assert field.picked is None


def test_a_choice_that_its_box_is_too_narrow_for_ends_in_an_ellipsis_and_is_read_in_its_tip(
    qtbot: QtBot,
) -> None:
    whole = "Framework of Analysis for Atrocity Crimes (United Nations)"
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem(whole)
    box.resize(160, 30)
    box.show()
    box.grab()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert whole in box.toolTip()
    box.resize(900, 30)
    box.grab()
    assert box.toolTip() == ""


@pytest.mark.parametrize("searchable", [True, False])
def test_a_list_that_opens_is_as_wide_as_its_words(qtbot: QtBot, *, searchable: bool) -> None:
    whole = "RP-3  Promotion of good governance, rule of law and democratic institutions"
    field = ChoiceField("Tool", [("RP-3", whole), ("RP-4", "RP-4  Arms control")], searchable=searchable)
    qtbot.addWidget(field)
    field.resize(240, 80)
    field.show()
    field.editor.showPopup()
    view = field.editor.view()
    assert view.viewport().width() >= view.fontMetrics().horizontalAdvance(whole)
    field.editor.hidePopup()
    field.set_value("RP-3")
    field.editor.grab()
    assert whole in field.editor.toolTip(), "what is cut in the box can be read"


def test_a_long_list_is_measured_once_and_anew_when_it_or_the_letters_change(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five thousand lines were measured with every key."""
    read: list[int] = []

    def counted(box: ChoiceBox, place: int) -> str:
        read.append(place)
        return QComboBox.itemText(box, place)

    monkeypatch.setattr(ChoiceBox, "itemText", counted)
    field = ChoiceField("The other item", [(place, f"Item {place}") for place in range(300)], searchable=True)
    qtbot.addWidget(field)
    field.show()
    line = field.editor.lineEdit()
    assert line is not None
    type_text(line, "ite")
    completer = field.editor.completer()
    assert completer is not None
    opened = completer.popup()
    assert opened is not None
    read.clear()
    type_text(line, "m 2")
    assert len(read) < 20
    narrow = opened.minimumWidth()
    field.set_choices(
        [(0, "Item 2, of which there is a good deal more to be said than of others"), (1, "Item 21")]
    )
    line.clear()
    type_text(line, "it")
    wide = opened.minimumWidth()
    assert wide > narrow
    type_text(line, "em 21")
    assert opened.minimumWidth() < wide, "as wide as what was found, not as all that could be"
    line.clear()
    type_text(line, "it")
    field.editor.setStyleSheet("font-size: 25pt")
    type_text(line, "e")
    assert opened.minimumWidth() > wide
    opened.hide()
