"""The desk: what needs the reader now, what waits for others, and where the countries stand."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.country_files import CountryLine, country_lines
from app.reading.desk import Desk, DeskLine, Need, desk, lines_for
from app.reading.permission import may_read_content
from db.vocabulary import Role
from ui.case import Case
from ui.desk.administrator_desk import AdministratorDesk
from ui.desk.lines_table import LinesTable
from ui.desk.phases_card import PhasesCard
from ui.frame import Frame
from ui.page import ScrollPage
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.sidebar import Place
from ui.widgets.words import Words

PLACE = Place("desk", "Desk", "desk")


class DeskPage(ScrollPage):
    """Enter, or a double click, opens what a line is about."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self._case = case
        self._reads = may_read_content(case.actor)
        case.changed.connect(self._changed)
        if not self._reads:
            self.administrator = AdministratorDesk(frame)
            self.body.addWidget(self.administrator)
            return
        self.mine = LinesTable("Needs you now", with_waiter=False)
        self.others = LinesTable("Waits for others", with_waiter=True)
        self.phases = PhasesCard()
        self.reviews = Card("Reviews due")
        self._reviews = Words(wrap=True)
        self.reviews.body.addWidget(self._reviews)
        self._numbers = Words(role="muted", wrap=True)
        self._nothing = EmptyState(
            "Nothing needs you now",
            _nothing_for(case),
            act="" if case.actor.has(Role.AUDITOR) else "Go to the country files",
        )
        self._nothing.acted.connect(lambda: frame.go("countries"))
        for table in (self.mine, self.others):
            table.opened.connect(self._open)
        self.phases.table.opened.connect(self._open_country)
        self.body.addWidget(Columns((self._left(), self._right()), stretch=(5, 2)), 1)

    def refresh(self) -> None:
        """Read what waits."""
        if not self._reads:
            self.set_title(PLACE.title, "people, offices and backups")
            return
        at = self._case.now()
        today = at.astimezone(self._case.zone).date()
        found = self._case.look(lambda session: desk(session, self._case.actor, at, today))
        mine, others = lines_for(found, mine=True), lines_for(found, mine=False)
        self.mine.show_lines(mine)
        self.others.show_lines(others)
        self._nothing.setVisible(not mine)
        self.mine.setVisible(bool(mine))
        self._other_card.setVisible(bool(others))
        # What is empty leaves its room to what is not.
        self._left_column.setStretch(0, 1 if mine or not others else 0)
        self.phases.show_lines(self._case.look(country_lines))
        self._show_reviews(found)
        self._show_numbers(found)
        self.frame.set_badge(PLACE.name, len(mine))
        self.set_title(PLACE.title, f"{len(mine)} need you, {len(others)} wait for others")

    def _left(self) -> QWidget:
        mine = Card("Needs you now")
        mine.body.addWidget(self._nothing)
        mine.body.addWidget(self.mine, 1)
        self._other_card = Card("Waits for others")
        self._other_card.body.addWidget(self.others, 1)
        held, self._left_column = _column(mine, self._other_card)
        for place in (0, 1):
            self._left_column.setStretch(place, 1)
        return held

    def _right(self) -> QWidget:
        numbers = Card("In numbers")
        numbers.body.addWidget(self._numbers)
        held, column = _column(self.phases, self.reviews, numbers)
        column.setStretch(0, 1)
        return held

    def _show_reviews(self, found: Desk) -> None:
        due = [line for line in found.lines if line.need in {Need.REVIEW_FILE, Need.REVIEW_REPORT}]
        self._reviews.setText("\n".join(_review(line) for line in due[:8]) if due else "No review is due.")
        self._reviews.set_role("text" if due else "muted")

    def _show_numbers(self, found: Desk) -> None:
        self._numbers.setText(
            f"{found.open_reports} open {'report' if found.open_reports == 1 else 'reports'}\n"
            f"{found.lapses} {'clock' if found.lapses == 1 else 'clocks'} ran out in the last year"
        )

    def _open(self, line: DeskLine) -> None:
        # People say numbers; a country's name is not a key.
        self.frame.go(line.page, line.key if line.page == "countries" else line.subject)

    def _open_country(self, line: CountryLine) -> None:
        self.frame.go("countries", line.country)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()


def _column(*widgets: QWidget) -> tuple[QWidget, QVBoxLayout]:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().metrics.between)
    for widget in widgets:
        column.addWidget(widget)
    return held, column


def _review(line: DeskLine) -> str:
    return f"{line.subject}, due {line.due_at:%Y-%m-%d}" if line.due_at else line.subject


def _nothing_for(case: Case) -> str:
    if case.actor.has(Role.AUDITOR):
        return (
            "An auditor reads everything and changes nothing, so nothing ever waits for you. What waits for others is "
            "below; the whole record is under History."
        )
    return (
        "What waits for you stands here, the shortest clock first: drafts to submit, reports to assess, to decide or to "
        "review. Begin a report under Reports, or open a country file under Countries."
    )
