"""Coverage: for a country at a date, which office can decide each tool in each phase, and where nobody can."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.reading.authority.authority import CoverageView, coverage
from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import country_lines
from app.reading.ministry.reference import current_countries
from language import mark, tr
from ui.authorities.coverage_matrix import CoverageMatrix
from ui.authorities.coverage_pane import CoveragePane
from ui.authorities.coverage_rows import gaps_said, tool_rows
from ui.authorities.instants import instant_of_day, today
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.columns import Columns
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_BESIDE = 900
"""Pixels, at type of usual size, from which on the pane stands beside the matrix and not beneath it."""
_LEAST = 280
"""Pixels that matrix and pane always have, at type of usual size; the tab scrolls then."""
_CHOOSE = mark("Choose a country to see who can decide there, and where nobody can.")


class CoverageTab(QWidget):
    """Worked out off the window's thread: a ministry may have a thousand offices.

    ``instrument_asked`` carries a number, ``who_asked`` a country and a tool to ask about.
    """

    instrument_asked = Signal(str)
    who_asked = Signal(str, str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._asked = 0
        self._begun = False
        self.view: CoverageView | None = None
        table = case.look(current_countries)
        self.country = ChoiceField[str](
            tr("Country"),
            [(one.alpha3, f"{one.name} ({one.alpha3})") for one in table],
            name="country",
            required=True,
            searchable=True,
            also=table.names,
            empty=tr("Type a part of its name…"),
        )
        self.day = DateField(tr("On"), name="date", required=True)
        self.day.set_value(today(case))
        self.ask = ActButton(tr("Show the coverage"), primary=True)
        self.ask.acted.connect(self.compute)
        self.said = Words(tr(_CHOOSE), strong=True, wrap=True)
        self.copy = ActButton(tr("Copy as a table"), icon="copy")
        self.matrix = CoverageMatrix()
        self.copy.acted.connect(self.matrix.copy)
        self.pane = CoveragePane()
        self.matrix.looked_at.connect(self.pane.show_cell)
        self.pane.instrument_asked.connect(self.instrument_asked)
        self.pane.who_asked.connect(self._ask_who)
        self.both = QSplitter(Qt.Orientation.Horizontal)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.matrix)
        self.both.addWidget(self.pane)
        self.both.setStretchFactor(0, 3)
        self.both.setStretchFactor(1, 1)
        self.both.setSizes([780, 260])
        self.both.setMinimumHeight(round(_LEAST * metrics.text_scale))
        scrolled = Scrolled(tr("Coverage"), margin=0)
        scrolled.body.setSpacing(12)
        scrolled.body.addWidget(Columns([self.country, self.day], stretch=[2, 1]))
        scrolled.body.addWidget(ActsLine((self.ask, self.copy)))
        scrolled.body.addWidget(self.said)
        scrolled.body.addWidget(self.both, 1)
        scrolled.body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(scrolled)
        for widget in (self.both, self.copy):
            widget.hide()
        self.country.changed.connect(self._choice_changed)

    @property
    def asked(self) -> tuple[str, ...]:
        """The country that is shown, if any."""
        view = self.view
        return (view.country,) if view is not None else ()

    def refresh(self) -> None:
        """Begin with the gravest country file, where there is one; later show the same as it stands now."""
        if not self._begun:
            self._begun = True
            self._begin()
        elif self.view is not None and not self.country.error:
            self.compute()

    def _ask_who(self, tool: str) -> None:
        """About the country of the table: another may be half typed above it."""
        if self.view is not None:
            self.who_asked.emit(self.view.country, tool)

    def compute(self) -> None:
        """Work the coverage out for what is chosen; an answer to an earlier question is dropped."""
        if not (self.country.check() and self.day.check()):
            return
        country, day = self.country.value(), self.day.value()
        if country is None or day is None:
            return
        at = instant_of_day(self._case, day)
        self._asked += 1
        asked, store = self._asked, self._case.store

        def work(_progress: object, _cancelled: object) -> CoverageView:
            with store.read() as session:
                return coverage(session, country, at)

        if self.view is None:
            self.said.setText(tr("Asking every office…"))
        self._case.tasks.run(
            work, lambda view: self._done(asked, view), title=tr("Working out the coverage"), owner=self
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * current().metrics.text_scale
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.both.orientation() is not wanted:
            self.both.setOrientation(wanted)

    def _begin(self) -> None:
        if may_read_content(self._case.actor):
            lines = self._case.look(country_lines)
            gravest = max(lines, key=lambda line: line.phase.rank if line.phase else 0, default=None)
            self.country.set_value(gravest.country if gravest else None)

    def _choice_changed(self) -> None:
        """A country out of the list is shown at once; half a name waits."""
        if self.country.editor.findText(self.country.editor.currentText().strip()) >= 0:
            self.compute()

    def _done(self, asked: int, view: CoverageView) -> None:
        if asked != self._asked:
            return
        self.view = view
        kept = self.matrix.current_cell()
        day = view.at.astimezone(self._case.zone).date().isoformat()
        self.said.setText(
            tr(
                "{country_name} on {day}: {view}",
                country_name=view.country_name,
                day=day,
                view=gaps_said(view),
            )
        )
        self.said.set_role("danger" if view.gaps else "ok")
        rows = tool_rows(view)
        self.matrix.set_rows(rows)
        for widget in (self.both, self.copy):
            widget.show()
        first = next(iter(view.gaps or view.cells), None)
        chosen = kept or first
        if chosen is not None:
            self.matrix.choose_cell(chosen.tool, chosen.phase)
        self.pane.show_cell(self.matrix.current_cell())
