"""Coverage: for a country at a date, which office can decide each tool in each phase, and where nobody can."""

from datetime import UTC, date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.reading.authority import CoverageView, coverage
from app.reading.country_files import country_lines
from app.reading.permission import may_read_content
from app.reading.reference import current_countries
from db.vocabulary import Phase
from ui.authorities.coverage_rows import ToolRow, cell_in_full, cell_words, tool_rows
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


class CoverageTab(QWidget):
    """Worked out off the window's thread: a ministry may have a thousand offices."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._asked = 0
        self.view: CoverageView | None = None
        table = case.look(current_countries)
        self.country = ChoiceField[str](
            "Country",
            [(one.alpha3, f"{one.name} ({one.alpha3})") for one in table],
            required=True,
            searchable=True,
            empty="Type a part of its name…",
        )
        self.day = DateField("On", name="date", required=True)
        self.day.set_value(case.now().astimezone(case.zone).date())
        self.ask = ActButton("Show the coverage", primary=True)
        self.ask.acted.connect(self.compute)
        self.said = Words(size=TextSize.SECTION, wrap=True)
        self.table = TableView[ToolRow](_columns(), name="Coverage: tools by phase")
        self.table.chosen.connect(self._show_row)
        self._cards = {phase: Card(phase.label) for phase in Phase}
        self._texts = {phase: Words(wrap=True, selectable=True) for phase in Phase}
        for phase, card in self._cards.items():
            card.body.addWidget(self._texts[phase])
            card.body.addStretch(1)
        self.cells = Columns(list(self._cards.values()))
        below = Scrolled("Every office of the chosen tool", margin=0)
        below.body.setContentsMargins(0, 12, 0, 0)
        below.body.addWidget(self.cells)
        below.body.addStretch(1)
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.table)
        self.both.addWidget(below)
        self.both.setSizes([320, 220])
        line = QHBoxLayout()
        line.setSpacing(metrics.between)
        line.addWidget(self.country, 2)
        line.addWidget(self.day, 1)
        line.addWidget(self.ask, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self.both, 1)
        self.both.hide()
        self.said.setText("Choose a country to see who can decide there, and where nobody can.")
        self._begin()

    def compute(self) -> None:
        """Work the coverage out for what is chosen; an answer to an earlier question is dropped."""
        if not (self.country.check() and self.day.check()):
            return
        country, day = self.country.value(), self.day.value()
        if country is None or day is None:
            return
        at = self._instant(day)
        self._asked += 1
        asked, store = self._asked, self._case.store

        def work(_progress: object, _cancelled: object) -> CoverageView:
            with store.read() as session:
                return coverage(session, country, at)

        self.said.setText("Asking every office…")
        self._case.tasks.run(
            work, lambda view: self._done(asked, view), title="Working out the coverage", owner=self
        )

    def _begin(self) -> None:
        """Start with the gravest country file, where there is one."""
        if may_read_content(self._case.actor):
            lines = self._case.look(country_lines)
            gravest = max(lines, key=lambda line: line.phase.rank if line.phase else 0, default=None)
            self.country.set_value(gravest.country if gravest else None)

    def _instant(self, day: date) -> datetime:
        """Now, if the day is today; else the middle of the day in the ministry's zone."""
        now = self._case.now()
        if day == now.astimezone(self._case.zone).date():
            return now
        return datetime.combine(day, time(12), tzinfo=self._case.zone).astimezone(UTC)

    def _done(self, asked: int, view: CoverageView) -> None:
        if asked != self._asked:
            return
        self.view = view
        rows = tool_rows(view)
        gaps = len(view.gaps)
        day = view.at.astimezone(self._case.zone).date().isoformat()
        said = f"{gaps} {'gap' if gaps == 1 else 'gaps'}" if gaps else "No gap"
        self.said.setText(
            f"{view.country_name} on {day}: {said} among {len(view.cells)} combinations of tool and phase."
        )
        self.said.set_role("danger" if gaps else "ok")
        self.table.set_rows(rows, same=lambda row: row.tool)
        self.both.show()
        if self.table.current_row() is None and rows:
            self.table.choose(0)
        self._show_row(self.table.current_row())

    def _show_row(self, row: ToolRow | None) -> None:
        for phase in Phase:
            cell = row.cells.get(phase) if row else None
            self._texts[phase].setText(cell_in_full(cell) if cell else "")
            self._texts[phase].set_role("danger" if cell and cell.gap else "text")


def _columns() -> list[Column[ToolRow]]:
    return [
        Column("Tool", lambda row: row.tool, width=72),
        Column("Measure", lambda row: row.name, phase=lambda row: (True, row.phase), stretch=True),
        *(_phase_column(phase) for phase in Phase),
    ]


def _phase_column(phase: Phase) -> Column[ToolRow]:
    def gap(row: ToolRow) -> bool:
        return row.cells[phase].gap

    def glyph(row: ToolRow) -> tuple[str, str]:
        if gap(row):
            return "warn", "danger"
        return ("refer", "muted") if row.cells[phase].out_of_phase else ("tick", "ok")

    return Column(
        f"{phase.letter}  {phase.label}",
        lambda row: cell_words(row.cells[phase]),
        glyph=glyph,
        role=lambda row: "danger" if gap(row) else "",
        tooltip=lambda row: cell_in_full(row.cells[phase]),
        width=224,
    )
