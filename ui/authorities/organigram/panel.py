"""The organigram with its buttons, and what its marks mean."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.reading.ministry.organisation import OfficeView
from language import mark, said, tr
from ui.authorities.organigram.boxes import box_of
from ui.authorities.organigram.canvas import Organigram
from ui.case import Case
from ui.theme import TextSize, Tint, current
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words

_MARKS = (
    ("person", "muted", mark("held")),
    ("refer", "accent", mark("somebody acts in it")),
    ("warn", "warn", mark("vacant: broken line")),
    ("dot", "muted", mark("outside the ministry: dotted line")),
)


class OrganigramPanel(QWidget):
    """``picked`` carries the office that has the cursor."""

    picked = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self.chart = Organigram()
        self.chart.picked.connect(self.picked)
        # What does not fit beside the buttons goes beneath them: at twice the size of type one mark is half a page wide.
        above = QWidget()
        flow = FlowLayout(above, gap=12)
        buttons = QWidget()
        bar = QHBoxLayout(buttons)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(4)
        for icon, words, act in (
            ("plus", tr("Enlarge (+)"), self.chart.enlarge),
            ("minus", tr("Shrink (−)"), self.chart.shrink),
            ("fit-width", tr("Show all of it (0)"), self.chart.fit),
        ):
            bar.addWidget(_button(icon, words, act))
        flow.addWidget(buttons)
        for one in _legend():
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addWidget(above)
        column.addWidget(self.chart, 1)

    def show_offices(self, offices: Sequence[OfficeView]) -> None:
        """Show the offices as they stand."""
        self.chart.show_boxes(
            [box_of(office, self._case) for office in offices], [office.superior_id for office in offices]
        )


def _button(icon: str, words: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(words)
    button.setToolTip(words)
    Tint(button, icon, "text")
    button.clicked.connect(lambda: act())  # noqa: PLW0108 - the signal's argument is not the act's
    return button


def _legend() -> Iterator[QWidget]:
    for glyph, role, words in said(_MARKS):
        mark = QWidget()
        line = QHBoxLayout(mark)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(Glyph(glyph, role, size=14))
        line.addWidget(Words(words, size=TextSize.CAPTION, role="muted"))
        yield mark
