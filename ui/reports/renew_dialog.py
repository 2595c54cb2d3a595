"""A further version of the brief, for the office that has the report already."""

from app.actions.reports.escalations import Escalated, RenewBrief, renew_brief
from app.reading.reports.report import ReportView
from app.rules.reports.flow import Act
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.widgets.notice import Tone


class RenewDialog(Dialog):
    """Why it is needed; then it is drawn and frozen in the background."""

    def __init__(self, case: Case, frame: Frame, report: ReportView) -> None:
        super().__init__(
            frame,
            tr("A new version of the brief of {report_number}", report_number=report.number),
            words=tr(
                "What became known since the last version is frozen too: evidence, risk, authority. The clock keeps "
                "running, the version before stays as it is, and whoever decides opens the new one first."
            ),
            about=report.number,
        )
        self._case = case
        self._report = report
        self.reason = TextArea(tr("What changed"), name="reason", required=True, rows=3)
        self.form.add(self.reason)
        self.act_button = self.add_act(
            tr("Freeze the new version"), self._renew, verdict=report.verdicts[Act.RENEW_BRIEF]
        )

    def _renew(self) -> None:
        request = RenewBrief(
            report_id=self._report.report_id, reason=self.reason.value(), printer=self._case.printer
        )

        def told(done: Escalated) -> None:
            self.frame.tell(
                Tone.OK,
                tr(
                    "Version {brief_version} of the brief of {report_number} is frozen.",
                    brief_version=done.brief_version,
                    report_number=done.report.number,
                ),
            )

        self.attempt_in_background(
            lambda done, failed: self._case.act_in_background(
                tr("Freezing the brief of {report_number}", report_number=self._report.number),
                renew_brief,
                request,
                on_done=done,
                on_failed=failed,
            ),
            told,
        )
