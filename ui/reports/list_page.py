"""All reports as a table: which wait for the reader, which are open, and every one."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.desk import DeskLine
from app.reading.reports.decided import Decided
from app.reading.reports.declines import declines
from app.reading.reports.report_list import PAGE, ReportsAsked, Which, reports_found
from app.reading.reports.reports import ReportLine
from app.rules.reports.clocks import ClockState, clock_state
from app.rules.verdict import Verdict
from language import Wording, mark, ptr, tr
from ui.case import Case
from ui.reports.declines_table import DeclinesTable, decision_key
from ui.reports.words import STATUSES
from ui.theme import current
from ui.theme.phases import phase_label
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.newest_first import NewestFirst
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_NOTHING = Wording(
    {
        Which.MINE: mark("No report waits for you, and none that you wrote is open."),
        Which.OPEN: mark("No report is open."),
        Which.ALL: mark("There is no report yet."),
    }
)
_CLOCK_LOOK = {
    ClockState.RUNNING: ("time", "muted"),
    ClockState.NEAR: ("time-near", "warn"),
    ClockState.LAPSED: ("time-lapsed", "danger"),
}


class ReportListPage(QWidget):
    """``opened`` carries the identifier of the report that the user opens.

    The newest are read; older ones when they are asked for.
    """

    opened = Signal(str)
    new_asked = Signal()

    def __init__(self, case: Case, may_draft: Verdict) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._may_draft = may_draft
        self._mine: frozenset[str] = frozenset()
        self._decided: Mapping[str, Decided] = {}
        self._late: Mapping[str, DeskLine] = {}
        """By the number of the report, of what is overdue in it what is so for longest."""
        self._shown = Which.OPEN
        self._elsewhere = False
        """Whether nothing shown fits what is typed, and a report that is not shown does."""
        self._newest = NewestFirst(PAGE, self._fill, self)
        self.buttons: dict[Which, QPushButton] = {}
        group = QButtonGroup(self)
        filters = QHBoxLayout()
        filters.setSpacing(metrics.inside)
        for shown in Which:
            button = QPushButton(shown.label)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(shown is self._shown)
            button.clicked.connect(lambda _checked=False, shown=shown: self.show_which(shown))
            group.addButton(button)
            filters.addWidget(button)
            self.buttons[shown] = button
        self.declined = QPushButton(tr("Declined"))
        self.declined.setToolTip(tr("What was declined in all reports, by whom and why"))
        self.declined.setCheckable(True)
        self.declined.setAutoDefault(False)
        self.declined.clicked.connect(self._newest.begin)
        group.addButton(self.declined)
        filters.addWidget(self.declined)
        self.search = QLineEdit()
        make_clearable(self.search)
        self.search.textChanged.connect(self._newest.narrow)
        filters.addWidget(self.search, 1)
        self.table = TableView(self._columns(), name=tr("Reports"), whole=True)
        self.table.opened.connect(lambda line: self.opened.emit(line.report_id))
        self.declines = DeclinesTable(lambda: case.zone)
        self.declines.opened.connect(lambda one: self.opened.emit(decision_key(one)))
        self.declines.hide()
        self.nothing = EmptyState(
            tr("No report here"),
            "",
            act=tr("New report…"),
        )
        self.nothing.acted.connect(self._go_on)
        self.older = ActButton(tr("Show older reports"))
        self.older.acted.connect(self.load_older)
        self._count = Words(role="muted")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.older, alignment=Qt.AlignmentFlag.AlignTrailing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.between)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.declines, 1)
        column.addWidget(self._foot)
        column.addWidget(self.nothing, 1)
        self._name_what_is_listed()

    def refresh(self) -> None:
        """Read the reports again, as many as were shown; the chosen row stays chosen."""
        case = self._case
        if may_read_content(case.actor):
            waiting = case.waiting().lines
            self._mine = frozenset(line.key for line in waiting if line.mine and line.page == "reports")
            # What was authorised and is overdue has no clock of the report's own: the list would say that nothing is late.
            late = [line for line in waiting if line.page == "reports" and line.overdue and line.due_at]
            late.sort(key=lambda line: line.due_at or case.now(), reverse=True)
            self._late = {line.subject: line for line in late}
        self._fill()

    def load_older(self) -> None:
        """Read the reports, or what was declined, before the oldest shown too; the first of them is chosen."""
        if self.declined.isChecked():
            shown = {one.decision_id for one in self.declines.rows_model.rows}
            self._newest.older(len(shown))
            self.declines.choose_first(lambda one: one.decision_id not in shown)
            self.declines.setFocus()
            return
        before = {line.report_id for line in self.table.rows_model.rows}
        self._newest.older(len(before))
        self.table.choose_first(lambda line: line.report_id not in before)
        self.table.setFocus()

    def begin(self) -> None:
        """Put the focus on the table, or where it is empty on the filters."""
        for table in (self.table, self.declines):
            if not table.isHidden():
                table.setFocus()
                return
        (self.declined if self.declined.isChecked() else self.buttons[self._shown]).setFocus()

    def show_which(self, shown: Which) -> None:
        """Show the reader's own, the open or all reports."""
        self._shown = shown
        self.buttons[shown].setChecked(True)
        self._newest.begin()

    def _fill(self) -> None:
        case, wanted = self._case, self.search.text().strip()
        self._name_what_is_listed()
        if self.declined.isChecked():
            self._fill_declines(wanted)
            return
        self.declines.hide()
        lines: tuple[ReportLine, ...] = ()
        more = False
        if may_read_content(case.actor):
            asked = ReportsAsked(
                which=self._shown, waiting=self._mine, text=wanted, zone=case.zone, at=case.now()
            )
            limit = self._newest.limit
            found = case.look(lambda session: reports_found(session, case.actor, asked, limit=limit))
            lines, self._decided, more = found.lines, found.decided, found.more
        # Where nothing fits, all reports are looked through too: not with every further key.
        self._newest.told(
            len(lines), long=more or bool(wanted and not lines and self._shown is not Which.ALL)
        )
        self.table.set_rows(lines, same=lambda line: line.report_id, otherwise=0)
        self.table.setVisible(bool(lines))
        self._foot.setVisible(more)
        self._count.setText(tr("The newest {shown:,} are shown.", shown=len(lines)))
        self.nothing.setVisible(not lines)
        self._elsewhere = bool(wanted) and not lines and self._in_all(wanted)
        self.nothing.say(self._why_nothing(wanted))
        clears = tr("Look in all reports") if self._elsewhere else tr("Clear the filter")
        self.nothing.offer(clears if wanted else tr("New report…"))
        if self.nothing.act is not None:
            self.nothing.act.set_verdict(Verdict(allowed=True) if wanted else self._may_draft)

    def _name_what_is_listed(self) -> None:
        """What is declined is another list than that of the reports: other things are looked for in it."""
        if self.declined.isChecked():
            self.search.setPlaceholderText(tr("Filter by option, person, office, reason, day…"))
            self.search.setAccessibleName(
                tr("Filter what was declined by report, country, option, person, office, reason or day")
            )
            self.nothing.head(tr("Nothing declined here"))
            self.older.set_words(tr("Show what was declined before"))
            return
        self.search.setPlaceholderText(tr("Filter by number, country, title, day or decision…"))
        self.search.setAccessibleName(
            tr("Filter the reports by number, country, title, day they were begun or decision")
        )
        self.nothing.head(tr("No report here"))
        self.older.set_words(tr("Show older reports"))

    def _fill_declines(self, wanted: str) -> None:
        case, limit = self._case, self._newest.limit
        rows, more = case.look(
            lambda session: declines(session, case.actor, case.zone, text=wanted, limit=limit)
        )
        self._newest.told(len(rows), long=more)
        self.table.hide()
        self._elsewhere = False
        self.declines.set_rows(rows, same=lambda one: one.decision_id, otherwise=0)
        self.declines.setVisible(bool(rows))
        self._foot.setVisible(more)
        self._count.setText(tr("The newest {shown:,} are shown.", shown=len(rows)))
        self.nothing.setVisible(not rows)
        self.nothing.say(
            tr("Nothing that was declined has “{wanted}”.", wanted=wanted)
            if wanted
            else tr("Nothing was declined yet, or nothing that you may read.")
        )
        self.nothing.offer(tr("Clear the filter") if wanted else "")
        if self.nothing.act is not None:
            self.nothing.act.set_verdict(Verdict(allowed=True))

    def _in_all(self, wanted: str) -> bool:
        """Whether a closed report, or somebody else's, fits: who looks for an old one begins at the open ones."""
        if self._shown is Which.ALL or not may_read_content(self._case.actor):
            return False
        case, actor = self._case, self._case.actor
        asked = ReportsAsked(which=Which.ALL, text=wanted, zone=case.zone, at=case.now())
        return bool(self._case.look(lambda session: reports_found(session, actor, asked, limit=1)).lines)

    def _go_on(self) -> None:
        if self._elsewhere:
            self.show_which(Which.ALL)
            self.table.setFocus()
        elif self.search.text().strip():
            self.search.clear()
            # Not after a pause: who clicks twice would click on what offers a new report.
            self._newest.begin()
            self.search.setFocus()
        else:
            self.new_asked.emit()

    def _begun(self, line: ReportLine) -> str:
        return line.begun_at.astimezone(self._case.zone).date().isoformat()

    def _why_nothing(self, wanted: str) -> str:
        if not may_read_content(self._case.actor):
            return tr("An administrator keeps people, offices and backups, and does not see casework.")
        if self._elsewhere:
            return tr(
                "None of these reports has “{wanted}”; among all reports there are some that do.",
                wanted=wanted,
            )
        if wanted:
            return tr(
                "No report here has “{wanted}” in its number, country, title, day or decision.", wanted=wanted
            )
        return tr(
            "{nothing} A report carries a warning to an office that can act on it.",
            nothing=_NOTHING[self._shown],
        )

    def _columns(self) -> list[Column[ReportLine]]:
        return [
            Column(tr("Number"), lambda line: line.number, width=120),
            Column(tr("Country"), lambda line: line.country_name, width=130),
            Column(tr("Title"), lambda line: line.title, stretch=True),
            Column(
                tr("Phase"),
                # The letter on the swatch tells it; its words would take the room of those that name who is late.
                lambda _line: "",
                tooltip=_phase_words,
                spoken=_phase_words,
                copied=_phase_words,
                sort=lambda line: line.proposed_phase.rank if line.proposed_phase else 0,
                phase=lambda line: (True, line.proposed_phase),
                width=64,
            ),
            Column(ptr("day of a report", "Begun"), self._begun, sort=lambda line: line.begun_at, width=96),
            Column(tr("Status"), lambda line: STATUSES[line.status], width=110),
            Column(tr("Decided"), self._decided_words, tooltip=self._decided_whole, width=130),
            Column(tr("Waits for"), lambda line: line.waits_for, width=220),
            Column(
                tr("Clock"),
                self._clock_words,
                sort=self._due,
                tooltip=self._clock_tip,
                role=lambda line: self._clock_look(line)[1],
                glyph=lambda line: self._clock_look(line) if self._due(line) else None,
                width=170,
            ),
        ]

    def _decided_words(self, line: ReportLine) -> str:
        decided = self._decided.get(line.report_id)
        return decided.said_to(self.search.text()) if decided else ""

    def _decided_whole(self, line: ReportLine) -> str:
        """Why a filter found it, where the few words of the column do not say so."""
        decided = self._decided.get(line.report_id)
        return decided.whole_words if decided else ""

    def _clock_words(self, line: ReportLine) -> str:
        if line.due_at is not None:
            return clock_state(self._case.now(), line.due_at).words
        late = self._late.get(line.number)
        return late.how_long if late is not None else ""

    def _clock_tip(self, line: ReportLine) -> str:
        late = self._late.get(line.number)
        if line.due_at is not None or late is None:
            return self._clock_words(line)
        return f"{late.need.label}: {late.how_long}\n{late.what}"

    def _due(self, line: ReportLine) -> datetime | None:
        late = self._late.get(line.number)
        return line.due_at or (late.due_at if late is not None else None)

    def _clock_look(self, line: ReportLine) -> tuple[str, str]:
        if line.due_at is None:
            return ("time-lapsed", "danger") if line.number in self._late else ("time", "muted")
        return _CLOCK_LOOK[clock_state(self._case.now(), line.due_at).state]


def _phase_words(line: ReportLine) -> str:
    return phase_label(line.proposed_phase)
