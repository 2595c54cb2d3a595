"""The ledger page, on a real case."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.history import history as ledger_history
from app.reading.ledger.lines import LedgerLine
from app.reading.ministry.settings import read_settings
from app.refusals import Refused
from app.rules.reports.clocks import parse_term
from db.engine import connect
from db.ledger.findings import DatedBack, dated_back_words
from db.vault import unlock
from tests.support.founding import PASSPHRASE
from tests.support.ministry import NOW
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from tests.ui.workplace import act_of, at_work, dialog, press_act
from ui.history.entries_table import EntriesTable
from ui.history.export_dialog import ExportDialog
from ui.history.near_days import NearDays
from ui.history.page import HistoryPage
from ui.history.paper_dialog import PaperDialog
from ui.session import WorkSession
from ui.theme import Theme
from ui.widgets.follow_scroll import FollowScroll


def history(qtbot: QtBot, session: WorkSession) -> HistoryPage:
    """The page, with its first entries."""
    session.window.go("history")
    page = session.window.pages["history"]
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: len(page.table.rows_model.rows) > 0)
    return page


def acts(page: HistoryPage) -> list[str]:
    return [line.action for line in page.table.rows_model.rows]


def test_the_ledger_is_narrowed_to_what_was_refused_or_fits_nothing_checked_against_a_paper_and_exported(
    qtbot: QtBot, case_folder: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        page = history(qtbot, session)
        with subtests.test("what fits nothing says so and leads back to everything"):
            click(page.filter.shown)
            qtbot.waitUntil(page.nothing.isVisible)
            assert not page.table.isVisible()
            assert_accessible(session.window)
            assert_fits(page, 1280 - 192)
            assert page.nothing.act is not None
            click(page.nothing.act.button)
            qtbot.waitUntil(page.table.isVisible)
            assert acts(page)
            assert page.filter.topic.hasFocus()
        with subtests.test("a refused attempt stands with its rule"):
            with pytest.raises(Refused):
                session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="To see"))
            session.window.refresh()
            click(page.filter.refused)
            qtbot.waitUntil(lambda: acts(page) == ["refused.open_country_file"])
            page.table.choose(0)
            assert "Ruth Adeyemi" in page.pane.text
            assert "role" in page.pane.text
            assert "It changed nothing" in page.pane.text
            assert_accessible(session.window)
            assert_fits(page, 1280 - 192)
        with subtests.test("an unknown paper is not vouched for"):
            page.check_paper()
            asking = dialog(qtbot, PaperDialog)
            assert_accessible(asking)
            type_text(asking.code.editor, "ab" * 32)
            press_act(act_of(asking, "Check this paper"))
            qtbot.waitUntil(lambda: "No brief with this code" in asking.notice.text)
            asking.code.editor.clear()
            type_text(asking.code.editor, "12:abc")
            press_act(act_of(asking, "Check this paper"))
            qtbot.waitUntil(lambda: bool(asking.code.error))
            asking.reject_at_once()
        page.export()
        exporting = dialog(qtbot, ExportDialog)
        assert_accessible(exporting)
        type_text(exporting.folder.editor, str(tmp_path))
        press_act(act_of(exporting, "Export the ledger"))
        assert exporting.sure.error
        press(exporting.sure.editor, Qt.Key.Key_Space)
        press_act(act_of(exporting, "Export the ledger"))
        qtbot.waitUntil(lambda: "entries are in" in session.window.above.notice.text, timeout=20_000)
        told = session.window.above.notice.text
    [made] = tmp_path.glob("tocsin-ledger-*")
    head = re.search(r"\d+:[0-9a-f]{64}", told)
    assert head is not None, "what is written on the letter is the whole head, as the checker asks for it"
    checked = subprocess.run(
        [sys.executable, str(made / "verify_ledger.py"), str(made), "--head", head.group()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert {"verify_ledger.py", "LEDGER_FORMAT.md"} <= {path.name for path in made.iterdir()}


def test_an_entry_shows_what_it_changed(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        terms = session.case.settings.clocks
        faster = replace(terms, assess=replace(terms.assess, priority=parse_term("12 h", "assess")))
        signs = session.case.settings.signals
        for change in (
            {"signals": replace(signs, share_least_deaths=40)},
            {"signals": signs},
            {"review_days": 60},
            {"review_days": 45},
            {"clocks": faster},
        ):
            before = session.case.look(read_settings)
            session.case.act(
                change_settings,
                ChangeSettings(settings=replace(before, **change), based_on=before, reason="Faster reviews"),
            )
        page = history(qtbot, session)
        page.table.choose(0)
        told = page.pane.changes.rows_model
        changed = ("clocks: assess: priority", "24 h", "12 h")
        assert [(one.name, one.before, one.after) for one in told.rows] == [changed]
        assert "default" in page.pane.text
        click(page.pane.unchanged)
        assert len(told.rows) == 9
        assert [one.name for one in told.rows if one.changed] == [changed[0]]
        assert "Faster reviews" in page.pane.text
        down = page.pane.findChild(FollowScroll)
        assert down is not None
        page.pane.setFixedHeight(260)
        qtbot.waitUntil(lambda: down.verticalScrollBar().maximum() > 0)
        down.verticalScrollBar().setValue(down.verticalScrollBar().maximum())
        for row, days in ((1, ("60", "45")), (2, ("90", "60"))):
            page.table.choose(row)
            assert down.verticalScrollBar().value() == 0, "the next is read from its beginning"
            assert [(one.name, one.before, one.after) for one in told.rows] == [("review days", *days)]
        usual = str(signs.share_least_deaths)
        for row, deaths in ((3, ("40", usual)), (4, (usual, "40"))):
            page.table.choose(row)
            threshold = "signals: Fewest deaths for a share (deaths in the month)"
            found = [(one.name, one.before, one.after) for one in told.rows if one.changed]
            assert found == [(threshold, *deaths)]
        # What was set up at the founding has nothing before it: no default held in this ministry.
        type_text(page.filter.text, "Founding of the ministry")
        qtbot.waitUntil(lambda: page.table.rows_model.rows[0].number < 9)
        page.table.choose(0)
        assert page.pane.changes.isColumnHidden(1)
        assert "default" not in page.pane.text
        assert "The record was made by this entry." in page.pane.text


def test_it_is_narrowed_by_person_by_words_and_by_one_tick_and_checked(
    qtbot: QtBot, case_folder: Path, subtests: pytest.Subtests
) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        page = history(qtbot, session)
        with subtests.test("it is narrowed by person and by words"):
            every = len(acts(page))
            type_text(page.filter.person, "adeyemi")
            qtbot.waitUntil(lambda: 0 < len(acts(page)) < every)
            assert {line.who for line in page.table.rows_model.rows} == {"Ruth Adeyemi"}
            page.filter.person.clear()
            type_text(page.filter.text, "session open")
            qtbot.waitUntil(lambda: bool(acts(page)) and set(acts(page)) == {"session.open"})
        page.filter.text.clear()
        with subtests.test("a check can be cancelled"):
            press_act(page.verify)
            click(page.bar.cancel)
            qtbot.waitUntil(lambda: not session.watch.running, timeout=20_000)
            assert session.watch.report is None
            assert page.verify.button.isEnabled()
        with subtests.test("a check says that the ledger is whole"):
            before = session.case.look(read_settings)
            far = replace(before, time_zone="Asia/Kathmandu")
            session.case.act(change_settings, ChangeSettings(settings=far, based_on=before, reason="Moved"))
            press_act(page.verify)
            assert not page.verify.button.isEnabled()
            qtbot.waitUntil(lambda: "The ledger is whole" in page.bar.text, timeout=20_000)
            there = f"{session.case.now().astimezone(ZoneInfo('Asia/Kathmandu')):%H:%M}"
            assert f"verified {there}" in session.window.status_line.text, (
                "in the zone of the entries beneath"
            )
            assert f"Checked at {there}" in page.bar.text
            assert page.verify.button.property("kind") != "primary", "where all is well nobody has to check"
            watch = page.bar._watch
            assert watch.report is not None

            def said() -> dict[str, str]:
                labels = [one for one in page.bar.findChildren(QLabel) if one.isVisible()]
                return {one.text(): one.property("role") for one in labels}

            # Where all is well, one line says so; that a clock was set back stays in sight beneath it.
            backs = (DatedBack(5, 4), DatedBack(9, 7))
            told = tuple(dated_back_words([one], whole=True) for one in backs)
            stands = watch.report
            watch.report = replace(stands, warnings=told[:1], dated_back=backs[:1])
            watch.stood.emit()
            [line] = [words for words in said() if words.startswith(told[0])]
            assert (said()[line], "There is nothing to do" in line) == ("muted", True)
            assert not page.bar.remarks.isVisible(), "there is nothing else to know"
            click(page.bar.put_away)
            assert line not in said()
            assert page.bar.remarks.text() == "Show 1 remark", "who put it away can read it again"
            watch.stood.emit()
            assert line not in said()
            others = tuple(f"The table {number} was made in other words." for number in range(1, 8))
            watch.report = replace(stands, warnings=(*told, *others), dated_back=backs)
            watch.stood.emit()
            [line] = [words for words in said() if words.startswith("2 entries, the first of them 5, are")]
            assert "The order of the entries is not in doubt" in line, "of another entry it is told anew"
            assert not any("other words" in words for words in said())
            assert page.bar.remarks.text() == "Show 9 remarks"
            assert page.bar.remarks.accessibleName() in {"", page.bar.remarks.text()}, (
                "the number is read aloud"
            )
            assert page.bar.remarks.property("kind") != "flat", "it looks like a button"
            click(page.bar.remarks)
            [all_of_them] = [words for words in said() if "No remark is a fault" in words]
            assert all(one in all_of_them for one in (*told, *others))
            assert page.bar.remarks.text() == "Hide the remarks"
            click(page.bar.remarks)
            assert all_of_them not in said()
            watch.report = stands
            assert [role for words, role in said().items() if "The ledger is whole" in words] == ["muted"]
            assert f"up to entry {watch.report.checked}:" in page.bar.text, "later entries are not among them"
        with subtests.test("who only looked is left out by one tick"):
            session.case.act(
                open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post")
            )
            session.window.go("countries", "MMR")
            page = history(qtbot, session)
            qtbot.waitUntil(lambda: {"country.look", "session.open", "country.open"} <= set(acts(page)))
            click(page.filter.looks)
            qtbot.waitUntil(lambda: not {"country.look", "session.open"} & set(acts(page)))
            assert "country.open" in acts(page)
            page.filter.show_kind("shown")
            assert page.filter.looks.isHidden()
            assert not page.filter.looks.isChecked()
            assert not page.filter.narrowed, "what is hidden narrows nothing"


def test_older_entries_come_when_asked_for(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.history.page.PAGE", 5)
    with at_work(case_folder, "l.ferrer") as session:
        page = history(qtbot, session)
        assert len(acts(page)) == 5
        press_act(page.older)
        qtbot.waitUntil(lambda: len(acts(page)) == 10)
        numbers = [line.number for line in page.table.rows_model.rows]
        assert numbers == sorted(numbers, reverse=True)


def test_from_a_day_without_an_entry_one_goes_to_the_nearest_that_has_one(
    qtbot: QtBot, case_folder: Path
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        page = history(qtbot, session)
        newest = page.table.rows_model.rows[0].at.astimezone(session.case.zone).date()
        first = session.case.look(
            lambda found: ledger_history(found, session.case.actor, limit=1, earliest=True)
        )
        oldest = first[0].at.astimezone(session.case.zone).date()

        def days() -> NearDays:
            return page.days

        assert not page.days.isVisible()
        type_text(page.filter.on, "1990-01-05")
        qtbot.waitUntil(page.days.isVisible)
        assert days().before is None, "nothing was recorded before it"
        told = " ".join(label.text() for label in page.nothing.findChildren(QLabel))
        assert told.startswith("Nothing was recorded on 5 January 1990. Every act is on record")
        click(page.filter.looks)
        qtbot.waitUntil(
            lambda: any("mere readings” lists" in label.text() for label in page.nothing.findChildren(QLabel))
        )
        click(page.filter.looks)
        after = days().after
        assert after is not None
        click(after.button)
        qtbot.waitUntil(page.table.isVisible)
        assert page.filter.wanted == HistoryFilter(since=oldest, until=oldest)
        assert (page.filter.on.isVisible(), page.filter.since.isVisible()) == (True, False)
        assert page.filter.on.text() == oldest.isoformat()
        page.filter.show_day(date(2990, 1, 5))
        qtbot.waitUntil(page.days.isVisible)
        assert days().after is None
        before = days().before
        assert before is not None
        before.button.setFocus()
        press(before.button, Qt.Key.Key_Space)
        qtbot.waitUntil(page.table.isVisible)
        assert page.filter.wanted == HistoryFilter(since=newest, until=newest)
        assert page.table.hasFocus(), "one goes on among what is found"


def test_a_changed_row_is_found_and_said_loudly(qtbot: QtBot, case_folder: Path) -> None:
    unlocked = unlock(case_folder, "l.ferrer", PASSPHRASE, at=NOW)
    tampered = connect(case_folder / "tocsin.db", unlocked.database_key)
    triggers = tampered.execute(
        "select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'people'"
    )
    for name, _ in (found := triggers.fetchall()):
        tampered.execute(f'drop trigger "{name}"')
    tampered.execute("update people set name = 'Somebody Else' where name = 'Helena Marsh'")
    for _, sql in found:
        tampered.execute(sql)
    tampered.close()
    with at_work(case_folder, AUDITOR) as session:
        page = history(qtbot, session)
        press_act(page.verify)
        qtbot.waitUntil(lambda: "not as it must be" in page.bar.text, timeout=20_000)
        faults = page.bar.faults.rows_model.rows
        assert [(one.table, one.code) for one in faults] == [("people", "row.changed")]
        assert faults[0].message in page.bar.text
        assert faults[0].message in session.window.above.notice.text
        assert "does not verify" in session.window.status_line.text
        assert page.bar.faults.isVisible()
        assert page.verify.button.property("kind") == "primary", "to check again comes next"


def test_an_administrator_sees_no_casework(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
    with at_work(case_folder, ADMINISTRATOR) as session:
        page = history(qtbot, session)
        veiled = [line for line in page.table.rows_model.rows if line.action.startswith("country")]
        assert veiled
        for line in veiled:
            assert (line.topic, line.reason, line.state) == ("", "", None)
        assert any(line.action == "person.add" and line.state for line in page.table.rows_model.rows)
        allowed = {action.text(): action.isEnabled() for action in page.menu.acts()}
        assert not any(allowed.values())
        page.table.choose([line.action for line in page.table.rows_model.rows].index(veiled[0].action))
        assert "Myanmar" not in page.pane.text
        assert "Reports from the post" not in page.pane.text


def test_nothing_lies_over_the_table_at_twice_the_size_of_type(
    qtbot: QtBot, case_folder: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines that flow take more height than they ask for at least: the page scrolls rather than squeeze what is beneath."""
    monkeypatch.setattr("ui.history.page.PAGE", 3)
    theme.resize(text_scale=2.0)
    with at_work(case_folder, "l.ferrer") as session:
        session.window.resize(1280, 700)
        page = history(qtbot, session)

        def apart() -> bool:
            table, older = page.table.geometry(), page.older.geometry()
            return page.older.isVisible() and table.bottom() < older.top() and table.height() > 100

        qtbot.waitUntil(apart)


def test_with_large_type_an_entry_stands_beneath_the_table_and_enter_leads_to_it(
    qtbot: QtBot, case_folder: Path, theme: Theme
) -> None:
    """Beside the table its facts broke at every word; beneath it, it would be out of sight without a way there."""
    theme.resize(text_scale=2.0)
    with at_work(case_folder, AUDITOR) as session:
        session.window.resize(1280, 800)
        page = history(qtbot, session)
        line = page.table.rows_model.rows[0]
        page.pane.show_entry(replace(line, detail={"sha256": "f" * 64}), None)
        assert "f" * 64 not in page.pane.text, "a hash in one piece made the page wider than the window"
        assert "f" * 64 in page.pane.text.replace("\n", "")
        page.table.choose(0)
        qtbot.waitUntil(lambda: page.pane.geometry().top() > page.table.geometry().bottom())
        assert page.pane.width() > page.width() * 0.8
        press(page.table, Qt.Key.Key_Return)
        assert not page.pane.visibleRegion().isEmpty()
        assert page.pane.isAncestorOf(session.window.focusWidget())


def test_in_a_long_list_what_was_done_is_read_whole_and_short_acts_take_one_line(qtbot: QtBot) -> None:
    table = EntriesTable(lambda: ZoneInfo("UTC"), name="Entries of the ledger")
    qtbot.addWidget(table)
    table.resize(680, 400)
    table.show()
    acts = ("account.open", "document.print", *["account.open"] * 198)
    table.set_rows(
        [
            LedgerLine(
                number=200 - place,
                at=NOW,
                who="Ravi Subramaniam",
                action=act,
                subject="",
                subject_kind="",
                subject_id="",
                topic="EW-2017-0001",
            )
            for place, act in enumerate(acts)
        ],
        same=lambda line: line.number,
    )
    short, long, *_others = (table.rowHeight(row) for row in range(len(acts)))
    assert long > short
    assert table.rowHeight(150) == short
    assert table.wordWrap()
