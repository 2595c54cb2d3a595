"""The one question before a document leaves the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.reading import ReadingDialog
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class LeavingDialog(ReadingDialog):
    """``agreed`` is sent when the person wants it to leave."""

    agreed = Signal()

    def __init__(self, act: str, what: str, marking: MarkingView | None, parent: QWidget) -> None:
        super().__init__("May it leave this machine?", marking, parent=parent)
        words = (
            f"{what} A file or a sheet of paper is not encrypted: whoever has it reads it. That it left, its copy number "
            "and its marking stand on the ledger."
        )
        self.body.addWidget(Words(words, running=True))
        self.act = QPushButton(act)
        self.act.setProperty("kind", "primary")
        self.act.clicked.connect(self._agree)
        self.foot.insertWidget(self.foot.count() - 1, self.act)
        self.setModal(True)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
