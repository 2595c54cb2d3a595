"""Choices that one types into: what is meant by letters, and by keys while the list is open."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from app.reference.countries import countries
from app.refusals import BadInput
from tests.ui.fields.offered import CALLED, COUNTRIES, LETTERS
from tests.ui.support import FakeFrame, click, press, type_text
from ui.dialogs.dialog import Dialog
from ui.fields import completer as completing
from ui.fields.choice_field import ChoiceField
from ui.fields.completer import hide_when_whole
from ui.fields.form import Form
from ui.fields.text_field import TextField
from ui.tasks import Tasks


def test_a_searched_choice_takes_only_what_is_in_the_list(qtbot: QtBot) -> None:
    field = ChoiceField("Letter", LETTERS, searchable=True, required=True)
    qtbot.addWidget(field)
    assert field.value() is None
    field.editor.setEditText("gamma")
    assert field.value() == "g"
    field.editor.setEditText("a")
    assert not field.check(), "three letters have it"
    assert "not in the list" in field.error


def test_what_is_typed_and_fits_one_line_only_is_that_line(qtbot: QtBot) -> None:
    """By Enter, with its list open or not, and when one goes on; of several lines none is guessed."""
    field = ChoiceField("Letter", (*LETTERS, ("m", "Gamma minor")), searchable=True, required=True)
    qtbot.addWidget(field)
    field.show()
    field.editor.setFocus()
    line = field.editor.lineEdit()
    completer = field.editor.completer()
    assert line is not None
    assert completer is not None
    lines = completer.popup()
    assert lines is not None
    QTest.keyClicks(line, "gam")
    QTest.keyClick(lines, Qt.Key.Key_Return)
    assert line.text() == "gam"
    assert lines.isVisible()
    QTest.keyClicks(line, "ma mi")
    QTest.keyClick(lines, Qt.Key.Key_Return)
    assert field.value() == "m"
    line.setText("bet")
    line.editingFinished.emit()
    assert field.value() == "b"


def test_what_is_half_typed_stands_while_the_list_is_read_again(qtbot: QtBot) -> None:
    """Lists are read again each minute, and who types into one goes on where they were."""
    field = ChoiceField("Letter", LETTERS, searchable=True)
    qtbot.addWidget(field)
    field.show()
    field.editor.setFocus()
    line = field.editor.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "gma")
    line.setCursorPosition(1)
    told: list[object] = []
    field.changed.connect(lambda: told.append(None))
    field.set_choices([*LETTERS, ("m", "Gamma minor")])
    QApplication.processEvents()
    assert (line.text(), line.cursorPosition(), told) == ("gma", 1, [])
    QTest.keyClicks(line, "am")
    assert line.text() == "gamma"
    completer = field.editor.completer()
    assert completer is not None
    assert [completer.completionCount(), field.value()] == [2, "g"]
    # What was chosen and is not offered any more is no text that somebody is at.
    field.set_choices([("b", "Beta")])
    assert (line.text(), field.value()) == ("", None)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("cote d ivo", "CIV"),
        ("ivory", "CIV"),
        ("burma", "MMR"),
        ("ميان", "MMR"),
        ("niger", "NER"),
        ("mmr", "MMR"),
    ],
)
def test_a_choice_is_found_by_whatever_else_it_is_called(qtbot: QtBot, typed: str, chosen: str) -> None:
    """Accents left out, a former name, another script; what is the whole name of one is that one."""
    field = ChoiceField("Country", COUNTRIES, searchable=True, also=lambda code: CALLED[code])
    qtbot.addWidget(field)
    field.show()
    line = field.editor.lineEdit()
    completer = field.editor.completer()
    assert line is not None
    assert completer is not None
    line.setText(typed)
    line.textEdited.emit(typed)
    completer.setCompletionPrefix(typed)
    offered = {completer.completionModel().index(at, 0).data() for at in range(completer.completionCount())}
    assert dict(COUNTRIES)[chosen] in offered
    line.editingFinished.emit()
    assert field.value() == chosen
    assert line.text() == dict(COUNTRIES)[chosen]


def test_a_space_between_letters_goes_on_with_the_words_of_a_line(qtbot: QtBot) -> None:
    """It opened the list at the line of the first word, and what was typed next went there."""
    field = ChoiceField("Found", ((True, "It is met"), (False, "It is not met")))
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.editor, "it is n")
    assert not field.editor.view().isVisible()
    assert field.value() is False
    other = ChoiceField("Other", LETTERS)
    qtbot.addWidget(other)
    other.show()
    QTest.keyClick(other.editor, Qt.Key.Key_Space)
    assert other.editor.view().isVisible(), "where nobody types it opens the list, as ever"
    other.editor.hidePopup()


def test_tab_takes_the_marked_line_of_an_open_list_and_goes_on(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    field, after = ChoiceField("Letter", LETTERS), TextField("Then")
    form.add(field, after)
    form.show()
    field.editor.setFocus()
    by_hand: list[int] = []
    field.editor.activated.connect(by_hand.append)
    QTest.keyClick(field.editor, Qt.Key.Key_Space)
    QTest.keyClick(field.editor.view(), Qt.Key.Key_Down)
    QTest.keyClick(field.editor.view(), Qt.Key.Key_Tab)
    assert not field.editor.view().isVisible()
    assert field.value() == "a"
    assert form.focusWidget() is after.editor
    assert by_hand == [field.editor.currentIndex()], "a choice of a person, as by Enter"


def test_who_clicks_into_a_choice_that_was_made_chooses_anew(qtbot: QtBot) -> None:
    field = ChoiceField("Country", COUNTRIES, searchable=True)
    qtbot.addWidget(field)
    field.set_value("MMR")
    other = QLineEdit(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is field)
    other.setFocus()
    line = field.editor.lineEdit()
    assert line is not None
    click(line)
    qtbot.waitUntil(lambda: line.selectedText() == line.text())
    type_text(line, "NER")
    press(line, Qt.Key.Key_Return)
    assert field.value() == "NER"


def test_enter_marks_the_first_of_several_that_fit_and_takes_it_the_second_time(qtbot: QtBot) -> None:
    field = ChoiceField(
        "Tool", [(1, "Targeted sanctions"), (2, "Arms"), (3, "Heightened sanctions")], searchable=True
    )
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is field)
    line = field.editor.lineEdit()
    assert line is not None
    line.setFocus()
    type_text(line, "sanctions")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    press(popup, Qt.Key.Key_Return)
    assert popup.isVisible()
    with pytest.raises(BadInput):
        field.value()
    assert popup.currentIndex().data() == "Targeted sanctions"
    press(popup, Qt.Key.Key_Return)
    assert field.value() == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [("sudan", "SDN"), ("Guinea", "GIN"), ("Congo", "COG"), ("Republic of Korea", "KOR"), ("india", "IND")],
)
def test_enter_takes_the_line_whose_whole_name_is_typed_not_the_first_that_has_it(
    qtbot: QtBot, typed: str, code: str
) -> None:
    """A report on Sudan was one on South Sudan, which stands before it in the list."""
    table = countries()
    labels = {country.alpha3: country.name for country in table}
    field = ChoiceField("Country", list(labels.items()), searchable=True, also=table.names)
    qtbot.addWidget(field)
    field.show()
    _line, popup = _type(qtbot, field, typed)
    press(popup, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert field.value() == code


def test_of_two_lines_of_the_name_that_is_typed_none_is_taken_unseen(qtbot: QtBot) -> None:
    people = [(1, "Johanna Berg"), (2, "Anna Berg"), (3, "Anna Berg")]
    field = ChoiceField("Person", people, searchable=True)
    qtbot.addWidget(field)
    field.show()
    _line, popup = _type(qtbot, field, "anna berg")
    press(popup, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.currentIndex().row() == 1


def test_the_line_that_enter_marks_is_told_to_screen_readers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, str]] = []

    class _Heard(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:  # noqa: N802 - as Qt calls it
            view = event.object()
            assert isinstance(view, QAbstractItemView)
            told.append((event.type(), str(view.model().index(event.child(), 0).data())))

    field = ChoiceField("Letter", (*LETTERS, ("m", "Gamma minor")), searchable=True)
    qtbot.addWidget(field)
    field.show()
    _line, popup = _type(qtbot, field, "am")
    monkeypatch.setattr(completing, "QAccessible", _Heard)
    press(popup, Qt.Key.Key_Return)
    assert told == [(QAccessible.Event.Focus, "Gamma")]


def _type(qtbot: QtBot, field: ChoiceField[Any], words: str) -> tuple[QLineEdit, QAbstractItemView]:
    """The line of the field and its list, which is open."""
    field.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is field)
    line = field.editor.lineEdit()
    assert line is not None
    line.setFocus()
    type_text(line, words)
    known = line.completer()
    assert known is not None
    popup = known.popup()
    assert popup is not None
    assert popup.isVisible()
    return line, popup


def test_a_click_beside_the_open_list_is_a_click_on_what_lies_there(qtbot: QtBot) -> None:
    """It was lost, and the title of an item was typed behind the name of its source."""
    form = Form()
    qtbot.addWidget(form)
    field = ChoiceField("Country", COUNTRIES, searchable=True)
    title = TextField("Title")
    form.add(field, title)
    form.resize(400, 500)
    form.show()
    line = field.editor.lineEdit()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "myan")
    completer = field.editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    # Where there is much room the list covers what stands beneath its line.
    popup.setGeometry(popup.x(), title.editor.mapToGlobal(title.editor.rect().bottomLeft()).y() + 40, 50, 20)
    beside = title.editor.mapToGlobal(title.editor.rect().center())
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=popup.mapFromGlobal(beside))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is title.editor)
    assert not popup.isVisible()
    type_text(title.editor, "Villages burned")
    assert field.check()
    assert (field.value(), title.value()) == ("MMR", "Villages burned")


def test_a_list_whose_only_line_is_what_is_typed_goes_away(qtbot: QtBot) -> None:
    line = QLineEdit()
    known = QCompleter(["Legal", "Development"], line)
    line.setCompleter(known)
    line.textEdited.connect(lambda text: hide_when_whole(known, text))
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is line)
    line.setFocus()
    QTest.keyClicks(line, "Lega")
    popup = known.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClicks(line, "l")
    # Open, it would swallow the click on the act beneath it.
    qtbot.waitUntil(popup.isHidden)


class _Asking(Dialog):
    """Asks for one letter."""

    def __init__(self, frame: FakeFrame) -> None:
        super().__init__(frame, "Choose a letter", about="letter")
        self.letter = ChoiceField("Letter", LETTERS, name="letter", searchable=True, required=True)
        self.form.add(self.letter)
        self.add_act("Take it", lambda: self.attempt(self.letter.value))


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
@pytest.mark.parametrize("listed", [True, False])
def test_who_sends_a_form_off_from_the_line_gets_the_only_one_that_fits(
    qtbot: QtBot, tasks: Tasks, key: Qt.Key, *, listed: bool
) -> None:
    asking = _Asking(FakeFrame(tasks))
    # Done with, it is gone by itself.
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(asking)
    asking.open()
    qtbot.waitExposed(asking)
    type_text(asking.letter.editor, "gam")
    completer = asking.letter.editor.completer()
    assert completer is not None
    opened = completer.popup()
    assert opened is not None
    qtbot.waitUntil(opened.isVisible)
    if not listed:
        opened.hide()
    press(opened if listed else asking.letter.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert not opened.isVisible()
    assert asking.result_value == "g"
