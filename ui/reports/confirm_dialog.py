"""A second person compares the record of a decision with the scan of the signed paper."""

from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.reading.reports.completions import CompletionView
from app.reading.reports.decisions import DecisionView
from app.rules.reports.outcomes import outcome_words
from language import tr
from language.phrases import begun
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.reports.scan import scan_view
from ui.reports.words import moment
from ui.widgets.facts import Facts


class ConfirmDialog(Dialog):
    """The record above, the scan beneath; the decision takes effect when it is confirmed."""

    binding = True

    def __init__(self, case: Case, frame: Frame, decision: DecisionView, done: CompletionView) -> None:
        super().__init__(
            frame,
            tr("Confirm the record of {decision_number}", decision_number=decision.number),
            words=tr(
                "Compare what was recorded with the scan. Once confirmed, the decision takes effect. Where they differ, do not "
                "confirm it: say in a comment what differs, and nothing of it takes effect."
            ),
            width=760,
            about=decision.number,
        )
        self._case = case
        self._decision_id = decision.decision_id
        facts = Facts()
        facts.add(tr("Option"), decision.option)
        facts.add(tr("Decision"), begun(outcome_words(decision.outcome, decision.effect)))
        facts.add(tr("Signed by"), f"{decision.person}, {decision.office}")
        facts.add(tr("Signed on"), moment(decision.decided_at, case.zone))
        facts.add(tr("Reason"), decision.reason or tr("none given"))
        facts.add(tr("Recorded by"), f"{decision.recorded_by}, {moment(decision.recorded_at, case.zone)}")
        facts.add(tr("Hash on the paper"), done.printed_hash)
        self.form.add_widget(facts)
        self.compared = CheckField(
            tr("I compared the record with the scan, and they agree"),
            name="i compared the record with the scan, and they agree",
            required=True,
        )
        if done.scan_id is not None:
            seen = scan_view(case, frame, done.scan_id, done.scan)
            self.form.add_widget(seen)
            if isinstance(seen, PdfView):
                # One reads before one ticks.
                seen.paper.setFocus()
        self.form.add(self.compared)
        self.add_act(tr("Confirm the record"), self._confirm)

    def _confirm(self) -> None:
        self.attempt(lambda: self._case.act(confirm_record, ConfirmRecord(decision_id=self._decision_id)))
