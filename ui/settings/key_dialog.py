"""A recovery key that was made anew, shown once."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.briefs.key_sheet import RecoveryKeySheet
from language import tr
from ui.start.key_page import KeyPage
from ui.theme import current
from ui.widgets.marking_strip import MarkingStrip, MarkingView


class KeyDialog(QDialog):
    """The page of the first set-up in a dialog: it closes when a group was typed back, or at the second attempt."""

    def __init__(self, sheet: RecoveryKeySheet, marking: MarkingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marking = marking
        self.setWindowTitle(tr("The recovery key"))
        self.setModal(True)
        self.page = KeyPage(
            sheet, made=tr("The sheet before no longer opens this case, and this key is shown only now.")
        )
        self.page.noted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(MarkingStrip(marking))
        column.addWidget(self.page, 1)
        self.finished.connect(lambda _result: self.deleteLater())
        self.resize(700, 620)
        current().dress(self)

    def reject(self) -> None:
        """Esc: the key is kept nowhere, so that is said first."""
        if self.page.may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross does what Esc does."""
        self.reject()
        if self.isVisible():
            event.ignore()
        else:
            event.accept()
