"""The evidence and the risk assessments that were on record on a past day."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.countries.file_on import EvidenceThen
from app.reading.risk.risk_assessments import RiskAssessmentView
from language import mark, tr
from ui.case import Case
from ui.countries.past import Past
from ui.theme import current
from ui.widgets.register import Register
from ui.widgets.rows_model import Column


class KnownThen(QWidget):
    """Shown on the overview of a past day only; as the rows read then, not as they read now."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self.evidence = Register[EvidenceThen](
            tr("Evidence on record that day"),
            _EVIDENCE,
            identity=lambda item: item.number,
            nothing=tr("No evidence was on record."),
            facts=lambda item: [(tr("Summary"), item.summary), (tr("Caution"), item.caution)],
        )
        self.assessments = Register[RiskAssessmentView](
            tr("Risk assessments on record that day"),
            self._assessment_columns(),
            identity=lambda one: one.number,
            nothing=tr("No risk assessment was on record."),
            facts=lambda one: [(tr("Overview"), one.overview), (tr("Author"), one.author)],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self.evidence)
        column.addWidget(self.assessments)
        self.hide()

    def show_past(self, past: Past | None) -> None:
        """Show what was known; none: hide."""
        assessments: Sequence[RiskAssessmentView] = ()
        if past is not None and past.found.view is not None:
            assessments = past.found.view.assessments
        self.evidence.set_rows(past.found.evidence if past else ())
        self.assessments.set_rows(assessments)
        self.setVisible(past is not None)

    def _assessment_columns(self) -> tuple[Column[RiskAssessmentView], ...]:
        return (
            Column(tr("Number"), lambda one: one.number, width=120),
            Column(tr("Completed"), self._completed, width=100),
            Column(tr("Author"), lambda one: one.author, stretch=True),
        )

    def _completed(self, one: RiskAssessmentView) -> str:
        done = one.completed_at
        return done.astimezone(self._case.zone).date().isoformat() if done else tr("Draft")


_EVIDENCE = (
    Column[EvidenceThen](mark("Number"), lambda item: item.number, width=120),
    Column[EvidenceThen](mark("Grade"), lambda item: item.grade, width=60),
    Column[EvidenceThen](mark("Happened"), lambda item: item.occurred_on.isoformat(), width=100),
    Column[EvidenceThen](mark("What"), lambda item: item.title, stretch=True),
)
