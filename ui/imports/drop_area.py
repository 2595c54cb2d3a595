"""Where a file is chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from language import mark, tr
from ui.theme import current
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.words import Words

KINDS = mark("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")


class DropArea(QFrame):
    """``chosen`` carries the path of a file. What is dropped, here or beside it, is taken by the room around it."""

    chosen = Signal(object)

    def __init__(self, *, verdict: Verdict | None = None) -> None:
        super().__init__()
        metrics = current().metrics
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Place to drop a file"))
        self.choose = ActButton(tr("Choose a file…"), icon="plus", primary=True, verdict=verdict)
        self.choose.acted.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(metrics.around,) * 4)
        column.setSpacing(metrics.between)
        column.addWidget(
            Words(tr("Drop files here, choose one, or paste rows of a spreadsheet with Ctrl+V."), wrap=True)
        )
        column.addWidget(self.choose)

    def ask(self) -> None:
        """Let a file be chosen, in the system's own way."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Import a file"), "", tr(KINDS))
        if path:
            self.chosen.emit(Path(path))
