"""The step of the decision: what is before an office, and what was decided."""

from PySide6.QtWidgets import QWidget

from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.reports.decided_panel import DecidedPanel
from ui.reports.escalated_panel import EscalatedPanel
from ui.reports.panel import ReportPicture, StepPanel
from ui.widgets.empty_state import EmptyState


class DecisionPanel(StepPanel):
    """The open escalation above, the decisions made beneath."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.nothing = EmptyState(
            tr("Nothing is decided yet"),
            tr(
                "Once a focal point has escalated the report, the office it is addressed to decides here, option by "
                "option, under the authority that it holds."
            ),
        )
        self.escalated = EscalatedPanel(case, frame)
        self.escalated.comment_asked.connect(self.comment_asked)
        self.decided = DecidedPanel(case, frame)
        for part in (self.nothing, self.escalated, self.decided):
            self.column.addWidget(part)

    def part_of(self, item: str) -> QWidget | None:
        return self.decided.part_of(item)

    def show_report(self, picture: ReportPicture) -> None:
        """Show both parts, or that there is none yet."""
        self.escalated.show_report(picture)
        self.decided.show_report(picture)
        waiting, made = picture.report.open_escalation is not None, bool(picture.report.decisions)
        self.escalated.setVisible(waiting)
        self.decided.setVisible(made)
        self.nothing.setVisible(not waiting and not made)
