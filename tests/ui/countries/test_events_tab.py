"""Imported events on a country file: no more than a page is read, filtered, shown in full, and taken out marked."""

import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.actions.outside.imports import ImportFile, import_file
from app.exports.table import ExportFormat, ExportTable, Written
from app.exports.writing import written
from db.ledger.entries import ledger
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.support.sheets import text_file
from tests.ui.countries.conftest import Show
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, type_text
from ui.countries.events_tab import PAGE, EventsTab
from ui.files import write_file
from ui.imports.export_dialog import ExportDialog
from ui.widgets.words import Words

HEADER = "id,type_of_violence,country,country_id,date_start,date_end,best,low,high,deaths_civilians,side_a,side_b,adm_1"


def brought(ministry: Ministry, folder: Path, *rows: str) -> None:
    ministry.do("P-AN1", import_file, ImportFile(path=text_file(folder, HEADER, *rows), marking="internal"))


def event(number: int, *, deaths: int = 2, kind: int = 1, day: str = "2021-02-01", side: str = "Army") -> str:
    return f"{number},{kind},Myanmar (Burma),775,{day},{day},{deaths},1,9,0,{side},Village,Chin"


def tab_of(show: Show, who: str = "P-AN1") -> EventsTab:
    page = show(who, "MMR/events")
    page.file.tabs.setCurrentWidget(page.file.events)
    return read(page.file.events)


def read(tab: EventsTab) -> EventsTab:
    """The tab, once what was asked for last is read."""
    until = time.monotonic() + 20
    while tab.reading and time.monotonic() < until:
        QApplication.processEvents()
    assert not tab.reading
    return tab


def test_a_country_without_events_says_where_they_come_from_and_then_what_those_that_came_call_for(
    show: Show, ministry: Ministry, frame: FakeFrame, tmp_path: Path
) -> None:
    opened(ministry)
    tab = tab_of(show)
    assert tab.nothing.isVisible()
    assert tab.nothing.act is not None
    click(tab.nothing.act.button)
    assert frame.went[-1] == ("countries", "imports")
    brought(ministry, tmp_path, event(1), event(2))
    tab = tab_of(show)
    assert "conflict-only: no lens" in tab.said.text(), "combat alone"
    brought(ministry, tmp_path, event(3, kind=3))
    show("P-AN1", "MMR")
    again = tab_of(show)
    assert "conflict-only" not in again.said.text()
    assert "1 directed at civilians" in again.said.text()


def test_no_more_is_read_than_is_shown(show: Show, ministry: Ministry, tmp_path: Path) -> None:
    opened(ministry)
    brought(ministry, tmp_path, *(event(number) for number in range(PAGE + 30)))
    tab = tab_of(show)
    assert len(tab.table.rows_model.rows) == PAGE
    assert tab.more.words == "Show more (30 left)"
    click(tab.more.button)
    read(tab)
    assert len(tab.table.rows_model.rows) == PAGE + 30
    assert not tab.more.isVisible()


def test_events_are_shown_in_full_with_earlier_forms_and_filtered_by_kind_day_and_words(
    show: Show, ministry: Ministry, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    brought(
        ministry,
        tmp_path,
        event(1, day="2021-02-01"),
        event(2, day="2021-03-01", kind=3),
        event(3, day="2021-04-01", side="Militia"),
    )
    brought(ministry, tmp_path, event(1, deaths=7))
    tab = tab_of(show)
    with subtests.test("an event is shown in full with its uncertainty and earlier forms"):
        tab.table.choose(next(row for row, one in enumerate(tab.table.rows_model.rows) if one.key == "1"))
        said = "\n".join(label.text() for label in tab.detail.findChildren(Words))
        assert "7 (1–9)" in said
        assert "UCDP GED, number 1, batch IB-2026-0002" in said
        assert "IB-2026-0001 (replaced): State-based, 2021-02-01, deaths 2 (1–9)" in said
        assert "IB-2026-0002 (counts now)" in said

    def keys() -> list[str]:
        read(tab)
        return [row.key for row in tab.table.rows_model.rows]

    assert keys() == ["3", "2", "1"]
    type_text(tab.text.editor, "militia")
    press(tab.text.editor, Qt.Key.Key_Return)
    assert keys() == ["3"]
    tab.text.set_value("")
    type_text(tab.last.editor, "2021-03-15")
    click(tab.apply.button)
    assert keys() == ["2", "1"]
    tab.kind.editor.setCurrentText("One-sided")
    assert keys() == ["2"]
    type_text(tab.first.editor, "tomorrow")
    click(tab.apply.button)
    assert tab.first.error
    assert_accessible(tab)
    assert_fits(tab, 1_040)


def test_events_are_taken_out_marked_after_saying_so_unless_it_is_cancelled_in_time(
    show: Show,
    ministry: Ministry,
    *,
    frame: FakeFrame,
    tmp_path: Path,
    qtbot: QtBot,
    subtests: pytest.Subtests,
) -> None:
    opened(ministry)
    brought(ministry, tmp_path, event(1), event(2))
    tab = tab_of(show)
    with subtests.test("an export that is cancelled leaves no file and no entry"):
        go = threading.Event()

        def held(table: ExportTable, kind: ExportFormat) -> Written:
            made = written(table, kind)
            go.wait()
            return made

        target = tmp_path / "events.csv"
        with pytest.MonkeyPatch.context() as holding:
            holding.setattr("app.actions.outside.exports.written", held)
            dialog = asked(tab, target)
            qtbot.waitUntil(lambda: dialog.running.bar.maximum() == 2)
            assert dialog.running.said.text() == "0 of 2 rows"
            assert dialog.running.cancel.hasFocus()
            assert_accessible(dialog)
            press(dialog, Qt.Key.Key_Escape)
            go.set()
            qtbot.waitUntil(lambda: "no file was written" in dialog.notice.text)
        assert dialog.isVisible()
        assert dialog.form.isEnabled()
        assert not target.exists()
        with ministry.store.read() as session:
            bodies = session.scalars(sa.select(ledger.c.body)).all()
        assert not any('"action":"data.export"' in body for body in bodies)
        dialog.reject_at_once()
    with subtests.test("an export that was complete before the cancel is said so"):
        reached, on = threading.Event(), threading.Event()

        def held_at_the_file(path: Path, content: bytes) -> None:
            reached.set()
            on.wait()
            write_file(path, content)

        target = tmp_path / "events.csv"
        with pytest.MonkeyPatch.context() as holding:
            holding.setattr("ui.imports.export_dialog.write_file", held_at_the_file)
            dialog = asked(tab, target)
            qtbot.waitUntil(reached.is_set)
            click(dialog.running.cancel)
            on.set()
            qtbot.waitUntil(lambda: bool(dialog.notice.text))
        assert "complete before it could be stopped: 2 rows are in" in dialog.notice.text
        assert target.exists()
        dialog.close()
        target.unlink()
        frame.told.clear()
    click(tab.export.button)
    last = QApplication.activeModalWidget()
    assert isinstance(last, ExportDialog)
    assert_accessible(last)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
        click(last.act_button.button)
        assert not target.exists()
        press(last.sure.editor, Qt.Key.Key_Space)
        click(last.act_button.button)
    qtbot.waitUntil(lambda: bool(frame.told), timeout=20_000)
    assert "2 rows are in" in frame.told[-1][1]
    assert "marked INTERNAL" in frame.told[-1][1]
    assert target.read_text("utf-8-sig").startswith("INTERNAL")


def asked(tab: EventsTab, target: Path) -> ExportDialog:
    """The dialog, in which everything is said and the export begun."""
    click(tab.export.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    press(dialog.sure.editor, Qt.Key.Key_Space)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
        click(dialog.act_button.button)
    return dialog
