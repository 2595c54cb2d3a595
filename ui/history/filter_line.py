"""What the history is narrowed to."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from app.reading.ledger.history import HistoryFilter
from app.rules.finding import day_typed
from language import mark, said, tr
from ui.fields.line_edit import LineEdit
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout

_PAUSE_MS = 250
"""After the last key: the ledger is not searched for each letter."""


_KINDS = (
    ("", mark("About anything")),
    ("briefs", mark("Briefs shown")),
    ("decisions", mark("Decisions")),
    ("reports", mark("Reports")),
    ("files", mark("Country files")),
    ("evidence", mark("Evidence and data")),
    ("responses", mark("Responses")),
    ("authority", mark("People and authority")),
)


class FilterLine(QWidget):
    """``changed`` is sent a moment after the last edit.

    ``shown`` is the way to the question that is asked most: it stands here, and does what the page makes of it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.topic = _line(tr("Report or country"))
        self.person = _line(tr("Who"))
        self.text = _line(tr("Act or reason"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("What it is about"))
        for code, words in said(_KINDS):
            self.kind.addItem(words, code)
        self.since = _line(tr("From day"))
        self.until = _line(tr("To day"))
        for day in (self.since, self.until):
            day.setToolTip(tr("A day, a month or a year: 2021-02-01, 2021-02, 2021"))
            day.setFixedWidth(
                day.fontMetrics().horizontalAdvance("2021-02-01") + 3 * day.fontMetrics().height()
            )
        self.shown = QPushButton(tr("What was shown, to whom"))
        self.shown.setAutoDefault(False)
        self.shown.setProperty("kind", "link")
        self.refused = QCheckBox(tr("Refused only"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        line = FlowLayout(self, gap=current().metrics.inside)
        for edit in (self.topic, self.person, self.text):
            edit.textChanged.connect(lambda _text: self._soon.start())
            line.addWidget(edit)
        for day in (self.since, self.until):
            day.textChanged.connect(lambda _text: self._soon.start())
        line.addWidget(self.kind)
        line.addWidget(self.since)
        line.addWidget(self.until)
        line.addWidget(self.refused)
        line.addWidget(self.shown)
        self.kind.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.refused.toggled.connect(lambda _on: self.changed.emit())

    def show_kind(self, code: str) -> None:
        """Narrow to one kind."""
        self.kind.setCurrentIndex(self.kind.findData(code))

    def clear(self) -> None:
        """Ask for everything."""
        for edit in (self.topic, self.person, self.text, self.since, self.until):
            edit.clear()
        self.refused.setChecked(False)
        self.kind.setCurrentIndex(0)

    @property
    def wanted(self) -> HistoryFilter:
        """What to show."""
        return HistoryFilter(
            topic=self.topic.text(),
            person=self.person.text(),
            text=self.text.text(),
            refused_only=self.refused.isChecked(),
            kind=self.kind.currentData(),
            since=day_typed(self.since.text(), end=False),
            until=day_typed(self.until.text(), end=True),
        )


def _line(name: str) -> QLineEdit:
    edit = LineEdit(name)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(name)
    edit.setClearButtonEnabled(True)
    # As wide with the sign that empties it as without: nothing moves on while one types.
    edit.setFixedWidth(edit.sizeHint().width() + edit.fontMetrics().height())
    edit.setMaxLength(200)
    return edit
