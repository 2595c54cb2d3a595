"""The one question before a document leaves the case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.protection import Protection
from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.pdf.protection_fields import ProtectionFields
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class LeavingDialog(ReadingDialog):
    """``agreed`` is sent with the protection chosen when the person wants it to leave. A ``file`` can be protected."""

    agreed = Signal(Protection)

    def __init__(
        self, act: str, what: str, marking: MarkingView | None, parent: QWidget, *, file: bool = False
    ) -> None:
        super().__init__(tr("May it leave this machine?"), marking, parent=parent)
        words = tr(
            "{what} A sheet of paper, or a file without a password, is not encrypted: whoever has it "
            "reads it. That it left, its copy number and its marking stand on the ledger.",
            what=what,
        )
        self.body.addWidget(Words(words, running=True))
        self.protection = ProtectionFields()
        self.protection.setVisible(file)
        self.body.addWidget(self.protection)
        self.act = QPushButton(act)
        self.act.setProperty("kind", "primary")
        self.act.clicked.connect(self._agree)
        self.foot.insertWidget(self.foot.count() - 1, self.act)
        self.setModal(True)

    def _agree(self) -> None:
        chosen = self.protection.chosen()
        if chosen is not None:
            self.accept()
            self.agreed.emit(chosen)
