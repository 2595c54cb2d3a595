"""The one act of a draft, and what comes of it: to whom it goes, and by when they assess it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.reports.report import ReportView
from app.rules.reports.clocks import ClockTerms
from db.vocabulary import Urgency
from language import tr
from ui.reports.waits_words import any_of, nobody_assesses
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class HandIn(QWidget):
    """The button, and beneath it, in small type, what happens next."""

    def __init__(self) -> None:
        super().__init__()
        self.submit = ActButton(tr("Submit for assessment"), primary=True)
        self.next = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.submit)
        column.addWidget(self.next)
        self.setFocusProxy(self.submit)

    def show_next(self, report: ReportView, urgency: Urgency | None, terms: ClockTerms) -> None:
        """Say who can assess the draft once it is submitted, and how long they have; while it may not be, only that nobody can."""
        self.next.setVisible(self.submit.button.isEnabled() or not report.could_assess)
        self.next.set_role("muted" if report.could_assess else "warn")
        self.next.setText(next_words(report, urgency, terms))


def next_words(report: ReportView, urgency: Urgency | None, terms: ClockTerms) -> str:
    """What a submission brings about, in words."""
    if not report.could_assess:
        return nobody_assesses()
    names = any_of(report.could_assess)
    if urgency is None:
        return tr(
            "It then goes to assessment, by {names}. Its text rests unless they return it.", names=names
        )
    return tr(
        "It then goes to assessment, by {names}, within {term}. Its text rests unless they return it.",
        names=names,
        term=terms.assess.of(urgency).words,
    )
