"""Days and instants: what is read as one, and what is picked from a calendar."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QLabel,
    QTableView,
)
from pytestqt.qtbot import QtBot

from app.refusals import BadInput
from db.vocabulary import DatePrecision
from language import Language, speaking
from ui.fields.calendar_button import CalendarButton
from ui.fields.date_field import DateField
from ui.fields.instant_field import InstantField
from ui.fields.partial_date_field import PartialDateField
from ui.theme import Theme

_INSTANT = datetime(2021, 2, 1, 9, 30, tzinfo=UTC)


def test_an_instant_is_read_in_its_zone(qtbot: QtBot) -> None:
    field = InstantField("Signed at", zone=ZoneInfo("Europe/Oslo"))
    qtbot.addWidget(field)
    field.editor.setText("2021-07-01 09:30")
    assert field.value() == datetime(2021, 7, 1, 7, 30, tzinfo=UTC)
    field.editor.setText("2021-07-01 09:30+06:30")
    assert field.value() == datetime(2021, 7, 1, 3, 0, tzinfo=UTC)
    assert any("CEST" in label.text() for label in field.findChildren(QLabel))


def test_where_a_day_suffices_it_is_its_beginning_and_a_time_still_counts(qtbot: QtBot) -> None:
    field = InstantField("Signed on", zone=ZoneInfo("Europe/Oslo"), day_suffices=True)
    qtbot.addWidget(field)
    field.editor.setText("2021-07-01")
    assert field.value() == datetime(2021, 6, 30, 22, 0, tzinfo=UTC)
    field.editor.setText("2021-07-01 09:30")
    assert field.value() == datetime(2021, 7, 1, 7, 30, tzinfo=UTC)
    field.editor.setText("2021-07")
    assert not field.check()


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


def test_a_day_as_french_writes_it_is_read_in_french_and_refused_where_nobody_can_say_which_it_is(
    qtbot: QtBot,
) -> None:
    day, partly, instant = DateField("Occurred on"), PartialDateField("Known"), InstantField("At", zone=UTC)
    for field, typed in ((day, "04/03/2022"), (partly, "4.3.2022"), (instant, "04/03/2022 09:30")):
        qtbot.addWidget(field)
        field.editor.setText(typed)
        with pytest.raises(BadInput) as refused:
            field.value()
        assert "2021-02" in str(refused.value.remedy), "the form that is read is said"
    with speaking(Language.FRENCH):
        assert day.value() == date(2022, 3, 4)
        assert partly.value() == (date(2022, 3, 4), DatePrecision.DAY)
        assert instant.value() == datetime(2022, 3, 4, 9, 30, tzinfo=UTC)


def test_what_is_no_day_of_the_calendar_is_named_as_it_was_typed(qtbot: QtBot) -> None:
    day, partly = DateField("Occurred on"), PartialDateField("Known")
    for language, typed in ((Language.FRENCH, "31/02/2022"), (Language.ENGLISH, "31 February 2022")):
        for field in (day, partly):
            qtbot.addWidget(field)
            field.editor.setText(typed)
            with speaking(language), pytest.raises(BadInput) as refused:
                field.value()
            assert typed in str(refused.value)
            assert "2022-02-31" not in str(refused.value)


def test_a_day_can_be_picked_from_the_calendar_by_key(qtbot: QtBot) -> None:
    field = DateField("Occurred on")
    qtbot.addWidget(field)
    field.show()
    field.set_value(date(2021, 2, 1))
    button = field.findChildren(CalendarButton)[0]
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    calendar = field.open_calendar()
    assert calendar.selectedDate() == QDate(2021, 2, 1)
    calendar.activated.emit(QDate(2021, 2, 3))
    assert field.value() == date(2021, 2, 3)
    assert calendar.isHidden()
    assert not button.underMouse(), "the popup took the mouse away: the button is not pointed at any more"
    field.editor.setText("4 March 2022")
    assert field.open_calendar().selectedDate() == QDate(2022, 3, 4), (
        "a day in words is the day that stands there"
    )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_day_of_a_calendar_can_be_read(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.resize(text_scale=scale)
    field = DateField("Occurred on")
    qtbot.addWidget(field)
    theme.dress(field)
    field.show()
    field.set_value(date(2021, 5, 1))
    calendar = field.open_calendar()
    days = calendar.findChild(QTableView)
    assert days is not None
    seen = calendar.grab().toImage()
    drawn = set[bytes]()
    for place in (days.model().index(row, column) for row in range(2, 6) for column in range(7)):
        cell = days.visualRect(place)
        cell.moveTopLeft(days.viewport().mapTo(calendar, cell.topLeft()))
        # Cells differ by a pixel in width: what is compared is their middle.
        cell.setRect(cell.center().x() - 10, cell.center().y() - 8, 20, 16)
        middle = seen.copy(cell)
        drawn.add(bytes(middle.constBits()))
    assert len(drawn) == 28, "no two days look the same"
    last = days.model().index(6, 0)
    assert days.viewport().rect().contains(days.visualRect(last)), "the last week is seen whole"
    assert calendar.screen().availableGeometry().contains(calendar.frameGeometry())


def test_a_day_known_to_the_month_only_can_be_picked_from_a_calendar_too(qtbot: QtBot) -> None:
    field = PartialDateField("Occurred on", required=True)
    qtbot.addWidget(field)
    field.show()
    opener = field.findChild(CalendarButton)
    assert isinstance(opener, CalendarButton)
    opener.click()
    opener.open_calendar().clicked.emit(QDate(2021, 2, 3))
    assert field.value() == (date(2021, 2, 3), DatePrecision.DAY)


def test_a_time_is_never_cut(qtbot: QtBot) -> None:
    field = InstantField("Signed at", zone=UTC)
    qtbot.addWidget(field)
    field.set_value(_INSTANT)
    field.show()
    field.resize(10, field.height())
    text = field.editor.fontMetrics().horizontalAdvance(field.editor.text())
    assert field.editor.minimumSizeHint().width() > text
    assert [one.text() for one in field.findChildren(QLabel)][-1] == "UTC", "and not UTC (UTC+00:00)"
