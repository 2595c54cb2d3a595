"""A PDF shown in the window, with what one does with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.refusals import UserError
from app.rules.filenames import safe_name
from db.files import fault_of_system, write_atomically
from ui.pdf.engine import PageSize, page_sizes, page_text
from ui.pdf.paper import Paper
from ui.tasks import OnClose, Tasks
from ui.theme import Tint
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words


class PdfView(QWidget):
    """Pages, zoom, copying a page's text, and saving the very bytes that are shown.

    ``before_saving`` is called with the path that the user chose, before a byte
    is written: it records that the document leaves the program, or raises a :class:`UserError`, and then nothing is
    written. ``loaded`` carries the number of pages; ``saved`` the path.
    """

    loaded = Signal(int)
    saved = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        *,
        before_saving: Callable[[Path], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._content = b""
        self._count = 0
        self._file_name = "document.pdf"
        self._before_saving = before_saving
        self.paper = Paper(tasks)
        self.notice = Notice()
        self._where = Words(role="muted")
        self._percent = Words(role="muted")
        self._previous = _tool("back", "Page before", lambda: self.paper.go_to(self.paper.page - 1))
        self._next = _tool("forward", "Next page", lambda: self.paper.go_to(self.paper.page + 1))
        self._smaller = _tool("minus", "Smaller", lambda: self.paper.set_zoom(self.paper.zoom / 1.25))
        self._larger = _tool("plus", "Larger", lambda: self.paper.set_zoom(self.paper.zoom * 1.25))
        self._fit = _tool("fit-width", "As wide as the view", self.paper.fit_width)
        self._copy = _button("Copy text", "copy", self.copy_text)
        self._save = _button("Save as PDF…", "save", self.ask_and_save)
        self._acts = (
            self._previous,
            self._next,
            self._smaller,
            self._larger,
            self._fit,
            self._copy,
            self._save,
        )
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for widget in (self._previous, self._where, self._next):
            bar.addWidget(widget)
        bar.addSpacing(12)
        for widget in (self._smaller, self._percent, self._larger, self._fit):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._copy)
        bar.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.notice)
        column.addWidget(self.paper, 1)
        self.paper.moved.connect(self._show_place)
        self.paper.zoomed.connect(lambda zoom: self._percent.setText(f"{round(zoom * 100)} %"))
        self._show_place(0)

    @property
    def page_count(self) -> int:
        """Pages of the document shown; 0 while none is, or while it is being read."""
        return self._count

    def show_pdf(self, content: bytes, *, file_name: str, title: str = "Document") -> None:
        """Read a document off the window's thread and show it from its first page."""
        self._content, self._file_name, self._count = content, safe_name(file_name), 0
        self.paper.setAccessibleName(title)
        self.notice.clear()
        self._show_place(0)
        self._tasks.run(
            lambda _progress, _cancelled: page_sizes(content),
            lambda sizes: self._read(content, sizes),
            self._refused,
            owner=self,
        )

    def copy_text(self) -> None:
        """Put the text of the page in view on the clipboard."""
        content, number = self._content, self.paper.page

        def copied(text: str) -> None:
            if text:
                QGuiApplication.clipboard().setText(text)
                self.notice.tell(Tone.OK, f"The text of page {number + 1} is on the clipboard.")
            else:
                self.notice.tell(
                    Tone.WARN, f"Page {number + 1} holds no text to copy; it may be a picture of paper."
                )

        self._tasks.run(
            lambda _progress, _cancelled: page_text(content, number), copied, self._refused, owner=self
        )

    def ask_and_save(self) -> None:
        """Ask where to, then save."""
        path, _ = QFileDialog.getSaveFileName(self, "Save as PDF", self._file_name, "PDF (*.pdf)")
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the bytes shown to ``path``, whole or not at all."""
        content, before = self._content, self._before_saving

        def work() -> Path:
            if before:
                before(path)
            try:
                write_atomically(path, content)
            except OSError as error:
                fault = fault_of_system(error, path)
                if fault is None:
                    raise UserError(
                        f"“{path}” could not be written.", remedy="Check the folder, or choose another."
                    ) from error
                raise UserError(fault.message, remedy=fault.remedy) from error
            return path

        self._tasks.run(
            lambda _progress, _cancelled: work(),
            self._saved,
            self._refused,
            title="Saving the document",
            owner=self,
            on_close=OnClose.WAIT,
        )

    def _read(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        if content is not self._content:
            return
        self._count = len(sizes)
        self.paper.show_document(content, sizes)
        self._show_place(0)
        self.loaded.emit(self._count)

    def _saved(self, path: Path) -> None:
        self.notice.tell(Tone.OK, f"Saved as {path.name}.")
        self.saved.emit(path)

    def _refused(self, error: UserError) -> None:
        self.notice.refuse(error)

    def _show_place(self, number: int) -> None:
        shown = self._count > 0
        self._where.setText(f"Page {number + 1} of {self._count}" if shown else "No page")
        self.paper.setAccessibleDescription(self._where.text())
        for act in self._acts:
            act.setEnabled(shown)
        if shown:
            self._previous.setEnabled(number > 0)
            self._next.setEnabled(number < self._count - 1)


def _tool(icon: str, words: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(words)
    button.setToolTip(words)
    Tint(button, icon)
    button.clicked.connect(lambda _checked=False: act())
    return button


def _button(words: str, icon: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setAccessibleName(words)
    Tint(button, icon)
    button.clicked.connect(lambda _checked=False: act())
    return button
