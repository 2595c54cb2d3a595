"""What a page may ask of the window around it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from app.refusals import UserError
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Tone

if TYPE_CHECKING:
    from ui.fields.form_journal import FormJournal


class Question(NamedTuple):
    """What is asked before something is done: a heading, words that say what it does, and those of the two buttons."""

    heading: str
    words: str
    act: str
    close: str
    run: Callable[[], object]
    """Does it. What it refuses is shown where it was asked."""


class Frame(Protocol):
    """The window as pages and dialogs see it. :class:`ui.window.MainWindow` is one."""

    @property
    def tasks(self) -> Tasks:
        """Runs work off the window's thread."""

    @property
    def marking(self) -> MarkingView:
        """The marking that every dialog shows on top."""

    @property
    def journal(self) -> "FormJournal | None":
        """Keeps what is typed in dialogs from a crash; none before a case is open."""

    def go(self, page: str, key: str = "") -> None:
        """Show a page, and what ``key`` names in it (an issued number, a country); remembered in history."""

    @property
    def came_from(self) -> tuple[str, str]:
        """Page and key that were shown before this place; two empty words where it is the first."""

    @property
    def came_back(self) -> bool:
        """Whether somebody came to this place by going back, or forward again: they go on there as they left it."""

    @property
    def step(self) -> int:
        """The number of this place in the order of those that were shown: two visits to one key differ by it."""

    def back(self) -> None:
        """To the place that was shown before."""

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say something above the page."""

    def refuse(self, error: UserError) -> None:
        """Show a refusal above the page."""

    def ask(
        self, question: Question, *, over: QWidget | None = None, done: Callable[[], object] | None = None
    ) -> None:
        """Ask before something is done, in front of the window or of what stands ``over`` it; go on with ``done`` after it."""

    def show_glossary(self, term: str = "") -> object:
        """The glossary over whatever is open, at a term if one is named (F1 twice in every form, S-02)."""

    def show_help(self, topic: str = "") -> object:
        """The manual over whatever is open, at a topic (`ui.help.where`); the place that is shown if none is named."""

    def set_badge(self, page: str, count: int) -> None:
        """Number of things on a page that need the user."""

    def set_saved(self, words: str = "saved") -> None:
        """Say in the status line whether what was typed is kept; empty where there is nothing to keep."""
