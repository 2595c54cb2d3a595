"""Around a day on which nothing was shown: what was shown last before it, and next after it."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions.reports.briefs import HandBrief, OpenBrief, hand_brief, open_brief
from app.actions.reports.escalations import Escalated
from app.reading.ledger.around import Nearest, ShownAround, shown_around
from app.reading.ledger.gist import BriefGist
from app.reading.ledger.history import ALL, HistoryFilter, history
from app.reading.ledger.shown import Tally
from db.vocabulary import ReceiptManner
from language.dates import plain_day
from tests.support.carrying import Prepared
from tests.support.ministry import NOW, Ministry
from tests.support.opened import AUDITOR
from tests.ui.history.conftest import ONE, shown
from tests.ui.support import assert_accessible, click, press, type_text
from tests.ui.workplace import at_work, press_act
from ui.history.page import HistoryPage
from ui.history.told import nothing_told


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
        "ui.history.ledger_reader.shown_around",
        lambda *_args, **_more: ShownAround(
            on=(read,), near=(Nearest(before=ONE, after=later),), tally=Tally(read=1)
        ),
    )
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        # One day has one field.
        type_text(page.filter.on, "1 February 2026")
        qtbot.waitUntil(lambda: "Nothing was shown on 1 February 2026." in _words(page.nothing))
        assert page.filter.wanted.since == page.filter.wanted.until == date(2026, 2, 1)
        assert "last before, and next after" in _words(page.nothing)
        assert page.shown.rows_model.rows == (ONE, later, read), "what was known then stands first"
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
    assert around(date(2026, 3, 1), person="Adeyemi") == ShownAround(other=0), (
        "who only read it was shown nothing"
    )
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


def test_each_office_has_its_own_nearest_and_the_highest_stands_first(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, sent = put_before

    def around(day: date, wanted: HistoryFilter = ALL) -> ShownAround:
        with ministry.store.read() as session:
            return shown_around(
                session, ministry.actors["P-AUD"], replace(wanted, since=day, until=day, given_only=True)
            )

    def told(found: ShownAround) -> list[tuple[str, bool, bool, ReceiptManner | None]]:
        return [
            (one.whom, one.before is not None, one.after is not None, one.both[0].manner)
            for one in found.near
        ]

    paper, seen = ReceiptManner.HANDED_ON_PAPER, ReceiptManner.SHOWN_IN_PROGRAM
    assert told(around(date(2026, 3, 1))) == [
        ("Minister for Foreign Affairs", True, False, None),
        ("Peter Osei", True, False, paper),
    ]
    office = ministry.offices["minister"]
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id, office_id=office))
    ministry.clock.at += timedelta(days=10)
    again = HandBrief(
        brief_id=sent.brief_id, person_id=ministry.people["P-MIN"], office_id=office, copy_number=5
    )
    ministry.do("P-FP", hand_brief, again)
    minister, secretary = around(date(2026, 1, 20)).near
    assert (minister.before, minister.after) == (
        around(date(2026, 1, 20), HistoryFilter(person="minister")).before,
        around(date(2026, 1, 20)).after,
    )
    assert minister.before is not None
    assert minister.before.manner is seen
    assert (minister.superiors, secretary.whom) == (0, "Peter Osei")
    assert told(around(date(2026, 1, 20), HistoryFilter(person="osei"))) == [
        ("Peter Osei", True, False, paper)
    ]
    assert not around(date(2026, 1, 20), HistoryFilter(topic="Sudan")).near
    # The minister was handed a copy on that day: nearest of it is only whom nothing was shown on it.
    handed = around(date(2026, 1, 25))
    assert (handed.handed, handed.before, [one.whom for one in handed.near]) == (True, None, ["Peter Osei"])


def test_the_first_offices_stand_by_themselves_the_others_behind_a_way_and_the_chosen_brief_says_its_essential(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = tuple(
        Nearest(before=replace(ONE, entry=3 + place, office=f"Office {place}"), superiors=place)
        for place in range(7)
    )
    found = [ShownAround(near=offices)]
    monkeypatch.setattr("ui.history.ledger_reader.shown_around", lambda *_args, **_more: found[0])
    gist = BriefGist("Troops mass.", "You are asked to act.", ("Speak out.",))
    monkeypatch.setattr("ui.history.gist_lines.brief_gist", lambda *_args, **_at: gist)
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown-on/2026-02-01")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.shown.isVisible)
        assert [one.office for one in page.shown.rows_model.rows] == [f"Office {place}" for place in range(4)]
        assert page.shown.current_row() == offices[0].before
        assert page.gist.isVisible()
        assert "It asked: You are asked to act.\nIt recommended: Speak out." in page.gist.text
        first = page.shown.rows_model.index(0, 0).data()
        assert first.startswith("Last before: ")
        others = page._shown.others
        assert others.words == "And 3 other offices"
        assert_accessible(session.window)
        click(others.button)
        qtbot.waitUntil(lambda: len(page.shown.rows_model.rows) == 7)
        assert others.isHidden()
        assert page.shown.hasFocus()
        # On a day on which others were shown something, the minister to whom nothing was is told of.
        theirs = replace(ONE, entry=40, office="Permanent Secretary")
        found[0] = ShownAround(on=(theirs,), tally=Tally(given=1), near=offices)
        page.filter.on.setText("2026-02-02")
        qtbot.waitUntil(page._shown.beside.isVisible)
        assert page._shown.beside.text().startswith("Nothing was shown to Office 0 on 2 February 2026. ")
        page.filter.topic.setText("MMR")
        qtbot.waitUntil(
            lambda: page._shown.beside.text().startswith(
                "Nothing on Myanmar was shown to Office 0 on 2 February"
            )
        )
        page.filter.topic.clear()
        qtbot.waitUntil(lambda: page._shown.beside.text().startswith("Nothing was shown to Office 0"))
        assert page.shown.rows_model.rows == (theirs, offices[0].before)
        assert page.shown.current_row() == theirs
        assert page._count.text() == "1 time shown. Opening a brief is recorded."


def test_before_the_answer_is_read_no_empty_table_of_entries_seems_to_be_it(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        assert "Reading…" in _seen(page)
        assert not any(part.isVisible() for part in (page.table, page.pane, page.shown))
        qtbot.waitUntil(page.nothing.isVisible)
        assert "Reading…" not in _seen(page)
        session.window.go("history")
        assert "Reading…" in _seen(page)
        assert not page.nothing.isVisible(), "what was said of the other register is no answer to this one"
        qtbot.waitUntil(lambda: len(page.table.rows_model.rows) > 0)
        assert "Reading…" not in _seen(page)


def test_between_the_registers_the_days_are_kept_both_ways(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        day = date(2026, 1, 15)
        type_text(page.filter.on, "2026-01-15")
        page.filter.topic.setText("MMR")
        click(page.filter.shown)
        assert page.filter.wanted == HistoryFilter(
            topic="MMR", kind="shown", since=day, until=day, given_only=True
        )
        assert page.filter.shown.text() == "All that was recorded"
        click(page.filter.span)
        page.filter.until.setText("2026-01-20")
        click(page.filter.shown)
        spanned = HistoryFilter(topic="MMR", since=day, until=date(2026, 1, 20))
        assert page.filter.wanted == spanned, "of the entries"
        click(page.filter.shown)
        assert (page.filter.wanted.since, page.filter.wanted.until) == (day, date(2026, 1, 20))
        session.window.back()
        assert page.filter.wanted == spanned, "each is a step that one goes back from"
        session.window.back()
        assert page.filter.wanted.kind == "shown"


def _seen(shown: QWidget) -> str:
    return " ".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def _words(shown: QWidget) -> str:
    return " ".join(label.text() for label in shown.findChildren(QLabel))


def test_who_only_read_is_not_told_of_as_knowing_nothing(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = replace(ONE, person="Ravi Subramaniam", given=False)

    def readings_only(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> object:
        if wanted.person == "Nobody":
            return ShownAround()
        return ShownAround(on=() if wanted.given_only else (read,), tally=Tally(read=8))

    monkeypatch.setattr("ui.history.ledger_reader.shown_around", readings_only)
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
        assert page.nothing.act.button.text() == "Show the readings"
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
    told = nothing_told(wanted, ShownAround(near=(Nearest(before=ONE),)), who_was_shown=True)
    assert told.words.startswith(
        "Nor was anything read. Below: what was shown last before. Nothing came after. Whoever is not among them"
    )
    with_one = ShownAround(near=(Nearest(before=ONE),), tally=Tally(read=1))
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
        asked = page.filter.wanted
        done = HistoryFilter(since=day, until=day, without_looks=True)
        count = session.case.look(lambda reading: len(history(reading, session.case.actor, done, limit=999)))
        assert page.that_day.button.text() == f"What else happened on {plain_day(day)} ({count})"
        click(page.that_day.button)
        qtbot.waitUntil(page.table.isVisible)
        assert page.filter.wanted == done
        assert len(page.table.rows_model.rows) == count
        assert page.table.hasFocus()
        assert page.table.selected_rows() == page.table.rows_model.rows[:1], (
            "what is read beside it is seen to be"
        )
        assert page.that_day.isHidden()
        # It is a step of the way: by Esc and by Alt+Left one is back at the question.
        for key, held in ((Qt.Key.Key_Escape, NONE), (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)):
            press(page.table, key, held)
            qtbot.waitUntil(page.that_day.isVisible)
            assert (page.filter.wanted, page.filter.who_was_shown) == (asked, True)
            window.forward()
            qtbot.waitUntil(page.table.isVisible)
            assert page.filter.wanted == done
        window.go("history", f"on/{day - timedelta(days=2)}..{day}/MMR")
        assert page.filter.wanted == replace(done, since=day - timedelta(days=2), topic="MMR")
        # Of a report that does not exist nothing was done on any day.
        window.go("history", f"shown-on/{day}/EW-1999-0001")
        qtbot.waitUntil(lambda: "Nor was anything else done then." in _words(page.nothing))
        assert page.that_day.isHidden()


NONE = Qt.KeyboardModifier.NoModifier


def _says(shown: QWidget, words: str) -> bool:
    return words in _words(shown)
