"""The evidence that a report stands on, beside its steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView
from language import tr
from ui.reports.citing import CitationLink
from ui.reports.evidence_words import when
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.words import Words


class EvidenceList(Card):
    """Number, title, date and grade of each item. ``opened`` carries the item whose number was pressed.

    A number can be dragged into a text, which then cites it.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Evidence"))
        self._column = QVBoxLayout()
        self._column.setSpacing(current().metrics.inside)
        self.body.addLayout(self._column)

    def show_items(self, items: Sequence[EvidenceView]) -> None:
        """Show other items."""
        empty(self._column)
        self.set_title(tr("Evidence ({items})", items=len(items)) if items else tr("Evidence"))
        if not items:
            self._column.addWidget(
                Words(tr("The report stands on no evidence item yet."), role="muted", wrap=True)
            )
        for place, item in enumerate(items):
            if place:
                self._column.addWidget(Line())
            self._column.addWidget(self._row(item))

    def _row(self, item: EvidenceView) -> QWidget:
        row = QWidget()
        opener = CitationLink(item.number, item.title)
        opener.clicked.connect(lambda _checked=False: self.opened.emit(item))
        head = QHBoxLayout()
        head.addWidget(opener)
        head.addStretch(1)
        head.addWidget(GradeBadge(item.reliability, item.credibility, compact=True))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(Words(item.title, wrap=True))
        column.addWidget(
            Words(f"{when(item)} · {item.source}", size=TextSize.CAPTION, role="muted", wrap=True)
        )
        if item.caution:
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(Glyph("warn", "warn", size=12), alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(Words(item.caution, size=TextSize.CAPTION, role="warn", wrap=True), 1)
            column.addLayout(line)
        return row
