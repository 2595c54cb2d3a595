"""Where a file is chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from ui.theme import current
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.words import Words

KINDS = "Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)"


class DropArea(QFrame):
    """``chosen`` carries the path of one file. More than one at a time is told with ``too_many``."""

    chosen = Signal(object)
    too_many = Signal()

    def __init__(self, *, verdict: Verdict | None = None) -> None:
        super().__init__()
        metrics = current().metrics
        self.setProperty("kind", "card")
        self.setAccessibleName("Place to drop a file")
        self.setAcceptDrops(verdict is None or verdict.allowed)
        self.choose = ActButton("Choose a file…", icon="plus", primary=True, verdict=verdict)
        self.choose.acted.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(metrics.around,) * 4)
        column.setSpacing(metrics.between)
        column.addWidget(Words("Drop a file here, or choose it.", wrap=True))
        column.addWidget(self.choose)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(paths) == 1:
            self.chosen.emit(paths[0])
        else:
            self.too_many.emit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Import a file", "", KINDS)
        if path:
            self.chosen.emit(Path(path))
