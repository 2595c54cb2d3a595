"""A file that no source is known of: its columns are told by hand, and checked before anything is kept."""

import csv
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.actions.outside.import_mappings import RememberMapping, remember_mapping
from app.reading.outside.import_mappings import RememberedMapping, mappings_for
from db.ledger.entries import ledger
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.support.sheets import text_file, workbook
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import OWN, answers, batches, begin, choose, settled
from tests.ui.support import assert_accessible, assert_fits, click, press, tab_chain, type_text
from ui.tasks import Cancelled


def test_what_a_file_lists_is_asked_where_its_columns_do_not_tell(
    show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, "Place,Remarks", "Maungdaw,Closed", name="places.csv"), monkeypatch)
    settled(qtbot, room)
    page = room.wizard.mapping
    assert room.wizard.pages.currentWidget() is page
    assert page.target.value() is None
    assert page.fields.isHidden()
    assert "say below what a row of it is" in page._said.text()
    click(page.check.button)
    assert page.target.error
    page.target.editor.setCurrentText("Events (a row an event)")
    assert not page.fields.isHidden()
    assert page.fields.columns() == {"place": "Place"}


def test_an_unknown_file_is_mapped_checked_and_imported_without_the_rows_that_cannot_be_read(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    page = show("P-AN1", "imports")
    room = begin(page)
    choose(room, text_file(tmp_path, *OWN, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    mapping = room.wizard.mapping
    assert room.wizard.pages.currentWidget() is mapping
    boxes = mapping.fields.boxes
    assert {title: box.currentText() for title, box in boxes.items()} == {
        "Ref": "Number of the event",
        "Incident date": "Day, or first day",
        "Country": "Country (name)",
        "Killed": "Deaths",
    }
    assert mapping.order.value() == "day"
    assert_accessible(page)
    assert_fits(page, 1_088)
    # Tab goes through the columns where they stand: after the name of the data set, before what follows beneath.
    chain = tab_chain(page)
    first = chain.index(mapping.data_title.editor)
    assert chain[first + 1 : first + 6] == [*boxes.values(), mapping.order.editor]
    boxes["Ref"].setCurrentText("Deaths")
    click(mapping.check.button)
    assert "“Deaths” is chosen for “Ref” and for “Killed”" in mapping.notice.text
    # Letters choose where one chooses; the page's keys, N for another file, are none there.
    boxes["Ref"].setFocus()
    type_text(boxes["Ref"], "Number of")
    assert boxes["Ref"].currentText() == "Number of the event"
    # Nor does that key elsewhere throw away what was said of this file.
    mapping.check.button.setFocus()
    press(mapping.check.button, Qt.Key.Key_N)
    assert room.wizard.pages.currentWidget() is mapping
    type_text(mapping.name.editor, "List of the post")
    click(mapping.check.button)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert plan.accept.words == "Import the 2 rows that can be read, without 1"
    assert "Zembla" in plan.unresolved.text()
    refused = plan.table.rows_model.rows[0]
    assert (refused.kind, refused.line, refused.column, refused.found) == ("Refused", 3, "Killed", "two")
    target = tmp_path / "out" / "check.csv"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    click(plan.save.button)
    with target.open(encoding="utf-8-sig", newline="") as file:
        saved = list(csv.reader(file))
    assert saved[0] == ["PUBLIC"]
    assert saved[2][:3] == ["Row", "Line", "Column"]
    assert saved[3][:4] == ["Refused", "3", "Killed", "two"]
    with ministry.store.read() as session:
        actions = session.scalars(ledger.select().with_only_columns(ledger.c.body)).all()
    assert sum('"action":"data.export"' in str(body) for body in actions) == 1
    click(plan.accept.button)
    settled(qtbot, room)
    assert "1 row that could not be read" in room.wizard.done.said.text()
    assert "1 place stands for no country" in room.wizard.done.said.text()
    (batch,) = batches(ministry)
    assert (batch.rows_new, batch.rows_refused, batch.title) == (2, 1, "post")
    # The next file with these columns is offered what was remembered.
    answers(text_file(tmp_path, OWN[0], "10,03/02/2021,Myanmar,1", name="next.csv"), monkeypatch)
    click(room.wizard.done.more.button)
    settled(qtbot, room)
    assert mapping.remembered.editor.currentText().startswith("List of the post, by Amina Okoro")
    assert mapping.data_title.value() == "post"
    click(mapping.check.button)
    settled(qtbot, room)
    assert plan.accept.words == "Import 1 row"


def test_what_no_one_can_read_is_said_where_the_file_is_chosen(
    show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    choose(room, old, monkeypatch)
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.choose
    assert "workbook of an old Excel" in room.wizard.choose.notice.text
    latin = tmp_path / "latin.csv"
    latin.write_bytes("country,SFTGcode,risk_in_2022\nMali,MLI,0.5\nTogo (Lomé),TOG,0.2\n".encode("cp1252"))
    choose(room, latin, monkeypatch)
    settled(qtbot, room)
    assert not room.wizard.choose.encoding.isHidden()
    room.wizard.choose.encoding.set_value("cp1252")
    choose(room, latin, monkeypatch)
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.plan


def test_another_sheet_of_a_workbook_can_be_chosen(
    show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    rows: list[list[object]] = [["Land", "Wert"], ["Mali", 0.5]]
    choose(room, workbook(tmp_path, {"One": [["read me"]], "Two": rows, "Three": rows}), monkeypatch)
    settled(qtbot, room)
    mapping = room.wizard.mapping
    assert mapping.sheet.value() == "Two"
    mapping.sheet.set_value("Three")
    settled(qtbot, room)
    assert mapping.sheet.value() == "Three"
    looking = threading.Event()

    def stopped(*_asked: object, **_said: object) -> None:
        looking.wait(20)
        raise Cancelled

    monkeypatch.setattr("ui.imports.wizard.look_at", stopped)
    mapping.sheet.set_value("Two")
    qtbot.waitUntil(lambda: room.wizard.pages.currentWidget() is room.wizard.running)
    click(room.wizard.running.cancel.button)
    looking.set()
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is mapping
    assert mapping.sheet.value() == "Three", "the columns that are shown are still its columns"


def test_an_unknown_file_with_titles_above_its_header_is_led_through_its_mapping(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    titles = ("Incidents known to the post", "Taken on,2021-02-01")
    choose(room, text_file(tmp_path, *titles, *OWN, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    mapping = room.wizard.mapping
    assert room.wizard.pages.currentWidget() is mapping
    assert list(mapping.fields.boxes) == ["Ref", "Incident date", "Country", "Killed"]
    click(mapping.check.button)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert plan.accept.words == "Import the 2 rows that can be read, without 1"
    # Lines are those of the file, titles among them.
    assert plan.table.rows_model.rows[0].line == 5


def test_the_country_of_every_row_is_one_that_there_is(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    rows = ("Ref,Incident date,Killed", "1,03/02/2021,4", "2,04/02/2021,5")
    choose(room, text_file(tmp_path, *rows, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    mapping = room.wizard.mapping
    mapping.order.set_value("day")
    line = mapping.country.editor.lineEdit()
    assert line is not None
    type_text(line, "Republic")
    click(mapping.check.button)
    assert "“Republic” is not in the list." in mapping.country.error
    line.clear()
    type_text(line, "Burma")
    press(line, Qt.Key.Key_Return)
    click(mapping.check.button)
    settled(qtbot, room)
    assert room.wizard.plan.accept.words == "Import 2 rows"
    assert not room.wizard.plan.unresolved.isVisible()


def test_a_mapping_that_was_just_remembered_is_corrected_and_nobody_elses_is_overwritten_unread(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, *OWN, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    mapping, plan = room.wizard.mapping, room.wizard.plan

    def check(licence: str) -> None:
        mapping.licence.set_value(licence)
        click(mapping.check.button)
        settled(qtbot, room)

    def remembered() -> RememberedMapping:
        with ministry.store.read() as session:
            (found,) = mappings_for(session, OWN[0].split(","))
        return found

    type_text(mapping.name.editor, "List of the post")
    check("Ours")
    click(plan.mapping.button)
    check("Ours, to be cited")
    assert room.wizard.pages.currentWidget() is plan
    assert remembered().mapping.licence == "Ours, to be cited"

    before = remembered()
    theirs = RememberMapping(
        name=before.name,
        titles=OWN[0].split(","),
        mapping=replace(before.mapping, licence="Not to be passed on"),
        based_on=before.version,
    )
    ministry.do("P-FP", remember_mapping, theirs)
    click(plan.mapping.button)
    check("Ours")
    assert "changed by someone else" in mapping.notice.text
    assert remembered().mapping.licence == "Not to be passed on"
    assert mapping.remembered.value() is None, "it is there to be chosen, and read"
    mapping.remembered.set_value(before.mapping_id)
    assert mapping.licence.value() == "Not to be passed on"
    check("Ours")
    assert remembered().mapping.licence == "Ours"
