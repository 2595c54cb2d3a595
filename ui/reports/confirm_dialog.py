"""A second person compares the record of a decision with the scan of the signed paper."""

from PySide6.QtCore import Signal

from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.reading.reports.completions import CompletionView
from app.reading.reports.decisions import DecisionView
from app.rules.verdict import Verdict
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.frame import Frame
from ui.reports.record_compared import add_compared
from ui.reports.waits_words import any_of


def _words(done: CompletionView) -> str:
    """What to do where they differ: refuse the record, or tell somebody who may."""
    if done.may_refuse is None or done.may_refuse.allowed:
        return tr(
            "Compare what was recorded with the scan. Once confirmed, the decision takes effect. Where they differ, refuse "
            "the record: nothing of it takes effect then, and the option is decided anew."
        )
    if not done.could_refuse:
        return tr(
            "Compare what was recorded with the scan. Once confirmed, the decision takes effect. Where they differ, do not confirm "
            "it: write in a comment what differs. Nobody may refuse the record as it stands."
        )
    return tr(
        "Compare what was recorded with the scan. Once confirmed, the decision takes effect. Where they differ, do not confirm "
        "it: write in a comment what differs. {names} may refuse the record, and the comment puts it on their desk.",
        names=any_of(done.could_refuse),
    )


class ConfirmDialog(Dialog):
    """The record above, the scan beneath; the decision takes effect when it is confirmed.

    ``differs``: they do not agree, and the person goes on to refuse the record; ``says``: to say so to whoever may.
    """

    differs = Signal()
    says = Signal()
    binding = True

    def __init__(
        self, case: Case, frame: Frame, decision: DecisionView, done: CompletionView, may_say: Verdict
    ) -> None:
        super().__init__(
            frame,
            tr("Confirm the record of {decision_number}", decision_number=decision.number),
            words=_words(done),
            width=760,
            about=decision.number,
        )
        self._case = case
        self._decision_id = decision.decision_id
        shown = add_compared(self.form, case, frame, decision, done)
        self.compared = CheckField(
            tr("I compared the record with the scan, and they agree"),
            name="i compared the record with the scan, and they agree",
            required=True,
        )
        if shown is not None:
            # One reads before one ticks.
            shown.paper.setFocus()
        self.form.add(self.compared)
        self.add_act(tr("Confirm the record"), self._confirm)
        if done.may_refuse is not None and done.may_refuse.allowed:
            self.refuse_act = self.add_act(tr("Refuse the record…"), self._differ, primary=False)
        elif done.may_refuse is not None:
            self.say_act = self.add_act(tr("Say what differs…"), self._say, primary=False, verdict=may_say)

    def _confirm(self) -> None:
        self.attempt(lambda: self._case.act(confirm_record, ConfirmRecord(decision_id=self._decision_id)))

    def _differ(self) -> None:
        self.reject_at_once()
        self.differs.emit()

    def _say(self) -> None:
        self.reject_at_once()
        self.says.emit()
