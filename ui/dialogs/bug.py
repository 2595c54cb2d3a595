"""Something unforeseen failed: say so, and offer a report to copy or save that holds nothing of any case."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from db.files import fault_of_system, write_atomically
from language import tr
from ui.bug_report import bug_report
from ui.dialogs.reading import ReadingDialog
from ui.saving import ask_where
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Notice, Tone


class BugDialog(ReadingDialog):
    """Shows :func:`ui.bug_report.bug_report`, copies it and saves it: many machines of a ministry have no mail to paste it into."""

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
        self.notice = Notice()
        copy = QPushButton(tr("Copy the report"))
        copy.clicked.connect(self.copy)
        save = QPushButton(tr("Save the report…"))
        save.clicked.connect(self.save)
        self.body.addWidget(text, 1)
        self.body.addWidget(self.notice)
        for place, button in enumerate((copy, save)):
            self.foot.insertWidget(place, button)
        self.resize(640, 460)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)
        self.notice.tell(Tone.OK, tr("The report is copied."))

    def save(self) -> None:
        """Write the report to a file that its reader chooses.

        With nothing that opens a case: that may be what failed.
        """
        path = ask_where(self, tr("Save the report"), "tocsin-fault.txt")
        if path is None:
            return
        try:
            write_atomically(path, self.report.encode())
        except OSError as error:
            fault = fault_of_system(error, path)
            said = fault.message if fault is not None else tr("“{path}” could not be written.", path=path)
            remedy = fault.remedy if fault is not None else tr("Choose another place or file.")
            self.notice.tell(Tone.ERROR, said, remedy=remedy)
            return
        self.notice.tell(Tone.OK, tr("The report lies in {path}.", path=path))
