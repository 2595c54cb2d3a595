"""Putting on record that a decision was outside authority."""

from app.actions.reports.signatures import FindOutsideAuthority, find_outside_authority
from app.reading.reports.decisions import DecisionView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame


class FindingDialog(Dialog):
    """The finding and its correction; the decision itself stays as it was made (Authority rule 24)."""

    def __init__(self, case: Case, frame: Frame, decision: DecisionView) -> None:
        super().__init__(
            frame,
            tr("{decision_number} was outside authority", decision_number=decision.number),
            words=tr(
                "The decision stays on record as it was made; the finding and its correction stand beside it."
            ),
            about=decision.number,
        )
        self._case = case
        self._decision_id = decision.decision_id
        self.finding = TextArea(
            tr("Finding"), name="finding", required=True, hint=tr("Why it was outside authority.")
        )
        self.correction = TextArea(
            tr("Correction"), name="correction", required=True, hint=tr("What was or will be done about it.")
        )
        self.form.add(self.finding, self.correction)
        self.add_act(tr("Put on record"), self._find)

    def _find(self) -> None:
        def act() -> object:
            request = FindOutsideAuthority(
                decision_id=self._decision_id,
                finding=self.finding.value(),
                correction=self.correction.value(),
            )
            return self._case.act(find_outside_authority, request)

        self.attempt(act)
