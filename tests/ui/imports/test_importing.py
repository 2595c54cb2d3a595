"""A file's way into the case by real clicks: chosen or dropped, checked, imported; its batch shown and withdrawn."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reading.outside.rankings import newest_rankings
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.sheets import text_file
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import RISKS, batches, begin, choose, settled
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, type_text
from ui.reports.text_dialog import TextDialog
from ui.widgets.act_button import ActButton


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


def test_who_may_not_import_sees_why(show: Show) -> None:
    room = show("P-AUD", "imports").imports
    assert room.batches.nothing.act is not None
    assert not room.batches.nothing.act.button.isEnabled()
    assert "analyst or focal point" in room.batches.nothing.act.reason
