"""The desk: what needs the reader now, where the countries stand, and how quickly warnings are decided."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.desk import Desk, DeskLine, lines_for, pressing_lines
from app.rules.waiting import Rank
from db.vocabulary import Role
from language import plural, said, tr
from ui.case import Case
from ui.desk.administrator_desk import AdministratorDesk
from ui.desk.decision_times_card import DecisionTimesCard
from ui.desk.lines_table import NUMBERED, LinesTable
from ui.desk.map_card import MapCard
from ui.desk.phases_card import PhasesCard
from ui.desk.pressing_card import PressingCard
from ui.desk.reviews_card import ReviewsCard
from ui.desk.signals_card import SignalsCard
from ui.desk.typed_line import TypedLine
from ui.desk.waiting_card import WaitingCard, needs_you_words, others_words
from ui.frame import Frame
from ui.page import ScrollPage
from ui.places import DESK
from ui.theme import current
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.tab_order import come_before, stops_of

PLACE = DESK

OVERDUE = "overdue"
"""Key of the place where what is overdue stands alone."""

_MINE, _OTHERS = 8, 6
"""Lines shown without scrolling: of the reader's own, and of those that wait for others."""


class DeskPage(ScrollPage):
    """Enter, a double click or a line's digit opens what it is about; the map and every list open files.

    It can be laid out before anybody has signed in: :meth:`serve` gives it the case.
    """

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self._case: Case | None = None
        self._board: QWidget | None = None
        self.pressing_card: PressingCard | None = None
        self.typed_line: TypedLine | None = None

    def lay_out(self) -> None:
        """Make what everybody finds here who reads content; nothing the second time."""
        for _part in self.parts_laid_out():
            pass

    def parts_laid_out(self) -> Iterator[None]:
        """As :meth:`lay_out`, with a pause after each part that takes some hundredths of a second."""
        if self._board is not None:
            return
        self._board = QWidget()
        self.mine_card = WaitingCard(tr("Needs you now"), numbered=True, longest=_MINE)
        self.other_card = WaitingCard(tr("Waits for others"), numbered=False, longest=_OTHERS)
        self.mine, self.others = self.mine_card.table, self.other_card.table
        yield
        self.map = MapCard()
        self.phases = PhasesCard()
        yield
        self.signals = SignalsCard()
        self.reviews = ReviewsCard()
        yield
        self.times = DecisionTimesCard()
        # Two columns that know nothing of each other: a short card leaves no hole beside a long one.
        left, self._left = _column(self.mine_card, self.other_card, self.phases, self.signals)
        right, _ = _column(self.map, self.reviews, self.times)
        self._all = Columns((left, right), stretch=(2, 1))
        board = QVBoxLayout(self._board)
        board.setContentsMargins(0, 0, 0, 0)
        board.addWidget(self._all)
        board.addStretch(1)
        self.body.addWidget(self._board)

    def serve(self, case: Case) -> None:
        """Show this case, to whoever has it open, from now on."""
        self._case = case
        case.changed.connect(self._changed)
        if self.frame.journal is not None:
            self.frame.journal.changed.connect(self._show_typed)
        if not may_read_content(case.actor):
            if self._board is not None:
                self.body.removeWidget(self._board)
                self._board.deleteLater()
                self._board = None
            self.hinted = False
            self.administrator = AdministratorDesk(case, self.frame)
            self.body.addWidget(self.administrator)
            return
        self.lay_out()
        words, place = _way_on(case)
        self._nothing = EmptyState(
            tr("Nothing needs you now"),
            _nothing_for(case),
            act=words,
        )
        self._nothing.acted.connect(lambda: self.frame.go(place))
        self.mine_card.body.insertWidget(0, self._nothing)
        self._first = self.mine_card
        if _only_reads(case):
            # Nothing is ever asked of an auditor: what is asked of others is what there is to see.
            self._first = self.other_card
            self._left.insertWidget(0, self.other_card)
        self._first.pressing_asked.connect(lambda: self.frame.go(PLACE.name, OVERDUE))
        self.map.serve(case)
        # The two questions that somebody comes with, whatever waits.
        self.who = self._asks(tr("Who can decide?"), "authorities", "who")
        self.shown = self._asks(tr("Who was shown what?"), "history", "shown")
        self._connect()

    def open(self, key: str) -> None:
        """Show the desk, or with the key :data:`OVERDUE` what is overdue alone; the focus is on the first list: there a digit
        or Enter opens a line."""
        if self._board is not None and self._case is not None:
            self._show_only_pressing(key == OVERDUE)
        super().open(key)
        if self._board is None:
            return
        for table in self._lists():
            table.scrollToTop()
        first = next((table for table in self._lists() if table.rows_model.rows), None)
        if first is not None:
            first.setFocus()
        # A list that is come to brings its first row into view, and all above that is read before it.
        self.scroller.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read what waits."""
        case = self._case
        if case is None:
            return
        self._show_typed()
        if not may_read_content(case.actor):
            self.administrator.refresh()
            self.set_title(said(PLACE.title), tr("people, offices and backups"))
            return
        found = case.desk()
        self._show_waiting(found.waiting, case.zone)
        self.map.show_lines(found.files)
        overdue = sum(line.overdue for line in found.waiting.lines)
        self.phases.show_lines(found.files, found.today, overdue)
        self.signals.show_lines(found.waiting.lines, case.zone)
        self.reviews.show_reviews(found.reviews, found.today, overdue)
        self.times.show_lines(found.warnings, found.waiting.lapses, found.at, case.zone)

    def show_measures(self) -> QDialog | None:
        """Show all that is measured, to whoever reads content."""
        case = self._case
        if case is None or not may_read_content(case.actor):
            return None
        # Late: the desk is the first page, and few look further.
        dialog: QDialog = import_module("ui.desk.measures_dialog").MeasuresDialog(
            case, self.frame, self.window()
        )
        dialog.open()
        return dialog

    def show_typed(self) -> QDialog | None:
        """Show what the reader typed in forms and did not record."""
        if self.frame.journal is None:
            return None
        # Late: after most starts there is nothing.
        dialog: QDialog = import_module("ui.dialogs.typed_dialog").TypedDialog(
            self.frame.journal, self.frame, self.window()
        )
        dialog.open()
        return dialog

    def open_digit(self, digit: int) -> None:
        """Open the line of the numbered list that has this digit; a digit that none has does nothing."""
        lines = (table.line_of_digit(digit) for table in self._numbered())
        line = next(filter(None, lines), None)
        if line is not None:
            self._open(line)

    def _asks(self, words: str, page: str, key: str) -> QPushButton:
        """A way from the head of the desk to where a question is answered."""
        way = QPushButton(words)
        way.setAutoDefault(False)
        way.clicked.connect(lambda: self.frame.go(page, key))
        self.header_acts.addWidget(way)
        return way

    def _show_typed(self) -> None:
        """The line is made when there is something to say."""
        count = self.frame.journal.count() if self.frame.journal is not None else 0
        if count and self.typed_line is None:
            self.typed_line = TypedLine()
            self.typed_line.see.acted.connect(self.show_typed)
            self.body.insertWidget(0, self.typed_line)
            below = self._all if self._board is not None else self.administrator
            # It is made last; read, and come to, it is first.
            come_before(stops_of(below)[0], stops_of(self.typed_line))
        if self.typed_line is not None:
            self.typed_line.show_count(count)

    def _show_only_pressing(self, only: bool) -> None:
        """Let one list take the place of all cards, or the other way round; it is made when it is first asked for."""
        if only and self.pressing_card is None:
            self.pressing_card = PressingCard()
            for table in self.pressing_card.tables:
                table.opened.connect(self._open)
            self.pressing_card.all_asked.connect(lambda: self.frame.go(PLACE.name))
            self.body.insertWidget(0, self.pressing_card, 1)
        if self.pressing_card is not None:
            self.pressing_card.setVisible(only)
        if self._board is not None:
            self._board.setVisible(not only)

    @property
    def _only_pressing(self) -> bool:
        return self.pressing_card is not None and not self.pressing_card.isHidden()

    def _lists(self) -> tuple[LinesTable, ...]:
        if self.pressing_card is not None and self._only_pressing:
            return self.pressing_card.tables
        return (self.mine, self.others)

    def _numbered(self) -> tuple[LinesTable, ...]:
        return self._lists() if self._only_pressing else (self.mine,)

    def _show_waiting(self, found: Desk, zone: ZoneInfo) -> None:
        mine, others = lines_for(found, mine=True), lines_for(found, mine=False)
        pressing = pressing_lines(found)
        self.mine_card.show_lines(mine, zone)
        self.other_card.show_lines(others, zone)
        self._first.offer_pressing(pressing)
        if self.pressing_card is not None:
            self.pressing_card.show_lines(pressing, zone)
        # What waits for others follows at once: one line says that nothing waits for the reader.
        beneath = bool(others) and self._first is self.mine_card
        self._nothing.setVisible(not mine and not beneath)
        self.mine_card.set_title(
            tr("Nothing needs you now") if not mine and beneath else needs_you_words(mine)
        )
        self.other_card.set_title(others_words(others))
        self.other_card.setVisible(bool(others))
        self.frame.set_badge(PLACE.name, len(mine))
        self.hint_variant = _hint_of_pressing(pressing) if self._only_pressing else _hint(mine, others)
        self.set_title(said(PLACE.title), _counts(mine, others))

    def _connect(self) -> None:
        for table in (self.mine, self.others, self.signals.table):
            table.opened.connect(self._open)
        self.phases.nothing.acted.connect(lambda: self.frame.go("countries"))
        self.phases.table.opened.connect(lambda line: self.frame.go("countries", line.country))
        self.map.opened.connect(lambda country: self.frame.go("countries", country))
        self.reviews.table.opened.connect(lambda review: self.frame.go("countries", review.opens))
        self.times.opened.connect(lambda number: self.frame.go("reports", number))
        self.times.more_asked.connect(self.show_measures)
        for digit in range(1, NUMBERED + 1):
            shortcut = QShortcut(QKeySequence(str(digit)), self)
            shortcut.setWhatsThis(tr("Open the line that is numbered {digit}", digit=digit))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda digit=digit: self.open_digit(digit))

    def _open(self, line: DeskLine) -> None:
        self.frame.go(line.page, line.opens)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()


def desk_page(case: Case, frame: Frame) -> DeskPage:
    """The desk of a case."""
    page = DeskPage(frame)
    page.serve(case)
    return page


def _column(*widgets: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """The cards beneath one another, and what holds them in their order."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().metrics.between)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return held, column


def _way_on(case: Case) -> tuple[str, str]:
    """Where whoever has nothing to do begins, in words and as a place of the window."""
    if case.actor.has(Role.AUDITOR):
        return tr("Open the history"), "history"
    if case.actor.has(Role.ANALYST) or case.actor.has(Role.FOCAL_POINT):
        return tr("Go to the country files"), "countries"
    return tr("Go to {place}", place=tr("Reports")), "reports"


def _only_reads(case: Case) -> bool:
    return case.actor.has(Role.AUDITOR)


def _nothing_for(case: Case) -> str:
    if case.actor.has(Role.AUDITOR):
        reads = tr(
            "An auditor reads everything and changes nothing, so nothing ever waits for you. What waits for others "
            "stands above; the whole record is under History."
        )
        answers = tr("To answer an inquiry, open a country file and choose Inquiry at its top.")
        return f"{reads} {answers}"
    if case.actor.has(Role.ANALYST) or case.actor.has(Role.FOCAL_POINT):
        return tr(
            "What waits for you stands here, warnings on their way first: drafts to submit, reports to assess, to decide or to "
            "review. Begin a report under Reports, or open a country file under Countries."
        )
    if case.actor.has(Role.AUTHORITY):
        return tr(
            "What waits for your office stands here, by its clock: briefs to read and decide, decisions to sign "
            "as the second person or to ratify. What is before other offices is below."
        )
    return tr(
        "Records of signed papers that wait for a second person stand here. To record a paper yourself, open its report under "
        "Reports and choose it among the other acts."
    )


def _hint_of_pressing(pressing: Sequence[DeskLine]) -> str:
    """Which words are true where what presses stands alone."""
    if any(line.overdue for line in pressing):
        return "desk_overdue"
    return "desk_alarms" if pressing else "desk_empty"


def _hint(mine: Sequence[DeskLine], others: Sequence[DeskLine]) -> str:
    """Which words are true of what stands there; digits are where the lines have numbers: those of others have none."""
    shown = mine or others
    warned = any(line.rank is Rank.WARNING for line in shown)
    if any(line.need.alarm for line in mine) and any(line.overdue for line in mine):
        # Why an alarm, which has no day, stands behind what is overdue.
        return "desk_ordered" if warned else "desk_duties_and_alarms"
    if mine:
        return "" if warned else "desk_duties"
    if others:
        return "desk_reads" if warned else "desk_reads_duties"
    return "desk_empty"


def _counts(mine: Sequence[DeskLine], others: Sequence[DeskLine]) -> str:
    """What waits, in one line."""
    needs = tr("Nothing needs you")
    if mine:
        needs = plural("{count:,} thing needs you", "{count:,} things need you", len(mine))
        needs = _with_overdue(needs, mine)
    elsewhere = plural("{count:,} waits for others", "{count:,} wait for others", len(others))
    return tr("{needs}; {others}", needs=needs, others=_with_overdue(elsewhere, others))


def _with_overdue(waits: str, lines: Sequence[DeskLine]) -> str:
    overdue = sum(line.overdue for line in lines)
    return tr("{waits} ({overdue:,} overdue)", waits=waits, overdue=overdue) if overdue else waits
