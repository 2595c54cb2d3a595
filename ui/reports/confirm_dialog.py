"""A second person compares the record of a decision with the scan of the signed paper."""

from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.reading.reports.completions import CompletionView
from app.reading.reports.decisions import DecisionView
from app.rules.reports.outcomes import outcome_words
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.frame import Frame
from ui.reports.scan import scan_view
from ui.reports.words import moment
from ui.widgets.facts import Facts


class ConfirmDialog(Dialog):
    """The record above, the scan beneath; the decision takes effect when it is confirmed."""

    def __init__(self, case: Case, frame: Frame, decision: DecisionView, done: CompletionView) -> None:
        super().__init__(
            frame,
            f"Confirm the record of {decision.number}",
            words="Compare what was recorded with the scan. Once confirmed, the decision takes effect.",
            width=760,
        )
        self._case = case
        self._decision_id = decision.decision_id
        facts = Facts()
        facts.add("Option", decision.option)
        facts.add("Decision", outcome_words(decision.outcome, decision.effect).capitalize())
        facts.add("Signed by", f"{decision.person}, {decision.office}")
        facts.add("Signed on", moment(decision.decided_at, case.zone))
        facts.add("Reason", decision.reason or "none given")
        facts.add("Recorded by", f"{decision.recorded_by}, {moment(decision.recorded_at, case.zone)}")
        facts.add("Hash on the paper", done.printed_hash)
        self.form.add_widget(facts)
        self.compared = CheckField("I compared the record with the scan, and they agree", required=True)
        if done.scan_id is not None:
            self.form.add_widget(scan_view(case, frame, done.scan_id, done.scan))
        self.form.add(self.compared)
        self.add_act("Confirm the record", self._confirm)

    def _confirm(self) -> None:
        self.attempt(lambda: self._case.act(confirm_record, ConfirmRecord(decision_id=self._decision_id)))
