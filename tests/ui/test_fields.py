"""Fields of a form: what can be entered, what is said of what cannot, and that names come by construction."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.refusals import BadInput, Refused
from app.rules.entry.money import Money
from db.vocabulary import DatePrecision
from tests.ui.fields.offered import LETTERS
from tests.ui.support import assert_accessible, press, type_text
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
        (ChoiceField("Letter", LETTERS), "b"),
        (ChoiceField("Found letter", LETTERS, searchable=True), "g"),
        (MultiChoice("Letters", LETTERS), ("a", "g")),
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


def test_a_text_that_fills_its_field_needs_no_scrolling(qtbot: QtBot) -> None:
    field = TextArea("Outcome", rows=2)
    qtbot.addWidget(field)
    field.resize(400, 300)
    field.show()
    for lines in (2, 5, 9):
        field.set_value("\n".join(["line"] * lines))
        QApplication.processEvents()
        assert field.editor.verticalScrollBar().maximum() == 0, f"{lines} lines are read at once"


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


def test_what_is_longer_than_its_line_is_read_from_the_beginning(qtbot: QtBot) -> None:
    field = TextField("Responsible")
    qtbot.addWidget(field)
    field.set_value("Fourteen arms suppliers " * 20)
    assert field.editor.cursorPosition() == 0


@pytest.mark.parametrize(
    "field",
    [
        lambda: ChoiceField("Letter", LETTERS),
        lambda: ChoiceField("Found letter", LETTERS, searchable=True),
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


@pytest.mark.parametrize("place", range(15))
def test_the_wheel_gives_no_field_the_focus(qtbot: QtBot, place: int) -> None:
    field, _ = _every_field()[place]
    qtbot.addWidget(field)
    wheel = Qt.FocusPolicy.WheelFocus
    assert [one for one in field.findChildren(QWidget) if one.focusPolicy() is wheel] == []


def test_a_long_line_of_a_list_to_tick_breaks_and_is_read_to_its_end(qtbot: QtBot) -> None:
    long = "EV-2021-0011 · A2 · 2021-10-22 · Forty villages were burned in the north of the township"
    made = MultiChoice("Evidence", [("a", long), ("b", "EV-2021-0012")])
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    QApplication.processEvents()
    rows = [made.editor.visualItemRect(made.editor.item(row)).height() for row in range(2)]
    assert rows[0] >= 2 * made.editor.fontMetrics().height()
    assert rows[0] > rows[1]


def test_from_right_to_left_labels_beside_each_other_begin_where_one_reads(qtbot: QtBot) -> None:
    """A label in Latin letters too; the one of a field alone did, those of a row stood at the far end."""
    application = cast("QApplication", QApplication.instance())
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        form = Form()
        qtbot.addWidget(form)
        form.add(TextField("Name", name="name"))
        form.add_row(TextField("From", name="from"), TextField("To", name="to"))
        form.resize(600, 300)
        form.show()
        labels = {label.text(): label.alignment() for label in form.findChildren(QLabel) if label.text()}
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    along = {text: alignment & Qt.AlignmentFlag.AlignHorizontal_Mask for text, alignment in labels.items()}
    assert set(along) == {"Name (optional)", "From (optional)", "To (optional)"}
    assert len(set(along.values())) == 1
    assert along["From (optional)"] & Qt.AlignmentFlag.AlignRight
