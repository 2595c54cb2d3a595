"""The country files as a table."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import CountryLine, country_lines
from app.reading.plans.levers import readiness_by_country
from app.reading.risk.risk_list import in_words, uncovered
from app.reading.risk.risk_schedule import risk_schedules
from app.rules.plans.levers import Readiness
from app.rules.risk.quarters import QuarterStanding
from app.rules.waiting import late_words
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.countries.words import next_review, ongoing_of, risk_level, today
from ui.may import may
from ui.risk.quarter_strip import LAST, quarter_in_list, quarter_words
from ui.theme import current
from ui.theme.phases import phase_label
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_LEVELS = {"low": 1, "medium": 2, "high": 3, "very_high": 4}


class CountryList(QWidget):
    """``opened`` carries the alpha-3 code of the file that the user opens, ``new_asked`` the wish for a new one."""

    opened = Signal(str)
    new_asked = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._today: date = today(case)
        self.lines: tuple[CountryLine, ...] = ()
        self._quarters: Mapping[str, Sequence[QuarterStanding]] = {}
        self._levers: Mapping[str, Readiness] = {}
        verdict = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton(tr("Open a country file…"), icon="plus", verdict=verdict)
        self.new.acted.connect(self.new_asked)
        self.table = TableView[CountryLine](self._columns(), name=tr("Country files"), whole=True)
        self.listed = Words(role="muted", wrap=True, selectable=True)
        self.table.opened.connect(lambda line: self.opened.emit(line.country))
        self.nothing = EmptyState(
            tr("No country file is open"),
            tr(
                "A file holds what is known of a country where atrocities may be committed: its phase, evidence, risk "
                "assessments and reports."
            ),
            act=tr("Open the first country file…"),
            verdict=verdict,
        )
        self.nothing.acted.connect(self.new_asked)
        # Until it is known whether there are files; the window would make room for both.
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self.new)
        column.addWidget(self.table, 1)
        column.addWidget(self.listed)
        column.addWidget(self.nothing, 1)

    def refresh(self) -> None:
        """Read the files again; the chosen row stays chosen."""
        readable = may_read_content(self._case.actor)
        self._today = today(self._case)
        self.lines = self._case.look(country_lines) if readable else ()
        self._quarters = self._case.look(lambda s: risk_schedules(s, self._today)) if readable else {}
        listed = self._case.look(lambda session: uncovered(session, self._today)) if readable else None
        self.listed.setText(in_words(listed) if listed else "")
        self.listed.setVisible(listed is not None)
        self._levers = self._case.look(lambda s: readiness_by_country(s, self._today)) if readable else {}
        self.table.set_rows(self.lines, same=lambda line: line.country, otherwise=0)
        self.table.setVisible(bool(self.lines))
        self.new.setVisible(bool(self.lines))
        self.nothing.setVisible(not self.lines)
        if not readable:
            self.nothing.say(
                tr("An administrator keeps people, offices and backups, and does not see casework.")
            )

    def _review_words(self, line: CountryLine) -> str:
        late = (self._today - line.next_review_on).days
        return late_words(late) if late > 0 else line.next_review_on.isoformat()

    def _overdue(self, line: CountryLine) -> bool:
        return line.next_review_on < self._today

    def _phase_words(self, line: CountryLine) -> str:
        """The phase; at imminent risk without an unspent lever that too, and whether anything is left (S-35)."""
        words = phase_label(line.phase)
        levers = self._levers.get(line.country)
        if levers is None or not levers.alarm:
            return words
        if levers.partly_spent:
            return tr("{words}, lever partly spent", words=words)
        return tr("{words}, no lever", words=words)

    def _alarm(self, line: CountryLine) -> str:
        levers = self._levers.get(line.country)
        return levers.alarm if levers is not None else ""

    def _phase_tip(self, line: CountryLine) -> str:
        since = (
            tr("Since {phase_since}.", phase_since=line.phase_since.isoformat()) if line.phase_since else ""
        )
        return f"{self._alarm(line)} {since}".strip()

    def _columns(self) -> list[Column[CountryLine]]:
        return [
            Column(
                tr("Country"),
                lambda line: line.name,
                stretch=True,
                tooltip=lambda line: f"{line.name}, {line.country}",
            ),
            Column(
                tr("Phase"),
                self._phase_words,
                sort=lambda line: line.phase.rank if line.phase else 0,
                phase=lambda line: (True, line.phase),
                role=lambda line: "danger" if self._alarm(line) else "",
                tooltip=self._phase_tip,
                # Its last words say that no lever is left.
                width=300,
            ),
            Column(
                tr("Risk level"),
                lambda line: risk_level(line.risk_level),
                sort=lambda line: _LEVELS[line.risk_level.value] if line.risk_level else None,
                width=96,
            ),
            Column(tr("Ongoing"), ongoing_of, width=82),
            Column(
                tr("Next review"),
                # Overdue, or else the day: the tip has both.
                self._review_words,
                sort=lambda line: line.next_review_on,
                tooltip=lambda line: next_review(line.next_review_on, self._today),
                role=lambda line: "danger" if self._overdue(line) else "",
                glyph=lambda line: ("time-lapsed", "danger") if self._overdue(line) else None,
                width=176,
            ),
            Column(
                tr("Quarter"),
                lambda line: quarter_in_list(self._quarters.get(line.country, ()))[0],
                role=lambda line: quarter_in_list(self._quarters.get(line.country, ()))[2],
                glyph=lambda line: quarter_in_list(self._quarters.get(line.country, ()))[1:],
                tooltip=lambda line: ", ".join(
                    quarter_words(one) for one in self._quarters.get(line.country, ())[-LAST:]
                ),
                width=152,
            ),
            Column(
                tr("Open reports"),
                lambda line: str(line.open_reports),
                sort=lambda line: line.open_reports,
                tooltip=lambda line: tr("{open_reports} open", open_reports=line.open_reports),
                number=True,
                width=78,
            ),
            Column(
                tr("Evidence"),
                lambda line: str(line.evidence),
                sort=lambda line: line.evidence,
                number=True,
                width=84,
            ),
        ]
