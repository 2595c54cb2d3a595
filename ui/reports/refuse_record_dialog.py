"""A second person refuses the record of a decision, because it differs from the signed paper."""

from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.reading.reports.completions import CompletionView
from app.reading.reports.decisions import DecisionView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.record_compared import add_compared
from ui.widgets.words import Words


class RefuseRecordDialog(Dialog):
    """The record above, the scan beneath, and what differs between them in writing."""

    binding = True

    def __init__(self, case: Case, frame: Frame, decision: DecisionView, done: CompletionView) -> None:
        title = tr("Refuse the record of {decision_number}", decision_number=decision.number)
        super().__init__(
            frame,
            title,
            words=tr(
                "The record then takes no effect and stays in History as refused. Its option is decided anew: in the program, or "
                "by recording the same paper again. A report that it had decided goes back to its office, the time to decide runs on "
                "as before, and a deadline that has passed is noted at once."
            ),
            width=760,
            about=decision.number,
        )
        self._case = case
        self._decision_id = decision.decision_id
        shown = add_compared(self.form, case, frame, decision, done)
        self.reason = TextArea(
            tr("What differs"),
            name="what differs",
            hint=tr("What the paper says, and what was recorded"),
            required=True,
            rows=4,
        )
        self.form.add(self.reason)
        if shown is not None:
            # One reads before one writes.
            shown.paper.setFocus()
        self.warning = Words(tr("A refusal is never taken back."), strong=True, role="warn", wrap=True)
        self.add_above_acts(self.warning)
        # It says which one: the heading may be scrolled out of sight.
        self.add_act(title, self._refuse)

    def _refuse(self) -> None:
        self.attempt(
            lambda: self._case.act(
                refuse_record,
                RefuseRecord(decision_id=self._decision_id, reason=self.reason.value()),
            )
        )
