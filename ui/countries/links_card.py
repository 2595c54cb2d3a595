"""What other evidence says to an item: contradictions and support, each with its grade in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView
from app.reading.evidence.links import ContradictionView, CorroborationView, OtherItem
from app.rules.reports.flow import Verdict
from ui.reports.evidence_words import source_name, support_words
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words


class LinksCard(Card):
    """``compare_asked`` carries the other item and what stands between the two; ``end_asked`` the link to end."""

    compare_asked = Signal(object, str)
    end_asked = Signal(object)

    def __init__(self, item: EvidenceView, *, writes: Verdict) -> None:
        super().__init__("Other evidence")
        self._writes = writes
        links = item.links
        for contradiction in links.contradictions:
            self.body.addWidget(self._contradiction(contradiction))
        if links.support:
            self.body.addWidget(Words(support_words(links), strong=True, wrap=True))
        for link in links.support:
            self.body.addWidget(self._support(link))
        for link in links.corroborations:
            if not link.standing:
                self.body.addWidget(_ended(link))
        if not (links.contradictions or links.corroborations):
            self.body.addWidget(
                Words("No other item is recorded that supports or contradicts it.", role="muted", wrap=True)
            )
        self.body.addStretch(1)

    def _contradiction(self, link: ContradictionView) -> QWidget:
        words = f"Contradicted by {link.other.number}: {link.note}"
        return self._entry(words, link.other, f"Contradiction: {link.note}", role="warn")

    def _support(self, link: CorroborationView) -> QWidget:
        words = f"Supported by {link.other.number}, {link.independence.label}: {link.note}"
        entry = self._entry(words, link.other, f"Support, {link.independence.label}: {link.note}")
        if self._writes.allowed:
            end = _button("End the link…", f"End the link with {link.other.number}")
            end.clicked.connect(lambda: self.end_asked.emit(link))
            self._last_acts.addWidget(end)
        return entry

    def _entry(self, words: str, other: OtherItem, how: str, *, role: str = "text") -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, current().metrics.inside)
        column.setSpacing(4)
        column.addWidget(Words(words, role=role, wrap=True, selectable=True))
        column.addWidget(
            Words(
                f"{other.title} · {source_name(other)} · {other.grade}: source {other.reliability.label}, information "
                f"{other.credibility.label}",
                size=TextSize.CAPTION,
                role="muted",
                wrap=True,
            )
        )
        acts = QWidget()
        self._last_acts = FlowLayout(acts, gap=8)
        compare = _button("Side by side…", f"Read it side by side with {other.number}")
        compare.clicked.connect(lambda: self.compare_asked.emit(other, how))
        self._last_acts.addWidget(compare)
        column.addWidget(acts)
        return held


def _ended(link: CorroborationView) -> QWidget:
    return Words(
        f"No longer held to support it: {link.other.number}. {link.ended_by}: {link.end_reason}",
        role="muted",
        size=TextSize.CAPTION,
        wrap=True,
    )


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setAccessibleName(name)
    return button
