"""The last quarters of a country file: each assessed, missed or due, with a glyph and a word."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.risk.quarters import QuarterStanding, QuarterState
from language import tr
from ui.risk.words import QUARTER_LOOKS
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words

SHOWN = 5
"""Quarters that are shown: the one under way and a year before it."""

LAST = 4
"""Quarters that the list of countries looks at."""


class QuarterStrip(QWidget):
    """``words`` says the same in one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._line = FlowLayout(self, gap=16, down=4)
        self.setAccessibleName(tr("Quarterly assessments"))

    def show_quarters(self, quarters: Sequence[QuarterStanding]) -> None:
        """Show the last quarters, the newest last."""
        self._line.empty()
        shown = quarters[-SHOWN:]
        if not shown:
            self.words = tr("The first quarterly assessment is due in the next quarter.")
            self._line.addWidget(Words(self.words, role="muted"))
        else:
            self._line.addWidget(Words(tr("Quarterly assessments:"), role="muted"))
            self.words = ", ".join(quarter_words(one) for one in shown)
        for one in shown:
            self._line.addWidget(_quarter(one))
        self.setAccessibleDescription(self.words)


def quarter_words(one: QuarterStanding) -> str:
    """A quarter in words: ``2026 Q1 missed``."""
    if one.state is QuarterState.DUE:
        return tr("{quarter} due by {last}", quarter=one.quarter, last=one.quarter.last.isoformat())
    return f"{one.quarter} {one.state.label.lower()}"


def quarter_in_list(quarters: Sequence[QuarterStanding]) -> tuple[str, str, str]:
    """How a file stands, for one cell: words, glyph and role. A quarter missed among the last four says so first."""
    missed = [one for one in quarters[-LAST:] if one.state is QuarterState.MISSED]
    shown = missed[-1] if missed else quarters[-1] if quarters else None
    if shown is None:
        return (tr("Due next quarter"), "time", "muted")
    return (f"{shown.quarter} {shown.state.label.lower()}", *QUARTER_LOOKS[shown.state])


def _quarter(one: QuarterStanding) -> QWidget:
    glyph, role = QUARTER_LOOKS[one.state]
    shown = QWidget()
    line = QHBoxLayout(shown)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    line.addWidget(Glyph(glyph, role))
    line.addWidget(Words(quarter_words(one), role=role))
    return shown
