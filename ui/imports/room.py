"""Imported data: the register of files, and behind it the way of the next file into the case."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from db.vocabulary import Role
from language import mark, plural, tr
from ui.case import Case
from ui.dropping import dropped_files
from ui.frame import Frame
from ui.imports.batches_view import BatchesView
from ui.imports.wizard import ImportWizard
from ui.may import may, refusal
from ui.pasted_rows import PastedFile, as_text, rows_on
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Tone
from ui.widgets.page_stack import PageStack

TITLE = mark("Imported data")


class ImportsRoom(QWidget):
    """A part of the Countries page. Esc leads from an import to the register, and from there out of the room.

    Where something was typed for the file, Esc says so first and leads on when it is pressed again. Files that are dropped
    anywhere in it, and rows that are pasted, go the same way as a file that is chosen.
    """

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self.batches = BatchesView(case, frame)
        self.wizard = ImportWizard(case, frame)
        self.to_batches = ActButton(tr("Back to imported files"))
        self.to_batches.acted.connect(self.back)
        self.wizard.rows_brought_back.connect(self._take_text)
        self.wizard.busy_changed.connect(self._allow_back)
        # From the outside in: a widget is dressed anew each time that what it stands in finds its place.
        self.stack = PageStack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._way = QWidget()
        self.stack.addWidget(self.batches)
        self.stack.addWidget(self._way)
        way = QVBoxLayout(self._way)
        way.setContentsMargins(0, 0, 0, 0)
        way.setSpacing(current().metrics.between)
        way.addWidget(self.to_batches)
        way.addWidget(self.wizard, 1)
        self.batches.import_asked.connect(self.import_file)
        self.wizard.finished.connect(self._finished)
        self._pasted: PastedFile | None = None
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setWhatsThis(tr("Import the rows or the files on the clipboard"))
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    @property
    def importing(self) -> bool:
        """Whether the way of a file is shown, not the register."""
        return self.stack.currentWidget() is self._way

    def refresh(self) -> None:
        """Read the register again."""
        self.batches.refresh()

    def enter(self) -> None:
        """Come into the room; an import under way goes on where it was."""
        self.refresh()
        if self.stack.currentWidget() is self.batches:
            self.batches.take_focus()
        else:
            self.wizard.take_focus()

    def import_file(self) -> None:
        """Begin with a file: which one is asked at once; who closes that can still drop one, or paste.

        A file that is under way goes on. Where rows wait that were pasted before a crash, these are offered first.
        """
        if not self.batches.new.button.isEnabled():
            return
        if self.importing and self.wizard.under_way:
            # What was said of its columns would be gone, without a word.
            self.wizard.take_focus()
            return
        self.stack.setCurrentWidget(self._way)
        self.wizard.begin()
        if not self.wizard.pasted.offered:
            self.wizard.choose.area.ask()

    def paste(self) -> None:
        """Import what is on the clipboard: files, or rows of a spreadsheet as a file named after the moment."""
        data = QGuiApplication.clipboard().mimeData()
        rows = [] if data.hasUrls() else rows_on(data)
        if not rows:
            self._take(data)
        elif self._may_take():
            if self.importing and (self.wizard.under_way or self.wizard.waiting):
                # Of several that wait only the last would outlive a crash.
                self._frame.tell(
                    Tone.WARN,
                    tr("The rows are not taken: another import is under way."),
                    remedy=tr("Import that or go back from it first; then paste the rows again."),
                )
            else:
                self._take_text(as_text(rows))

    def _take_text(self, text: str) -> None:
        self._forget_pasted()
        self._pasted = PastedFile(text, self._case.now().astimezone(self._case.zone))
        self.begin()
        self.wizard.pasted.keep(text, self._pasted.path)
        self.wizard.take_all([self._pasted.path])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def _take(self, data: QMimeData) -> None:
        dropped = dropped_files(data)
        if dropped.refused:
            self._frame.tell(
                Tone.WARN, dropped.words, remedy=tr("Everything else was taken.") if dropped.files else ""
            )
        if not dropped.files:
            if not dropped.refused:
                self._frame.tell(
                    Tone.WARN,
                    tr("What came holds no file and no rows of a spreadsheet."),
                    remedy=tr("Copy the rows with their headings, two columns or more, or drop a file."),
                )
            return
        if self._may_take():
            self.begin()
            self.wizard.take_all(dropped.files)
            waiting = len(self.wizard.waiting)
            if waiting:
                self._frame.tell(
                    Tone.INFO,
                    plural(
                        "{count} of the files waits: one is imported at a time.",
                        "{count} of the files wait: one is imported at a time.",
                        waiting,
                    ),
                )

    def _may_take(self) -> bool:
        """Whether this person may import now; if not, it is said why."""
        verdict = may(self._case, Role.ANALYST, Role.FOCAL_POINT)
        if not verdict.allowed:
            self._frame.tell(Tone.WARN, verdict.reason, remedy=verdict.remedy)
        return verdict.allowed

    def begin(self) -> None:
        """Show the way of a file, without asking for one; one that is under way goes on."""
        if not self.importing:
            self.stack.setCurrentWidget(self._way)
            self.wizard.begin()

    def _forget_pasted(self) -> None:
        if self._pasted is not None and not self.wizard.busy:
            self._pasted.remove()
            self._pasted = None

    def back(self) -> bool:
        """One step back within the room; false where that leads out of it. What runs has to be cancelled first."""
        if not self.importing:
            return False
        if self.wizard.busy:
            return True
        if self.wizard.unsaved:
            self.wizard.settle()
            self._frame.tell(
                Tone.WARN,
                tr("What you typed for this file is not kept."),
                remedy=tr("Go back once more to leave it."),
            )
            return True
        self._show_batches()
        return True

    def facts(self) -> str:
        """The line beside the title."""
        if not may_read_content(self._case.actor):
            return ""
        count = len(self.batches.table.rows_model.rows)
        return plural("{count} file", "{count} files", count) if count else ""

    def _allow_back(self) -> None:
        self.to_batches.set_verdict(
            refusal(tr("A file is being read. Cancel that first."), unless=not self.wizard.busy)
        )

    def _finished(self, number: str) -> None:
        self._show_batches()
        self.batches.show_batch(number)

    def _show_batches(self) -> None:
        left = [path.name for path in self.wizard.waiting]
        self.wizard.leave_waiting()
        self.wizard.forget_typed()
        self._forget_pasted()
        if left:
            self._frame.tell(
                Tone.INFO,
                tr("Not imported: {left}.", left=", ".join(left)),
                remedy=tr("Drop what is still wanted again."),
            )
        self.stack.setCurrentWidget(self.batches)
        self.refresh()
        self.batches.take_focus()
