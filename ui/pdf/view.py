"""A PDF shown in the window, with what one does with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.documents.leaving import Leaving
from app.protection import UNPROTECTED, Protection
from app.refusals import UserError
from app.rules.entry.filenames import safe_name
from language import mark, said, tr
from ui.files import pdf_path, write_file
from ui.pdf.engine import PageSize, page_sizes, page_text
from ui.pdf.find_line import FindLine
from ui.pdf.leaving import LeavingDialog
from ui.pdf.paper import Paper
from ui.pdf.tools import button, tool
from ui.saving import ask_where
from ui.tasks import OnClose, Progress, Tasks
from ui.widgets.columns import Columns
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Issue = Callable[[Leaving, str, Protection], bytes]
"""Called on another thread before a copy leaves, with how, under what name and how protected: records it, and gives its
bytes."""


class PdfView(QWidget):
    """Pages, zoom, finding and copying text, the text of a page for a screen reader, saving and printing.

    ``before_saving`` is called with the path that the user chose, before a byte is written: it records that the document
    leaves the program, or raises a :class:`UserError`, and then nothing is written. ``issue`` does that for saving and
    printing alike, after one question; only with it can be printed. With ``leaves`` false nothing can leave.
    ``loaded`` carries the number of pages; ``saved`` the path; ``printed`` is sent when the printer has all pages.
    """

    loaded = Signal(int)
    saved = Signal(object)
    printed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        *,
        before_saving: Callable[[Path], object] | None = None,
        issue: Issue | None = None,
        leaves: bool = True,
        marking: MarkingView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._content = b""
        self._count = 0
        self._file_name = "document.pdf"
        self._before_saving = before_saving
        self._issue = issue
        self._marking = marking
        self.paper = Paper(tasks)
        self.notice = Notice()
        self.finding = FindLine(tasks)
        self.finding.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the page"))
        self._where = Words(role="muted")
        self._percent = Words(role="muted")
        self._previous = tool("back", tr("Page before"), lambda: self.paper.go_to(self.paper.page - 1))
        self._next = tool("forward", tr("Next page"), lambda: self.paper.go_to(self.paper.page + 1))
        self._smaller = tool("minus", tr("Smaller"), lambda: self.paper.set_zoom(self.paper.zoom / 1.25))
        self._larger = tool("plus", tr("Larger"), lambda: self.paper.set_zoom(self.paper.zoom * 1.25))
        self._fit = tool("fit-width", tr("As wide as the view"), self.paper.fit_width)
        self._find = tool("search", tr("Find in the document"), self.begin_finding, key="Ctrl+F")
        self._as_text = tool("show", tr("Show the page as text"), self.show_text)
        self._as_text.setCheckable(True)
        self._copy = tool("copy", tr("Copy text"), self.copy_text)
        self._save = button(tr("Save as PDF…"), "save", self.ask_and_save)
        self._print = button(tr("Print…"), "print", self.ask_and_print)
        self._lay_out()
        self._save.setVisible(leaves)
        self._print.setVisible(leaves and issue is not None)
        self.paper.moved.connect(self._show_place)
        self.paper.zoomed.connect(lambda zoom: self._percent.setText(f"{round(zoom * 100)} %"))
        self.paper.copy_wanted.connect(self.copy_text)
        self.finding.found.connect(self.paper.show_hit)
        self.finding.left.connect(self._end_finding)
        finding = QShortcut(QKeySequence("Ctrl+F"), self)
        finding.setWhatsThis(tr("Find in the document"))
        finding.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        finding.activated.connect(self.begin_finding)
        self._show_place(0)

    @property
    def page_count(self) -> int:
        """Pages of the document shown; 0 while none is, or while it is being read."""
        return self._count

    def show_pdf(self, content: bytes, *, file_name: str, title: str = mark("Document")) -> None:
        """Read a document off the window's thread and show it from its first page."""
        self._content, self._file_name, self._count = content, safe_name(file_name), 0
        self.paper.setAccessibleName(said(title))
        self.notice.clear()
        self._show_place(0)
        self._run(lambda: page_sizes(content), lambda sizes: self._read(content, sizes))

    def put_away(self) -> None:
        """Show no document: of another one that is opened nothing is to be seen before it is there."""
        self._content, self._count = b"", 0
        self.paper.show_document(b"", ())
        self.notice.clear()
        self._show_place(0)

    def renew_pdf(self, content: bytes) -> None:
        """Show a newer version of the document that is shown, at the same place and zoom."""
        if not self._count:
            self.show_pdf(content, file_name=self._file_name, title=self.paper.accessibleName())
            return
        self._content = content
        self._run(lambda: page_sizes(content), lambda sizes: self._renewed(content, sizes))

    def begin_finding(self) -> None:
        """Let words be looked for."""
        self.finding.show()
        self.finding.search_in(self._content)
        self.finding.field.setFocus()
        self.finding.field.selectAll()

    def show_text(self) -> None:
        """Show the page in view as text, which a screen reader reads in its order, or as it is printed again."""
        as_text = self._as_text.isChecked()
        self._pages.setCurrentWidget(self.text if as_text else self.paper)
        if as_text:
            self._read_text()
            self.text.setFocus()

    def copy_text(self) -> None:
        """Put the text that is chosen on the clipboard; where none is, the text of the page in view."""
        if self.paper.chosen_text:
            QGuiApplication.clipboard().setText(self.paper.chosen_text)
            self.notice.tell(Tone.OK, tr("The chosen text is on the clipboard."))
            return
        content, number = self._content, self.paper.page

        def copied(text: str) -> None:
            if text:
                QGuiApplication.clipboard().setText(text)
                self.notice.tell(
                    Tone.OK, tr("The text of page {number} is on the clipboard.", number=number + 1)
                )
            else:
                self.notice.tell(
                    Tone.WARN,
                    tr(
                        "Page {number} holds no text to copy; it may be a picture of paper.",
                        number=number + 1,
                    ),
                )

        self._run(lambda: page_text(content, number), copied)

    def ask_and_save(self) -> None:
        """Ask where to, then save; where it leaves the case, ask whether it may."""
        self._ask(tr("Save as PDF…"), self._ask_where, file=True)

    def ask_and_print(self) -> None:
        """Ask whether it may leave and on which printer, then print."""
        self._ask(tr("Print…"), self._ask_printer)

    def save_to(self, path: Path, protection: Protection = UNPROTECTED) -> None:
        """Write what is shown, or the copy that is issued of it, to ``path``: whole or not at all."""
        content, before, issue = self._content, self._before_saving, self._issue

        def work() -> Path:
            if before:
                before(path)
            write_file(path, content if issue is None else issue(Leaving.FILE, path.name, protection))
            return path

        self._tasks.run(
            lambda _progress, _cancelled: work(),
            self._saved,
            self._refused,
            title=tr("Saving the document"),
            owner=self,
            on_close=OnClose.WAIT,
        )

    def print_on(self, printer: "QPrinter") -> None:
        """Print the copy that is issued, off the window's thread; it can be stopped in the status line."""
        issue = self._issue
        if issue is None:
            return

        # Late, here and below: most documents are read and never printed, and it is a Qt module of its own.
        from ui.pdf.printing import draw  # noqa: PLC0415 - late, as said

        def work(progress: Progress, cancelled: Callable[[], bool]) -> None:
            draw(issue(Leaving.PRINTER, "", UNPROTECTED), printer, progress, cancelled)

        self._tasks.run(
            work, lambda _nothing: self._was_printed(), self._refused, title=tr("Printing"), owner=self
        )

    def _ask(self, act: str, agreed: Callable[[Protection], object], *, file: bool = False) -> None:
        if self._issue is None:
            agreed(UNPROTECTED)
            return
        dialog = LeavingDialog(
            act,
            tr("A copy of “{accessiblename}” leaves the case.", accessiblename=self.paper.accessibleName()),
            self._marking,
            self,
            file=file,
        )
        dialog.agreed.connect(agreed)
        dialog.open()

    def _ask_where(self, protection: Protection) -> None:
        path = ask_where(self, tr("Save as PDF"), self._file_name, tr("PDF (*.pdf)"))
        if path is None:
            return
        try:
            self.save_to(pdf_path(path), protection)
        except UserError as error:
            self.notice.refuse(error)

    def _ask_printer(self, _none: Protection) -> None:
        from ui.pdf.printing import ask_printer  # noqa: PLC0415 - late, as said

        # The queue of a printer is read by many: it is told nothing of the case.
        ask_printer(self._count, tr("Tocsin document"), self, self.print_on)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(lambda _progress, _cancelled: work(), done, self._refused, owner=self)

    def _read(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        if content is not self._content:
            return
        self._count = len(sizes)
        self.paper.show_document(content, sizes)
        self._arrived(content)

    def _renewed(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        if content is not self._content:
            return
        self._count = len(sizes)
        self.paper.renew_document(content, sizes)
        self._arrived(content)

    def _arrived(self, content: bytes) -> None:
        self._show_place(self.paper.page)
        self.finding.search_in(content)
        self.loaded.emit(self._count)

    def _saved(self, path: Path) -> None:
        self.notice.tell(Tone.OK, tr("Saved as {path}.", path=path.name))
        self.saved.emit(path)

    def _was_printed(self) -> None:
        self.notice.tell(Tone.OK, tr("The printer has all pages."))
        self.printed.emit()

    def _refused(self, error: UserError) -> None:
        self.notice.refuse(error)

    def _end_finding(self) -> None:
        self.finding.hide()
        self.paper.show_hit(None)
        self.paper.setFocus()

    def _read_text(self) -> None:
        content, number = self._content, self.paper.page

        def show(text: str) -> None:
            if content is self._content and number == self.paper.page:
                self.text.setAccessibleDescription(self._where.text())
                if text != self.text.toPlainText():
                    self.text.setPlainText(text)

        if self._count and not self._tasks.closed:
            self._run(lambda: page_text(content, number), show)

    def _show_place(self, number: int) -> None:
        shown = self._count > 0
        self._where.setText(
            tr("Page {number} of {count}", number=number + 1, count=self._count) if shown else tr("No page")
        )
        self.paper.setAccessibleDescription(self._where.text())
        for act in self._acts:
            act.setEnabled(shown)
        if shown:
            self._previous.setEnabled(number > 0)
            self._next.setEnabled(number < self._count - 1)
        if self._as_text.isChecked():
            self._read_text()

    def _lay_out(self) -> None:
        self._acts = (
            self._previous,
            self._next,
            self._smaller,
            self._larger,
            self._fit,
            self._find,
            self._as_text,
            self._copy,
            self._save,
            self._print,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.paper)
        self._pages.addWidget(self.text)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(4)
        for widget in (self._previous, self._where, self._next):
            tools.addWidget(widget)
        tools.addSpacing(12)
        for widget in (self._smaller, self._percent, self._larger, self._fit):
            tools.addWidget(widget)
        tools.addSpacing(12)
        for widget in (self._find, self._as_text, self._copy):
            tools.addWidget(widget)
        tools.addStretch(1)
        leaving = QHBoxLayout()
        leaving.setContentsMargins(0, 0, 0, 0)
        leaving.setSpacing(4)
        leaving.addWidget(self._save)
        leaving.addWidget(self._print)
        leaving.addStretch(1)
        # Beneath each other where words are long: a paper that is opened must not make the window wider.
        bar = Columns([_group(tools), _group(leaving)], stretch=(1, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(bar)
        column.addWidget(self.finding)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)


def _group(line: QHBoxLayout) -> QWidget:
    """What stays together in one line."""
    group = QWidget()
    group.setLayout(line)
    return group
