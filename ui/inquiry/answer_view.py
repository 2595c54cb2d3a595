"""One answer: the question, what the record says in a sentence, and the facts behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.documents.inquiry import Answer, Row
from language import plural, tr
from language.phrases import headed
from ui.frame import Frame
from ui.inquiry.answer_table import AnswerTable
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class AnswerView(Card):
    """A button, Enter or a double click leads from the chosen fact to where it is kept."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(tr("Answer"))
        self._frame = frame
        self.answer: Answer | None = None
        self.said = Words(wrap=True, selectable=True)
        self.kept = Words(role="muted", wrap=True, size=TextSize.CAPTION)
        self.table: AnswerTable | None = None
        self.go = QPushButton(tr("Go to the chosen fact"))
        self.go.setAutoDefault(False)
        self.go.clicked.connect(lambda _checked=False: self._open(self._chosen()))
        self._facts = QVBoxLayout()
        self.body.addWidget(self.said)
        self.body.addWidget(self.kept)
        self.body.addLayout(self._facts, 1)
        self.body.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeft)
        self.go.hide()

    def wait(self, question: str) -> None:
        """Say that the record is being read for a question."""
        self._clear()
        self._facts.addStretch(1)
        self._name(question)
        self.said.setText(tr("Reading the record…"))
        self.kept.setText("")

    def show_answer(self, answer: Answer) -> None:
        """Show an answer with all its facts, the first of them chosen."""
        self._clear()
        self.answer = answer
        self._name(f"{answer.number}. {answer.question}")
        self.said.setText(answer.said)
        count = plural("{count} fact.", "{count} facts.", len(answer.rows)) if answer.rows else ""
        self.kept.setText(" ".join(filter(None, (count, headed(tr("Kept in"), answer.kept)))))
        if not answer.rows:
            self._facts.addStretch(1)
            return
        self.table = AnswerTable(answer)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda row: self.go.setVisible(row is not None and bool(row.page)))
        self._facts.addWidget(self.table, 1)
        self.table.choose(0)

    def _name(self, title: str) -> None:
        self.set_title(title)
        self.setAccessibleName(title)

    def _chosen(self) -> Row | None:
        return self.table.current_row() if self.table is not None else None

    def _open(self, row: Row | None) -> None:
        if row is not None and row.page:
            self._frame.go(row.page, row.key)

    def _clear(self) -> None:
        self.answer = self.table = None
        self.go.hide()
        empty(self._facts)
