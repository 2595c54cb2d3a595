"""Reporting on a response that is being carried out."""

from app.actions.reports.responses import ReportOnResponse, report_on_response
from app.reading.reports.responses import ResponseView
from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class ResponseReportDialog(Dialog):
    """What was done and seen, and the people protected where their number is known."""

    def __init__(self, case: Case, frame: Frame, response: ResponseView) -> None:
        super().__init__(
            frame,
            tr("Report on {response_number}", response_number=response.number),
            words=response.option,
            about=response.number,
        )
        self._case = case
        self._response_id = response.response_id
        self.text = TextArea(tr("What was done and seen"), name="report", required=True)
        self.people = TextField(
            tr("People protected"),
            name="people protected",
            hint=tr("A number, only where one is known."),
            max_length=12,
        )
        self.form.add(self.text, self.people)
        self.add_act(tr("Put on record"), self._report)

    def _report(self) -> None:
        def act() -> object:
            request = ReportOnResponse(
                response_id=self._response_id, text=self.text.value(), people_protected=self._number()
            )
            return self._case.act(report_on_response, request)

        self.attempt(act)

    def _number(self) -> int | None:
        typed = "".join(self.people.value().replace(",", "").split())
        if not typed:
            return None
        if not typed.isdecimal() or not typed.isascii():
            raise BadInput(
                "people protected",
                tr("“{typed}” is not a number of people.", typed=shown(self.people.value())),
                remedy=tr("Write digits only."),
            )
        return int(typed)
