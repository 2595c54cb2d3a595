"""Imported data: the register of files, and behind it the way of the next file into the case."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.permission import may_read_content
from ui.case import Case
from ui.frame import Frame
from ui.imports.batches_view import BatchesView
from ui.imports.wizard import ImportWizard
from ui.may import refusal
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.page_stack import PageStack

TITLE = "Imported data"


class ImportsRoom(QWidget):
    """A part of the Countries page. Esc leads from an import to the register, and from there out of the room."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self.batches = BatchesView(case, frame)
        self.wizard = ImportWizard(case, frame)
        self.to_batches = ActButton("Back to imported files")
        self.to_batches.acted.connect(self.back)
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

    def import_file(self) -> None:
        """Begin with a file."""
        if not self.batches.new.button.isEnabled():
            return
        self.stack.setCurrentWidget(self._way)
        self.wizard.begin()

    def back(self) -> bool:
        """One step back within the room; false where that leads out of it. What runs has to be cancelled first."""
        if not self.importing:
            return False
        if not self.wizard.busy:
            self._show_batches()
        return True

    def facts(self) -> str:
        """The line beside the title."""
        if not may_read_content(self._case.actor):
            return ""
        count = len(self.batches.table.rows_model.rows)
        return f"{count} {'file' if count == 1 else 'files'}" if count else ""

    def _allow_back(self) -> None:
        self.to_batches.set_verdict(
            refusal("A file is being read. Cancel that first.", unless=not self.wizard.busy)
        )

    def _finished(self, number: str) -> None:
        self._show_batches()
        self.batches.show_batch(number)

    def _show_batches(self) -> None:
        self.stack.setCurrentWidget(self.batches)
        self.refresh()
        self.batches.take_focus()
