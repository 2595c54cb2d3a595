"""The desk: what needs the reader now, where the countries stand, and how quickly warnings are decided."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import country_lines
from app.reading.desk import Desk, DeskLine, lines_for
from app.reading.reports.decision_times import warning_lines
from app.reading.reviews_due import reviews_due
from db.vocabulary import Role
from language import plural, said, tr
from ui.case import Case
from ui.desk.administrator_desk import AdministratorDesk
from ui.desk.decision_times_card import DecisionTimesCard
from ui.desk.lines_table import NUMBERED, LinesTable
from ui.desk.map_card import MapCard
from ui.desk.phases_card import PhasesCard
from ui.desk.reviews_card import ReviewsCard
from ui.desk.signals_card import SignalsCard
from ui.frame import Frame
from ui.page import ScrollPage
from ui.places import DESK
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState

PLACE = DESK

_MINE, _OTHERS = 7, 4
"""Lines shown without scrolling: of the reader's own, and of those that wait for others."""


class DeskPage(ScrollPage):
    """Enter, a double click or a line's digit opens what it is about; the map and every list open files."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self._case = case
        self._reads = may_read_content(case.actor)
        case.changed.connect(self._changed)
        if not self._reads:
            self.administrator = AdministratorDesk(case, frame)
            self.body.addWidget(self.administrator)
            return
        self.mine = LinesTable(tr("Needs you now"), numbered=True, longest=_MINE)
        self.others = LinesTable(tr("Waits for others"), numbered=False, longest=_OTHERS)
        self.map = MapCard(case)
        self.phases = PhasesCard()
        self.signals = SignalsCard()
        self.reviews = ReviewsCard()
        self.times = DecisionTimesCard()
        self._nothing = EmptyState(
            tr("Nothing needs you now"),
            _nothing_for(case),
            act=tr("Open the history") if case.actor.has(Role.AUDITOR) else tr("Go to the country files"),
        )
        self.who = QPushButton(tr("Who can decide?"))
        self.who.setAutoDefault(False)
        self.who.clicked.connect(lambda: frame.go("authorities", "who"))
        self.header_acts.addWidget(self.who)
        self._connect()
        right = _column(self.map, self.reviews)
        self.body.addWidget(Columns((self._waiting(), right), stretch=(4, 3)))
        self.body.addWidget(Columns((_column(self.phases, self.signals), self.times), stretch=(8, 3)))
        self.body.addStretch(1)

    def open(self, key: str) -> None:
        """Show the desk, with the focus on what needs the reader: there a digit or Enter opens a line."""
        super().open(key)
        if self._reads and self.mine.rows_model.rows:
            self.mine.setFocus()

    def refresh(self) -> None:
        """Read what waits."""
        if not self._reads:
            self.administrator.refresh()
            self.set_title(said(PLACE.title), tr("people, offices and backups"))
            return
        at = self._case.now()
        today = at.astimezone(self._case.zone).date()
        found = self._case.waiting()
        self._show_waiting(found)
        files = self._case.look(country_lines)
        self.map.show_lines(files)
        self.phases.show_lines(files)
        self.signals.show_lines(found.lines)
        self.reviews.show_reviews(self._case.look(lambda session: reviews_due(session, today)), today)
        warnings = self._case.look(lambda session: warning_lines(session, at))
        self.times.show_lines(warnings, found.lapses, at, self._case.zone)

    def open_digit(self, digit: int) -> None:
        """Open the line of *Needs you now* that has this digit; a digit that none has does nothing."""
        line = self.mine.line_of_digit(digit)
        if line is not None:
            self._open(line)

    def _show_waiting(self, found: Desk) -> None:
        mine, others = lines_for(found, mine=True), lines_for(found, mine=False)
        self.mine.show_lines(mine)
        self.others.show_lines(others)
        self._nothing.setVisible(not mine)
        self.mine.setVisible(bool(mine))
        self._other_card.setVisible(bool(others))
        self.frame.set_badge(PLACE.name, len(mine))
        overdue = sum(line.overdue for line in mine)
        self.set_title(
            said(PLACE.title),
            plural(
                "{mine} need you, {overdue} of them overdue; {others} wait for others; {count} open report",
                "{mine} need you, {overdue} of them overdue; {others} wait for others; {count} open reports",
                found.open_reports,
                mine=len(mine),
                overdue=overdue,
                others=len(others),
            ),
        )

    def _connect(self) -> None:
        for table in (self.mine, self.others, self.signals.table):
            table.opened.connect(self._open)
        self._nothing.acted.connect(
            lambda: self.frame.go("history" if self._case.actor.has(Role.AUDITOR) else "countries")
        )
        self.phases.nothing.acted.connect(lambda: self.frame.go("countries"))
        self.phases.table.opened.connect(lambda line: self.frame.go("countries", line.country))
        self.map.opened.connect(lambda country: self.frame.go("countries", country))
        self.reviews.table.opened.connect(lambda review: self.frame.go("countries", review.opens))
        self.times.opened.connect(lambda number: self.frame.go("reports", number))
        for digit in range(1, NUMBERED + 1):
            shortcut = QShortcut(QKeySequence(str(digit)), self)
            shortcut.setWhatsThis(tr("Open line {digit} of Needs you now", digit=digit))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda digit=digit: self.open_digit(digit))

    def _waiting(self) -> QWidget:
        mine = Card(tr("Needs you now"))
        mine.body.addWidget(self._nothing)
        mine.body.addWidget(self.mine)
        self._other_card = Card(tr("Waits for others"))
        self._other_card.body.addWidget(self.others)
        return _column(mine, self._other_card)

    def _open(self, line: DeskLine) -> None:
        self.frame.go(line.page, line.opens)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()


def _column(*widgets: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().metrics.between)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return held


def _nothing_for(case: Case) -> str:
    if case.actor.has(Role.AUDITOR):
        return tr(
            "An auditor reads everything and changes nothing, so nothing ever waits for you. What waits for others is "
            "below; the whole record is under History."
        )
    return tr(
        "What waits for you stands here, the shortest clock first: drafts to submit, reports to assess, to decide or to "
        "review. Begin a report under Reports, or open a country file under Countries."
    )
