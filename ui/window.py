"""The window around the pages: marking, sidebar, header, notices, the page, and the status line."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.refusals import UserError
from language import mark, said
from ui.above_page import AbovePage
from ui.dialogs.ask_dialog import ask
from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.key_sheet import KeySheet
from ui.find_here import find_on, take_pasted
from ui.frame import Question
from ui.help.dialog import HelpDialog
from ui.keys import EVERYWHERE, OwnKeys
from ui.machine_choices import MachineChoices
from ui.offered_pages import OfferedPages
from ui.page import Page
from ui.past_places import PastPlaces
from ui.pressing import pressed_by_enter
from ui.returning import Returning
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.notice import Tone
from ui.widgets.page_header import PageHeader
from ui.widgets.page_stack import PageStack
from ui.widgets.sidebar import Place, Sidebar
from ui.widgets.status_line import StatusLine
from ui.widgets.tab_order import go_on
from ui.window_acts import WindowActs
from ui.window_help import WindowHelp

if TYPE_CHECKING:
    from ui.fields.form_journal import FormJournal


class MainWindow(QMainWindow):
    """Holds pages by name, in the order in which they were added (Ctrl+1 is the first).

    ``lock_requested`` is sent by Ctrl+L and by the sidebar; ``went`` carries page and key whenever another place
    is shown; ``closing`` is sent once, after background work has ended.
    """

    OWN_KEYS = OwnKeys(
        EVERYWHERE,
        (
            ("Ctrl+F", mark("Find in what is shown")),
            ("Ctrl+N", mark("What N does, while you type in a field too")),
            ("Ctrl+E", mark("What E does, while you type in a field too")),
            ("Ctrl+W", mark("The same as Esc")),
        ),
    )

    lock_requested = Signal()
    went = Signal(str, str)
    closing = Signal()

    def __init__(
        self, tasks: Tasks, marking: MarkingView, *, glossary: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._pages = OfferedPages(self._add_made)
        self._past = PastPlaces()
        self._returning = Returning()
        self._closed = False
        self.journal: FormJournal | None = None
        self._strip = MarkingStrip(marking)
        self._help = WindowHelp(self, self._strip, glossary)
        self.sidebar = Sidebar()
        self.header = PageHeader()
        self._acts = WindowActs(self, self.header)
        self.above = AbovePage()
        self.protected_names: Callable[[], Mapping[str, str]] = dict
        """Names that do not leave the program, and what stands in their place in what is copied."""
        self.stack = PageStack()
        self.status_line = StatusLine(tasks)
        self.setWindowTitle("Tocsin")
        self._lay_out()
        self._offer_acts()
        self.sidebar.chosen.connect(self.go)
        self.sidebar.lock_requested.connect(self.lock_requested)
        tasks.failed.connect(self.refuse)
        self.resize(1280, 800)
        self._fit_sidebar()
        current().changed.connect(self._fit_sidebar)
        current().dress(self)

    # What pages ask of the window (ui.frame.Frame).

    @property
    def tasks(self) -> Tasks:
        return self._tasks

    @property
    def marking(self) -> MarkingView:
        return self._strip.marking

    def go(self, page: str, key: str = "") -> None:
        """Show a page and what ``key`` names in it; what lay ahead in the history is forgotten.

        Raises:
            KeyError: no page of that name.
        """
        if page not in self._pages:
            raise KeyError(page)
        self.note_here()
        self._past.add(page, key)
        self._show()
        # Who comes by the page's entry to where they are would else have to go back once for each time.
        if not key and self._past.fold(self._pages[page].standing):
            self._show_ways()

    def note_here(self) -> None:
        """Where one is now is the place to come back to: a tab or a section may have been chosen since it was come to."""
        page = self._pages.made(self.here[0])
        if page is not None:
            self._past.stand(page.standing)
            self._past.join()
            self._show_ways()
            self._returning.leave(self.here, page, self.focusWidget())

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say something above the page, until another page is shown or it is put away."""
        self.above.tell(tone, what, kept=kept, remedy=remedy)

    def refuse(self, error: UserError) -> None:
        """Show a refusal above the page."""
        self.above.refuse(error)

    def ask(
        self, question: Question, *, over: QWidget | None = None, done: Callable[[], object] | None = None
    ) -> None:
        """Ask before something is done, in front of the window or of what stands ``over`` it; go on with ``done`` after it."""
        ask(self, question, over, done)

    def set_badge(self, page: str, count: int) -> None:
        """Number of things on a page that need the user."""
        self.sidebar.set_badge(page, count)

    def set_saved(self, words: str = "saved") -> None:
        """Say in the status line whether what was typed is kept; empty where there is nothing to keep."""
        self.status_line.set_saved(words)

    # What the program asks of the window.

    @property
    def unsaved(self) -> bool:
        """Whether a page that was made holds something that would be lost, and does not say so itself."""
        return self._pages.unsaved

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages by name, in their order; one that is asked for is made."""
        return self._pages

    @property
    def here(self) -> tuple[str, str]:
        """Page and key that are shown; two empty words before the first."""
        return self._past.here

    @property
    def came_from(self) -> tuple[str, str]:
        return self._past.last

    @property
    def came_back(self) -> bool:
        return self._past.came_back

    @property
    def step(self) -> int:
        return self._past.step

    def add_page(self, page: Page) -> None:
        """Add a page that is made already."""
        self.offer_page(page.place, lambda: page)
        self._pages.make(page.place.name)

    def offer_page(self, place: Place, make: Callable[[], Page]) -> None:
        """Add a page to the sidebar and give it its key; it is made when somebody first goes to it."""
        self._pages.offer(place.name, make)
        self.sidebar.add(place)
        self._acts.offer_place(len(self._pages), said(place.title), lambda: self.go(place.name))

    def give_glossary(self, terms: Sequence[tuple[str, str]]) -> None:
        """Terms and what they mean, for the glossary over every place."""
        self._help.glossary = tuple(terms)

    def offer_find(self, act: Callable[[], object]) -> None:
        """Offer to find anything: by Ctrl+K, and by the field in the header."""
        self._acts.offer_find(act)

    def offer_hints(self, choices: MachineChoices) -> None:
        """Say at each place what it is for, until the user puts that away."""
        self.above.offer_hints(choices)
        choices.changed.connect(self._show_hint)

    def _show_hint(self) -> None:
        page = self._pages.made(self.here[0])
        fits, variant = (page.hinted, page.hint_variant) if page is not None else (True, "")
        self.above.show_hint(*self.here, fits=fits, variant=variant)

    def offer_print(self, act: Callable[[], object]) -> None:
        """Offer to print what fits the place: by Ctrl+P, and by a button in the header."""
        self._acts.offer_print(act)

    def _add_made(self, page: Page) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        page.titled.connect(lambda title, facts: self._titled(page, title, facts))

    def show_marking(self, marking: MarkingView) -> None:
        """Show another marking on top."""
        self._strip.show_marking(marking)

    def sign_in(self, person: str, office: str) -> None:
        """Show who is signed in."""
        self.sidebar.sign_in(person, office)

    def set_day(self, today: date, *, clock_behind: bool) -> None:
        """Show the day in the status line, and whether the computer's clock can be right."""
        self.status_line.set_day(today, clock_behind=clock_behind)

    def set_caution(self, what: str, remedy: str = "") -> None:
        """Say above every page what goes on, until it is put away; empty where it is over."""
        self.above.set_caution(what, remedy)

    def set_ledger(
        self, count: int, verified_at: datetime | None, *, upto: int | None = None, intact: bool = True
    ) -> None:
        """Show the ledger's standing in the status line."""
        self.status_line.set_ledger(count, verified_at, upto=upto, intact=intact)

    def refresh(self) -> None:
        """Let the page that is shown read its data again."""
        page = self._pages.made(self.here[0])
        if page is not None:
            page.refresh()

    def back(self) -> None:
        """To the place before, if there is one."""
        self.note_here()
        if self._past.before:
            self._past.back()
            self._return()

    def forward(self) -> None:
        """To the place after, if the user went back from one."""
        self.note_here()
        if self._past.after:
            self._past.forward()
            self._return()

    def _return(self) -> None:
        self._show()
        now: QWidget | None = self.focusWidget()
        if now is None or not self.header.isAncestorOf(now):
            self._returning.come_back(self.here, self._pages[self.here[0]])

    def change_side(self) -> None:
        """The focus goes into the page, to where it was there or else to its first stop; from within it, to the page's entry."""
        page = self._pages.made(self.here[0])
        if page is not None:
            self._returning.change_side(page, self.sidebar, self.focusWidget(), came_to=bool(self.here[1]))

    def show_keys(self) -> KeySheet:
        """All keys that work here."""
        return self._help.show_keys()

    def show_glossary(self, term: str = "") -> GlossaryDialog:
        """The glossary, at a term if one is named."""
        return self._help.show_glossary(term)

    def show_help(self, topic: str = "") -> HelpDialog:
        """The manual at a topic, or at the place that is shown."""
        return self._help.show_help(self._pages.made(self.here[0]), topic)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus.

        Ctrl+F, where nothing took it, finds on the page, and where nothing there can be narrowed, anything. Ctrl+V does
        what the open tab does with what is pasted, wherever on the page the focus is.
        """
        if event.matches(QKeySequence.StandardKey.Find):
            page = self._pages.made(self.here[0])
            if page is None or not find_on(page):
                self.header.finding.click()
        elif event.matches(QKeySequence.StandardKey.Paste):
            take_pasted(self.stack)
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the focus on the page's entry, not on whatever happens to come first."""
        super().showEvent(event)
        if self.focusWidget() is None and self.here[0]:
            self.sidebar.focus_place(self.here[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what must finish, cancel what may be, and tell the program once."""
        if not self._closed:
            self._closed = True
            self.setCursor(Qt.CursorShape.WaitCursor)
            self._tasks.close()
            self.unsetCursor()
            self.closing.emit()
        event.accept()

    # How it is made.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        self.sidebar.fit(self.width())

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.above)
        self.above.stand_between(self.header, self.stack)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addLayout(middle, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(whole)

    def _offer_acts(self) -> None:
        self.header.back.clicked.connect(self.back)
        self.header.forward.clicked.connect(self.forward)
        self._acts.offer_ways(self.back, self.forward, self.change_side)
        self._acts.offer_ends(self.lock_requested.emit, self.close)
        self._acts.offer_reading_again(self.refresh)
        self._acts.offer_explaining(self.show_help, self.show_glossary, self.show_keys)
        go_on(self._acts.offer_looks(), [self.above, *self.above.close_buttons])

    def _show(self) -> None:
        name, key = self.here
        page = self._pages[name]
        came = self.stack.currentWidget() is not page
        self.above.arrive(name, key, came=came)
        self.stack.setCurrentWidget(page)
        self.sidebar.show_place(name)
        self.header.set_acts(page.acts_bar, page)
        self.header.set_title(page.title, page.facts)
        self._show_ways()
        self._show_hint()
        before: QWidget | None = self.focusWidget() if came else None
        page.open(key)
        self._keep_focus(page, page.landing if key else None, before)
        self.went.emit(name, key)

    def _show_ways(self) -> None:
        self.header.back.setEnabled(self._past.before)
        self.header.forward.setEnabled(self._past.after)

    def _keep_focus(self, page: Page, landing: QWidget | None, before: QWidget | None) -> None:
        """Who came by key goes on from the page's entry, not from whatever follows the page that is hidden now; who came by
        a link from what it leads to, and not from where this page was left some time ago (``before``).
        """
        now: QWidget | None = self.focusWidget()
        if now is not None and self.header.isAncestorOf(now):
            return
        within = now is not None and page.isAncestorOf(now)
        if landing is not None and (not within or now is before):
            landing.setFocus()
        elif not within:
            self.sidebar.focus_place(page.place.name)

    def _titled(self, page: Page, title: str, facts: str) -> None:
        if self.stack.currentWidget() is page:
            self.header.set_title(title, facts)
            # Whose words a hint has may depend on what was found there.
            self._show_hint()
