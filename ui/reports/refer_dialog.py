"""Handing a report to another office."""

from app.actions.reports.escalations import Refer, refer, refer_up
from app.reading.ministry.organisation import office_views
from app.reading.reports.report import ReportView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.authority_words import offices_that_can
from ui.reports.panel import ReportPicture
from ui.reports.words import moment


class ReferDialog(Dialog):
    """To an office that can decide at least one option, nearest first, with a reason.

    ``up``: the focal point refers it upward because the clock ran out.
    """

    binding = True

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture, *, up: bool = False) -> None:
        report = picture.report
        super().__init__(
            frame,
            tr("Refer {report_number} to another office", report_number=report.number),
            words=_clock_words(case, report),
            about=f"{picture.report.number} {'up' if up else ''}".strip(),
        )
        self._case = case
        self._report_id = report.report_id
        self._use_case = refer_up if up else refer
        waiting = report.open_escalation
        here = waiting.office_id if waiting else ""
        able = offices_that_can(picture.options)
        able.pop(here, None)
        self.office = ChoiceField[str](
            tr("Office"),
            [(one, f"{name} – {may}") for one, (name, may) in able.items()] or _occupied(case, but=here),
            name="office",
            required=True,
            hint=tr("Offices that could decide now, the nearest first.")
            if able
            else tr(
                "No other office could decide an open option as things stand; who has no authority over one is refused."
            ),
        )
        self.reason = TextArea(
            tr("Reason"),
            name="reason",
            required=True,
            hint=tr("It stands on the ledger and is shown to the next office."),
        )
        if up:
            self.reason.set_value(tr("No decision by the deadline."))
        self.form.add(self.office, self.reason)
        self.act_button = self.add_act(tr("Refer the report"), self._refer)
        self.office.changed.connect(self._name_office)

    def _name_office(self) -> None:
        name = self.office.editor.currentText().partition(" – ")[0] if self.office.value() else ""
        self.act_button.set_words(tr("Refer to {name}", name=name) if name else tr("Refer the report"))

    def _refer(self) -> None:
        def act() -> object:
            request = Refer(
                report_id=self._report_id,
                office_id=self.office.value() or "",
                reason=self.reason.value(),
            )
            return self._case.act(self._use_case, request)

        self.attempt(act)


def _clock_words(case: Case, report: ReportView) -> str:
    waiting = report.open_escalation
    if waiting is None or waiting.decide_by <= case.now():
        return tr("The clock of the decision has run out; it begins anew for the next office.")
    return tr(
        "A referral does not buy time: the decision is due {decide_by} all the same.",
        decide_by=moment(waiting.decide_by, case.zone),
    )


def _occupied(case: Case, *, but: str) -> list[tuple[str, str]]:
    """Every other office that somebody holds: what an office may decide can hang on what is still to be recorded."""
    at = case.now()
    views = case.look(lambda session: office_views(session, at))
    return [
        (view.office_id, f"{view.name} ({view.now})")
        for view in views
        if not view.vacant and view.office_id != but
    ]
