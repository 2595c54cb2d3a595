"""The whole program with its window, from an empty folder to a closed case."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from db.clock import utc_now
from ui.application import make_application, put_away_windows
from ui.clock_notices import ClockNotices, SystemTray
from ui.languages import language_for, speak_in_window
from ui.loading import load_pages
from ui.machine_choices import MachineChoices
from ui.preferences import Preferences, preferences_file, read_preferences, write_preferences
from ui.start.entrance import Entrance
from ui.tasks import Tasks
from ui.theme import Metrics, Theme, ThemeChoice
from ui.widgets.table_memory import remember_in

if TYPE_CHECKING:
    from app.opening.ministry import Clock, OpenMinistry
    from app.printing import Printer
    from db.vault import KdfParameters
    from ui.session import PageMaker, WorkSession

_LOAD_AFTER = 1_000
"""Milliseconds after the window is there."""


class Shell(QObject):
    """Leads from the start window to the window of a case, and back when someone else signs in.

    ``on_bug`` is told what failed in the background that nobody foresaw.
    """

    def __init__(
        self,
        folder: Path,
        printer: "Printer",
        on_bug: Callable[[BaseException], None],
        *,
        clock: "Clock" = utc_now,
        kdf: "KdfParameters | None" = None,
        pages: "PageMaker | None" = None,
        notices: ClockNotices | None = None,
        choices: MachineChoices | None = None,
    ) -> None:
        super().__init__()
        self._notices = notices
        self._choices = choices
        self._folder = folder
        self._printer = printer
        self._on_bug = on_bug
        self._clock = clock
        self._kdf = kdf
        self._pages = pages
        self.entrance: Entrance | None = None
        self.session: WorkSession | None = None

    def begin(self) -> None:
        """Show the start window, in the language that is chosen."""
        app = QApplication.instance()
        if self._choices is not None and isinstance(app, QApplication):
            speak_in_window(app, language_for(self._choices.language))
        tasks = Tasks(self)
        tasks.bug.connect(self._on_bug)
        self.entrance = Entrance(tasks, self._folder, self._printer, clock=self._clock, kdf=self._kdf)
        self.entrance.opened.connect(self._enter)
        if self._choices is not None:
            self.entrance.window.offer_languages(self._choices.language)
            self.entrance.window.language_chosen.connect(self._speak)
        self.entrance.begin()

    def _speak(self, code: str) -> None:
        """Begin again in another language: nothing was typed that could be lost."""
        if self._choices is None or self.entrance is None:
            return
        self._choices.choose_language(code)
        before, self._folder = self.entrance, self.entrance.folder
        self.begin()
        # After the other window is there: the program ends with its last window.
        before.window.close()
        before.window.deleteLater()
        before.deleteLater()

    def come_forward(self) -> None:
        """Bring to the front what there is: a notice was clicked. While it is locked that is the lock screen, and no more."""
        window: QWidget | None = None
        if self.session is not None:
            lock = self.session.lock
            window = lock.screen if lock.locked else self.session.window
        elif self.entrance is not None:
            window = self.entrance.window
        if window is None:
            return
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()

    def _enter(self, ministry: "OpenMinistry") -> None:
        # Late: whoever opened the ministry has loaded them, and the start window is there without them.
        from ui.pages import make_pages  # noqa: PLC0415 - late, as said
        from ui.session import WorkSession  # noqa: PLC0415 - likewise

        entrance, self.entrance = self.entrance, None
        session = WorkSession(
            ministry,
            self._printer,
            self._pages or make_pages,
            notices=self._notices,
            choices=self._choices,
            seen=entrance.seen if entrance is not None else None,
            ready=entrance.take_ready() if entrance is not None else None,
        )
        session.bug.connect(self._on_bug)
        session.left.connect(self.begin)
        session.ended.connect(self._ended)
        self.session = session
        self._folder = ministry.folder
        session.begin()
        QTimer.singleShot(_LOAD_AFTER, session, lambda: self._load_pages(session))
        if entrance is not None:
            # After the other window is there: the program ends with its last window.
            entrance.window.close()
            entrance.window.deleteLater()
            entrance.deleteLater()

    def _load_pages(self, session: "WorkSession") -> None:
        """Load beside the window what its pages need, now that the first one can be used."""
        if not session.tasks.closed:
            store, actor = session.case.store, session.case.actor
            session.tasks.run(
                lambda _progress, cancelled: load_pages(store, actor, cancelled),
                lambda _nothing: session.make_ahead(),
                owner=session,
            )

    def _ended(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            session.window.deleteLater()
            session.deleteLater()


def run(
    folder: Path,
    printer: "Printer",
    *,
    clock: "Clock" = utc_now,
    kdf: "KdfParameters | None" = None,
    preferences: Path | None = None,
) -> int:
    """Run the program on a case folder until its last window is closed; gives the exit status.

    ``preferences``: the file that keeps how the window looks; that of the user unless given.
    """
    kept = preferences or preferences_file()
    remember_in(kept.with_name("tables.json"))
    app, theme, faults = make_application(choice=_choice(kept), metrics=_metrics(kept))
    theme.keep_still(wanted=read_preferences(kept).still)
    tray = SystemTray(app)
    notices = ClockNotices(tray, wanted=read_preferences(kept).clock_notices, parent=app)
    before = read_preferences(kept)
    choices = MachineChoices(
        language=before.language,
        reopen=before.reopen,
        hints_away=filter(None, before.hints_away.split(",")),
        parent=app,
    )
    for changed in (theme.changed, notices.choice_changed, choices.changed):
        changed.connect(lambda: write_preferences(kept, _preferences(theme, notices, choices)))
    shell = Shell(folder, printer, faults.show, clock=clock, kdf=kdf, notices=notices, choices=choices)
    tray.asked.connect(shell.come_forward)
    shell.begin()
    status = app.exec()
    put_away_windows()
    return status


def _choice(kept: Path) -> ThemeChoice:
    wanted = read_preferences(kept).theme
    return next((choice for choice in ThemeChoice if choice.value == wanted), ThemeChoice.SYSTEM)


def _metrics(kept: Path) -> Metrics:
    wanted = read_preferences(kept)
    return Metrics(text_scale=min(2.0, max(1.0, wanted.text_scale)), comfortable=wanted.comfortable)


def _preferences(theme: Theme, notices: ClockNotices, choices: MachineChoices) -> Preferences:
    return Preferences(
        language=choices.language,
        theme=theme.choice.value,
        text_scale=theme.metrics.text_scale,
        comfortable=theme.metrics.comfortable,
        clock_notices=notices.wanted,
        still=theme.keeps_still,
        reopen=choices.reopen,
        hints_away=",".join(sorted(choices.hints_away)),
    )
