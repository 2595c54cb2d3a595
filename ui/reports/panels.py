"""The Reports page as it is put together: which panel shows the work of each step."""

from collections.abc import Callable, Mapping

from ui.case import Case
from ui.frame import Frame
from ui.reports.assessment_panel import AssessmentPanel
from ui.reports.decision_panel import DecisionPanel
from ui.reports.draft_panel import DraftPanel
from ui.reports.new_report_dialog import NewReportDialog
from ui.reports.options_panel import OptionsPanel
from ui.reports.page import PanelMaker
from ui.reports.reports_page import ReportsPage
from ui.reports.responses_panel import ResponsesPanel
from ui.reports.review_panel import ReviewPanel
from ui.reports.steps import ASSESSMENT, CLOSE, DECISION, DRAFT, OPTIONS, RESPONSE, REVIEW

PANELS: Mapping[int, PanelMaker] = {
    DRAFT: DraftPanel,
    ASSESSMENT: AssessmentPanel,
    OPTIONS: OptionsPanel,
    DECISION: DecisionPanel,
    RESPONSE: ResponsesPanel,
    REVIEW: ReviewPanel,
    CLOSE: ReviewPanel,
}


def reports_page(case: Case, frame: Frame) -> ReportsPage:
    """The Reports page of the window."""

    def ask(made: Callable[[str], None]) -> None:
        dialog = NewReportDialog(case, frame)
        dialog.made.connect(made)
        dialog.open()

    return ReportsPage(case, frame, PANELS, ask)
