"""Closing a reviewed report: said before it is done, since nothing opens it again."""

from app.actions.reports.drafting import OnReport
from app.actions.reports.reviews import close_report
from app.reading.reports.report import ReportView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame


class CloseDialog(Dialog):
    """What closing means, and the button that does it."""

    binding = True

    def __init__(self, case: Case, frame: Frame, report: ReportView) -> None:
        super().__init__(
            frame,
            tr("Close {number}", number=report.number),
            words=tr(
                "A closed report is not opened again: nothing is added to it, no comment either. "
                "Everything in it stays on file."
            ),
            about=report.number,
        )
        # “Close without saving” beside “Close the report” would be two ways to close.
        self.set_close_words(tr("Back to the report"))
        self._case = case
        self._request = OnReport(report_id=report.report_id)
        self.act_button = self.add_act(tr("Close the report"), self._close_report)

    def _close_report(self) -> None:
        self.attempt(lambda: self._case.act(close_report, self._request))
