"""Asking for information before a decision."""

from datetime import timedelta

from app.actions.reports.escalations import AskForInformation, ask_for_information
from app.reading.reports.report import ReportView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.words import moment


class AskDialog(Dialog):
    """A question of the addressed office, with the instant by which the answer is wanted."""

    def __init__(self, case: Case, frame: Frame, report: ReportView) -> None:
        waiting = report.open_escalation
        until = tr(" It ends {decide_by}.", decide_by=moment(waiting.decide_by, case.zone)) if waiting else ""
        super().__init__(
            frame,
            tr("Ask for information on {report_number}", report_number=report.number),
            words=tr(
                "The clock of the decision keeps running while the answer is awaited.{until}", until=until
            ),
            about=report.number,
        )
        self._case = case
        self._report_id = report.report_id
        self.question = TextArea(tr("Question"), name="question", required=True)
        self.due = InstantField(tr("Answer wanted by"), name="due date", required=True, zone=case.zone)
        wanted = case.now() + timedelta(hours=24)
        self.due.set_value(min(wanted, waiting.decide_by) if waiting else wanted)
        self.form.add(self.question, self.due)
        self.add_act(tr("Send the question"), self._ask)

    def _ask(self) -> None:
        def ask() -> object:
            due = self.due.value()
            if due is None:
                raise AssertionError("a required field was checked")
            request = AskForInformation(report_id=self._report_id, question=self.question.value(), due_at=due)
            return self._case.act(ask_for_information, request)

        self.attempt(ask)
