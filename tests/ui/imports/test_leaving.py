"""The ways in and out by keys, and what is kept of an import that is cancelled."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.perform import perform
from tests.support.ministry import Ministry
from tests.support.sheets import text_file
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import OWN, RISKS, batches, begin, choose, settled
from tests.ui.support import FakeFrame, click, press, type_text
from ui.widgets.notice import Tone


def test_cancel_while_a_file_is_checked_keeps_nothing_and_leads_back(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    many = (f"Country {number},X{number},432,0.5" for number in range(60_000))
    choose(room, text_file(tmp_path, RISKS[0], *many), monkeypatch)
    qtbot.waitUntil(lambda: room.wizard.pages.currentWidget() is room.wizard.running)
    qtbot.waitUntil(lambda: room.wizard.running.bar.maximum() > 1, timeout=20_000)
    assert room.wizard.running.share.text().endswith("%")
    assert not room.wizard.running.bar.isTextVisible(), "dark letters on the dark half of a bar"
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
    # Whoever comes back to a file under way goes on with it.
    room.begin()
    page.open("")
    page.to_imports.setFocus()
    page.open("imports")
    assert page.window().focusWidget() is room.wizard.choose.area.choose.button


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
