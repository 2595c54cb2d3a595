"""Fields of a form: what can be entered, what is said of what cannot, and that names come by construction."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.refusals import BadInput, Refused
from app.rules.entry.money import Money
from db.vocabulary import DatePrecision, Phase
from tests.ui.support import assert_accessible, press, type_text
from ui.fields.calendar_button import CalendarButton
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.file_field import FileField
from ui.fields.form import Form
from ui.fields.form_field import FormField
from ui.fields.instant_field import InstantField
from ui.fields.money_field import MoneyField
from ui.fields.multi_choice import MultiChoice
from ui.fields.number_field import NumberField
from ui.fields.partial_date_field import PartialDateField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox

_LETTERS = (("a", "Alpha"), ("b", "Beta"), ("g", "Gamma"))
_INSTANT = datetime(2021, 2, 1, 9, 30, tzinfo=UTC)


def _every_field() -> list[tuple[FormField[Any], Any]]:
    return [
        (TextField("Title"), "A short name"),
        (TextField("Passphrase", secret=True), "correct horse"),
        (TextArea("Summary"), "First line\n\nThird line"),
        (MoneyField("Cost"), Money(Decimal("125000.50"), "EUR")),
        (MoneyField("Other cost"), Money(Decimal("1.00"), "XAF")),
        (DateField("Occurred on"), date(2021, 2, 1)),
        (PartialDateField("Known date"), (date(2017, 8, 1), DatePrecision.MONTH)),
        (InstantField("Signed at", zone=UTC), _INSTANT),
        (ChoiceField("Letter", _LETTERS), "b"),
        (ChoiceField("Found letter", _LETTERS, searchable=True), "g"),
        (MultiChoice("Letters", _LETTERS), ("a", "g")),
        (TagField("Groups"), ("Group one", "Group two")),
        (CheckField("Own judgement"), True),
        (NumberField("Hours", minimum=1, maximum=240, value=1), 24),
        (FileField("Scan"), Path(__file__)),
    ]


@pytest.mark.parametrize("place", range(15))
def test_what_is_set_is_read_back(qtbot: QtBot, place: int) -> None:
    field, value = _every_field()[place]
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.set_value(value)
    assert field.value() == value
    assert not field.is_empty()
    assert field.check()


def test_every_field_has_a_name_a_buddy_and_its_hint_for_screen_readers(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    for field, _ in _every_field():
        form.add(field)
        target: QWidget = field
        while proxy := target.focusProxy():
            target = proxy
        assert target.accessibleName() == field.label
        assert any(label.buddy() in {target, target.parentWidget()} for label in field.findChildren(QLabel))
    assert_accessible(form)


def test_an_error_stands_beneath_its_field_until_the_entry_changes(qtbot: QtBot) -> None:
    field = DateField("Occurred on", hint="As the source says.")
    qtbot.addWidget(field)
    field.show()
    field.editor.setText("1 February")
    assert not field.check()
    assert field.error == "“1 February” is not a date. Write year, month and day, as in 2021-02-01."
    assert field.error in field.editor.accessibleDescription()
    assert any(label.isVisible() and label.text() == field.error for label in field.findChildren(QLabel))
    field.editor.setText("2021-02-01")
    assert field.error == ""
    assert field.editor.accessibleDescription() == "As the source says."


def test_what_is_required_is_asked_for_and_said(qtbot: QtBot) -> None:
    field = TextField("Title", required=True)
    qtbot.addWidget(field)
    assert not field.check()
    assert field.error == "Enter “Title”."
    assert "Required." in field.editor.accessibleDescription()
    picked = ChoiceField("Kind", (("a", "Testimony"), ("b", "Report")), required=True)
    qtbot.addWidget(picked)
    assert not picked.check()
    assert picked.error == "Choose “Kind”."
    optional = TextField("Other title")
    qtbot.addWidget(optional)
    assert optional.check()
    assert optional.findChildren(QLabel)[0].text() == "Other title (optional)"


@pytest.mark.parametrize("text", ["\u202ereversed", "a\x00b", "x" * 201])
def test_text_that_the_use_cases_refuse_is_refused_here(qtbot: QtBot, text: str) -> None:
    field = TextField("Title", required=True)
    qtbot.addWidget(field)
    field.set_value(text)
    assert field.check() is (text.isprintable() and len(text) <= 200)


def test_amounts_take_separators_and_need_a_currency(qtbot: QtBot) -> None:
    field = MoneyField("Cost")
    qtbot.addWidget(field)
    field.editor.setText("125,000.50")
    assert field.value() == Money(Decimal("125000.50"), "EUR")
    field.editor.setText("12.345")
    assert not field.check()
    field.editor.clear()
    assert field.value() is None


def test_an_instant_is_read_in_its_zone(qtbot: QtBot) -> None:
    field = InstantField("Signed at", zone=ZoneInfo("Europe/Oslo"))
    qtbot.addWidget(field)
    field.editor.setText("2021-07-01 09:30")
    assert field.value() == datetime(2021, 7, 1, 7, 30, tzinfo=UTC)
    field.editor.setText("2021-07-01 09:30+06:30")
    assert field.value() == datetime(2021, 7, 1, 3, 0, tzinfo=UTC)
    assert any("CEST" in label.text() for label in field.findChildren(QLabel))


@pytest.mark.parametrize("wall", ["2021-10-31 02:30", "2021-03-28 02:30"])
def test_a_time_that_happens_twice_or_never_asks_for_its_offset(qtbot: QtBot, wall: str) -> None:
    field = InstantField("Signed at", zone=ZoneInfo("Europe/Oslo"))
    qtbot.addWidget(field)
    field.editor.setText(wall)
    with pytest.raises(BadInput, match="summer time"):
        field.value()
    field.editor.setText(f"{wall}+01:00")
    assert field.value() is not None


@pytest.mark.parametrize("text", ["2021-02-01", "tomorrow", "2021-02-30 10:00", "0202-02-01 10:00"])
def test_no_instant_is_guessed(qtbot: QtBot, text: str) -> None:
    field = InstantField("Signed at")
    qtbot.addWidget(field)
    field.editor.setText(text)
    assert not field.check()


def test_a_day_can_be_picked_from_the_calendar_by_key(qtbot: QtBot) -> None:
    field = DateField("Occurred on")
    qtbot.addWidget(field)
    field.show()
    field.set_value(date(2021, 2, 1))
    calendar = field.open_calendar()
    assert calendar.selectedDate() == QDate(2021, 2, 1)
    calendar.activated.emit(QDate(2021, 2, 3))
    assert field.value() == date(2021, 2, 3)
    assert calendar.isHidden()


def test_a_searched_choice_takes_only_what_is_in_the_list(qtbot: QtBot) -> None:
    field = ChoiceField("Letter", _LETTERS, searchable=True, required=True)
    qtbot.addWidget(field)
    assert field.value() is None
    field.editor.setEditText("gamma")
    assert field.value() == "g"
    field.editor.setEditText("gam")
    assert not field.check()
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


_COUNTRIES = (
    ("CIV", "Côte d'Ivoire (CIV)"),
    ("NER", "Niger (NER)"),
    ("NGA", "Nigeria (NGA)"),
    ("MMR", "Myanmar (MMR)"),
)
_CALLED = {"CIV": ("Ivory Coast",), "NER": ("Niger",), "NGA": ("Nigeria",), "MMR": ("Burma", "ميانمار")}


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


def test_a_day_known_to_the_month_only_can_be_picked_from_a_calendar_too(qtbot: QtBot) -> None:
    field = PartialDateField("Occurred on", required=True)
    qtbot.addWidget(field)
    field.show()
    opener = field.findChild(CalendarButton)
    assert isinstance(opener, CalendarButton)
    opener.click()
    opener.open_calendar().clicked.emit(QDate(2021, 2, 3))
    assert field.value() == (date(2021, 2, 3), DatePrecision.DAY)


def test_tags_are_added_and_taken_away_by_key(qtbot: QtBot) -> None:
    field = TagField("Groups")
    qtbot.addWidget(field)
    field.show()
    type_text(field.editor, "Group one")
    press(field.editor, Qt.Key.Key_Return)
    type_text(field.editor, "Group two,")
    type_text(field.editor, "unfinished")
    assert field.value() == ("Group one", "Group two", "unfinished")
    field.editor.clear()
    press(field.editor, Qt.Key.Key_Backspace)
    assert field.value() == ("Group one",)
    field.set_value(("Same", "Same"))
    assert field.value() == ("Same",)


def test_a_confirmation_must_be_ticked(qtbot: QtBot) -> None:
    field = CheckField("Own judgement", required=True)
    qtbot.addWidget(field)
    assert not field.check()
    field.show()
    press(field.editor, Qt.Key.Key_Space)
    assert field.check()


def test_a_file_must_be_there(qtbot: QtBot, tmp_path: Path) -> None:
    field = FileField("Scan")
    qtbot.addWidget(field)
    field.set_value(tmp_path / "absent.pdf")
    assert not field.check()
    field.set_value(tmp_path)
    assert not field.check()
    field.editor.setText("a\x00b")
    assert not field.check()


def test_a_form_marks_all_that_is_wrong_and_goes_to_the_first(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    title, day, note = TextField("Title", required=True), DateField("Day", required=True), TextArea("Note")
    form.add(title)
    form.add_row(day, note)
    form.show()
    form.activateWindow()
    assert not form.check()
    assert title.error
    assert day.error
    assert not note.error
    qtbot.waitUntil(title.editor.hasFocus)
    untouched = form.edited
    title.set_value("Name")
    assert (untouched, form.edited) == (False, True)
    day.set_value(date(2021, 2, 1))
    assert form.check()


def test_a_refusal_that_names_a_field_stands_beneath_it(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    cost = MoneyField("Estimated cost", name="cost")
    form.add(cost)
    form.show()
    assert form.show_refusal(BadInput("cost", "12 has no currency.", remedy="Give one."))
    assert cost.error == "12 has no currency. Give one."
    assert not form.show_refusal(BadInput("elsewhere", "Wrong."))
    assert not form.show_refusal(Refused("authority.ceiling", "Above the ceiling."))


def test_a_text_area_grows_with_its_text(qtbot: QtBot) -> None:
    field = TextArea("Summary", rows=3)
    qtbot.addWidget(field)
    field.resize(400, 300)
    field.show()
    before = field.editor.height()
    field.set_value("\n".join(["line"] * 8))
    qtbot.waitUntil(lambda: field.editor.height() > before)
    field.set_value("\n".join(["line"] * 500))
    assert field.editor.height() < 20 * before


def test_the_list_of_a_choice_is_named_when_it_opens(qtbot: QtBot) -> None:
    field = ChoiceField("Letter", _LETTERS)
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


def test_a_time_is_never_cut(qtbot: QtBot) -> None:
    field = InstantField("Signed at", zone=UTC)
    qtbot.addWidget(field)
    field.set_value(_INSTANT)
    field.show()
    field.resize(10, field.height())
    text = field.editor.fontMetrics().horizontalAdvance(field.editor.text())
    assert field.editor.minimumSizeHint().width() > text
    assert [one.text() for one in field.findChildren(QLabel)][-1] == "UTC", "and not UTC (UTC+00:00)"


def test_of_two_people_of_one_name_the_second_can_be_chosen(qtbot: QtBot) -> None:
    field = ChoiceField[str]("Person", [("1", "Anna Berg"), ("2", "Anna Berg")], searchable=True)
    qtbot.addWidget(field)
    field.editor.setCurrentIndex(1)
    assert field.value() == "2"
    field.set_value("1")
    assert field.picked == "1"
    field.editor.setEditText("Ann")
    assert field.picked is None


def test_fields_beside_each_other_stand_level_where_one_label_breaks(qtbot: QtBot) -> None:
    form, source, day = Form(), TextField("Source"), DateField("The day on which the source was written down")
    qtbot.addWidget(form)
    form.add_row(source, day, stretch=(4, 1))
    form.resize(500, 200)
    form.show()

    def top(editor: QWidget) -> int:
        return editor.mapTo(form, QPoint()).y()

    assert source.label_height() < day.label_height()
    qtbot.waitUntil(lambda: top(source.editor) == top(day.editor))
    form.resize(900, 200)
    qtbot.waitUntil(lambda: top(source.editor) == top(day.editor))


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


def test_what_is_longer_than_its_line_is_read_from_the_beginning(qtbot: QtBot) -> None:
    field = TextField("Responsible")
    qtbot.addWidget(field)
    field.set_value("Fourteen arms suppliers " * 20)
    assert field.editor.cursorPosition() == 0


@pytest.mark.parametrize(
    "field",
    [
        lambda: ChoiceField("Letter", _LETTERS),
        lambda: ChoiceField("Found letter", _LETTERS, searchable=True),
        lambda: NumberField("Hours", minimum=1, maximum=240, value=24),
    ],
)
def test_the_wheel_scrolls_the_form_and_changes_no_value(
    qtbot: QtBot, field: Callable[[], FormField[Any]]
) -> None:
    made = field()
    qtbot.addWidget(made)
    made.show()
    editor = made.focusProxy()
    assert editor is not None
    editor.setFocus()
    before = made.value()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.focusProxy() or editor, turn)
    assert made.value() == before
    assert not turn.isAccepted(), "what it stands in scrolls on"
