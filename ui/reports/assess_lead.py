"""The way from the top of a submitted report to what its assessor does next: the draft fills a screen above the form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.verdict import Verdict
from language import said, tr
from ui.fields.form import Form
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.into_view import bring_into_view
from ui.widgets.words import Words


class AssessLead(QWidget):
    """To the form, or to the country file where a risk assessment is missing first. It does nothing but lead.

    ``file_asked`` is sent where the way is to the file.
    """

    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.go = ActButton(tr("Write your assessment"), primary=True)
        self.go.acted.connect(self._go)
        self.why = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        self._form: Form | None = None
        self._lacks = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.go)
        column.addWidget(self.why)
        self.setFocusProxy(self.go)

    def show_way(self, verdict: Verdict, form: Form, file: str) -> None:
        """Lead to ``form``, or to the file of the country named ``file`` while the report lacks what is made there."""
        self._form = form
        self._lacks = not verdict.allowed
        self.go.set_words(
            tr("Go to the file of {file}", file=file) if self._lacks else tr("Write your assessment")
        )
        self.why.setText(said(verdict.reason) if self._lacks else "")
        self.why.setVisible(self._lacks)

    def _go(self) -> None:
        if self._lacks:
            self.file_asked.emit()
        elif self._form is not None:
            asked = [field for field in self._form.fields if not field.isHidden()]
            first = next((field for field in asked if field.required and field.is_empty()), asked[0])
            first.setFocus()
            bring_into_view(first)
