"""What the history is narrowed to."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.reading.ledger.history import HistoryFilter
from app.rules.finding import day_typed
from language import mark, said, tr
from ui.fields.calendar_button import CalendarButton
from ui.fields.line_edit import LineEdit
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.line_glyphs import make_clearable

_PAUSE_MS = 250
"""After the last key: the ledger is not searched for each letter."""


SHOWN = "shown"
"""The kind that is no selection of entries: who was shown which brief (``app.reading.ledger.shown``)."""

_KINDS = (
    ("", mark("About anything")),
    (SHOWN, mark("Briefs shown")),
    ("briefs", mark("Briefs and escalations")),
    ("decisions", mark("Decisions")),
    ("reports", mark("Reports")),
    ("files", mark("Country files")),
    ("evidence", mark("Evidence and data")),
    ("responses", mark("Responses")),
    ("authority", mark("People and authority")),
)


class FilterStands(NamedTuple):
    """What is typed and chosen in a filter of the history."""

    texts: tuple[str, ...]
    kind: int
    refused: bool
    without_looks: bool


class FilterLine(QWidget):
    """``changed`` is sent a moment after the last edit.

    ``shown`` is the way to the question that is asked most: it stands here, and does what the page makes of it. Who does not
    read casework (``reads``) is not led to what nobody would answer them.
    """

    changed = Signal()

    def __init__(self, *, reads: bool = True) -> None:
        super().__init__()
        self.topic = _line(tr("Report or country"))
        self.person = _line(tr("Who"))
        self.text = _line(tr("Act or reason"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("What it is about"))
        for code, words in said(_KINDS):
            if reads or code != SHOWN:
                self.kind.addItem(words, code)
        self.since = _line(tr("From day"), tr("From YYYY-MM-DD"))
        self.until = _line(tr("To day"), tr("To YYYY-MM-DD"))
        for day in (self.since, self.until):
            day.setToolTip(tr("A day, a month or a year: 2021-02-01, 2021-02, 2021"))
            metrics = day.fontMetrics()
            # Wide enough for the form that it asks for, and for a day beside the sign that empties the line.
            day.setFixedWidth(
                max(
                    metrics.horizontalAdvance(day.placeholderText()) + round(1.5 * metrics.height()),
                    metrics.horizontalAdvance("2021-02-01") + 3 * metrics.height(),
                )
            )
        self.shown = QPushButton(tr("Who was shown what?"))
        self.shown.setAutoDefault(False)
        self.refused = QCheckBox(tr("Refused only"))
        self.without_looks = QCheckBox(tr("Without mere reading"))
        self.without_looks.setToolTip(
            tr(
                "Leaves out who signed in, who opened a file, a report or a signal, who looked at an attachment, and who read "
                "a brief again"
            )
        )
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
        line.addWidget(_with_calendar(self.since))
        line.addWidget(_with_calendar(self.until))
        line.addWidget(self.refused)
        line.addWidget(self.without_looks)
        line.addWidget(self.shown)
        self.shown.setVisible(reads)
        self.kind.currentIndexChanged.connect(self._turn)
        for tick in (self.refused, self.without_looks):
            tick.toggled.connect(lambda _on: self.changed.emit())

    @property
    def who_was_shown(self) -> bool:
        """Whether it is asked who was shown which brief, and not for entries of the ledger."""
        return bool(self.kind.currentData() == SHOWN)

    def show_kind(self, code: str) -> None:
        """Narrow to one kind; one that is not offered to this reader leaves all."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(code)))

    def _turn(self) -> None:
        """Who was shown a brief is no act: the fields ask for what that answer has, and nothing of it was refused."""
        shown = self.who_was_shown
        for edit, name in (
            (self.person, tr("Shown to") if shown else tr("Who")),
            (self.text, tr("Title") if shown else tr("Act or reason")),
        ):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(name)
        self.refused.setVisible(not shown)
        self.without_looks.setVisible(not shown)
        self.shown.setVisible(not shown and self.kind.findData(SHOWN) >= 0)
        self.changed.emit()

    def clear(self) -> None:
        """Ask for everything."""
        for edit in (self.topic, self.person, self.text, self.since, self.until):
            edit.clear()
        self.refused.setChecked(False)
        self.without_looks.setChecked(False)
        self.kind.setCurrentIndex(0)

    @property
    def narrowed(self) -> bool:
        """Whether something is typed or ticked, the kind aside. Of who was shown what nothing is asked by the ticks."""
        typed = (self.topic, self.person, self.text, self.since, self.until)
        ticked = self.refused.isChecked() or self.without_looks.isChecked()
        return (ticked and not self.who_was_shown) or any(edit.text().strip() for edit in typed)

    @property
    def beyond_days(self) -> bool:
        """Whether more than days is asked for: a report or country, a person, words."""
        return any(edit.text().strip() for edit in (self.topic, self.person, self.text))

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of the fields in which something is typed for a day that is none."""
        return tuple(
            edit.accessibleName()
            for edit in (self.since, self.until)
            if edit.text().strip() and day_typed(edit.text(), end=False) is None
        )

    def as_it_stands(self) -> FilterStands:
        """What is typed and chosen, to be brought back."""
        texts = [edit.text() for edit in (self.topic, self.person, self.text, self.since, self.until)]
        return FilterStands(
            tuple(texts),
            self.kind.currentIndex(),
            self.refused.isChecked(),
            self.without_looks.isChecked(),
        )

    def bring_back(self, stood: FilterStands) -> None:
        """Ask again for what was asked for."""
        for edit, text in zip(
            (self.topic, self.person, self.text, self.since, self.until), stood.texts, strict=True
        ):
            edit.setText(text)
        self.kind.setCurrentIndex(stood.kind)
        self.refused.setChecked(stood.refused)
        self.without_looks.setChecked(stood.without_looks)

    def is_read(self) -> None:
        """What stands here is asked for by now: no change of it is to be told of any more."""
        self._soon.stop()

    def show_before(self) -> None:
        """Ask for all until the last of the days that were asked for."""
        if not self.until.text().strip():
            self.until.setText(self.since.text())
        self.since.clear()

    def show_day(self, day: date) -> None:
        """Ask for one day, with whatever else is asked for."""
        for edit in (self.since, self.until):
            edit.setText(day.isoformat())

    @property
    def wanted(self) -> HistoryFilter:
        """What to show."""
        return HistoryFilter(
            topic=self.topic.text(),
            person=self.person.text(),
            text=self.text.text(),
            refused_only=self.refused.isChecked(),
            without_looks=self.without_looks.isChecked(),
            kind=self.kind.currentData(),
            since=day_typed(self.since.text(), end=False),
            until=day_typed(self.until.text(), end=True),
        )


def _line(name: str, form: str = "") -> QLineEdit:
    """``form`` says in the empty line what may be typed there."""
    edit = LineEdit(form or name)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(form or name)
    make_clearable(edit)
    # As wide with the sign that empties it as without: nothing moves on while one types.
    edit.setFixedWidth(edit.sizeHint().width() + edit.fontMetrics().height())
    edit.setMaxLength(200)
    return edit


def _with_calendar(edit: QLineEdit) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(edit)
    row.addWidget(CalendarButton(edit, edit.accessibleName()))
    return both
