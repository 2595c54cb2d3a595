"""One person at work in an open case: the window, its pages, and what goes on beside them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.actions.reports.clocks import Lapsed, NoteLapses, note_lapses
from app.opening.finding import catch_up, is_behind
from app.opening.ministry import OpenMinistry
from app.opening.places import keep_places
from app.opening.rehearsal import FirstLook
from app.perform import perform
from app.printing import Printer
from app.reading.authority.permission import may_read_content
from app.reading.ministry.reference import current_countries
from app.reading.ministry.window import FrameView
from app.reading.recent import last_place
from app.reading.veil import every_protected_name
from app.refusals import UserError
from db.actor import TOCSIN
from db.patience import A_GLANCE, waiting_at_most
from db.vocabulary import words
from language import tr
from ui.case_standing import CaseStanding
from ui.clock_notices import ClockNotices
from ui.desk.typed_line import not_recorded
from ui.dialogs.ending import NotKeptDialog, WaitingToEnd
from ui.fields.form_journal import FormJournal
from ui.find.palette import FindPalette
from ui.frame import Frame
from ui.history.ledger_watch import LedgerWatch
from ui.lock import Lock
from ui.machine_choices import MachineChoices
from ui.making_ahead import MakingAhead
from ui.open_case import OpenCase
from ui.pages import OfferedPage
from ui.ready_window import ReadyWindow
from ui.saving import forget_folder
from ui.tasks import Task
from ui.widgets.notice import Tone

if TYPE_CHECKING:
    from ui.printing.print_dialog import PrintDialog

_ALPHA3 = 3
MINUTE = 60_000
"""Milliseconds between two looks at the clocks."""

_CHECK_AFTER = 500
"""Milliseconds after the window is there."""

PageMaker = Callable[[OpenCase, Frame, LedgerWatch], Sequence[OfferedPage]]


class WorkSession(QObject):
    """Holds the window. ``left`` is sent when someone else is to sign in, ``ended`` when the case was closed.

    ``bug`` carries what failed in the background that nobody foresaw.
    """

    left = Signal()
    ended = Signal()
    bug = Signal(object)

    def __init__(
        self,
        ministry: OpenMinistry,
        printer: Printer,
        make_pages: PageMaker,
        *,
        notices: ClockNotices | None = None,
        choices: MachineChoices | None = None,
        seen: FirstLook | None = None,
        ready: ReadyWindow | None = None,
    ) -> None:
        super().__init__()
        self._visited: list[tuple[str, str]] = []
        self._kept_at = ("", "")
        self._leaving = False
        self._looked_first = False
        """Whether the window has been there for a while, so that what goes on beside it may begin."""
        self._indexing: Task | None = None
        made = ready or ReadyWindow()
        made.setParent(self)
        self.tasks = made.tasks
        self.tasks.bug.connect(self.bug)
        self.case = OpenCase(ministry, printer, self.tasks, self, notices=notices, choices=choices)
        if seen is not None:
            self.case.remember(seen)
        self.watch = LedgerWatch(self.case)
        self._seen = seen
        self.window = made.window
        self._standing = CaseStanding(self.case, self.window, self.watch, self)
        view = seen.frame if seen is not None else self._standing.look()
        self.journal = FormJournal(self.case, self, count=view.typed)
        self.window.journal = self.journal
        self._standing.show_marking(view)
        self.window.give_glossary(view.glossary)
        for place, make in make_pages(self.case, self.window, self.watch):
            self.window.offer_page(place, made.with_desk(place, make, self.case))
        self.window.offer_find(self.find)
        self.window.offer_hints(self.case.choices)
        self.window.went.connect(lambda page, key: self._visited.append((page, key)))
        self.window.offer_print(self.print)
        self.window.protected_names = self._protected_names
        self.lock = Lock(self.case, self.window)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self.look_at_clocks)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_standing)
        self.case.changed.connect(self._soon.start)
        self.window.lock_requested.connect(self.lock.lock)
        self.lock.leave_wanted.connect(self.leave)
        self.case.leave_wanted.connect(self.leave)
        self.lock.close_wanted.connect(self.window.close)
        self.window.closing.connect(self._end)

    def begin(self) -> None:
        """Show the window, say what has to be said, and begin to watch."""
        self._show_standing(self._seen.frame if self._seen is not None else None)
        self.window.go(*self._first_place())
        self.window.show()
        self.window.activateWindow()
        self._standing.show_caution()
        self._say_first([*self.case.ministry.warnings, *_lapsed(self.case.ministry.lapsed, self.case)])
        self._clock.start()
        self.lock.watch()
        # When the window can be used: the check takes a core for a while.
        QTimer.singleShot(_CHECK_AFTER, self, self._check)
        self._seen = None

    def _say_first(self, said: Sequence[str]) -> None:
        """What was found as the case was opened; away from the desk, which has a line for it, also that something was typed."""
        typed = self.journal.count() if self.window.here[0] != "desk" else 0
        kept = not_recorded(typed) if typed else ""
        way = tr("Choose “Typed and not recorded” on the desk, or find it with Ctrl+K.") if typed else ""
        if said:
            self.window.tell(Tone.WARN, " ".join(said), kept=kept, remedy=way)
        elif typed:
            self.window.tell(Tone.INFO, kept, remedy=way)

    def _check(self) -> None:
        if not self.tasks.closed:
            self._looked_first = True
            self.watch.check()
            self._index()

    def make_ahead(self) -> None:
        """Make the other pages while nobody works; their modules are loaded."""
        if not self.tasks.closed:
            self._ahead = MakingAhead(self.window, self.lock.idle)

    def find(self) -> FindPalette:
        """Open the palette over the page that is shown."""
        self._keep_places()
        palette = FindPalette(self.case, self.window, self._country(), self.case.choices)
        palette.show()
        palette.activateWindow()
        return palette

    def _first_place(self) -> tuple[str, str]:
        """Where the person was last, unless the desk is wanted or there is no such place any more."""
        if not self.case.choices.reopen:
            return "desk", ""
        last = (
            self._seen.place
            if self._seen is not None
            else self.case.look(lambda session: last_place(session, self.case.actor))
        )
        return last if last is not None and last[0] in self.window.pages else ("desk", "")

    def _keep_places(self) -> None:
        """Keep where the person was, in the case itself. It is never worth an error."""
        self.window.note_here()
        here = self.window.here
        visited, self._visited = self._visited, []
        if here[0] and here != (visited[-1] if visited else self._kept_at):
            visited.append(here)
        self._kept_at = here
        if visited:
            try:
                with waiting_at_most(A_GLANCE):
                    keep_places(self.case.store, self.case.actor, visited)
            except UserError:
                # With those that come next.
                self._visited = visited

    def print(self) -> "PrintDialog | None":
        """Print the frozen brief that is open, or let a document be chosen that fits the place."""
        page, key = self.window.here
        own = getattr(self.window.pages[page], "print", None) if page else None
        if own is not None and own():
            return None
        from ui.printing.print_dialog import PrintDialog  # noqa: PLC0415 - late: with it come all the gatherers

        dialog = PrintDialog(self.case, self.window, page, key)
        dialog.open()
        return dialog

    def _country(self) -> tuple[str, str] | None:
        """The country whose file is shown, with its name."""
        page, key = self.window.here
        code = key.partition("/")[0].upper()
        if page != "countries" or len(code) != _ALPHA3:
            return None
        return code, self.case.look(lambda session: current_countries(session).name(code))

    def _protected_names(self) -> Mapping[str, str]:
        return self.case.look(every_protected_name)

    def _index(self) -> None:
        """Go on with the index of imported events where it was left."""
        store = self.case.store
        if self._indexing is None and is_behind(store):
            self._indexing = self.tasks.run(
                lambda progress, cancelled: catch_up(store, progress, cancelled),
                title=tr("Indexing imported events"),
                owner=self,
            )
            self._indexing.ended.connect(self._indexed)

    def _indexed(self) -> None:
        self._indexing = None

    def leave(self) -> None:
        """Close the case, so that someone else can sign in."""
        self._leaving = True
        if not self.window.close():
            self._leaving = False
        if not self.tasks.closed and self.lock.locked:
            self.lock.screen.locked.tell(
                Tone.WARN,
                tr("Something that was typed is not saved yet."),
                remedy=tr("Unlock, and save it; or press the button again to leave without it."),
            )

    def look_at_clocks(self) -> None:
        """Put on record which clocks ran out, and let what is shown tell the time anew."""
        if self.tasks.closed:
            return
        self._keep_places()
        store = self.case.store
        self.tasks.run(
            lambda _progress, _cancelled: perform(store, TOCSIN, note_lapses, NoteLapses()),
            self._looked,
            owner=self,
        )

    def _looked(self, lapsed: Sequence[Lapsed]) -> None:
        if lapsed:
            self.window.tell(Tone.WARN, " ".join(_lapsed(lapsed, self.case)))
            self.case.changed.emit()
        elif not self.lock.locked:
            # Nothing changed but the time that is left.
            self.case.changed.emit()

    def _show_standing(self, view: FrameView | None = None) -> None:
        if self.tasks.closed:
            return
        self._standing.show(view)
        self.lock.take_settings()
        if self._looked_first:
            self._index()

    def _end(self) -> None:
        self._clock.stop()
        self._soon.stop()
        # Behind the lock somebody else may stand, who has no right even to the names of forms.
        present = not self.lock.locked
        self.lock.end()
        self._keep_places()
        lost = self._end_journal()
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and _stands_over(other, self.window):
                other.hide()
        if lost and present:
            # Nothing of the case stands behind what is said for as long as it is read.
            for part in (self.window.header, self.window.above, self.window.stack):
                part.hide()
            NotKeptDialog(lost, self.window.marking, self.window).exec()
        forget_folder()
        self.case.ministry.close()
        if self._leaving:
            self.left.emit()
        self.ended.emit()

    def _end_journal(self) -> tuple[str, ...]:
        """Keep what stands in forms. Why the program is not gone yet is said while another one writes."""
        waiting: list[WaitingToEnd] = []

        def wait() -> None:
            if not waiting:
                waiting.append(WaitingToEnd())
                waiting[0].show_on(self.window)
            waiting[0].drawn()

        self.journal.held_up.connect(wait)
        lost = self.journal.end()
        self.journal.held_up.disconnect(wait)
        for window in waiting:
            window.hide()
            window.deleteLater()
        return lost


def _stands_over(other: QWidget, window: QWidget) -> bool:
    """Whether it is a window that was opened from this one, or from such a one."""
    parent = other.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is window


def _lapsed(lapsed: Sequence[Lapsed], case: OpenCase) -> list[str]:
    """Sentences on clocks that ran out, for who may know of them."""
    if not may_read_content(case.actor):
        return []
    return [
        tr(
            "A clock ran out: {report_number}, to {kind} by {due_at:%Y-%m-%d %H:%M %Z}.",
            report_number=one.report_number,
            kind=words(one.kind).lower(),
            due_at=one.due_at.astimezone(case.zone),
        )
        for one in lapsed
    ]
