"""What was shown, and to whom: an auditor reads the answer, and has not to pick it out of the acts of a report."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions.reports.briefs import HandBrief, OpenBrief, hand_brief, open_brief
from app.actions.reports.escalations import Acknowledge, Escalated, acknowledge
from app.reading.ledger.history import ALL, HistoryFilter, one_entry
from app.reading.ledger.shown import BriefShown, ShownAround, Tally, shown_around, shown_briefs
from app.reading.search.searching import search_line
from db.reports import Report
from db.vocabulary import ReceiptManner
from db.vocabulary.finding import ThingKind
from language.dates import plain_day
from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import Prepared, escalated, open_file, prepared
from tests.support.ministry import NOW, Ministry
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.support import assert_accessible, assert_fits, click, type_text
from tests.ui.workplace import at_work, press_act
from ui.fields.calendar_button import CalendarButton
from ui.history.page import HistoryPage
from ui.history.shown_table import brief_words, manner_words, to_whom
from ui.history.told import nothing_told

__all__ = ["built_ministry", "ministry"]


def shown(ministry: Ministry, wanted: HistoryFilter = ALL, who: str = "P-AUD") -> tuple[BriefShown, ...]:
    with ministry.store.read() as session:
        return shown_briefs(session, ministry.actors[who], wanted)


def said(found: tuple[BriefShown, ...]) -> list[tuple[str, str]]:
    return [(to_whom(one), manner_words(one)) for one in found]


ONE = BriefShown(
    entry=3,
    at=NOW,
    number="EW-2026-0001",
    version=2,
    title="Troops mass in the north",
    country="Myanmar",
    person="Helena Marsh",
    office="Minister for Foreign Affairs",
    given=True,
    own=False,
    manner=ReceiptManner.SHOWN_IN_PROGRAM,
    copy_number=None,
    acknowledged_at=None,
)


def permuted(*pairs: tuple[str, str]) -> list[list[tuple[str, str]]]:
    """Of what came in the same minute, any may stand first."""
    return [list(order) for order in permutations(pairs)]


@pytest.fixture
def put_before(ministry: Ministry) -> tuple[Ministry, Prepared, Escalated]:
    """A report put before the minister, who has not opened its brief; one person was handed a copy, and two read it."""
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    sent = escalated(ministry, case, "minister")
    paper = HandBrief(brief_id=sent.brief_id, person_id=ministry.people["P-PS"], copy_number=4)
    ministry.do("P-FP", hand_brief, paper)
    for reader in ("P-AUD", "P-AN1"):
        ministry.do(reader, open_brief, OpenBrief(brief_id=sent.brief_id))
    return ministry, case, sent


def test_who_was_given_the_brief_stands_before_who_only_read_it(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, case, sent = put_before
    assert said(shown(ministry)[:2]) in permuted(
        ("Minister for Foreign Affairs", "Put before the office, not opened"),
        ("Peter Osei", "Handed on paper, copy 4"),
    )
    assert said(shown(ministry)[2:]) in permuted(
        ("Ruth Adeyemi", "Your own reading, no hand-over"),
        ("Amina Okoro", "Reading, no hand-over"),
    )
    office = ministry.offices["minister"]
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id, office_id=office))
    ministry.do("P-MIN", acknowledge, Acknowledge(report_id=case.report_id))
    [minister] = shown(ministry, HistoryFilter(person="minister"))
    # By whom it is exactly: another’s name may have all of theirs in it.
    assert shown(ministry, HistoryFilter(to=office)) == (minister,)
    assert shown(ministry, HistoryFilter(to=ministry.people["P-MIN"])) == (minister,)
    assert not shown(ministry, HistoryFilter(to=ministry.people["P-HR"]))
    assert said((minister,)) == [
        ("Helena Marsh, Minister for Foreign Affairs", "Shown in the program"),
    ]
    report = ministry.row(Report, case.report_id)
    assert brief_words(minister) == f"{report.number}, version 1"
    assert (minister.title, minister.country) == (report.title, "Myanmar")
    assert minister.acknowledged_at is not None
    assert all(
        one.acknowledged_at is None for one in shown(ministry) if one is not minister and not one.given
    )


def test_it_is_narrowed_as_entries_are_and_each_row_has_its_entry(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, case, _sent = put_before
    number = ministry.row(Report, case.report_id).number
    day = date(2026, 1, 15)
    every = shown(ministry)
    assert shown(ministry, HistoryFilter(topic=number, since=day, until=day)) == every
    assert shown(ministry, HistoryFilter(topic="Burma", text="troops mass")) == every
    assert not shown(ministry, HistoryFilter(until=date(2026, 1, 14)))
    assert not shown(ministry, HistoryFilter(topic="Sudan"))
    assert [one.person for one in shown(ministry, HistoryFilter(person="osei"))] == ["Peter Osei"]
    assert not shown(ministry, who="P-ADM"), "an administrator sees no casework"
    with ministry.store.read() as session:
        entries = [one_entry(session, ministry.actors["P-AUD"], one.entry) for one in every]
    assert {entry.action for entry in entries if entry} == {"report.escalate", "brief.hand", "brief.show"}


def test_the_history_page_answers_with_rows_that_lead_to_the_brief_and_to_the_entry(
    qtbot: QtBot,
    case_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = (ONE,)
    asked: list[HistoryFilter] = []

    def around(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> ShownAround:
        asked.append(wanted)
        return ShownAround(on=rows, tally=Tally(given=1, read=2))

    monkeypatch.setattr("ui.history.page.shown_around", around)
    with at_work(case_folder, AUDITOR) as session:
        went: list[tuple[str, str]] = []
        session.window.activateWindow()
        session.window.change_side()
        assert session.window.pages["desk"].isAncestorOf(session.window.focusWidget())
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.shown.isVisible)
        assert page.shown.hasFocus(), "a table that was hidden while it was read is where one goes on"
        assert not page.table.isVisible()
        assert not page.pane.isVisible()
        assert not page.filter.refused.isVisible(), "nothing of what was shown was refused"
        assert page._count.text() == "1 time shown, 2 only read, not listed. Opening a brief is recorded."
        assert [one.given_only for one in asked[-1:]] == [True]
        click(page.filter.readings)
        qtbot.waitUntil(lambda: page._count.text().startswith("1 time shown, 2 only read. "))
        assert [one.given_only for one in asked[-1:]] == [False]
        assert_accessible(session.window)
        assert_fits(page, 1280 - 192)
        monkeypatch.setattr(page.frame, "go", lambda *place: went.append(place))
        press_act(page.open_brief)
        press_act(page.open_entry)
        assert went == [
            ("reports", f"{rows[0].number}/brief/{rows[0].version}"),
            ("history", f"#{rows[0].entry}"),
        ]
        page.open(f"#{rows[0].entry}")
        qtbot.waitUntil(page.table.isVisible)
        assert not page.shown.isVisible()


def test_who_only_read_is_not_told_of_as_knowing_nothing(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = replace(ONE, person="Ravi Subramaniam", given=False)

    def readings_only(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> object:
        if wanted.person == "Nobody":
            return ShownAround()
        return ShownAround(on=() if wanted.given_only else (read,), tally=Tally(read=8))

    monkeypatch.setattr("ui.history.page.shown_around", readings_only)
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        page.filter.since.setText("30 Juli 2021")
        qtbot.waitUntil(lambda: "Not read as a day: From day." in page._count.text())
        assert "or 10 January 2026." in page._count.text()
        page.filter.person.setText("Ravi")
        for since, when in (("", ""), ("30 July 2021", " from 30 July 2021 on")):
            page.filter.since.setText(since)
            qtbot.waitUntil(partial(_says, page.nothing, f"Nothing was shown to “Ravi”{when}."))
            assert "8 readings are on record" in _words(page.nothing)
            assert "last before" not in _words(page.nothing)
            assert page._count.text() == "8 only read, not listed."
        assert page.nothing.act is not None
        assert page.nothing.act.button.text() == "With readings"
        press_act(page.nothing.act)
        qtbot.waitUntil(page.shown.isVisible)
        assert page.shown.rows_model.rows == (read,)
        assert (page.filter.readings.isChecked(), page.filter.person.text()) == (True, "Ravi")
        assert page.shown.hasFocus()
        page.filter.person.setText("Nobody")
        qtbot.waitUntil(lambda: "Nothing was shown to “Nobody” from 30 July 2021 on." in _words(page.nothing))
        assert "Nor was anything read." in _words(page.nothing)
        assert "Nothing that fits was shown before, either." in _words(page.nothing)
        assert page.nothing.act.button.text() == "Show everything"
        page.filter.until.setText("2020")
        qtbot.waitUntil(lambda: "The first day is later than the last." in _words(page.nothing))


def test_beside_what_was_shown_around_a_day_it_is_said_that_nothing_was_read_either() -> None:
    day = date(2026, 2, 1)
    wanted = HistoryFilter(since=day, until=day)
    told = nothing_told(wanted, ShownAround(before=ONE), who_was_shown=True)
    assert told.words == "Nor was anything read. Below: what was shown last before. Nothing came after."
    with_one = ShownAround(before=ONE, tally=Tally(read=1))
    for asked in (wanted, replace(wanted, given_only=True)):
        assert "Nor was" not in nothing_told(asked, with_one, who_was_shown=True).words


def test_from_a_day_on_which_nothing_was_shown_one_goes_to_what_was_recorded_on_it(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        window = session.window
        window.go("history")
        page = window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(lambda: len(page.table.rows_model.rows) > 0)
        day = page.table.rows_model.rows[0].at.astimezone(session.case.zone).date()
        assert page.that_day.isHidden()
        window.go("history", f"shown-on/{day}//Helena Marsh")
        qtbot.waitUntil(page.that_day.isVisible)
        assert page.that_day.button.text() == f"What else happened on {plain_day(day)}"
        click(page.that_day.button)
        qtbot.waitUntil(page.table.isVisible)
        assert page.filter.wanted == HistoryFilter(since=day, until=day, without_looks=True)
        assert page.table.hasFocus()
        assert page.that_day.isHidden()


def test_by_a_day_by_which_nothing_had_been_shown_it_is_said_so(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown/2020-03-04//Helena Marsh")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        assert page.filter.wanted.person == "Helena Marsh"
        assert page.filter.person.cursorPosition() == 0, "a long name is read from its beginning"
        qtbot.waitUntil(page.nothing.isVisible)
        assert "Nothing that fits had been shown by this day." in _words(page.nothing)
        assert "Every act is on record" not in _words(page.nothing)


def test_a_day_on_which_nothing_was_shown_has_what_was_shown_last_before_and_next_after_it(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = replace(ONE, entry=9, at=NOW + timedelta(days=40))
    read = replace(ONE, entry=4, at=NOW + timedelta(days=17), given=False)
    monkeypatch.setattr(
        "ui.history.page.shown_around",
        lambda *_args, **_more: ShownAround(on=(read,), before=ONE, after=later, tally=Tally(read=1)),
    )
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        # One day has one field.
        type_text(page.filter.on, "1 February 2026")
        qtbot.waitUntil(lambda: "Nothing was shown on 1 February 2026." in _words(page.nothing))
        assert page.filter.wanted.since == page.filter.wanted.until == date(2026, 2, 1)
        assert "next after, and last before" in _words(page.nothing)
        assert page.shown.rows_model.rows == (later, read, ONE), "in one order, the newest first"
        assert page.nothing.act is not None
        assert not page.nothing.act.isVisible(), "what was shown before stands there already"
        assert page.shown.isVisible()
        assert page.shown.current_row() == ONE, "what was shown last before is what was known then"
        assert page._count.text() == "1 only read, not listed. Opening a brief is recorded."
        page.filter.topic.setText("Burma")
        page.filter.person.setText("minister")
        wanted = "Nothing on Myanmar was shown to “minister” on 1 February 2026."
        qtbot.waitUntil(lambda: wanted in _words(page.nothing))
        page.shown.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        page.filter.person.setText("Helena")
        qtbot.waitUntil(lambda: wanted.replace("minister", "Helena") in _words(page.nothing))
        assert page.shown.current_row() == ONE, "however the table is sorted"
        page.shown.choose_first(lambda one: one == later)
        press_act(page.open_entry)
        qtbot.waitUntil(page.table.isVisible)
        session.window.back()
        qtbot.waitUntil(page.shown.isVisible)
        assert page.shown.current_row() == later, "who comes back has the row that they left"
        press_act(page.open_brief)
        assert session.window.here[0] == "reports"


def test_another_question_is_read_from_its_first_row_and_the_same_one_from_where_one_was(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(replace(ONE, entry=number) for number in range(1, 90))
    monkeypatch.setattr("ui.history.page.shown_around", lambda *_args, **_more: ShownAround(on=many))
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.shown.isVisible)
        bar = page.shown.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        page.shown.choose(80)
        stood = bar.value()
        assert stood > 0
        read = page.shown.rows_model.rows
        page.refresh()
        qtbot.waitUntil(lambda: page.shown.rows_model.rows is not read)
        assert bar.value() == stood
        page.filter.since.setText("30 July 2021")
        qtbot.waitUntil(lambda: bar.value() == 0)


def test_around_a_day_stand_the_nearest_hand_overs_and_no_readings(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, sent = put_before

    def around(day: date, who: str = "P-AUD", *, person: str = "", given_only: bool = False) -> ShownAround:
        with ministry.store.read() as session:
            asked = HistoryFilter(since=day, until=day, person=person, given_only=given_only)
            return shown_around(session, ministry.actors[who], asked)

    shown_on, before, after = date(2026, 1, 15), around(date(2026, 3, 1)), around(date(2026, 1, 2))
    there = around(shown_on)
    assert set(there.on) == set(shown(ministry))
    assert there.tally == Tally(given=1, unopened=1, read=2), "what was only read is counted apart"
    assert before.before is not None
    assert (before.before.given, before.on, before.after) == (True, (), None)
    assert after.after is not None
    assert (after.after.given, after.on, after.before) == (True, (), None)
    assert around(date.min) == around(date(1944, 5, 1)) == ShownAround(), "of no such day is anything known"
    assert around(date(2026, 3, 1), person="Adeyemi") == ShownAround(), "who only read it was shown nothing"
    assert around(date(2026, 3, 1), "P-ADM") == ShownAround()
    with ministry.store.read() as session:
        until = HistoryFilter(until=date(2026, 1, 2))
        assert shown_around(session, ministry.actors["P-AUD"], until) == ShownAround(), (
            "by a day nothing of later ones had been shown"
        )
    osei = around(date(2026, 3, 1), person="osei").before
    assert osei is not None
    assert osei.person == "Peter Osei"
    ministry.clock.at += timedelta(days=10)
    ministry.do("P-AN2", open_brief, OpenBrief(brief_id=sent.brief_id))
    read = around(date(2026, 1, 25))
    assert [one.given for one in read.on] == [False]
    assert around(date(2026, 1, 25), given_only=True).on == ()
    with ministry.store.read() as session:
        every = shown_around(session, ministry.actors["P-AUD"], ALL).on
    assert every[0] == read.on[0], "what is newest stands first, whatever it is"
    assert read.before == before.before, "a mere reading does not hide what was shown last"


def _words(shown: QWidget) -> str:
    return " ".join(label.text() for label in shown.findChildren(QLabel))


def _says(shown: QWidget, words: str) -> bool:
    return words in _words(shown)


def test_who_comes_back_goes_on_in_the_list_as_it_was_narrowed_and_who_asks_anew_begins_with_all(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.history.page.shown_around", lambda *_args, **_more: ShownAround(on=(ONE,)))
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
        click(page.filter.without_looks)
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


def test_an_administrator_is_not_offered_what_was_shown(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.table.isVisible)
        assert not page.filter.shown.isVisible()
        assert page.filter.kind.findData("shown") < 0


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


def test_search_names_who_was_given_a_brief_before_who_read_it_and_where_else_a_word_stands(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, _sent = put_before
    with ministry.store.read() as session:
        actor, today = ministry.actors["P-AUD"], date(2026, 1, 15)
        briefs = search_line(session, actor, "brief kind:brief", today=today)
        elsewhere = search_line(session, actor, "Ambra kind:evidence", today=today)
    titles = [hit.title.text for hit in briefs.hits]
    read = ["looked at by" in title for title in titles]
    assert read == sorted(read)
    assert set(read) == {False, True}
    assert not elsewhere.groups
    assert ThingKind.PERSON in {group.kind for group in elsewhere.elsewhere}


def test_search_of_a_large_case_finds_who_was_given_a_brief_beneath_many_newer_readings(
    put_before: tuple[Ministry, Prepared, Escalated], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.reading.search.things.LOOKED_AT", 2)
    monkeypatch.setattr("app.reading.search.things.MANY", 2)
    monkeypatch.setattr("app.reading.search.searching.MANY", 2)
    ministry, _case, sent = put_before
    for _again in range(4):
        ministry.do("P-AUD", open_brief, OpenBrief(brief_id=sent.brief_id))
    with ministry.store.read() as session:
        [briefs] = search_line(
            session, ministry.actors["P-AUD"], "brief kind:brief", today=date(2026, 1, 15)
        ).groups
    assert briefs.more, "the readings are said to be there"
    assert len(briefs.hits) == 2
    assert not any("looked at by" in hit.title.text for hit in briefs.hits)
