"""The timeline of a country file: the axis, what it says of the thing that is gone to, and what is in view as a table."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from db.vocabulary.imports import DataSet
from language import mark, tr
from ui.case import Case
from ui.countries.past import Past
from ui.countries.words import today
from ui.fields.choice_field import ChoiceField
from ui.frame import Frame
from ui.theme import current
from ui.timeline.canvas import TimelineCanvas
from ui.timeline.feed import Feed
from ui.timeline.legend import Legend
from ui.timeline.table import timeline_table
from ui.timeline.things import Thing
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

SPANS = (("Years", 5 * 365.25), ("Months", 365.25), ("Days", 45.0))
"""Buttons that show so many days, beside the one that shows everything."""
_PAUSE = 150
"""Milliseconds without a move before the table says what is in view."""
_HINT = mark("The arrow keys go from thing to thing, Enter opens, plus and minus zoom; ? shows all keys.")


class TimelineTab(QWidget):
    """``opened`` carries the thing that is to be shown where it is kept."""

    opened = Signal(object)

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._country = ""
        self._keep = False
        self._past: Past | None = None
        self.feed = Feed(case, self)
        self.canvas = TimelineCanvas(self.feed)
        self.dataset: ChoiceField[DataSet] = ChoiceField(
            tr("Events of"), [], name="dataset", required=True, empty=None
        )
        self.buttons = {
            name: _button(words, said)
            for name, words, said in (
                ("Decades", tr("Decades"), tr("Show everything")),
                ("Years", tr("Years"), tr("Show five years")),
                ("Months", tr("Months"), tr("Show twelve months")),
                ("Days", tr("Days"), tr("Show six weeks")),
                ("−", "−", tr("Farther")),
                ("+", "+", tr("Nearer")),
            )
        }
        """By their names in English, whatever is spoken."""
        self.as_table = QCheckBox(tr("As a table too"))
        self.in_view = Words(role="muted")
        self.said = Words(tr(_HINT), wrap=True, role="muted")
        self.table = timeline_table()
        self.both = QSplitter(Qt.Orientation.Vertical)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out(metrics.between)
        self.table.hide()
        self._connect()

    def show_past(self, past: Past | None) -> None:
        """Show from now on what was on record on a past day; none: what is."""
        self._past = past

    def show_file(self, view: CountryView) -> None:
        """Read the file's marks in the background; the days in view stay, if it is the same file."""
        if view.country != self._country:
            self.dataset.set_choices([])
            self.said.setText(tr(_HINT))
        self._keep = view.country == self._country
        self._country = view.country
        self.in_view.setText(tr("Reading…"))
        self.feed.open(view.country, self._day(), self._past.found.until if self._past else None)

    def _lay_out(self, between: int) -> None:
        line = QWidget()
        flow = FlowLayout(line, gap=8)
        for button in self.buttons.values():
            flow.addWidget(button)
        for widget in (self.as_table, self.dataset, self.in_view):
            flow.addWidget(widget)
        drawn = Scrolled(tr("Timeline"), margin=0)
        drawn.body.addWidget(self.canvas)
        drawn.body.addStretch(1)
        drawn.setMinimumHeight(5 * current().metrics.row)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(drawn)
        self.both.addWidget(self.table)
        self.both.setStretchFactor(0, 3)
        self.both.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, between, 0, 0)
        column.setSpacing(8)
        column.addWidget(line)
        column.addWidget(self.both, 1)
        column.addWidget(self.said)
        column.addWidget(Legend())

    def _connect(self) -> None:
        self.feed.opened.connect(self._begin)
        self.canvas.reading.connect(self.said.setText)
        self.canvas.opened.connect(self._open)
        self.canvas.moved.connect(self._pause.start)
        self._pause.timeout.connect(self._tell)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._go_to)
        self.as_table.toggled.connect(self._show_table)
        self.dataset.changed.connect(self._choose_dataset)
        self.buttons["Decades"].clicked.connect(self.canvas.show_all)
        for name, days in SPANS:
            self.buttons[name].clicked.connect(lambda _on=False, days=days: self.canvas.show_days(days))
        self.buttons["−"].clicked.connect(lambda: self.canvas.zoom(1 / 1.6))
        self.buttons["+"].clicked.connect(lambda: self.canvas.zoom(1.6))

    def _begin(self) -> None:
        self.dataset.blockSignals(True)
        self.dataset.set_choices([(one.dataset, one.dataset.label) for one in self.feed.extents])
        self.dataset.set_value(self.feed.dataset)
        self.dataset.blockSignals(False)
        self.dataset.setVisible(len(self.feed.extents) > 1)
        self.canvas.begin(self._day(), keep=self._keep)

    def _day(self) -> date:
        """The day up to which the file is shown."""
        return self._past.found.on if self._past else today(self._case)

    def _choose_dataset(self) -> None:
        chosen = self.dataset.value()
        if chosen is not None and chosen is not self.feed.dataset:
            self.feed.choose(chosen)

    def _tell(self) -> None:
        """Say what is in view, once nothing moves any more."""
        things, axis = self.canvas.things(), self.canvas.axis
        counted = sum(one.bucket.events if one.bucket else 1 for one in things if one.bucket or one.event)
        others = sum(one.mark is not None for one in things)
        said = tr(
            "{first} to {last}: {counted:,} events, {others:,} entries of the file",
            first=axis.first.isoformat(),
            last=axis.last.isoformat(),
            counted=counted,
            others=others,
        )
        self.in_view.setText(tr("Reading…") if self.feed.reading else said)
        if self.canvas.chosen is None:
            self.canvas.setAccessibleDescription(tr("In view: {said}. {hint}", said=said, hint=tr(_HINT)))
        if self.table.isVisible():
            self.table.blockSignals(True)
            self.table.set_rows(things, same=lambda one: one.ident)
            self.table.blockSignals(False)

    def _show_table(self, on: bool) -> None:
        self.table.setVisible(on)
        if on:
            self.both.setSizes([self.both.height() * 3 // 5, self.both.height() * 2 // 5])
            self._tell()

    def _go_to(self, thing: Thing | None) -> None:
        if thing is not None and self.table.hasFocus():
            self.canvas.choose(thing)

    def _open(self, thing: Thing) -> None:
        """A report, a decision and a response are read on the report's page, which shows the present only; the rest in a
        tab of this file, as is all of a past day."""
        if self._past is None and thing.mark is not None and thing.mark.report:
            self._frame.go("reports", thing.mark.report)
        else:
            self.opened.emit(thing)


def _button(words: str, said: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setAccessibleName(said)
    button.setToolTip(said)
    return button
