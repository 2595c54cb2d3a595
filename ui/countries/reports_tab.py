"""The early-warning reports of a country."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.reports.declines import declines
from app.reading.reports.reports import ReportLine, report_lines
from db.vocabulary import Role, words
from language import ptr, tr
from ui.case import Case
from ui.frame import Frame
from ui.may import may
from ui.reports.declines_table import DeclinesTable, decision_key, heading_words
from ui.reports.new_report_dialog import NewReportDialog
from ui.reports.words import STATUSES, table_moment
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_DECLINES = 5
"""Decisions that are shown without a scroll: those not to act, the newest first, and then that taking no action was ruled out."""


class ReportsTab(QWidget):
    """Enter or a double click opens a report on its own page."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._country = ""
        verdict = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton(tr("New report…"), icon="plus", primary=True, verdict=verdict)
        self.new.acted.connect(self.begin)
        self.table = TableView[ReportLine](self._columns(), name=tr("Reports of the country"))
        self.table.opened.connect(lambda line: frame.go("reports", line.number))
        self.nothing = EmptyState(
            tr("No report yet"),
            tr(
                "A report carries a warning to an office that can act on it, and comes back with its decision."
            ),
            act=tr("New report…"),
            verdict=verdict,
        )
        self.nothing.acted.connect(self.begin)
        self._declined = Words(tr("What was declined"), size=TextSize.SECTION)
        self.declines = DeclinesTable(lambda: case.zone, of_one=True, longest=_DECLINES)
        self.declines.opened.connect(lambda one: frame.go("reports", decision_key(one)))
        self.newest = Words(role="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.new)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._declined)
        column.addWidget(self.declines)
        column.addWidget(self.newest)

    def show_file(self, view: CountryView) -> None:
        """Read the reports of the country."""
        self._country = view.country
        lines = self._case.look(lambda session: report_lines(session, country=view.country))
        self.table.set_rows(lines, same=lambda line: line.report_id)
        if lines and self.table.current_row() is None:
            self.table.choose(0)
        self.table.setVisible(bool(lines))
        self.new.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        case = self._case
        declined, more = case.look(
            lambda session: declines(
                session, case.actor, case.zone, country=view.country, ruled_out_last=True
            )
        )
        heading = heading_words(declined)
        self._declined.setText(heading)
        self.declines.setAccessibleName(heading)
        self.declines.set_rows(declined, same=lambda one: one.decision_id, otherwise=0)
        self.newest.setText(
            tr("The newest {shown:,} are shown. All are listed under Reports, Declined.", shown=len(declined))
        )
        self.newest.setVisible(more)
        # What stands beneath leaves the reports their rows.
        rows = min(len(lines), _DECLINES) + 1
        self.table.setMinimumHeight(current().metrics.row * (rows + 1) if declined else 0)
        for part in (self._declined, self.declines):
            part.setVisible(bool(declined))

    def begin(self) -> NewReportDialog:
        """Begin a report on this country; it is opened when it is made."""
        dialog = NewReportDialog(self._case, self._frame, self._country)
        dialog.made.connect(lambda report_id: self._frame.go("reports", report_id))
        dialog.open()
        return dialog

    def _columns(self) -> list[Column[ReportLine]]:
        zone = self._case.zone
        return [
            Column(tr("Number"), lambda line: line.number, width=120),
            Column(
                tr("Title"),
                lambda line: line.title,
                phase=lambda line: (True, line.proposed_phase),
                stretch=True,
            ),
            Column(tr("Status"), lambda line: STATUSES[line.status], width=100),
            Column(tr("Urgency"), lambda line: words(line.urgency) if line.urgency else "", width=92),
            Column(tr("Waits for"), lambda line: line.waits_for, width=230),
            Column(tr("Author"), lambda line: line.author, width=120),
            Column(
                ptr("day", "Due"),
                lambda line: table_moment(line.due_at, zone) if line.due_at else "",
                sort=lambda line: line.due_at,
                width=150,
            ),
        ]
