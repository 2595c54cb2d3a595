"""Something unforeseen failed: say so, and offer a report to copy that holds nothing of any case."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from language import tr
from ui.bug_report import bug_report
from ui.dialogs.reading import ReadingDialog
from ui.widgets.marking_strip import MarkingView


class BugDialog(ReadingDialog):
    """Shows :func:`ui.bug_report.bug_report` and copies it."""

    def __init__(
        self, error: BaseException, marking: MarkingView | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Something failed that we did not foresee"),
            marking,
            words=tr(
                "What you saved before is safe, and what was under way has not been saved. You can go on working; "
                "if it happens again, restart the program. The report below helps to find the fault. It names no "
                "person, no country and nothing that you typed."
            ),
            parent=parent,
        )
        self.report = bug_report(error)
        text = QPlainTextEdit(self.report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Report"))
        text.setTabChangesFocus(True)
        copy = QPushButton(tr("Copy the report"))
        copy.clicked.connect(self.copy)
        self.body.addWidget(text, 1)
        self.foot.insertWidget(0, copy)
        self.resize(640, 460)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)
