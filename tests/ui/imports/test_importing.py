"""A file's way into the case by real clicks: chosen or dropped, checked, imported; its batch shown and withdrawn."""

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.perform import perform
from app.reading.outside.rankings import newest_rankings
from db.ledger.entries import ledger
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.sheets import text_file, workbook
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import OWN, RISKS, answers, batches, begin, choose, settled
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, tab_chain, type_text
from ui.imports.plan_rows import in_full
from ui.reports.text_dialog import TextDialog
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Tone


def test_a_known_file_is_checked_then_imported_and_its_batch_is_shown(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show("P-AN1", "imports")
    assert page.title == "Imported data"
    room = begin(page)
    choose(room, text_file(tmp_path, *RISKS, name="risks.csv"), monkeypatch)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert room.wizard.pages.currentWidget() is plan
    assert plan.accept.words == "Import 3 rows"
    assert plan.licence.value().startswith("Early Warning Project")
    assert [row.kind for row in plan.table.rows_model.rows] == ["New"] * 3
    assert batches(ministry) == ()
    assert_accessible(page)
    assert_fits(page, 1_088)
    click(plan.accept.button)
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.done
    assert "IB-2026-0001: 3 rows new" in room.wizard.done.said.text()
    (batch,) = batches(ministry)
    assert (batch.rows_new, batch.imported_by, batch.title) == (3, "Amina Okoro", "risks")
    click(room.wizard.done.batch.button)
    assert room.batches.table.current_row() == batch
    assert page.facts == "1 file"
    with ministry.store.read() as session:
        (ranking,) = newest_rankings(session, "MMR", NOW.date())
    assert (ranking.rank, ranking.of) == (1, 3)
    # Imported again, nothing is new, and the act says why it cannot be done.
    page.imports.import_file()
    choose(room, tmp_path / "risks.csv", monkeypatch)
    settled(qtbot, room)
    assert not plan.accept.button.isEnabled()
    assert "is here already" in plan.accept.reason


GED = "id,type_of_violence,country,country_id,date_start,date_end,best,deaths_civilians,side_a,side_b,adm_1"


def onset() -> list[str]:
    """Two quiet years, then a month in which a side kills civilians in number."""
    days = [f"{year}-{month:02}-05" for year in (2024, 2025) for month in range(1, 13)]
    quiet = [
        f"{place},1,Myanmar (Burma),775,{day},{day},12,1,Army,League,Chin" for place, day in enumerate(days)
    ]
    last = [
        f"{100 + each},3,Myanmar (Burma),775,2026-01-05,2026-01-05,40,40,Army,Civilians,Chin"
        for each in range(4)
    ]
    return [GED, *quiet, *last]


def test_after_an_import_of_events_signals_are_looked_for_in_the_open_files(
    show: Show,
    ministry: Ministry,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(ministry)
    page = show("P-AN1", "imports")
    room = begin(page)
    choose(room, text_file(tmp_path, *onset(), name="ged.csv"), monkeypatch)
    settled(qtbot, room)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    offer = room.wizard.done.signals
    assert offer.act.words == "Look for signals in the file of Myanmar"
    assert room.wizard.done.hasFocus(), "a second Enter on what imported does not go on unread"
    press(room.wizard.done, Qt.Key.Key_Return)
    assert offer.act.button.isEnabled()
    press(room.wizard.done, Qt.Key.Key_Tab)
    assert offer.act.button.hasFocus()
    click(offer.act.button)
    assert "under way" in offer.act.reason
    qtbot.waitUntil(offer.act.button.isEnabled, timeout=20_000)
    assert "Myanmar: raised SG-2026-0001" in offer.said.text()
    assert_accessible(page)
    assert_fits(page, 1_088)
    (way,) = [each for each in offer.findChildren(ActButton) if each.words == "Open the file of Myanmar"]
    click(way.button)
    assert isinstance(page.frame, FakeFrame)
    assert page.frame.went[-1] == ("countries", "MMR")


def test_signals_are_not_offered_where_no_open_file_has_events_of_the_import(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, *RISKS), monkeypatch)
    settled(qtbot, room)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    assert room.wizard.done.signals.isHidden()
    press(room.wizard.done, Qt.Key.Key_Return)
    assert room.wizard.pages.currentWidget() is room.wizard.done
    press(room.wizard.done, Qt.Key.Key_Tab)
    assert room.wizard.done.batch.button.hasFocus()


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
    boxes["Ref"].setCurrentText("Number of the event")
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


def test_cancel_while_a_file_is_checked_keeps_nothing_and_leads_back(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    many = (f"Country {number},X{number},432,0.5" for number in range(60_000))
    choose(room, text_file(tmp_path, RISKS[0], *many), monkeypatch)
    qtbot.waitUntil(lambda: room.wizard.pages.currentWidget() is room.wizard.running)
    qtbot.waitUntil(lambda: room.wizard.running.bar.maximum() > 1, timeout=20_000)
    assert room.back()
    assert room.importing
    assert not room.to_batches.button.isEnabled()
    click(room.wizard.running.cancel.button)
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.choose
    assert "nothing was kept" in room.wizard.choose.notice.text
    assert room.wizard.choose.area.choose.button.hasFocus(), (
        "who cancelled by key goes on here, not in the sidebar"
    )
    assert batches(ministry) == ()


def test_the_key_that_cancels_never_imports(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter meant for Cancel comes too late at times: what is shown next must not take it for a yes."""
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, *RISKS), monkeypatch)
    settled(qtbot, room)
    held = QApplication.focusWidget()
    assert held is room.wizard.plan.table
    press(held, Qt.Key.Key_Return)
    press(held, Qt.Key.Key_Space)
    assert not room.wizard.busy
    assert batches(ministry) == ()


def test_who_cancels_too_late_is_shown_the_batch_and_not_the_plan_again(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan went on to say that nothing was kept, and offered to import the rows that were in."""
    page = show("P-AN1", "imports")
    room = begin(page)
    choose(room, text_file(tmp_path, *RISKS), monkeypatch)
    settled(qtbot, room)

    def too_late(*given: Any) -> object:
        kept = perform(*given)
        room.wizard.stop()
        return kept

    monkeypatch.setattr("ui.imports.wizard.perform", too_late)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    (batch,) = batches(ministry)
    assert room.stack.currentWidget() is room.batches
    assert room.batches.table.current_row() == batch
    assert isinstance(page.frame, FakeFrame)
    assert f"complete before it could be stopped: {batch.number}" in page.frame.told[-1][1]


def test_a_batch_is_withdrawn_by_a_focal_point_with_a_reason(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show("P-FP", "imports")
    room = begin(page)
    choose(room, text_file(tmp_path, *RISKS), monkeypatch)
    settled(qtbot, room)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    click(room.wizard.done.batch.button)
    click(room.batches.withdraw.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    assert_accessible(dialog)
    type_text(dialog.text.editor, "The publisher took the list back.")
    click(dialog.act_button.button)
    (batch,) = batches(ministry)
    assert (batch.withdrawn_by, batch.withdrawal_reason) == (
        "Lucía Ferrer",
        "The publisher took the list back.",
    )
    room.refresh()
    assert not room.batches.withdraw.button.isEnabled()
    assert "withdrawn already" in room.batches.withdraw.reason
    with ministry.store.read() as session:
        assert newest_rankings(session, "MMR", NOW.date()) == ()


def test_keys_lead_in_and_out(show: Show, qtbot: QtBot, frame: FakeFrame) -> None:
    page = show("P-AN1", "imports")
    room = page.imports
    press(page, Qt.Key.Key_N)
    assert room.importing
    press(room.wizard.choose.area.choose.button, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not room.importing)
    press(page, Qt.Key.Key_N)
    click(room.to_batches.button)
    qtbot.waitUntil(lambda: not room.importing)
    page.leave()
    assert frame.went[-1] == ("countries", "")
    page.open("")
    click(page.to_imports)
    assert frame.went[-1] == ("countries", "imports")


def test_one_click_asks_for_the_file_and_who_closes_that_may_still_drop_one(
    show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = show("P-AN1", "imports").imports
    assert room.batches.nothing.act is not None
    click(room.batches.nothing.act.button)
    assert room.wizard.choose.area.choose.button.isVisible()
    room.back()
    path = text_file(tmp_path, *RISKS, name="risks.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    click(room.batches.nothing.act.button)
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.plan


def test_who_may_not_import_sees_why(show: Show) -> None:
    room = show("P-AUD", "imports").imports
    assert room.batches.nothing.act is not None
    assert not room.batches.nothing.act.button.isEnabled()
    assert "analyst or focal point" in room.batches.nothing.act.reason


def test_esc_says_first_that_what_was_typed_for_a_file_is_not_kept(
    show: Show,
    qtbot: QtBot,
    frame: FakeFrame,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, *OWN, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    mapping = room.wizard.mapping
    press(mapping.name.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not room.importing)
    room.import_file()
    choose(room, text_file(tmp_path, *OWN, name="again.csv"), monkeypatch)
    settled(qtbot, room)
    type_text(mapping.name.editor, "List of the post")
    press(mapping.name.editor, Qt.Key.Key_Escape)
    assert room.importing
    assert frame.told[-1] == (Tone.WARN, "What you typed for this file is not kept.")
    press(mapping.name.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not room.importing)


def test_the_chosen_row_of_a_check_is_said_in_full(
    show: Show, qtbot: QtBot, ministry: Ministry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, *OWN, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    click(room.wizard.mapping.check.button)
    settled(qtbot, room)
    plan = room.wizard.plan
    row = plan.table.current_row()
    assert row is not None
    assert plan.row.text() == in_full(row)
    assert row.remedy
    assert plan.row.text().startswith(f"Line 3, column Killed: found “two”, expected {row.becomes}.")
    assert plan.row.text().endswith(row.remedy)


def test_the_table_of_a_check_never_takes_the_place_of_the_file_that_it_tells_of(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    path = text_file(tmp_path, *RISKS, "Mali,MLI,432,much", name="risks.csv")
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    before = path.read_bytes()
    choose(room, path, monkeypatch)
    settled(qtbot, room)
    plan = room.wizard.plan
    for target in (path, link):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, to=target: (str(to), ""))
        click(plan.save.button)
        assert "take the place of “risks.csv” itself" in plan.notice.text
        assert path.read_bytes() == before
    assert link.is_symlink()
    # What did not leave does not stand on the ledger as if it had.
    with ministry.store.read() as session:
        bodies = session.scalars(ledger.select().with_only_columns(ledger.c.body)).all()
    assert not any('"action":"data.export"' in str(body) for body in bodies)


def test_a_check_of_very_many_refused_cells_says_that_it_shows_the_first(
    show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.imports.wizard.MOST_FAULTS", 3)
    monkeypatch.setattr("ui.imports.plan_page.MOST_FAULTS", 3)
    room = begin(show("P-AN1", "imports"))
    bad = [f"Mali,MLI,432,much {number}" for number in range(5)]
    choose(room, text_file(tmp_path, *RISKS, *bad, name="risks.csv"), monkeypatch)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert plan.accept.words == "Import the 3 rows that can be read, without 5"
    assert "Shown: the first 3 refused cells" in plan._shown.text()


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
