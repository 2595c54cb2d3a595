"""Documents in the window: drawn off its thread, page by page, saved byte for byte."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.documents.leaving import Leaving
from app.faults import Stopped
from app.protection import Protection
from app.refusals import BadInput, Refused
from tests.ui.support import assert_accessible, press, type_text
from ui.pdf.engine import page_image, page_letters, page_sizes, page_text
from ui.pdf.leaving import LeavingDialog
from ui.pdf.printing import ask_printer, draw
from ui.pdf.view import PdfView
from ui.tasks import Tasks
from ui.widgets.words import Words


def _pdf(pages: int) -> bytes:
    held = BytesIO()
    canvas = Canvas(held, pagesize=(595, 842))
    for number in range(pages):
        canvas.drawString(72, 720, f"Brief, page {number + 1}")
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.fixture
def view(qtbot: QtBot, tasks: Tasks) -> PdfView:
    made = PdfView(tasks)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    return made


def _show(qtbot: QtBot, view: PdfView, pages: int) -> bytes:
    content = _pdf(pages)
    with qtbot.waitSignal(view.loaded) as blocker:
        view.show_pdf(content, file_name="EW-2026-0042-v1.pdf", title="Brief EW-2026-0042")
    assert blocker.args == [pages]
    qtbot.waitUntil(lambda: view.paper.is_drawn(0))
    return content


def test_pages_are_read_as_picture_and_text() -> None:
    content = _pdf(2)
    assert [(size.width, size.height) for size in page_sizes(content)] == [(595, 842)] * 2
    image = page_image(content, 1, 1.0)
    assert (image.width(), image.height()) == (595, 842)
    assert image.pixelColor(200, 842 - 200).name() == "#000000"
    assert image.pixelColor(20, 20).name() == "#ffffff"
    assert page_text(content, 1) == "Brief, page 2"


@pytest.mark.parametrize("content", [b"", b"not a document", _pdf(1)[:200]])
def test_what_is_no_document_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(BadInput, match="cannot be shown"):
        page_sizes(content)


def test_only_pages_in_view_are_drawn(qtbot: QtBot, view: PdfView, tasks: Tasks) -> None:
    _show(qtbot, view, 40)
    qtbot.waitUntil(lambda: not tasks.running)
    assert not view.paper.is_drawn(20)
    view.paper.go_to(20)
    assert view.paper.page == 20
    qtbot.waitUntil(lambda: view.paper.is_drawn(20))
    image = view.paper.viewport().grab().toImage()
    assert any(
        image.pixelColor(x, y).name() == "#000000"
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_keys_turn_pages_and_zoom(qtbot: QtBot, view: PdfView) -> None:
    _show(qtbot, view, 5)
    paper = view.paper
    fitted = paper.zoom
    press(paper, Qt.Key.Key_PageDown)
    assert paper.page == 1
    press(paper, Qt.Key.Key_End)
    assert paper.page == 4
    press(paper, Qt.Key.Key_Home)
    assert paper.page == 0
    press(paper, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert paper.zoom == pytest.approx(fitted * 1.25)
    qtbot.waitUntil(lambda: paper.is_drawn(0))
    press(paper, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert paper.zoom == pytest.approx(fitted)


def test_its_tools_fold_rather_than_make_the_window_wider(view: PdfView) -> None:
    save = next(one for one in view.findChildren(QPushButton) if one.text().startswith("Save"))
    find = next(one for one in view.findChildren(QToolButton) if one.accessibleName().startswith("Find"))
    view.resize(1100, 600)
    assert _top(view, save) < _top(view, find) + find.height()
    view.resize(view.minimumSizeHint().width(), 600)
    QApplication.processEvents()
    assert view.minimumSizeHint().width() < 560
    assert _top(view, save) >= _top(view, find) + find.height()


def _top(view: PdfView, widget: QWidget) -> int:
    return widget.mapTo(view, QPoint(0, 0)).y()


def test_zoom_has_limits(qtbot: QtBot, view: PdfView) -> None:
    _show(qtbot, view, 1)
    view.paper.set_zoom(100)
    assert view.paper.zoom == 4.0
    view.paper.set_zoom(0)
    assert view.paper.zoom == 0.25


def test_the_text_of_a_page_can_be_copied(qtbot: QtBot, view: PdfView) -> None:
    _show(qtbot, view, 3)
    view.paper.go_to(1)
    view.copy_text()
    qtbot.waitUntil(lambda: "clipboard" in view.notice.text)
    assert QGuiApplication.clipboard().text() == "Brief, page 2"


def test_the_bytes_shown_are_the_bytes_saved(qtbot: QtBot, view: PdfView, tmp_path: Path) -> None:
    content = _show(qtbot, view, 2)
    target = tmp_path / "brief.pdf"
    with qtbot.waitSignal(view.saved):
        view.save_to(target)
    assert target.read_bytes() == content
    assert view.notice.text == "Done Saved as brief.pdf."


def test_nothing_leaves_when_its_record_is_refused(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    def refuse(_path: Path) -> None:
        raise Refused("marking.missing", "This has no protective marking.")

    view = PdfView(tasks, before_saving=refuse)
    qtbot.addWidget(view)
    target = tmp_path / "brief.pdf"
    with qtbot.waitSignal(view.loaded):
        view.show_pdf(_pdf(1), file_name="brief.pdf")
    view.save_to(target)
    qtbot.waitUntil(lambda: bool(view.notice.text))
    assert "no protective marking" in view.notice.text
    assert not target.exists()


def test_a_disk_that_refuses_is_told_in_words(qtbot: QtBot, view: PdfView, tmp_path: Path) -> None:
    _show(qtbot, view, 1)
    view.save_to(tmp_path / "absent folder" / "brief.pdf")
    qtbot.waitUntil(lambda: bool(view.notice.text))
    assert "Not done" in view.notice.text


def test_a_broken_document_is_said_above_the_paper(qtbot: QtBot, view: PdfView) -> None:
    view.show_pdf(b"broken", file_name="x.pdf")
    qtbot.waitUntil(lambda: bool(view.notice.text))
    assert "cannot be shown" in view.notice.text
    assert view.page_count == 0


def test_it_is_accessible(qtbot: QtBot, view: PdfView) -> None:
    _show(qtbot, view, 2)
    assert view.paper.accessibleName() == "Brief EW-2026-0042"
    assert view.paper.accessibleDescription() == "Page 1 of 2"
    assert_accessible(view)


def test_a_closing_window_draws_without_starting_work(qtbot: QtBot) -> None:
    tasks = Tasks()
    view = PdfView(tasks)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.loaded):
        view.show_pdf(_pdf(3), file_name="x.pdf")
    tasks.close()
    view.resize(500, 500)
    assert not view.grab().isNull()


def test_words_are_found_page_by_page_and_the_place_is_shown(qtbot: QtBot, view: PdfView) -> None:
    _show(qtbot, view, 12)
    view.begin_finding()
    type_text(view.finding.field, "page 1")
    qtbot.waitUntil(lambda: view.finding.said.text() == "1 of 4")
    press(view.finding.field, Qt.Key.Key_Return)
    assert view.paper.page == 9
    press(view.finding.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.paper.page == 0
    type_text(view.finding.field, "nowhere")
    qtbot.waitUntil(lambda: view.finding.said.text() == "Not found")
    press(view.finding.field, Qt.Key.Key_Escape)
    assert view.finding.isHidden()


def test_text_is_chosen_with_the_mouse_and_copied(qtbot: QtBot, view: PdfView) -> None:
    _show(qtbot, view, 2)
    paper = view.paper
    area, scale = paper._areas()[0][1], paper._scale
    letters = page_letters(view._content, 0)
    first, last = letters.boxes[0], letters.boxes[4]
    start = QPoint(round(area.x() + first[0] * scale + 1), round(area.y() + (first[1] + 2) * scale))
    end = QPoint(round(area.x() + (last[0] + last[2] / 2) * scale), start.y())
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(paper.viewport(), end)
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert paper.chosen_text == "Brief"
    press(paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Brief"
    press(paper, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert paper.chosen_text == "Brief, page 1"


def test_what_leaves_is_asked_once_and_issued_before_a_byte_is_out(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    issued: list[tuple[Leaving, str]] = []

    def issue(leaving: Leaving, name: str, _protection: Protection) -> bytes:
        issued.append((leaving, name))
        return _pdf(2)

    view = PdfView(tasks, issue=issue)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.loaded):
        view.show_pdf(_pdf(1), file_name="brief.pdf", title="Brief")
    view.ask_and_print()
    (dialog,) = view.findChildren(LeavingDialog)
    assert any("not encrypted" in words.text() for words in dialog.findChildren(Words))
    assert not dialog.protection.isVisible()
    assert issued == []
    dialog.reject()
    with qtbot.waitSignal(view.saved):
        view.save_to(tmp_path / "brief.pdf")
    assert page_sizes((tmp_path / "brief.pdf").read_bytes())[1:]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(60)
    with qtbot.waitSignal(view.printed):
        view.print_on(printer)
    assert len(page_sizes((tmp_path / "paper.pdf").read_bytes())) == 2
    assert issued == [(Leaving.FILE, "brief.pdf"), (Leaving.PRINTER, "")]


def test_a_file_is_protected_only_as_the_person_chose(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    issued: list[Protection] = []

    def issue(_leaving: Leaving, _name: str, protection: Protection) -> bytes:
        issued.append(protection)
        return _pdf(1)

    view = PdfView(tasks, issue=issue)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.loaded):
        view.show_pdf(_pdf(1), file_name="brief.pdf", title="Brief")
    view.ask_and_save()
    (dialog,) = view.findChildren(LeavingDialog)
    fields = dialog.protection
    assert not fields.wanted.isChecked()
    assert not fields.form.isVisible()
    fields.wanted.click()
    assert any("no PDF/A" in words.text() for words in fields.findChildren(Words))
    fields.password.editor.setText("short")
    agreed: list[Protection] = []
    dialog.agreed.disconnect()
    dialog.agreed.connect(agreed.append)
    dialog.act.click()
    assert agreed == []
    assert "at least 12 characters" in fields.password.error
    (tmp_path / "key.p12").write_bytes(b"no key")
    fields.password.editor.setText("correct horse battery")
    fields.key.set_value(tmp_path / "key.p12")
    dialog.act.click()
    assert "its passphrase is wrong" in fields.key.error
    assert_accessible(dialog)
    fields.key.set_value(None)
    dialog.act.click()
    assert [one.password for one in agreed] == ["correct horse battery"]
    with qtbot.waitSignal(view.saved):
        view.save_to(tmp_path / "brief.pdf", agreed[0])
    assert issued == agreed


def test_printing_can_be_stopped_between_pages(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(60)
    told: list[str] = []
    with pytest.raises(Stopped):
        draw(_pdf(3), printer, lambda _done, _total, words: told.append(words), lambda: len(told) == 2)
    assert told == ["page 1 of 3", "page 2 of 3"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the dialog is the system's own there")
def test_print_to_file_proposes_a_file_and_no_word_of_the_case(qtbot: QtBot) -> None:
    dialog = ask_printer(3, "Tocsin document", None, lambda _printer: None)
    qtbot.addWidget(dialog)
    file = dialog.findChild(QLineEdit, "filename")
    assert isinstance(file, QLineEdit)
    assert Path(file.text()).name == "Tocsin document.pdf"


@pytest.mark.parametrize("typed", ["Bericht 1:2", "အစီရင်ခံစာ", "v2.1 of the brief", "brief.PDF"])
def test_what_is_saved_ends_as_a_pdf_whatever_name_was_typed(
    qtbot: QtBot, view: PdfView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    _show(qtbot, view, 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    with qtbot.waitSignal(view.saved):
        view.ask_and_save()
    (written,) = tmp_path.iterdir()
    assert written.name == (typed if typed.endswith(".PDF") else f"{typed}.pdf")


def test_a_file_that_nobody_was_asked_about_is_not_written_over(
    qtbot: QtBot, view: PdfView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog of the system asked about the name as it was typed, and there is no such file."""
    _show(qtbot, view, 1)
    (tmp_path / "brief.pdf").write_text("another's")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "brief"), ""))
    view.ask_and_save()
    assert "There is a file “brief.pdf” already. Nothing was saved." in view.notice.text
    assert (tmp_path / "brief.pdf").read_text() == "another's"
