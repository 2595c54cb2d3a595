"""The evidence that a report stands on, each item with its grade."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView
from ui.reports.evidence_words import source_name, when
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.layouts import empty
from ui.widgets.tab_order import go_on
from ui.widgets.words import Words

_NONE = "It stands on no evidence yet. Cite at least one graded item of the country file."
_NONE_READ = "It stands on no evidence."


class EvidenceCard(Card):
    """``add_wanted`` is sent by its button, ``removal_wanted`` with the item by the button of a row."""

    add_wanted = Signal()
    removal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Evidence")
        self.add_button = QPushButton("Cite evidence…")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_wanted)
        self.corner.addWidget(self.add_button)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.body.addWidget(self._rows)
        self.body.addStretch(1)
        self._shown: tuple[tuple[EvidenceView, ...], bool] | None = None

    def show_items(self, items: Sequence[EvidenceView], *, editable: bool) -> None:
        """Show what is cited, with a way to add and remove where the reader may."""
        if self._shown == (tuple(items), editable):
            return
        self._shown = (tuple(items), editable)
        self.set_title(f"Evidence ({len(items)})" if items else "Evidence")
        self.add_button.setVisible(editable)
        empty(self._column)
        for item in items:
            self._column.addWidget(self._row(item, editable=editable))
        go_on(self.add_button, self._rows.findChildren(QPushButton))
        if not items:
            self._column.addWidget(Words(_NONE if editable else _NONE_READ, role="muted", wrap=True))

    def _row(self, item: EvidenceView, *, editable: bool) -> QWidget:
        row = QWidget()
        row.setAccessibleName(f"{item.number}: {item.title}, grade {item.grade}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Words(item.title, wrap=True, selectable=True))
        facts = " · ".join(part for part in (item.number, when(item), item.place, source_name(item)) if part)
        words.addWidget(Words(facts, size=TextSize.CAPTION, role="muted", wrap=True))
        for caution in (item.caution, *item.contradicts):
            if caution:
                words.addWidget(Words(f"Caution: {caution}", size=TextSize.CAPTION, role="warn", wrap=True))
        side = QVBoxLayout()
        side.addWidget(GradeBadge(item.reliability, item.credibility, compact=True))
        side.addStretch(1)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(side)
        line.addLayout(words, 1)
        if editable:
            remove = QPushButton("Remove…")
            remove.setProperty("kind", "link")
            remove.setAutoDefault(False)
            remove.setAccessibleName(f"Remove {item.number} from the report")
            remove.clicked.connect(partial(self._want_removal, item))
            line.addWidget(remove)
        return row

    def _want_removal(self, item: EvidenceView) -> None:
        self.removal_wanted.emit(item)
