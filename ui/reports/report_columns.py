"""How a report's page shares its width: the steps, the work of one of them, what stands at the side, and the printed brief."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from language import Wording, mark, tr
from ui.theme import Tint, current
from ui.widgets.margins import set_margins

_STEPS_WIDTH = 228
_STEPS_SHARE = 0.3
_SIDE_WIDTH = 264
_BESIDE_WIDTH = 420
_BESIDE_SHARE = 0.4
_WORK_WIDTH = 780
"""Width of the step's work, at text scale 1, that a line of text fills; what a wide window has beyond it the side gets."""
_FOLD_BELOW = 860
"""Width of the page, at text scale 1, beneath which evidence and brief stand under the step."""
_BESIDE_FROM = 1280
"""Width of the page, at text scale 1, from which on the printed brief stands beside the form; else in its place."""
_PAPER_WORDS = Wording({False: mark("Show the printed brief"), True: mark("Hide the printed brief")})


class ReportColumns(QWidget):
    """``middle`` takes the work, and ``side`` what stands beside it, or under it where there is no room.

    ``show_paper`` asks for the printed brief; whoever lays the page out gives the button its place.
    """

    def __init__(self, steps: QWidget) -> None:
        super().__init__()
        metrics = current().metrics
        self.folded = False
        """Whether what stands at the side is under the work."""
        self._wide_side = False
        self.show_paper = QPushButton(tr("Show the printed brief"))
        self.show_paper.setCheckable(True)
        self.show_paper.setAutoDefault(False)
        self.show_paper.setToolTip(tr("The brief as it would be printed now (Ctrl+Shift+B)"))
        Tint(self.show_paper, "print")
        self.middle = QVBoxLayout()
        self.middle.setSpacing(metrics.between)
        self.side = QWidget()
        self.side.setProperty("kind", "scrolled")
        beside = self._beside = QVBoxLayout(self.side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(metrics.between)
        beside.addStretch(1)
        held = QWidget()
        held.setProperty("kind", "scrolled")
        inside = QVBoxLayout(held)
        set_margins(inside, 0, 0, 4, 0)
        inside.setSpacing(metrics.between)
        inside.addLayout(self.middle)
        inside.addStretch(1)
        self.work = _scroller(held)
        self._steps = _scroller(steps)
        self.side_scroll = _scroller(self.side)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.between)
        self._row.addWidget(self._steps)
        self._row.addWidget(self.work, 1)
        self._row.addWidget(self.side_scroll)
        current().changed.connect(self.measure)
        self.measure()

    def add_to_side(self, widget: QWidget) -> None:
        """One thing more beneath what stands at the side."""
        self._beside.insertWidget(self._beside.count() - 1, widget)

    def add_paper(self, paper: QWidget) -> None:
        """The printed brief, beside the work or in its place."""
        self._row.addWidget(paper, 1)

    @property
    def paper_alone(self) -> bool:
        """Whether the pages have taken the place of the form."""
        return self.work.isHidden()

    def begin_at_top(self) -> None:
        """The work from its beginning."""
        self.work.verticalScrollBar().setValue(0)

    def widen_side(self, *, wide: bool) -> None:
        """An item that is read at the side is given more room there."""
        self._wide_side = wide
        self.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def measure(self) -> None:
        """The columns at the sides grow with the size of type, as far as the work keeps its room."""
        scale = current().metrics.text_scale
        self._steps.setFixedWidth(min(round(_STEPS_WIDTH * scale), round(_STEPS_SHARE * self.width())))
        wished = round((_BESIDE_WIDTH if self._wide_side else _SIDE_WIDTH) * scale)
        left = self.width() - self._steps.width() - round(_WORK_WIDTH * scale)
        widest = round(_BESIDE_SHARE * self.width())
        self.side_scroll.setFixedWidth(max(round(_SIDE_WIDTH * scale), min(max(wished, left), widest)))
        paper = self.show_paper.isChecked() and not self.show_paper.isHidden()
        beside = paper and self.width() >= _BESIDE_FROM * scale
        # Where both have no room, the pages take the place of the form until they are put away.
        self.work.setVisible(beside or not paper)
        self._steps.setVisible(beside or not paper)
        self.show_paper.setText(tr("Back to the form") if paper and not beside else _PAPER_WORDS[paper])
        self._fold(narrow=paper or self.width() < _FOLD_BELOW * scale)

    def _fold(self, *, narrow: bool) -> None:
        if narrow == self.folded:
            return
        self.folded = narrow
        if narrow:
            self.middle.addWidget(self.side_scroll.takeWidget())
            self.side_scroll.hide()
        else:
            self.middle.removeWidget(self.side)
            self.side_scroll.setWidget(self.side)
            self.side_scroll.show()
        self.side.show()


def _scroller(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(widget)
    return scroll
