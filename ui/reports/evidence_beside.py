"""One item of evidence, open beside the text that is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.reading.evidence.items import EvidenceView
from app.rules.verdict import Verdict
from language import mark, tr
from ui.reports.evidence_facts import evidence_facts
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.layouts import empty
from ui.widgets.words import Words

_NOWHERE = Verdict(
    allowed=False,
    reason=mark(
        "Put the cursor into a text of the draft or of your assessment first; or drag the number there."
    ),
)
_ANYWHERE = Verdict(allowed=True)


class EvidenceBeside(Card):
    """Hidden until an item is opened. ``cite_asked`` carries its number; ``shut`` is sent when it is put away."""

    cite_asked = Signal(str)
    shut = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Evidence"))
        self.item: EvidenceView | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(current().metrics.inside)
        self.cite = ActButton(tr("Cite it in the text"))
        self.cite.acted.connect(self._cite)
        self.close_button = QPushButton(tr("Back to the list"))
        self.close_button.setAutoDefault(False)
        self.close_button.setProperty("kind", "link")
        self.close_button.clicked.connect(self.put_away)
        self.corner.addWidget(self.close_button)
        self.body.addWidget(self.cite)
        self.body.addLayout(self._column)
        self.hide()

    def show_item(self, item: EvidenceView) -> None:
        """Open an item."""
        self.item = item
        empty(self._column)
        self.set_title(item.number)
        self._column.addWidget(Words(item.title, strong=True, wrap=True, selectable=True))
        self._column.addWidget(GradeBadge(item.reliability, item.credibility))
        self._column.addWidget(Words(item.summary, wrap=True, selectable=True))
        if item.original_wording and item.original_wording != item.summary:
            said = tr("“{words}”", words=item.original_wording)
            self._column.addWidget(Words(said, wrap=True, selectable=True, role="muted"))
        for label, words in evidence_facts(item):
            self._column.addWidget(Words(label, size=TextSize.CAPTION, role="muted"))
            self._column.addWidget(Words(words, wrap=True, selectable=True))
        self.show()

    def put_away(self) -> None:
        """Show no item."""
        self.item = None
        self.hide()
        self.shut.emit()

    def let_cite(self, *, somewhere: bool) -> None:
        """Whether there is a text to cite it in."""
        self.cite.set_verdict(_ANYWHERE if somewhere else _NOWHERE)

    def _cite(self) -> None:
        if self.item is not None:
            self.cite_asked.emit(self.item.number)
