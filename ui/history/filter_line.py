"""What the history is narrowed to."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.reading.ledger.history import HistoryFilter
from app.rules.finding import day_typed
from language import mark, said, tr
from language.dates import plain_day
from ui.fields.calendar_button import CalendarButton
from ui.fields.line_edit import LineEdit
from ui.history.words import days_asked
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.words import Words, tip

_PAUSE_MS = 250
"""After the last key: the ledger is not searched for each letter."""


_LONG_NAME = 29
"""Letters of an office’s name that are read whole, *Minister for Foreign Affairs*."""

_SHORT = 13
"""Letters that every field has room for."""

_LONG_DAY = date(2021, 9, 30)
"""One of the longest days in words, as people type it."""

_TOLD = 38
"""Letters of what the list is narrowed to; all of them stand in the fields, and in the tool tip."""

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
    ticks: tuple[bool, ...]
    spans: bool


class FilterLine(QWidget):
    """``changed`` is sent a moment after the last edit.

    A day is what most people ask about, and has the one field ``on``; ``since`` and ``until`` stand in its place for who wants a span.
    ``shown`` is the way to the question that is asked most, and from there to the entries: it stands here, and does what the page makes of it. Who does not
    read casework (``reads``) is not led to what nobody would answer them. ``emptied`` is sent when everything was asked for here.
    """

    changed = Signal()
    emptied = Signal()

    def __init__(self, *, reads: bool = True) -> None:
        super().__init__()
        self.topic = _line(tr("Report or country"))
        # An office has a longer name than a person.
        self.person = _line(tr("Who"), least=_LONG_NAME)
        self.text = _line(tr("Act or reason"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("What it is about"))
        for code, words in said(_KINDS):
            if reads or code != SHOWN:
                self.kind.addItem(words, code)
        self.on = _line(tr("On day"), tr("On YYYY-MM-DD"))
        self.since = _line(tr("From day"), tr("From YYYY-MM-DD"))
        self.until = _line(tr("To day"), tr("To YYYY-MM-DD"))
        self._spans = False
        for day in (self.on, self.since, self.until):
            metrics = day.fontMetrics()
            # Wide enough for the form that it asks for, and for a day beside the sign that empties the line.
            day.setFixedWidth(
                max(
                    metrics.horizontalAdvance(day.placeholderText()) + round(1.5 * metrics.height()),
                    metrics.horizontalAdvance(plain_day(_LONG_DAY)) + round(2.5 * metrics.height()),
                )
            )
        self.span = QPushButton()
        self.span.setAutoDefault(False)
        self.shown = QPushButton()
        self.shown.setAutoDefault(False)
        self.refused = QCheckBox(tr("Refused only"))
        # Two, since each register begins with its own answer; they stand in one place, and say the same.
        self.looks = QCheckBox(tr("Also mere readings"))
        self.looks.setChecked(True)
        self.looks.setToolTip(
            tr(
                "Also who signed in, who opened a file, a report or a signal, who looked at an attachment, and who read "
                "a brief again"
            )
        )
        self.readings = QCheckBox(tr("Also mere readings"))
        self.readings.setToolTip(
            tr(
                "Lists also who opened a brief that was not put before them: they read it, and were handed nothing"
            )
        )
        self.told = Words()
        self.all = QPushButton(tr("Show all"))
        self.all.setAutoDefault(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        line = FlowLayout(self, gap=current().metrics.inside)
        self._days = {one: _with_calendar(one) for one in (self.on, self.since, self.until)}
        for one in (*self._days.values(), self.span, self.topic, self.person, self.text, self.kind):
            line.addWidget(one)
        # What comes and goes stands last: nothing else is moved by it.
        for one in (self.readings, self.looks, self.shown, self.refused, self.all, self.told):
            line.addWidget(one)
        for tick in self._ticks:
            tick.toggled.connect(lambda _on: self._ask())
        for edit in self._texts:
            edit.textChanged.connect(lambda _text, edit=edit: self._typed(edit))
        for edit in (self.since, self.until):
            # A span that is asked for stands in sight.
            edit.textChanged.connect(lambda text: self._show_span(spans=self._spans or bool(text)))
        self.shown.setVisible(reads)
        self.readings.hide()
        self.span.clicked.connect(self.turn_days)
        self.all.clicked.connect(self._show_all)
        self.kind.currentIndexChanged.connect(self._turn)
        self._show_span(spans=False)
        self._name_register()
        self._tell()

    @property
    def _texts(self) -> tuple[QLineEdit, ...]:
        return self.on, self.topic, self.person, self.text, self.since, self.until

    @property
    def _ticks(self) -> tuple[QCheckBox, ...]:
        return self.refused, self.looks, self.readings

    @property
    def _asked_days(self) -> tuple[QLineEdit, ...]:
        """The fields of days that stand in sight: what is hidden narrows nothing."""
        return (self.since, self.until) if self._spans else (self.on,)

    def turn_days(self) -> None:
        """From one day to a span, which begins as that day, and back to the day that the span begins with."""
        spans = not self._spans
        if not spans:
            self.on.setText(self.since.text().strip() or self.until.text())
        elif self.since.text() != self.on.text():
            # Of an earlier span nothing is asked that is not seen to be asked.
            self.since.setText(self.on.text())
            self.until.setText(self.on.text())
        self._show_span(spans=spans)
        first = self._asked_days[0]
        first.setFocus()
        first.selectAll()
        self._ask()

    def _show_span(self, *, spans: bool) -> None:
        self._spans = spans
        self._days[self.on].setVisible(not spans)
        self._days[self.since].setVisible(spans)
        self._days[self.until].setVisible(spans)
        self.span.setText(tr("One day") if spans else tr("From … to …"))
        self.span.setToolTip(
            tr("Ask for one day again") if spans else tr("Ask for several days: from one to another")
        )
        self.span.setAccessibleName(self.span.toolTip())
        for day in (self.on, self.since, self.until):
            day.setToolTip(tr("A day, a month or a year: 2021-02-01, 2021-02, 2021"))

    def _typed(self, edit: QLineEdit) -> None:
        if edit in {self.topic, self.person, self.text}:
            cut = edit.fontMetrics().horizontalAdvance(edit.text()) > edit.width() - 2 * edit.height()
            edit.setToolTip(tip(edit.text()) if cut else "")
        self._tell()
        self._soon.start()

    def _ask(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """That it is not all that stands beneath, and what it is narrowed to."""
        parts = self._narrowed_to
        words = tr("Narrowed: {parts}", parts=" · ".join(parts)) if parts else ""
        metrics = self.told.fontMetrics()
        self.told.setText(
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * _TOLD)
        )
        self.told.setToolTip(tip(words) if self.told.text() != words else "")
        self.told.setVisible(bool(parts))
        self.all.setVisible(bool(parts))

    @property
    def _narrowed_to(self) -> tuple[str, ...]:
        wanted, kind = self.wanted, self.kind.currentData()
        when = days_asked(wanted.since, wanted.until)
        refused = self.refused.isChecked() and not self.who_was_shown
        unread = not self.who_was_shown and not self.looks.isChecked()
        return (
            *((self.kind.currentText(),) if kind not in {"", SHOWN} else ()),
            *filter(None, (when, wanted.topic.strip(), wanted.person.strip(), wanted.text.strip())),
            *((self.refused.text(),) if refused else ()),
            *((tr("without mere readings"),) if unread else ()),
        )

    def _show_all(self) -> None:
        """Everything again; who asked who was shown what asks it still."""
        shown = self.who_was_shown
        self.clear()
        if shown:
            self.show_kind(SHOWN)
        self.emptied.emit()

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
        self.looks.setVisible(not shown)
        self.readings.setVisible(shown)
        self._name_register()
        self._ask()

    def _name_register(self) -> None:
        """The way to the other register stands in one place."""
        self.shown.setText(tr("All that was recorded") if self.who_was_shown else tr("Who was shown what?"))

    def clear(self) -> None:
        """Ask for everything."""
        for edit in self._texts:
            edit.clear()
        for tick in self._ticks:
            tick.setChecked(tick is self.looks)
        self._show_span(spans=False)
        self.kind.setCurrentIndex(0)

    @property
    def narrowed(self) -> bool:
        """Whether something is typed or ticked, the kind aside. Of who was shown what nothing is asked by the ticks."""
        typed = (self.topic, self.person, self.text, *self._asked_days)
        ticked = self.refused.isChecked() or not self.looks.isChecked()
        return (ticked and not self.who_was_shown) or any(edit.text().strip() for edit in typed)

    @property
    def whole(self) -> bool:
        """Whether all is asked for."""
        return not self._narrowed_to

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of the fields in which something is typed for a day that is none."""
        return tuple(
            edit.accessibleName()
            for edit in self._asked_days
            if edit.text().strip() and day_typed(edit.text(), end=False) is None
        )

    def as_it_stands(self) -> FilterStands:
        """What is typed and chosen, to be brought back."""
        return FilterStands(
            tuple(edit.text() for edit in self._texts),
            self.kind.currentIndex(),
            tuple(tick.isChecked() for tick in self._ticks),
            self._spans,
        )

    def bring_back(self, stood: FilterStands) -> None:
        """Ask again for what was asked for."""
        for edit, text in zip(self._texts, stood.texts, strict=True):
            edit.setText(text)
        self.kind.setCurrentIndex(stood.kind)
        for tick, on in zip(self._ticks, stood.ticks, strict=True):
            tick.setChecked(on)
        self._show_span(spans=stood.spans)
        self._tell()

    def is_read(self) -> None:
        """What stands here is asked for by now: no change of it is to be told of any more."""
        self._soon.stop()

    def show_day(self, day: date) -> None:
        """Ask for one day, with whatever else is asked for, in the fields that stand in sight."""
        for edit in self._asked_days:
            edit.setText(day.isoformat())

    def show_days(self, first: str, last: str) -> None:
        """Ask for the days from one to another, or for one, with whatever else is asked for."""
        self._show_span(spans=first != last)
        for edit, day in ((self.since, first), (self.until, last)) if first != last else ((self.on, first),):
            edit.setText(day)

    @property
    def days_asked(self) -> tuple[str, ...]:
        """The days as they are typed: one, or the first and the last."""
        return tuple(edit.text() for edit in self._asked_days)

    def ask_days(self, days: tuple[str, ...]) -> None:
        """Ask for days as they were typed for another question."""
        self._show_span(spans=len(days) > 1)
        for edit, typed in zip(self._asked_days, days, strict=True):
            edit.setText(typed)

    def show_entries(self, *, looks: bool) -> None:
        """From who was shown what to all that was recorded on the same days: whom it was shown to is nobody who acted."""
        self.person.clear()
        self.text.clear()
        self.refused.setChecked(False)
        self.looks.setChecked(looks)
        self.show_kind("")

    @property
    def wanted(self) -> HistoryFilter:
        """What to show."""
        first, last = self._asked_days[0], self._asked_days[-1]
        return HistoryFilter(
            topic=self.topic.text(),
            person=self.person.text(),
            text=self.text.text(),
            refused_only=self.refused.isChecked(),
            without_looks=not self.looks.isChecked(),
            kind=self.kind.currentData(),
            since=day_typed(first.text(), end=False),
            until=day_typed(last.text(), end=True),
            given_only=self.who_was_shown and not self.readings.isChecked(),
        )


def _line(name: str, form: str = "", *, least: int = 0) -> QLineEdit:
    """``form`` says in the empty line what may be typed there; ``least`` so many letters have room."""
    edit = LineEdit(form or name)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(form or name)
    make_clearable(edit)
    # As wide with the sign that empties it as without: nothing moves on while one types.
    metrics = edit.fontMetrics()
    room = max(metrics.horizontalAdvance(form or name), metrics.averageCharWidth() * max(least, _SHORT))
    edit.setFixedWidth(room + round(2.2 * metrics.height()))
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
