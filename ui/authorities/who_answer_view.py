"""The answer to who can decide: one sentence, the chain beneath it, all others who could, and why the rest cannot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.authority.authority import CandidateLine
from app.reading.authority.who_answer import WhoAnswer
from language import tr
from ui.authorities.candidate_row import CandidateRow
from ui.case import Case
from ui.reports.chain_view import ChainView
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.words import Words


class WhoAnswerView(QWidget):
    """``instrument_asked`` carries the number of an instrument that the user wants to see."""

    instrument_asked = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.setAccessibleName(tr("The answer"))
        self._case = case
        self.answer: WhoAnswer | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.between)
        self.said = Words()
        self.rows: list[CandidateRow] = []
        self.chain: ChainView | None = None
        self.say(
            tr("Choose a country and a tool: who can decide it is said here, and why the others cannot.")
        )

    def say(self, words: str) -> None:
        """Show a sentence in place of an answer."""
        self._clear()
        self.said = Words(words, role="muted", wrap=True)
        self._column.addWidget(self.said)
        self._column.addStretch(1)

    def show_answer(self, answer: WhoAnswer) -> None:
        """Show an answer."""
        self._clear()
        self.answer = answer
        self._column.addWidget(self._first(answer))
        self._add_offices(tr("Others who could"), answer.able[1:], 2, tr("Nobody else could decide this."))
        self._add_offices(
            tr("Who cannot, and why"),
            answer.unable,
            len(answer.able) + 1,
            tr("Every office could decide this."),
        )
        self._column.addStretch(1)
        self.setAccessibleDescription(answer.sentence)

    def _clear(self) -> None:
        empty(self._column)
        self.answer, self.chain, self.rows = None, None, []

    def _first(self, answer: WhoAnswer) -> Card:
        card = Card("")
        card.setAccessibleName(answer.sentence)
        line = QHBoxLayout()
        line.setSpacing(12)
        glyph, role = ("tick", "ok") if answer.able else ("cross", "danger")
        if answer.before:
            # No green tick over what is still missing.
            glyph, role = "time-near", "warn"
        line.addWidget(Glyph(glyph, role, size=24), 0, Qt.AlignmentFlag.AlignTop)
        self.said = Words(answer.sentence, size=TextSize.SECTION, strong=True, wrap=True, selectable=True)
        line.addWidget(self.said, 1)
        card.body.addLayout(line)
        if answer.before:
            card.body.addWidget(Words(tr("Still to be recorded before the decision"), strong=True, wrap=True))
        for condition in answer.before:
            card.body.addWidget(Words(condition, wrap=True, selectable=True))
        for warning in answer.able[0].warnings if answer.able else ():
            card.body.addWidget(Words(tr("Caution: {warning}", warning=warning), role="warn", wrap=True))
        if answer.chain:
            card.body.addWidget(Words(tr("The chain, up to original authority"), strong=True))
            self.chain = ChainView(answer.chain)
            card.body.addWidget(self.chain)
            number = answer.chain[0].number
            show = QPushButton(tr("Show {number} in the register", number=number))
            show.setProperty("kind", "link")
            show.setAutoDefault(False)
            show.clicked.connect(lambda: self.instrument_asked.emit(number))
            ends = QHBoxLayout()
            ends.addWidget(show)
            ends.addStretch(1)
            card.body.addLayout(ends)
        return card

    def _add_offices(self, title: str, lines: Sequence[CandidateLine], first: int, nobody: str) -> None:
        card = Card(title)
        for place, line in enumerate(lines, first):
            row = CandidateRow(place, line, self._case)
            self.rows.append(row)
            if place > first:
                card.body.addWidget(Line())
            card.body.addWidget(row)
        if not lines:
            card.body.addWidget(Words(nobody, role="muted", wrap=True))
        self._column.addWidget(card)
