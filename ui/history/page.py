"""The ledger page: everything that ever happened, newest first, and whether it is whole."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.ledger.around import ShownAround
from app.reading.ledger.history import Entries, HistoryFilter, one_entry
from app.reading.ledger.lines import LedgerLine
from app.refusals import UserError
from app.rules.verdict import Verdict
from db.vocabulary import Role
from language import said, tr
from ui.frame import Frame
from ui.history.by_key import DONE_ON, done_on, entry_of, kind_of
from ui.history.entries_table import EntriesTable
from ui.history.entry_pane import EntryPane
from ui.history.export_dialog import ExportDialog
from ui.history.filter_line import SHOWN, FilterLine
from ui.history.ledger_reader import LedgerReader
from ui.history.ledger_watch import LedgerWatch
from ui.history.near_days import NearDays, ThatDay
from ui.history.paper_dialog import PaperDialog, may_check_paper
from ui.history.shown_list import ShownList
from ui.history.shown_table import ShownTable
from ui.history.told import briefs_told, entries_told, facts_of, nothing_told
from ui.history.watch_bar import WatchBar
from ui.history.way_back import WayBack
from ui.may import may
from ui.open_case import OpenCase
from ui.page import BACK_KEYS, ScrollPage
from ui.places import HISTORY
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.act_menu import ActMenu
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Tone
from ui.widgets.words import Words

PLACE = HISTORY
_LEAST_WIDTH = 340
"""Pixels, at type of usual size, in which the facts of an entry are read without a break at every word."""
_ROWS = 7
"""Rows of the table that always have room, and as much of the entry."""

PAGE = 200
"""Entries that are read at a time."""


class HistoryPage(ScrollPage):
    """A key narrows it to one topic (a report's number, a country's code), or names one entry.

    Who was shown which brief is another table in the place of the entries, with the whole width for its answer.
    """

    def __init__(self, case: OpenCase, frame: Frame, watch: LedgerWatch) -> None:
        super().__init__(frame, PLACE)
        self._case = case
        self._watch = watch
        self._ledger = LedgerReader(case, self, self._refused)
        self._wanted = 0
        self._more = False
        self._to_readings = False
        """Whether the way on from nothing is to what was only read."""
        self._read_for: tuple[bool, HistoryFilter] | None = None
        """What was asked for when the list was read last: another question is read from its first row."""
        self._arriving = False
        """Whether somebody came, and what they came for is still being read: a table that is hidden takes no focus."""
        self._listed: bool | None = None
        """Whether who was shown what is listed, and not the entries; none before anything is."""
        self.bar = WatchBar(watch)
        self.filter = FilterLine(reads=may_read_content(case.actor))
        self._way_back = WayBack(frame, self.filter)
        self.table = EntriesTable(lambda: case.zone, name=tr("Entries of the ledger"))
        self._shown = ShownList(case, frame, self.refresh)
        self.shown, self.gist = self._shown.table, self._shown.gist
        self.open_brief, self.open_entry = self._shown.open_brief, self._shown.open_entry
        self.nothing = EmptyState(tr("Nothing on record fits"), "", act=tr("Show everything"))
        self.days = NearDays()
        self.that_day = ThatDay()
        self.older = ActButton(tr("Show older entries"))
        self._count = Words(role="muted", wrap=True)
        self._reading = Words(tr("Reading…"), role="muted")
        self.pane = EntryPane(case, frame)
        self.verify = ActButton(tr("Verify now"))
        self.menu = ActMenu()
        self._may_check = may_check_paper(case)
        self._may_export = may(case, Role.AUDITOR, Role.FOCAL_POINT)
        self.menu.add(tr("Check a printed brief…"), self.check_paper, self._may_check)
        self.menu.add(tr("Export for an inquiry…"), self.export, self._may_export)
        self.header_acts.addWidget(self.menu)
        self.header_acts.addWidget(self.verify)
        self._lay_out()
        self.filter.shown.clicked.connect(self._turn_register)
        self.verify.acted.connect(self._verify)
        self.nothing.acted.connect(self._show_more)
        self.days.chosen.connect(self.filter.show_day)
        self.that_day.acted.connect(self._show_that_day)
        self.older.acted.connect(self.load_older)
        self.filter.changed.connect(self._narrow)
        self.filter.emptied.connect(lambda: self._go_to(self._here))
        self.table.chosen.connect(self._show_entry)
        self.table.opened.connect(lambda _line: self.pane.read_on())
        self.answer_key(BACK_KEYS, tr("Back to the question on who was shown what"), self._escape)
        watch.stood.connect(self._allow)
        case.changed.connect(self._changed)
        self._allow()

    def open(self, key: str) -> None:
        """Show what was recorded: everything, of a topic that the key names, ``#`` and the number of an entry, or ``shown``, also
        with a day up to which, about a country, and to whom: ``shown/2022-03-04/MMR/Helena Marsh``. In ``shown-on`` the day is the
        one on which it was shown; ``on/2022-03-04/MMR`` is all that was done on it.
        """
        if self._way_back.arrive(key, self.key):
            # What was chosen then is chosen still.
            self._read_for = self._question
        self._wanted = entry_of(key)
        super().open(key)
        self._say_reading()
        self._arriving = True
        self._go_to(self._here)
        if self._wanted:
            actor, number = self._case.actor, self._wanted
            self._show_entry(self._case.look(lambda session: one_entry(session, actor, number)))

    @property
    def _here(self) -> ShownTable | EntriesTable:
        return self.shown if self.filter.who_was_shown else self.table

    def refresh(self) -> None:
        """Read the newest entries again, as many as were shown."""
        self.filter.is_read()
        if self.filter.who_was_shown:
            self._load_shown(max(PAGE, len(self.shown.rows_model.rows)))
        else:
            self._load(None, max(PAGE, len(self.table.rows_model.rows)))

    def load_older(self) -> None:
        """Read the entries before the oldest shown."""
        rows = self.table.rows_model.rows
        if self.filter.who_was_shown:
            self._load_shown(len(self.shown.rows_model.rows) + PAGE)
        elif rows:
            self._load(min(line.number for line in rows), PAGE)

    def check_paper(self) -> PaperDialog:
        """Ask for the code of a printed brief."""
        dialog = PaperDialog(self._case, self.frame, self._watch)
        dialog.open()
        return dialog

    def export(self) -> ExportDialog:
        """Ask where the ledger is to be written."""
        dialog = ExportDialog(self._case, self.frame)
        dialog.open()
        return dialog

    def ask_export(self) -> None:
        """Begin an export from anywhere; whoever may not is told why."""
        self._begin(self._may_export, self.export)

    def ask_paper(self) -> None:
        """Begin to check a printed brief from anywhere."""
        self._begin(self._may_check, self.check_paper)

    def ask_verify(self) -> None:
        """Check the ledger now, unless that is being done."""
        self.verify.setFocus()
        self.verify.button.click()

    def _go_to(self, table: QWidget) -> None:
        """One goes on in the table; while that is hidden, from outside the page, and not where Qt happens to put the focus."""
        table.setFocus()
        now: QWidget | None = self.window().focusWidget()
        if table.isHidden() and now is not None and self.isAncestorOf(now):
            now.clearFocus()

    def _narrow(self) -> None:
        """Whoever narrows the list by now has arrived."""
        self._arriving = False
        self.refresh()

    def _begin(self, verdict: Verdict, act: Callable[[], object]) -> None:
        if verdict.allowed:
            act()
        else:
            self.frame.tell(Tone.INFO, verdict.reason, remedy=verdict.remedy)

    def _verify(self) -> None:
        self._watch.check()

    def _load(self, before: int | None, limit: int) -> None:
        asked = self._question

        def show(found: Entries) -> None:
            self._show_lines(found, before, limit, asked)

        self._ledger.entries(self.filter.wanted, show, before=before, limit=limit + 1)

    def _load_shown(self, limit: int) -> None:
        asked = self._question

        def show(found: ShownAround) -> None:
            self._show_shown(found, limit, asked)

        self._ledger.shown(self.filter.wanted, show, limit=limit + 1)

    def _show_lines(
        self, found: Entries, before: int | None, limit: int, asked: tuple[bool, HistoryFilter]
    ) -> None:
        lines = found.lines
        self.days.show_days(found.before, found.after)
        kept = () if before is None else self.table.rows_model.rows
        self.table.set_rows((*kept, *lines[:limit]), same=lambda line: line.number)
        if self.table.current_row() is None and not self._wanted:
            self.pane.show_entry(None, None)
        if self._asks_anew(asked):
            self.table.scrollToTop()
        self._arrange(len(self.table.rows_model.rows), more=len(lines) > limit, who_was_shown=False)

    def _show_shown(self, found: ShownAround, limit: int, asked: tuple[bool, HistoryFilter]) -> None:
        shown = self._shown.fill(found, self.filter.wanted, limit=limit, anew=self._asks_anew(asked))
        self._arrange(shown, more=len(found.on) > limit, who_was_shown=True)

    @property
    def _question(self) -> tuple[bool, HistoryFilter]:
        return self.filter.who_was_shown, self.filter.wanted

    def _asks_anew(self, asked: tuple[bool, HistoryFilter]) -> bool:
        before, self._read_for = self._read_for, asked
        return before != asked

    def _arrange(self, shown: int, *, more: bool, who_was_shown: bool) -> None:
        """One of the two tables with what belongs to it, or that nothing fits."""
        self._more, self._listed = more, who_was_shown
        self._reading.hide()
        now: QWidget | None = self.window().focusWidget()
        within = now is not None and self.isAncestorOf(now)
        arriving, self._arriving = self._arriving, False
        has_rows = shown > 0 or (who_was_shown and self._shown.is_around)
        self._shown.set_visible(visible=has_rows and who_was_shown)
        self.table.setVisible(shown > 0 and not who_was_shown)
        self.pane.setVisible(not who_was_shown)
        self.nothing.setVisible(not shown)
        # Above a list it is a heading, and takes no more room than one.
        self.nothing.hug(hugs=has_rows)
        self.days.setVisible(self.days.any and not shown and not who_was_shown)
        self.that_day.show_days(
            self.filter.wanted, self._shown.found.other if who_was_shown and not shown else None
        )
        # Whoever types in the filter by now, or went on elsewhere in the page, is not called back.
        goes_on = arriving if now is None or not within else not now.isVisible()
        self._say_nothing(who_was_shown=who_was_shown)
        if goes_on and self.isVisible():
            ways = self.nothing.act.button if self.nothing.act is not None else self.nothing
            there = self.shown if who_was_shown else self.table
            (there if has_rows else ways).setFocus()
        self._begin_at_first()
        tells = has_rows or self.filter.unread or (who_was_shown and self._shown.found.tally.read)
        self._count.setText(self._counted(shown, more=more) if tells else "")
        self.older.setVisible(more)
        self.set_title(said(PLACE.title), facts_of(self.filter))

    def _say_reading(self) -> None:
        """Until there is an answer nothing of the other register is seen: its empty table would seem to be the answer. Nor are entries
        of an earlier question."""
        shown = self.filter.who_was_shown
        if self._listed == shown:
            return
        self._shown.set_visible(visible=False)
        self.table.setVisible(self._listed is None and not shown)
        self.pane.setVisible(not shown)
        for part in (self.nothing, self.days, self.that_day, self.older):
            part.hide()
        self._count.setText("")
        self._reading.setVisible(self.table.isHidden())
        self.set_title(said(PLACE.title), facts_of(self.filter))

    def _refused(self, error: UserError) -> None:
        self._reading.hide()
        self.frame.refuse(error)

    def _begin_at_first(self) -> None:
        """Whoever stands in the table of entries reads the first of them beside it, and sees that it is this one."""
        held: QWidget | None = self.window().focusWidget()
        chosen = bool(self._wanted) or self.table.selectionModel().hasSelection()
        if held is self.table and self.table.isVisible() and not chosen:
            self.table.choose(0)

    def _counted(self, shown: int, *, more: bool) -> str:
        if not self.filter.who_was_shown:
            return entries_told(shown, more=more, unread=self.filter.unread)
        return briefs_told(
            self._shown.found.tally,
            listed=self._shown.listed,
            more=more,
            readings=self.filter.readings.isChecked(),
            unread=self.filter.unread,
        )

    def _show_entry(self, line: LedgerLine | None) -> None:
        if line is not None or not self._wanted:
            self.pane.show_line(line)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        for act in (self.older, *self._shown.acts):
            foot.addWidget(act)
        column.addWidget(self._reading)
        column.addWidget(self.nothing)
        column.addWidget(self.days)
        column.addWidget(self.that_day, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        self._shown.stand_in(column)
        # Where nothing is listed the ways on stand beneath what is said, and not at the foot.
        self.nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addStretch(0)
        column.addLayout(foot)
        for later in (self._reading, self.nothing, self.days):
            later.hide()
        self.body.addWidget(self.bar)
        self.body.addWidget(self.filter)
        # With large type an entry stands beneath the table, as wide as the page: beside it its facts break at every word.
        for part in (self.table, self.shown, self.pane):
            part.setMinimumHeight(current().metrics.row * _ROWS)
        self.body.addWidget(Columns((left, self.pane), stretch=(2, 1), least=_LEAST_WIDTH), 1)

    def _say_nothing(self, *, who_was_shown: bool) -> None:
        told = nothing_told(self.filter.wanted, self._shown.found, who_was_shown=who_was_shown)
        self._to_readings = told.readings
        self.nothing.head(told.title)
        self.nothing.say(told.words)
        self.nothing.offer(told.act)

    def _show_more(self) -> None:
        if self._to_readings:
            self.filter.readings.setChecked(True)
            self.shown.setFocus()
            return
        # Whoever asked who was shown what asks it still; where nobody was shown anything yet, there are other entries.
        shown = self.filter.who_was_shown and self.filter.narrowed
        self.filter.clear()
        if shown:
            self.filter.show_kind(SHOWN)
        self.filter.topic.setFocus()

    def _turn_register(self) -> None:
        """From the entries of some days to what was shown on them, and back: a step, and about the same country or report. What else
        was asked for is no question of the other."""
        asked, shown = self.filter, self.filter.who_was_shown
        days, topic, looks = asked.days_asked, asked.topic.text(), asked.looks.isChecked()
        self.frame.go(PLACE.name, "" if shown else SHOWN)
        if shown:
            # Who came here by another kind of entry made no step.
            asked.show_entries(looks=looks)
        asked.topic.setText(topic)
        asked.ask_days(days)
        self._arriving = True
        self.refresh()

    def _show_that_day(self) -> None:
        """A step of the way: from there one goes back to the question on whom something was shown."""
        wanted = self.filter.wanted
        if wanted.since is not None:
            self.frame.go(PLACE.name, done_on(wanted.since, wanted.until, wanted.topic.strip()))

    def _escape(self) -> None:
        if not self.empties_filter() and kind_of(self.key) == DONE_ON:
            self.frame.back()

    def _allow(self) -> None:
        # To check again comes next only where the last check has something to say.
        self.verify.set_primary(primary=not self._watch.intact)
        if self._watch.running:
            self.verify.refuse("")
        else:
            self.verify.allow()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
