"""Files that are dropped and rows that are pasted go the same way as a file that is chosen."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.ministry import Ministry
from tests.support.sheets import text_file
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import RISKS, batches, settled
from tests.ui.support import FakeFrame, click, press
from ui.imports.room import ImportsRoom
from ui.widgets.notice import Tone


def drop(room: ImportsRoom, *paths: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    room.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, buttons, keys))


def test_dropped_files_are_taken_one_after_another_and_a_folder_says_why_not(
    show: Show, tmp_path: Path, qtbot: QtBot, ministry: Ministry, frame: FakeFrame
) -> None:
    room = show("P-FP", "imports").imports
    first = text_file(tmp_path, *RISKS, name="first.csv")
    second = text_file(tmp_path, RISKS[0], "Niger,NIR,436,0.2", name="second.csv")
    drop(room, tmp_path, first, second, second)
    settled(qtbot, room)
    assert "is a folder" in frame.told[0][1]
    assert "1 of the files waits" in frame.told[-1][1]
    wizard = room.wizard
    assert wizard.pages.currentWidget() is wizard.plan
    assert batches(ministry) == ()
    click(wizard.plan.accept.button)
    settled(qtbot, room)
    assert wizard.done.more.words == "Go on with “second.csv”"
    click(wizard.done.more.button)
    settled(qtbot, room)
    assert wizard.plan.accept.words == "Import 1 row"
    assert [batch.file_name for batch in batches(ministry)] == ["first.csv"]
    drop(room, first)
    press(room, Qt.Key.Key_Escape)
    assert not room.importing
    assert frame.told[-1] == (Tone.INFO, "Not imported: first.csv.")


@pytest.mark.parametrize("form", ["text", "html"])
def test_rows_of_a_spreadsheet_are_pasted_as_a_file_with_its_dry_run(
    show: Show, qtbot: QtBot, ministry: Ministry, form: str
) -> None:
    room = show("P-AN1", "imports").imports
    cells = [line.split(",") for line in RISKS]
    data = QMimeData()
    if form == "text":
        data.setText("\r\n".join("\t".join(line) for line in cells))
    else:
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in cells)
        data.setHtml(f"<p>Sheet 1</p><table>{body}</table>")
    QApplication.clipboard().setMimeData(data)
    press(room, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert plan.accept.words == "Import 3 rows"
    assert batches(ministry) == ()
    click(plan.accept.button)
    settled(qtbot, room)
    (batch,) = batches(ministry)
    assert re.fullmatch(r"pasted 2026-\d\d-\d\d \d\d\.\d\d\.tsv", batch.file_name), batch.file_name
    assert len(batch.file_sha256) == 64
    path = room._pasted.path if room._pasted else Path()
    assert path.is_file()
    click(room.wizard.done.batch.button)
    assert not path.exists()


def test_what_is_no_table_says_so_when_it_is_pasted(show: Show, frame: FakeFrame) -> None:
    room = show("P-AN1", "imports").imports
    QApplication.clipboard().setText("A sentence, with a comma")
    press(room, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not room.importing
    assert "no rows of a spreadsheet" in frame.told[-1][1]
