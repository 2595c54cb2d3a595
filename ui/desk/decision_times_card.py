"""Warning to decision: how long the warnings of the last year took, as a quiet chart and as a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from app.reading.reports.decision_times import WarningLine
from app.rules.reports.clocks import duration_words
from app.rules.reports.decision_times import middle_words
from language import mark, plural, ptr, tr
from ui.charts.wait_chart import Wait, WaitChart
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_READ = mark("Dotted: at the desk. Solid: before an authority. F1 says what counts.")
_READ_WAITING = mark(
    "Dotted: at the desk. Solid: before an authority. Open, with an arrow: not decided yet. F1 says what counts."
)
_HOUR, _DAY = 3600.0, 86400.0
_LONGEST = 6


class DecisionTimesCard(Card):
    """``opened`` carries the number of a report; ``more_asked``: all that is measured is to be shown."""

    opened = Signal(str)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Warning to decision"))
        self._lines: tuple[WarningLine, ...] = ()
        self._at = datetime.max.replace(tzinfo=UTC)
        self._zone = ZoneInfo("UTC")
        self.middle = Words(wrap=True, strong=True)
        self.chart = WaitChart(tr("Warning to decision, the last year"))
        self.chart.opened.connect(lambda place: self.opened.emit(self._lines[place].number))
        self._reading = Words(role="muted", wrap=True)
        self.chart.reading.connect(self._reading.setText)
        self.table = TableView(
            (
                Column[WarningLine](tr("Report"), lambda line: line.number, width=112),
                Column[WarningLine](tr("Country"), lambda line: line.country, stretch=True),
                Column[WarningLine](tr("Received"), lambda line: self._day(line.times.received_at), width=88),
                Column[WarningLine](tr("Decided"), lambda line: self._day(line.times.decided_at), width=96),
                Column[WarningLine](tr("Took"), self._took, sort=self._seconds, number=True, width=96),
            ),
            name=tr("Warning to decision in numbers"),
            longest=_LONGEST,
        )
        self.table.opened.connect(lambda line: self.opened.emit(line.number))
        self.table.hide()
        self.numbers = QPushButton(tr("Numbers"))
        self.numbers.setCheckable(True)
        self.numbers.setAutoDefault(False)
        self.numbers.setAccessibleName(tr("Show the chart’s numbers as a table"))
        self.numbers.toggled.connect(lambda _on: self._choose())
        self.corner.addWidget(self.numbers)
        self._lapses = Words(wrap=True)
        self.more = QPushButton(tr("All that is measured…"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.more_asked)
        self._definition = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        for part in (self.middle, self.chart, self._reading, self.table, self._lapses, self._definition):
            self.body.addWidget(part)
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_lines(self, lines: Sequence[WarningLine], lapses: int, at: datetime, zone: ZoneInfo) -> None:
        """Show the warnings as they stand at ``at``; ``lapses``: deadlines of reports that passed in the last year."""
        self._lines, self._at, self._zone = tuple(lines), at, zone
        said = middle_words([line.times for line in lines], at)
        self.middle.setText(said)
        longest = max((line.times.took(at).total_seconds() for line in lines), default=0.0)
        unit, words = (_HOUR, tr("h")) if longest < 3 * _DAY else (_DAY, ptr("days", "d"))
        self.chart.show_waits([self._wait(line, unit) for line in lines], words, said)
        self.table.set_rows(lines, same=lambda line: line.number)
        self._lapses.setText(
            plural(
                "{count} deadline of a report ran out in the last year: History has them all.",
                "{count} deadlines of reports ran out in the last year: History has them all.",
                lapses,
            )
            if lapses
            else tr("No deadline of a report ran out in the last year.")
        )
        waiting = any(line.times.pending for line in lines)
        self._definition.setText(tr(_READ_WAITING if waiting else _READ))
        self._choose()

    def _choose(self) -> None:
        any_line, as_table = bool(self._lines), self.numbers.isChecked()
        self.numbers.setVisible(any_line)
        self.table.setVisible(any_line and as_table)
        for part in (self.chart, self._reading):
            part.setVisible(any_line and not as_table)
        self._definition.setVisible(any_line and not as_table)

    def _wait(self, line: WarningLine, unit: float) -> Wait:
        times = line.times
        return Wait(
            first=times.before_escalation(self._at).total_seconds() / unit,
            whole=times.took(self._at).total_seconds() / unit,
            going_on=times.pending,
            named=(line.country, line.number.removeprefix("EW-")),
            words=tr(
                "{number}, {country}: received {received_at}, {pending} after {at}",
                number=line.number,
                country=line.country,
                received_at=self._day(times.received_at),
                pending=tr("still undecided") if times.pending else tr("decided"),
                at=duration_words(times.took(self._at), exact=True),
            ),
        )

    def _took(self, line: WarningLine) -> str:
        words = duration_words(line.times.took(self._at), exact=True)
        return tr("waits {words}", words=words) if line.times.pending else words

    def _seconds(self, line: WarningLine) -> float:
        return line.times.took(self._at).total_seconds()

    def _day(self, instant: datetime | None) -> str:
        return instant.astimezone(self._zone).date().isoformat() if instant else tr("not yet")
