"""The answer to who can decide: who, and under what, all others who could, the chain of the first, and why the rest cannot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.authority.who_answer import WhoAnswer
from language import tr
from ui.authorities.candidate_row import CandidateRow
from ui.authorities.words import outcome_of
from ui.reports.chain_view import ChainView
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.words import Words


class WhoAnswerView(QWidget):
    """``instrument_asked`` carries the number of an instrument that the user wants to see, ``tool_asked`` the code of a tool
    that they ask about instead."""

    instrument_asked = Signal(str)
    tool_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("The answer"))
        self.answer: WhoAnswer | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.between)
        self.said, self.who, self.can = Words(), Words(), Words()
        self.rows: list[CandidateRow] = []
        self.chain: ChainView | None = None
        self.say(
            tr("Choose a country and a tool: who can decide it is said here, and why the others cannot.")
        )

    def say(self, words: str) -> None:
        """Show a sentence in place of an answer."""
        self._clear()
        self.said, self.who, self.can = Words(words, role="muted", wrap=True), Words(), Words()
        self._column.addWidget(self.said)
        self._column.addStretch(1)

    def show_answer(self, answer: WhoAnswer) -> None:
        """Show an answer."""
        self._clear()
        self.answer = answer
        self._column.addWidget(self._first(answer))
        if answer.able:
            self._add_others(answer)
            self._column.addWidget(self._rests_on(answer))
        self._add_offices(tr("Who cannot, and why"), answer)
        self._column.addStretch(1)
        self.setAccessibleDescription(answer.first.sentence)

    def _clear(self) -> None:
        empty(self._column)
        self.answer, self.chain, self.rows = None, None, []

    def _first(self, answer: WhoAnswer) -> Card:
        card = Card("")
        card.setAccessibleName(answer.first.sentence)
        line = QHBoxLayout()
        line.setSpacing(12)
        # No green tick over what is still missing, and no mark whose meaning is not said beside it.
        can, glyph, role = (
            outcome_of(answer.able[0], answer.owed[0]) if answer.able else ("", "cross", "danger")
        )
        mark = Glyph(glyph, role, size=24)
        mark.setAccessibleName(can or tr("Nobody can decide"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        # Who it is is read at a glance; under what, until when and with whom is read by who goes on.
        self.who = Words(answer.first.who, size=TextSize.SECTION, strong=True, wrap=True, selectable=True)
        self.said = Words(answer.first.how, running=True, selectable=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.who)
        self.can = Words(can, role=role, strong=True, wrap=True)
        if can:
            words.addWidget(self.can)
        if answer.first.how:
            words.addWidget(self.said)
        line.addLayout(words, 1)
        card.body.addLayout(line)
        for warning in answer.able[0].warnings if answer.able else ():
            card.body.addWidget(Words(tr("Caution: {warning}", warning=warning), role="warn", wrap=True))
        for other in answer.confusable:
            card.body.addWidget(Words(other.said, role="muted", running=True, selectable=True))
            ask = _link(tr("Ask about {tool} instead", tool=other.tool))
            ask.clicked.connect(lambda _checked=False, tool=other.tool: self.tool_asked.emit(tool))
            card.body.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _rests_on(self, answer: WhoAnswer) -> Card:
        """What the first sentence rests on, link by link and condition by condition."""
        card = Card(tr("What the first answer rests on"))
        if answer.before:
            card.body.addWidget(Words(tr("Still to be recorded before the decision"), strong=True, wrap=True))
        for condition in answer.before:
            card.body.addWidget(Words(condition, wrap=True, selectable=True))
        card.body.addWidget(Words(tr("The chain, up to original authority"), strong=True))
        self.chain = ChainView(answer.chain)
        card.body.addWidget(self.chain)
        number = answer.chain[0].number
        show = _link(tr("Show instrument {number} in the register", number=number))
        show.clicked.connect(lambda: self.instrument_asked.emit(number))
        card.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _add_others(self, answer: WhoAnswer) -> None:
        """Everybody else who can, each on what terms: who looks for a signature may take any of them."""
        card = Card(tr("Others who can decide"))
        for line, terms, owed in zip(answer.able[1:], answer.terms[1:], answer.owed[1:], strict=True):
            row = CandidateRow(line, terms=terms, owed=owed, signing=answer.signing.get(line.office_id, ()))
            self._add_row(card, row)
        if len(answer.able) == 1:
            card.body.addWidget(Words(tr("Nobody else could decide this."), role="muted", wrap=True))
        self._column.addWidget(card)

    def _add_offices(self, title: str, answer: WhoAnswer) -> None:
        card = Card(title)
        # Who signs second is asked for, too: they are not lost among those who have no part in it.
        for line in sorted(answer.unable, key=lambda one: one.office_id not in answer.signing):
            self._add_row(card, CandidateRow(line, signing=answer.signing.get(line.office_id, ())))
        if not answer.unable:
            card.body.addWidget(Words(tr("Every office could decide this."), role="muted", wrap=True))
        self._column.addWidget(card)

    def _add_row(self, card: Card, row: CandidateRow) -> None:
        if card.findChild(CandidateRow) is not None:
            card.body.addWidget(Line())
        self.rows.append(row)
        card.body.addWidget(row)


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    return button
