"""What was shown on a day: how it is asked, and that each question is come back to as it was narrowed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from app.reading.ledger.around import ShownAround
from tests.support.opened import AUDITOR
from tests.ui.history.conftest import ONE
from tests.ui.support import click, type_text
from tests.ui.workplace import at_work, press_act
from ui.fields.calendar_button import CalendarButton
from ui.history.page import HistoryPage


def test_who_comes_back_goes_on_in_the_list_as_it_was_narrowed_and_who_asks_anew_begins_with_all(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ui.history.ledger_reader.shown_around", lambda *_args, **_more: ShownAround(on=(ONE,))
    )
    with at_work(case_folder, AUDITOR) as session:
        window = session.window
        window.go("history", "shown")
        page = window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.shown.isVisible)
        page.filter.person.setText("Marsh")
        page.shown.setCurrentIndex(page.shown.model().index(0, 0))
        for act, there in ((page.open_brief, "reports"), (page.open_entry, "history")):
            press_act(act)
            assert (window.here[0], window.here[1] != "shown") == (there, True)
            window.back()
            qtbot.waitUntil(page.shown.isVisible)
            assert (page.filter.who_was_shown, page.filter.person.text()) == (True, "Marsh")
        press_act(page.open_brief)
        window.go("desk")
        window.go("history", "shown")
        assert (page.filter.who_was_shown, page.filter.person.text()) == (True, ""), (
            "another question is asked"
        )


def test_each_question_is_come_back_to_as_it_was_narrowed(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        window = session.window
        window.go("history")
        page = window.pages["history"]
        assert isinstance(page, HistoryPage)
        page.filter.person.setText("Adeyemi")
        click(page.filter.looks)
        window.go("history", "shown/2022-03-04")
        page.filter.person.setText("Marsh")
        window.go("history", "shown/2021-02-01/MMR")
        assert (page.filter.topic.text(), page.filter.person.text()) == ("MMR", "")

        def stands() -> tuple[bool, str, str, bool]:
            wanted = page.filter.wanted
            return page.filter.who_was_shown, page.filter.until.text(), wanted.person, wanted.without_looks

        window.back()
        assert stands() == (True, "2022-03-04", "Marsh", False)
        window.back()
        assert stands() == (False, "", "Adeyemi", True)
        window.forward()
        window.forward()
        assert stands() == (True, "2021-02-01", "", False)
        assert page.filter.topic.text() == "MMR"
        # Also where no other place of the page was shown meanwhile.
        window.go("history", "MMR")
        page.filter.topic.setText("UKR")
        window.go("desk")
        window.back()
        assert page.filter.topic.text() == "UKR"
        window.go("history", "#5")
        page.filter.show_kind("shown")
        page.filter.person.setText("Marsh")
        window.go("desk")
        window.back()
        assert stands() == (True, "", "Marsh", False)


def test_a_question_asked_twice_is_come_back_to_as_it_was_narrowed_each_time(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        window = session.window
        window.go("history", "MMR")
        page = window.pages["history"]
        assert isinstance(page, HistoryPage)
        page.filter.person.setText("Adeyemi")
        window.go("desk")
        window.go("history", "MMR")
        page.filter.person.setText("Marsh")
        window.go("history", "#1")
        window.back()
        assert page.filter.person.text() == "Marsh"
        window.back()
        window.back()
        assert (window.here, page.filter.person.text()) == (("history", "MMR"), "Adeyemi")


def test_by_its_entry_the_history_is_whole_and_a_narrowed_one_says_so(
    qtbot: QtBot, case_folder: Path
) -> None:
    """Two entries that a question had left were taken for the whole history."""
    with at_work(case_folder, AUDITOR) as session:
        window = session.window
        window.go("desk")
        window.go("history", "shown/2022-03-04")
        page = window.pages["history"]
        assert isinstance(page, HistoryPage)
        page.filter.person.setText("Marsh")
        assert page.filter.told.text() == "Narrowed: up to 4 March 2022 · Marsh"
        click(page.filter.all)
        assert (page.filter.who_was_shown, page.filter.narrowed) == (True, False)
        page.filter.person.setText("Marsh")
        window.go("history")
        assert page.filter.whole
        assert not page.filter.who_was_shown
        assert page.filter.told.isHidden()
        assert page.filter.all.isHidden()
        qtbot.waitUntil(lambda: page.facts == "who did what, when, and why")
        window.back()
        assert (page.filter.who_was_shown, page.filter.person.text()) == (True, "Marsh")
        window.forward()
        page.filter.person.setText("Adeyemi")
        qtbot.waitUntil(lambda: page.facts == "narrowed: not all that is on record")
        window.go("countries")
        window.back()
        assert page.filter.person.text() == "Adeyemi", "who goes back finds what they had looked for"
        window.go("history", "MMR")
        assert page.filter.person.text() == "", "another topic is no narrower than it says"
        page.filter.person.setText("Marsh")
        window.go("history", "MMR")
        assert (page.filter.topic.text(), page.filter.person.text()) == ("MMR", "Marsh"), "no step was made"
        window.go("history")
        page.filter.person.setText("Okoro")
        window.go("history")
        assert page.filter.person.text() == "Okoro", "it could be come back to by no step"
        assert page.filter.all.isVisible()
        # A question is asked anew, whatever was chosen since it was asked.
        window.go("history", "shown")
        page.filter.show_kind("")
        click(page.filter.shown)
        assert page.filter.who_was_shown


def test_one_day_has_one_field_and_a_span_two_in_its_place(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        asked = page.filter
        assert [one.isVisible() for one in (asked.on, asked.since, asked.until)] == [True, False, False]
        type_text(asked.on, "2021-07")
        assert (asked.wanted.since, asked.wanted.until) == (date(2021, 7, 1), date(2021, 7, 31))
        click(asked.span)
        assert [one.isVisible() for one in (asked.on, asked.since, asked.until)] == [False, True, True]
        assert (asked.since.text(), asked.until.text()) == ("2021-07", "2021-07")
        asked.until.setText("2021-09-01")
        assert asked.wanted.until == date(2021, 9, 1)
        session.window.go("desk")
        session.window.back()
        assert asked.wanted.until == date(2021, 9, 1)
        click(asked.span)
        assert asked.wanted.until == date(2021, 7, 31), "what is hidden narrows nothing"
        # A day that the page leads to is asked for in the field of one day, and a span goes back to the day that it begins with.
        asked.show_day(date(2021, 8, 2))
        assert [one.isVisible() for one in (asked.on, asked.since, asked.until)] == [True, False, False]
        assert asked.on.text() == "2021-08-02"
        click(asked.span)
        assert (asked.since.text(), asked.until.text()) == ("2021-08-02", "2021-08-02")
        asked.show_day(date(2021, 8, 5))
        assert [one.isVisible() for one in (asked.on, asked.since, asked.until)] == [False, True, True]
        asked.until.setText("2021-09-01")
        click(asked.span)
        assert asked.on.text() == "2021-08-05"
        click(asked.span)
        assert asked.until.text() == "2021-09-01", "who only looked has their span again"
        asked.since.clear()
        click(asked.span)
        assert asked.on.text() == "2021-09-01"


def test_who_types_in_the_filter_before_the_list_is_read_goes_on_typing(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        window = session.window
        window.go("history")
        page = window.pages["history"]
        assert isinstance(page, HistoryPage)
        window.activateWindow()
        page.filter.person.setFocus()
        qtbot.waitUntil(lambda: len(page.table.rows_model.rows) > 0)
        assert page.filter.person.hasFocus()
        window.go("desk")
        read = page.table.rows_model.rows
        window.back()
        qtbot.waitUntil(lambda: page.table.rows_model.rows is not read)
        assert page.filter.person.hasFocus(), "who comes back is where they were"


def test_the_days_say_their_form_and_can_be_picked(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        assert page.filter.on.placeholderText() == "On YYYY-MM-DD"
        click(page.filter.span)
        assert page.filter.since.placeholderText() == "From YYYY-MM-DD"
        pick = page.filter.findChildren(CalendarButton)
        assert [one.accessibleName() for one in pick] == [
            "On day: pick from a calendar",
            "From day: pick from a calendar",
            "To day: pick from a calendar",
        ]
        pick[2].open_calendar().clicked.emit(QDate(2026, 1, 15))
        assert page.filter.wanted.until == date(2026, 1, 15)
