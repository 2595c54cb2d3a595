"""The evidence that a report stands on, each item with its grade."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView
from language import mark, tr
from ui.reports.citing import CitationLink
from ui.reports.evidence_words import source_name, when
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.layouts import empty
from ui.widgets.tab_order import go_on
from ui.widgets.words import Words

_NONE = mark("It stands on no evidence yet. Cite at least one graded item of the country file.")
_NONE_READ = mark("It stands on no evidence.")


class EvidenceCard(Card):
    """``add_wanted`` is sent by its button, ``removal_wanted`` with the item by the button of a row, ``opened`` with the
    number that was pressed. A number can be dragged into a text, which then cites it."""

    add_wanted = Signal()
    opened = Signal(str)
    removal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Evidence"))
        self.add_button = QPushButton(tr("Cite evidence…"))
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
        self.set_title(tr("Evidence ({items})", items=len(items)) if items else tr("Evidence"))
        self.add_button.setVisible(editable)
        empty(self._column)
        for item in items:
            self._column.addWidget(self._row(item, editable=editable))
        go_on(self.add_button, self._rows.findChildren(QPushButton))
        if not items:
            self._column.addWidget(Words(tr(_NONE) if editable else tr(_NONE_READ), role="muted", wrap=True))

    def _row(self, item: EvidenceView, *, editable: bool) -> QWidget:
        row = QWidget()
        row.setAccessibleName(
            tr("{number}: {title}, grade {grade}", number=item.number, title=item.title, grade=item.grade)
        )
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Words(item.title, wrap=True, selectable=True))
        opener = CitationLink(item.number, item.title)
        opener.clicked.connect(lambda _checked=False: self.opened.emit(item.number))
        head = QHBoxLayout()
        head.addWidget(opener)
        head.addStretch(1)
        words.addLayout(head)
        facts = " · ".join(part for part in (when(item), item.place, source_name(item)) if part)
        words.addWidget(Words(facts, size=TextSize.CAPTION, role="muted", wrap=True))
        for caution in (item.caution, *item.contradicts):
            if caution:
                words.addWidget(
                    Words(
                        tr("Caution: {caution}", caution=caution),
                        size=TextSize.CAPTION,
                        role="warn",
                        wrap=True,
                    )
                )
        side = QVBoxLayout()
        side.addWidget(GradeBadge(item.reliability, item.credibility, compact=True))
        side.addStretch(1)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(side)
        line.addLayout(words, 1)
        if editable:
            remove = QPushButton(tr("Remove…"))
            remove.setProperty("kind", "link")
            remove.setAutoDefault(False)
            remove.setAccessibleName(tr("Remove {number} from the report", number=item.number))
            remove.clicked.connect(partial(self._want_removal, item))
            line.addWidget(remove)
        return row

    def _want_removal(self, item: EvidenceView) -> None:
        self.removal_wanted.emit(item)
