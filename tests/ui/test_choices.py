"""Fields and boxes in which one or several of a list are chosen: found by typing, by keys, and never by chance."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.reference.countries import countries
from app.refusals import BadInput
from db.vocabulary import Phase
from tests.ui.support import FakeFrame, click, press, type_text
from ui.dialogs.dialog import Dialog
from ui.fields import completer as completing
from ui.fields.choice_field import ChoiceField
from ui.fields.completer import hide_when_whole
from ui.fields.form import Form
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_field import TextField
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox

_LETTERS = (("a", "Alpha"), ("b", "Beta"), ("g", "Gamma"))
_COUNTRIES = (
    ("CIV", "Côte d'Ivoire (CIV)"),
    ("NER", "Niger (NER)"),
    ("NGA", "Nigeria (NGA)"),
    ("MMR", "Myanmar (MMR)"),
)
_CALLED = {"CIV": ("Ivory Coast",), "NER": ("Niger",), "NGA": ("Nigeria",), "MMR": ("Burma", "ميانمار")}


@pytest.mark.parametrize("where", ["box", "words"])
def test_a_click_anywhere_on_a_line_ticks_it_once(qtbot: QtBot, where: str) -> None:
    field = MultiChoice("Letters", _LETTERS)
    qtbot.addWidget(field)
    field.show()
    line = field.editor.visualItemRect(field.editor.item(1))
    spot = QPoint(line.left() + 14 if where == "box" else line.center().x(), line.center().y())
    click(field.editor.viewport(), spot)
    assert field.value() == (_LETTERS[1][0],)
    click(field.editor.viewport(), spot)
    assert field.value() == ()


def test_a_searched_choice_takes_only_what_is_in_the_list(qtbot: QtBot) -> None:
    field = ChoiceField("Letter", _LETTERS, searchable=True, required=True)
    qtbot.addWidget(field)
    assert field.value() is None
    field.editor.setEditText("gamma")
    assert field.value() == "g"
    field.editor.setEditText("a")
    assert not field.check(), "three letters have it"
    assert "not in the list" in field.error


def test_what_is_typed_and_fits_one_line_only_is_that_line(qtbot: QtBot) -> None:
    """By Enter, with its list open or not, and when one goes on; of several lines none is guessed."""
    field = ChoiceField("Letter", (*_LETTERS, ("m", "Gamma minor")), searchable=True, required=True)
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
    field = ChoiceField("Country", _COUNTRIES, searchable=True, also=lambda code: _CALLED[code])
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
    assert dict(_COUNTRIES)[chosen] in offered
    line.editingFinished.emit()
    assert field.value() == chosen
    assert line.text() == dict(_COUNTRIES)[chosen]


def test_other_choices_keep_what_is_chosen(qtbot: QtBot) -> None:
    one = ChoiceField("Phase", [(phase, phase.label) for phase in Phase])
    several = MultiChoice("Letters", _LETTERS)
    qtbot.addWidget(one)
    qtbot.addWidget(several)
    one.set_value(Phase.IMMINENT_RISK)
    one.set_choices([(Phase.IMMINENT_RISK, "Imminent risk"), (Phase.RISK_PRESENT, "Risk present")])
    assert one.value() is Phase.IMMINENT_RISK
    several.set_value(("b",))
    several.set_choices([*_LETTERS[1:], ("d", "Delta")])
    assert several.value() == ("b",)


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
    field = ChoiceField("Letter", _LETTERS)
    qtbot.addWidget(field)
    field.show()
    field.editor.showPopup()
    assert field.editor.view().isVisible()
    assert field.editor.view().accessibleName() == "Letter"
    field.editor.hidePopup()


def test_a_space_between_letters_goes_on_with_the_words_of_a_line(qtbot: QtBot) -> None:
    """It opened the list at the line of the first word, and what was typed next went there."""
    field = ChoiceField("Found", ((True, "It is met"), (False, "It is not met")))
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.editor, "it is n")
    assert not field.editor.view().isVisible()
    assert field.value() is False
    other = ChoiceField("Other", _LETTERS)
    qtbot.addWidget(other)
    other.show()
    QTest.keyClick(other.editor, Qt.Key.Key_Space)
    assert other.editor.view().isVisible(), "where nobody types it opens the list, as ever"
    other.editor.hidePopup()


def test_tab_takes_the_marked_line_of_an_open_list_and_goes_on(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    field, after = ChoiceField("Letter", _LETTERS), TextField("Then")
    form.add(field, after)
    form.show()
    field.editor.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_Space)
    QTest.keyClick(field.editor.view(), Qt.Key.Key_Down)
    QTest.keyClick(field.editor.view(), Qt.Key.Key_Tab)
    assert not field.editor.view().isVisible()
    assert field.value() == "a"
    assert form.focusWidget() is after.editor


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


def test_who_clicks_into_a_choice_that_was_made_chooses_anew(qtbot: QtBot) -> None:
    field = ChoiceField("Country", _COUNTRIES, searchable=True)
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

    field = ChoiceField("Letter", (*_LETTERS, ("m", "Gamma minor")), searchable=True)
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
    field = ChoiceField("Country", _COUNTRIES, searchable=True)
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
        self.letter = ChoiceField("Letter", _LETTERS, name="letter", searchable=True, required=True)
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
    field.editor.setStyleSheet("font-size: 25pt")
    type_text(line, "e")
    assert opened.minimumWidth() > wide
    opened.hide()
