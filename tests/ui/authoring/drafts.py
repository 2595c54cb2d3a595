"""A draft that a test writes in, and the parts of the page in which it does."""

from PySide6.QtWidgets import QApplication

from app.actions.reports.drafting import DraftReport, draft_report
from app.content import DraftContent
from db.reports import Report
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Desk, Sit
from tests.ui.support import type_text
from ui.reports.draft_form import DraftForm
from ui.reports.draft_panel import DraftPanel

EMPTY = DraftContent(title="Troops mass in the north", marking="internal")


def begun(ministry: Ministry, content: DraftContent = EMPTY) -> str:
    """A draft of the first analyst."""
    return ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=content)).report_id


def report(ministry: Ministry, report_id: str) -> Report:
    """The report as it is stored."""
    return ministry.row(Report, report_id)


def drafting(sit: Sit, report_id: str, who: str = "P-AN1") -> tuple[Desk, DraftPanel]:
    desk = sit(who)
    panel = DraftPanel(desk.case, desk.frame, pause_ms=20)
    desk.show(panel, report_id)
    return desk, panel


def turn_to(desk: Desk, panel: DraftPanel, report_id: str) -> None:
    """The same window shows another report, of which nothing has been said yet."""
    desk.frame.saved = ""
    desk.frame.told.clear()
    desk.show(panel, report_id)


def form_of(panel: DraftPanel) -> DraftForm:
    assert panel.desk.form is not None
    return panel.desk.form


def go_to(desk: Desk, panel: DraftPanel, attribute: str) -> None:
    """The author goes to a field of the draft."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.window)
    form_of(panel).field(attribute).setFocus()


def type_in(panel: DraftPanel, attribute: str, text: str) -> None:
    """Type into a field of the draft."""
    type_text(form_of(panel).field(attribute).editor, text)  # type: ignore[attr-defined]  # text fields have one
