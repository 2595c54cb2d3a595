"""Looking: at files inside the program, at a source over time, and at who looked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.actions.countries.looking import LookAtFile, look_at_file
from app.actions.evidence.attachments import NewFile
from app.reading.countries.access_log import access_log
from app.reading.evidence.items import source_views
from app.reading.ledger.lines import lines_about
from app.reading.ministry.window import head_number
from db.vocabulary import Reliability, SourceKind
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.preview.files import pdf, png
from tests.ui.support import assert_accessible, click, press, type_text
from ui.countries.access_log_dialog import AccessLogDialog
from ui.countries.page import CountriesPage
from ui.countries.source_change_dialog import SourceChangeDialog
from ui.pdf.view import PdfView
from ui.preview.picture_view import PictureView
from ui.preview.preview_dialog import PreviewDialog
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

pytestmark = pytest.mark.qt_log_ignore("libpng")


def _looked_at(page: CountriesPage, name: str) -> PreviewDialog:
    page.file.tabs.setCurrentWidget(page.file.evidence)
    # What was laid out anew is shown in the next turn.
    QApplication.processEvents()
    (button,) = [
        one
        for one in page.file.evidence.detail.findChildren(QPushButton)
        if one.accessibleName() == f"Look at {name}" and one.isVisible()
    ]
    click(button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    return dialog


HOSTILE = {
    "bomb.png": (png(60_000, 60_000, data=b"tiny"), "60,000 × 60,000 pixels"),
    "notes.txt": (bytes(range(256)), "named like a text, and is none"),
    "broken.pdf": (b"%PDF-1.7 and no more", "cannot be shown"),
    "setup.exe": (b"MZ\x90\x00\x03", "not shown here"),
}

FILES = {
    "photo.png": png(60, 40),
    "scan.pdf": pdf(picture=True),
    "letter.txt": "brûlé".encode("cp1252"),
    **{name: content for name, (content, _said) in HOSTILE.items()},
}


def test_every_kind_of_file_is_looked_at_inside_the_program_and_the_look_is_on_the_ledger(
    show: Show,
    ministry: Ministry,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    subtests: pytest.Subtests,
) -> None:
    opened(ministry)
    kept = tuple(NewFile(name=name, content=content) for name, content in FILES.items())
    evidence(ministry, files=kept)
    page = show("P-AUD", "MMR/evidence")

    def looked_at(name: str) -> PreviewDialog:
        dialog = _looked_at(page, name)
        qtbot.waitUntil(lambda: dialog.shown is not None)
        return dialog

    with subtests.test("a picture is blurred until it is asked for"):
        dialog = looked_at("photo.png")
        view = dialog.shown
        assert isinstance(view, PictureView)
        assert_accessible(dialog)
        assert not view.clear
        assert "blurred until you ask" in view.findChildren(Words)[0].text()
        click(view.ask)
        assert view.ask.text() == "Blur the picture"
        press(view.ask, Qt.Key.Key_Space)
        assert view.ask.text() == "Show the picture"
        with ministry.store.read() as session:
            (line,) = [line for line in lines_about(session, "MMR") if line.action == "attachment.preview"]
        assert (line.who, line.detail["name"], line.state) == ("Ruth Adeyemi", "photo.png", None)
        dialog.close()

    with subtests.test("a document with pictures opens when it is asked for"):
        dialog = looked_at("scan.pdf")
        assert not isinstance(dialog.shown, PdfView)
        assert dialog.shown is not None
        click(dialog.shown.findChildren(QPushButton)[0])
        document = dialog.shown
        assert isinstance(document, PdfView)
        qtbot.waitUntil(lambda: document.page_count == 1)
        dialog.close()

    with subtests.test("a text says in which encoding it was read"):
        dialog = looked_at("letter.txt")
        assert dialog.shown is not None
        (text,) = dialog.shown.findChildren(QPlainTextEdit)
        assert text.toPlainText() == "brûlé"
        assert text.isReadOnly()
    with subtests.test("a copy asked for in the preview is the same act as on the card"):
        asked: list[str] = []

        def ask(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
            asked.append(name)
            return "", ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        click(dialog.copy)
        assert Path(asked[0]).name == "letter.txt"
        assert Path(asked[0]).parent not in {Path(), Path.cwd()}, "not wherever the program was started"
        dialog.close()

    for name, (_content, said) in HOSTILE.items():
        with subtests.test("a file that cannot be shown says why and offers a copy", name=name):
            refused = _looked_at(page, name)
            qtbot.waitUntil(partial(_told, refused))
            assert said in refused.notice.text
            assert refused.shown is None
            assert refused.copy.isVisible()
            refused.close()


def _told(dialog: PreviewDialog) -> bool:
    return bool(dialog.notice.text)


def test_a_source_is_changed_with_a_reason_and_its_letters_and_items_are_listed(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    kept = evidence(ministry, source(ministry, "Radio"))
    page = show("P-AN2", "MMR/sources")
    tab = page.file.sources
    page.file.tabs.setCurrentWidget(tab)
    press(page, Qt.Key.Key_E)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SourceChangeDialog)
    assert_accessible(dialog)
    dialog.kind.set_value(SourceKind.MEDIA)
    dialog.reliability.set_value(Reliability.E)
    click(dialog.act_button.button)
    assert dialog.reason.error
    type_text(dialog.reason.editor, "Wrong three times")
    click(dialog.act_button.button)
    with ministry.store.read() as session:
        (view,) = source_views(session)
    assert (view.kind, view.reliability) == (SourceKind.MEDIA, Reliability.E)
    QApplication.processEvents()
    tables = {
        table.accessibleName(): table.rows_model
        for table in tab.detail.findChildren(TableView)
        if table.isVisible()
    }
    grades = tables["Reliability of Radio over time"]
    assert [grades.index(row, 1).data()[0] for row in range(grades.rowCount())] == ["E", "B"]
    assert "Wrong three times" in grades.index(0, 2).data()
    assert tables["Evidence that Radio gave"].index(0, 0).data() == kept.number


def test_s59_opening_a_file_is_noted_once_and_the_history_shows_who_looked(
    show: Show, ministry: Ministry, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    page = show("P-MIN", "MMR")
    page.refresh()
    page.leave()
    page.open("MMR")
    with ministry.store.read() as session:
        assert [(line.who, line.what) for line in access_log(session, "MMR")] == [
            ("Helena Marsh", "Opened the file")
        ]
    page.file.tabs.setCurrentWidget(page.file.history)
    click(page.file.history.looks)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AccessLogDialog)
    assert_accessible(dialog)
    row = [dialog.table.rows_model.index(0, column).data() for column in (1, 2, 3)]
    assert row[0] == "Helena Marsh"
    assert "Minister" in row[1]
    dialog.close()

    with subtests.test("older looks are read beneath the newest"):
        for who in ("P-AN1", "P-AN2", "P-FP"):
            ministry.do(who, look_at_file, LookAtFile(country="MMR"))
        page.refresh()
        monkeypatch.setattr("ui.countries.access_log_dialog.A_PAGE", 3)
        click(page.file.history.looks)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AccessLogDialog)
        newest = ["Lucía Ferrer", "Jonas Berg", "Amina Okoro"]
        assert [row.who for row in dialog.table.rows_model.rows] == newest
        click(dialog.older)
        assert [row.who for row in dialog.table.rows_model.rows][3:] == ["Helena Marsh"]
        assert dialog.focusWidget() is dialog.table
        assert dialog.table.current_row() is dialog.table.rows_model.rows[3]
        assert not dialog.older.isVisible()
        dialog.close()

    with subtests.test("what a worker recorded between a look and its note is read"):
        _is_read_meanwhile(page, ministry)


def _is_read_meanwhile(page: CountriesPage, ministry: Ministry) -> None:
    """The desk stands as it was after looks alone; an entry that coincides with a look that adds none is not one."""
    case = page.case
    look = LookAtFile(country="MMR")
    case.act(look_at_file, look)
    before = case.waiting()

    ministry.do("P-AN1", look_at_file, look)
    case.note(look_at_file, look)
    assert case.waiting() is before
    original = case.look

    def recorded_meanwhile(reader: Callable[[Any], Any]) -> Any:
        found = original(reader)
        if reader is head_number:
            evidence(ministry)
        return found

    case.look = recorded_meanwhile  # type: ignore[method-assign]  # a worker's entry right after the number was read
    case.note(look_at_file, look)
    assert case.waiting() is not before
