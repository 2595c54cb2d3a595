"""What the agreed plans cover: on whom they work in which phase, and by which strand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.reading.plans.plan_coverage import PlanCoverage
from db.vocabulary import Phase
from db.vocabulary.toolbox import Target
from language import tr
from language.phrases import headed
from ui.plans.words import TARGETS
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.words import Words


class CoverageCard(Card):
    """Target × phase. A cell without a measure says so; a phase without a plan says that instead."""

    def __init__(self) -> None:
        super().__init__(tr("What the agreed plans cover"))
        self.strands = Words(role="muted", wrap=True)
        held = QWidget()
        self._grid = QGridLayout(held)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(len(Target) + 1, 1)
        self.cells: dict[tuple[Phase, Target], Words] = {}
        self.body.addWidget(self.strands)
        self.body.addWidget(held)

    def show_coverage(self, found: PlanCoverage) -> None:
        """Show the numbers."""
        self.strands.setText(
            tr(
                "By strand: {structural} structural, {direct} direct. Measures by whom they work on:",
                structural=found.structural,
                direct=found.direct,
            )
        )
        empty(self._grid)
        self.cells = {}
        for column, target in enumerate(Target, start=1):
            self._grid.addWidget(Words(TARGETS[target], role="muted", wrap=True), 0, column)
        for row, phase in enumerate(Phase, start=1):
            self._grid.addWidget(PhaseBadge(phase), row, 0)
            if phase in found.without_plan:
                none = Words(tr("No plan is agreed"), role="warn", wrap=True)
                self._grid.addWidget(none, row, 1, 1, len(Target))
                continue
            for column, target in enumerate(Target, start=1):
                count = next(
                    cell.measures for cell in found.cells if (cell.phase, cell.target) == (phase, target)
                )
                gap = not count and target is Target.VICTIM and phase is not Phase.RISK_PRESENT
                words = Words(
                    str(count) if count else tr("None"), role="warn" if gap else "text" if count else "muted"
                )
                words.setAccessibleName(headed(f"{phase.label}, {TARGETS[target].lower()}", count))
                self.cells[phase, target] = words
                self._grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignLeading)
