"""All reports as a table: which wait for the reader, which are open, and every one."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.reports.decided import Decided, decided_by_report
from app.reading.reports.reports import ReportLine, report_lines
from app.reading.reports.standing import OPEN_STATUSES
from app.rules.entry.texts import has_words
from app.rules.reports.clocks import ClockState, clock_state
from language import Wording, mark, ptr, tr
from ui.case import Case
from ui.reports.words import STATUSES
from ui.theme import current
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class Shown(StrEnum):
    """Which reports the table shows."""

    MINE = "mine"
    OPEN = "open"
    ALL = "all"

    @property
    def label(self) -> str:
        return {"mine": tr("Mine"), "open": tr("Open"), "all": tr("All")}[self.value]


_NOTHING = Wording(
    {
        Shown.MINE: mark("No report waits for you, and none that you wrote is open."),
        Shown.OPEN: mark("No report is open."),
        Shown.ALL: mark("There is no report yet."),
    }
)
_CLOCK_LOOK = {
    ClockState.RUNNING: ("time", "muted"),
    ClockState.NEAR: ("time-near", "warn"),
    ClockState.LAPSED: ("time-lapsed", "danger"),
}


class ReportListPage(QWidget):
    """``opened`` carries the identifier of the report that the user opens."""

    opened = Signal(str)
    new_asked = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._lines: tuple[ReportLine, ...] = ()
        self._mine: frozenset[str] = frozenset()
        self._decided: Mapping[str, Decided] = {}
        self._shown = Shown.OPEN
        self.buttons: dict[Shown, QPushButton] = {}
        group = QButtonGroup(self)
        filters = QHBoxLayout()
        filters.setSpacing(metrics.inside)
        for shown in Shown:
            button = QPushButton(shown.label)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(shown is self._shown)
            button.clicked.connect(lambda _checked=False, shown=shown: self.show_which(shown))
            group.addButton(button)
            filters.addWidget(button)
            self.buttons[shown] = button
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Filter by number, country, title or day…"))
        self.search.setAccessibleName(
            tr("Filter the reports by number, country, title or day they were begun")
        )
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        filters.addWidget(self.search, 1)
        self.table = TableView(self._columns(), name=tr("Reports"))
        self.table.opened.connect(lambda line: self.opened.emit(line.report_id))
        self.nothing = EmptyState(
            tr("No report here"),
            "",
            act=tr("New report…"),
        )
        self.nothing.acted.connect(self.new_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.between)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    def refresh(self) -> None:
        """Read the reports again; the chosen row stays chosen."""
        case = self._case
        if not may_read_content(case.actor):
            self._lines, self._mine = (), frozenset()
        else:
            self._lines, self._decided = case.look(
                lambda session: (report_lines(session), decided_by_report(session))
            )
            waiting = case.waiting().lines
            self._mine = frozenset(line.key for line in waiting if line.mine and line.page == "reports")
        self._fill()

    def begin(self) -> None:
        """Put the focus on the table, or where it is empty on the filters."""
        if self.table.isHidden():
            self.buttons[self._shown].setFocus()
        else:
            self.table.setFocus()

    def show_which(self, shown: Shown) -> None:
        """Show the reader's own, the open or all reports."""
        self._shown = shown
        self.buttons[shown].setChecked(True)
        self._fill()

    def _fill(self) -> None:
        wanted = self.search.text().strip()
        lines = [
            line for line in self._lines if self._is_shown(line) and has_words(self._found_by(line), wanted)
        ]
        self.table.set_rows(lines, same=lambda line: line.report_id, otherwise=0)
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.say(self._why_nothing(wanted))

    def _found_by(self, line: ReportLine) -> str:
        return f"{line.number} {line.country_name} {line.title} {self._begun(line)}"

    def _begun(self, line: ReportLine) -> str:
        return line.begun_at.astimezone(self._case.zone).date().isoformat()

    def _is_shown(self, line: ReportLine) -> bool:
        is_open = line.status in OPEN_STATUSES
        match self._shown:
            case Shown.MINE:
                own = line.author_id == self._case.actor.person_id and is_open
                return own or line.report_id in self._mine
            case Shown.OPEN:
                return is_open
            case Shown.ALL:
                return True

    def _why_nothing(self, wanted: str) -> str:
        if not may_read_content(self._case.actor):
            return tr("An administrator keeps people, offices and backups, and does not see casework.")
        if wanted:
            return tr("No report here has “{wanted}” in its number, country, title or day.", wanted=wanted)
        return tr(
            "{nothing} A report carries a warning to an office that can act on it.",
            nothing=_NOTHING[self._shown],
        )

    def _columns(self) -> list[Column[ReportLine]]:
        return [
            Column(tr("Number"), lambda line: line.number, width=120),
            Column(tr("Country"), lambda line: line.country_name, width=130),
            Column(
                tr("Title"),
                lambda line: line.title,
                phase=lambda line: (True, line.proposed_phase),
                stretch=True,
            ),
            Column(ptr("day of a report", "Begun"), self._begun, sort=lambda line: line.begun_at, width=96),
            Column(tr("Status"), lambda line: STATUSES[line.status], width=110),
            Column(tr("Decided"), self._decided_words, width=130),
            Column(tr("Waits for"), lambda line: line.waits_for, width=220),
            Column(
                tr("Clock"),
                self._clock_words,
                sort=lambda line: line.due_at,
                role=lambda line: self._clock_look(line)[1],
                glyph=lambda line: self._clock_look(line) if line.due_at else None,
                width=110,
            ),
        ]

    def _decided_words(self, line: ReportLine) -> str:
        decided = self._decided.get(line.report_id)
        return decided.words if decided else ""

    def _clock_words(self, line: ReportLine) -> str:
        return clock_state(self._case.now(), line.due_at).words if line.due_at else ""

    def _clock_look(self, line: ReportLine) -> tuple[str, str]:
        if line.due_at is None:
            return ("time", "muted")
        return _CLOCK_LOOK[clock_state(self._case.now(), line.due_at).state]
