"""What an assessor judges: the phase confirmed or changed, how sure they are, and their reading."""

from app.actions.reports.assessments import AssessReport
from app.reading.reports.report import ReportView
from db.vocabulary import Confidence, Phase, words
from language import tr
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.text_area import TextArea


class AssessForm(Form):
    """A reason for the phase is asked for where it differs from the one that the author proposed."""

    def __init__(self, report: ReportView) -> None:
        super().__init__()
        self._report_id = report.report_id
        self._proposed = report.content.proposed_phase
        proposed = words(self._proposed).lower() if self._proposed else tr("none")
        self.phase = ChoiceField[Phase](
            tr("Phase"),
            [(code, words(code)) for code in Phase],
            name="phase",
            required=True,
            hint=tr("Proposed: {proposed}.", proposed=proposed),
        )
        self.phase_reason = TextArea(
            tr("Why another phase"), name="reason for the phase", required=True, rows=2
        )
        self.confidence = ChoiceField[Confidence](
            tr("How sure are you"),
            [(code, words(code)) for code in Confidence],
            name="confidence",
            required=True,
        )
        self.confidence_reason = TextArea(
            tr("Why this sure"),
            name="reason for the confidence",
            required=True,
            rows=2,
            hint=tr("Leave out how likely it is: that is the author’s question."),
        )
        self.note = TextArea(
            tr("Your judgement"), name="note", rows=3, hint=tr("It stands in the brief as the judgement.")
        )
        self.add_row(self.phase, self.confidence)
        self.add(self.phase_reason, self.confidence_reason, self.note)
        self.phase.set_value(self._proposed)
        self.phase.changed.connect(self._ask_reason)
        self._ask_reason()
        self.settle()

    def request(self) -> AssessReport:
        """What is entered, once :meth:`check` found nothing wrong with it."""
        phase, confidence = self.phase.value(), self.confidence.value()
        if phase is None or confidence is None:
            raise AssertionError("required fields were checked")
        return AssessReport(
            report_id=self._report_id,
            phase=phase,
            phase_reason="" if self.phase_reason.isHidden() else self.phase_reason.value(),
            confidence=confidence,
            confidence_reason=self.confidence_reason.value(),
            note=self.note.value(),
        )

    def _ask_reason(self) -> None:
        self.phase_reason.setVisible(self.phase.value() not in (None, self._proposed))
