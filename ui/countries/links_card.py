"""What other evidence says to an item: contradictions and support, each with its grade in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView
from app.reading.evidence.links import ContradictionView, CorroborationView, OtherItem
from app.rules.verdict import Verdict
from language import tr
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
        super().__init__(tr("Other evidence"))
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
                Words(
                    tr("No other item is recorded that supports or contradicts it."), role="muted", wrap=True
                )
            )
        self.body.addStretch(1)

    def _contradiction(self, link: ContradictionView) -> QWidget:
        words = tr("Contradicted by {other_number}: {note}", other_number=link.other.number, note=link.note)
        return self._entry(words, link.other, tr("Contradiction: {note}", note=link.note), role="warn")

    def _support(self, link: CorroborationView) -> QWidget:
        words = tr(
            "Supported by {other_number}, {independence}: {note}",
            other_number=link.other.number,
            independence=link.independence.label,
            note=link.note,
        )
        entry = self._entry(
            words,
            link.other,
            tr("Support, {independence}: {note}", independence=link.independence.label, note=link.note),
        )
        if self._writes.allowed:
            end = _button(
                tr("End the link…"), tr("End the link with {other_number}", other_number=link.other.number)
            )
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
                tr(
                    "{title} · {source} · {grade}: source {reliability}, information {credibility}",
                    title=other.title,
                    source=source_name(other),
                    grade=other.grade,
                    reliability=other.reliability.label,
                    credibility=other.credibility.label,
                ),
                size=TextSize.CAPTION,
                role="muted",
                wrap=True,
            )
        )
        acts = QWidget()
        self._last_acts = FlowLayout(acts, gap=8)
        compare = _button(
            tr("Side by side…"), tr("Read it side by side with {other_number}", other_number=other.number)
        )
        compare.clicked.connect(lambda: self.compare_asked.emit(other, how))
        self._last_acts.addWidget(compare)
        column.addWidget(acts)
        return held


def _ended(link: CorroborationView) -> QWidget:
    return Words(
        tr(
            "No longer held to support it: {other_number}. {ended_by}: {end_reason}",
            other_number=link.other.number,
            ended_by=link.ended_by,
            end_reason=link.end_reason,
        ),
        role="muted",
        size=TextSize.CAPTION,
        wrap=True,
    )


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setAccessibleName(name)
    return button
