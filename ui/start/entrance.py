"""The way into a case: what the start window shows, and what is done behind it.

The window is there before what opens a case is loaded: that is done beside it, while somebody types. So everything that
knows a database is named here where it is used, by a worker whenever it takes time.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.demo.logins import demo_logins
from app.opening.folders import FolderLook, Standing, look_at
from app.refusals import UserError
from language import mark, said, tr
from ui.loading import load_case
from ui.start.sign_in import SignIn
from ui.start.start_page import StartPage
from ui.start.start_window import StartWindow
from ui.tasks import Cancelled, OnClose, Progress, Tasks
from ui.widgets.notice import Tone

if TYPE_CHECKING:
    from app.actions.keeping.backups import BackupRestored, RestoreBackup
    from app.opening.ministry import Clock, OpenMinistry
    from app.opening.rehearsal import FirstLook
    from app.printing import Printer
    from db.vault import KdfParameters
    from ui.ready_window import ReadyWindow
    from ui.start.founding import Founding
    from ui.start.recovery import Recovery
    from ui.start.restore_page import RestorePage
    from ui.start.working import Working

T = TypeVar("T")

_LOAD_AFTER = 50
"""Milliseconds after the window is shown."""

_OPENING = (
    mark("The case is taken for this program alone, and its keys are unlocked; that is slow on purpose."),
    mark(
        "A case made by an older Tocsin is backed up first and brought to this version; if that fails, it is put back."
    ),
    mark("Clocks that ran out meanwhile are put on record."),
)


def create_demo(*given: Any) -> object:
    """The demonstration made, as :func:`app.demo.making.create_demo` does it; its scenes are loaded when they are wanted."""
    from app.demo.making import create_demo as create  # noqa: PLC0415 - late, as said

    return create(*given)


class Entrance(QObject):
    """Holds the start window. ``opened`` carries a ministry that someone has open, with a passphrase of their own."""

    opened = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        printer: "Printer",
        *,
        clock: "Clock",
        kdf: "KdfParameters | None" = None,
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._folder = folder
        self._printer = printer
        self._clock = clock
        self._kdf = kdf
        self._founding: Founding | None = None
        self._unready: OpenMinistry | None = None
        self.seen: FirstLook | None = None
        """What the worker that opened the case saw of it."""
        self.ready: ReadyWindow | None = None
        """The window of the case, as far as it is made; whoever shows it takes it."""
        self._page: StartPage | None = None
        self.window = StartWindow(tasks)
        self.window.closed.connect(self._give_back)

    @property
    def folder(self) -> Path:
        """The folder that the user is at."""
        return self._folder

    def begin(self) -> None:
        """Show the window on the folder."""
        self._visit(look_at(self._folder))
        self.window.show()
        self.window.activateWindow()
        # When the window has been drawn, and not before: it would be drawn late.
        QTimer.singleShot(_LOAD_AFTER, self.window, self._load)

    def _load(self) -> None:
        """Load beside the window what opens a case and shows it, while somebody reads and types."""
        if not self._tasks.closed:
            self._tasks.run(lambda _progress, cancelled: load_case(cancelled), self._make_ready, owner=self)

    def _make_ready(self, loaded: bool) -> None:
        """Make the window of the case between what the user types."""
        from ui.ready_window import ReadyWindow  # noqa: PLC0415 - late, as all that knows a case

        if loaded and not self._tasks.closed:
            self.ready = ReadyWindow()
            self.ready.begin()

    def take_ready(self) -> "ReadyWindow | None":
        """The window of the case, as far as it is made; nothing is made of it here any more."""
        taken, self.ready = self.ready, None
        return taken

    # What is shown.

    def _show(self, page: StartPage) -> None:
        before, self._page = self._page, page
        self.window.show_steps(())
        self.window.show_page(page)
        if before is not None:
            self.window.drop(before)

    def _visit(self, look: FolderLook, *, told: str = "") -> None:
        """Show where the user stands at a folder."""
        if look.folder != self._folder:
            self._folder, self._founding = look.folder, None
        if look.standing is Standing.CASE:
            self._show_sign_in(look)
        else:
            self._show_welcome(look)
        if told:
            self.window.tell(Tone.OK, told)

    def _show_welcome(self, look: FolderLook) -> None:
        self.window.stamp(demonstration=False)
        from ui.start.welcome import Welcome  # noqa: PLC0415 - late: only where there is no case yet

        page = Welcome(look.folder, look.warning)
        page.set_up.connect(self._set_up)
        page.explore.connect(self._explore)
        page.open_other.connect(self._open_other)
        page.restore.connect(self._show_restore)
        if look.standing is Standing.OTHER:
            page.set_up_act.refuse(
                tr("“{folder}” holds other files. Open an empty folder first.", folder=look.folder)
            )
        self._show(page)

    def _show_sign_in(self, look: FolderLook) -> None:
        page = SignIn(look.folder, people=demo_logins() if look.demonstration else (), warning=look.warning)
        page.signed.connect(lambda login, passphrase: self._open(login, passphrase, page))
        page.open_other.connect(self._open_other)
        page.restore.connect(self._show_restore)
        page.recover.connect(self._show_recovery)
        self.window.stamp(demonstration=look.demonstration)
        self._show(page)

    def _show_restore(self) -> None:
        from ui.start.restore_page import RestorePage  # noqa: PLC0415 - late, as all that knows a case

        page = RestorePage(self._folder)
        page.back.connect(self._back)
        page.wanted.connect(lambda request: self._restore(request, page))
        self._show(page)

    def _show_recovery(self, login: str) -> None:
        from ui.start.recovery import Recovery  # noqa: PLC0415 - late, as all that knows a case

        page = Recovery(self._folder, login)
        page.back.connect(self._back)
        page.wanted.connect(lambda key, login, passphrase: self._recover(key, login, passphrase, page))
        self._show(page)

    def _back(self) -> None:
        self._visit(look_at(self._folder))

    def _open_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - late: few open another folder

        chosen = QFileDialog.getExistingDirectory(
            self.window, tr("Open the folder of a case"), str(self._folder.parent)
        )
        if chosen:
            self.visit(Path(chosen))

    def visit(self, folder: Path) -> None:
        """Go to another folder."""
        self._visit(look_at(folder))

    def _set_up(self) -> None:
        from db.vault import RFC_9106_LOW_MEMORY  # noqa: PLC0415 - late, as all that knows a case
        from ui.start.founding import Founding  # noqa: PLC0415 - likewise

        if self._founding is None:
            kdf = self._kdf or RFC_9106_LOW_MEMORY
            self._founding = Founding(self.window, self._folder, self._clock, kdf)
            self._founding.opened.connect(self._enter)
            self._founding.left.connect(self._back)
        self._founding.show()

    # What is done.

    def _run(
        self,
        work: Callable[[Progress, Callable[[], bool]], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[UserError], None],
        working: "Working | None" = None,
        *,
        on_close: OnClose = OnClose.WAIT,
    ) -> None:
        self._tasks.run(work, on_done, on_failed, working.progress if working else None, on_close=on_close)

    def _explore(self) -> None:
        folder = self._folder.with_name("demo")
        if look_at(folder).standing is Standing.CASE:
            self.visit(folder)
            return
        from ui.start.working import Working  # noqa: PLC0415 - late: it is loaded beside the window

        working = Working(
            tr("The demonstration is being made"),
            tr(
                "Three cases from the public record are played through the whole flow, with invented people. It takes half "
                "a minute."
            ),
        )
        self.window.stamp(demonstration=True)
        self._show(working)

        def failed(error: UserError) -> None:
            self._back()
            self.window.refuse(error)

        self._run(
            lambda progress, cancelled: create_demo(
                folder,
                self._printer,
                lambda done, total: progress(
                    done, total, tr("Scene {done} of {total}", done=done, total=total)
                ),
                cancelled,
            ),
            lambda _made: self.visit(folder),
            failed,
            working,
            on_close=OnClose.CANCEL,
        )

    def _open(self, login: str, passphrase: str, page: "SignIn | Recovery | RestorePage") -> None:
        from ui.start.working import Working  # noqa: PLC0415 - late: it is loaded beside the window

        working = Working(tr("The case is being opened"), f"{self._folder}", said(_OPENING))
        self.window.show_page(working)

        def work(_progress: Progress, cancelled: Callable[[], bool]) -> "OpenMinistry":
            from app.opening.ministry import open_ministry  # noqa: PLC0415 - late, as all that knows a case
            from app.opening.rehearsal import first_look  # noqa: PLC0415 - likewise

            ministry = open_ministry(self._folder, login, passphrase, clock=self._clock)
            try:
                # All that the window needs for it, so that the window's thread has nothing left to load or to put together.
                load_case(cancelled)
                if cancelled():
                    raise Cancelled
                self.seen = first_look(ministry)
            except BaseException:
                ministry.close()
                raise
            return ministry

        def failed(error: UserError) -> None:
            self.window.show_page(page)
            self.window.drop(working)
            page.failed(error)

        def opened(ministry: "OpenMinistry") -> None:
            if ministry.must_change:
                self._show_choice(ministry, passphrase)
            else:
                self._enter(ministry)

        self._run(work, opened, failed, working, on_close=OnClose.CANCEL)

    def _show_choice(self, ministry: "OpenMinistry", old: str) -> None:
        from app.opening.accounts import change_passphrase  # noqa: PLC0415 - late, as all that knows a case
        from ui.start.choose_passphrase import ChoosePassphrase  # noqa: PLC0415 - likewise

        self._unready = ministry
        page = ChoosePassphrase(ministry.actor.name, ministry.unlocked.login)

        def chosen(new: str) -> None:
            self._run(
                lambda _progress, _cancelled: change_passphrase(ministry, old, new), self._enter, page.failed
            )

        def left() -> None:
            self._give_back()
            self._back()

        page.chosen.connect(chosen)
        page.left.connect(left)
        self._show(page)

    def _restore(self, request: "RestoreBackup", page: "RestorePage") -> None:
        from app.actions.keeping.backups import restore_backup  # noqa: PLC0415 - late, as all that knows a case

        def restored(done: "BackupRestored") -> None:
            made = done.backup.created.astimezone()
            told = [
                tr("The case is as it was on {made:%Y-%m-%d} at {made:%H:%M %Z}.", made=made),
                tr("What was there before is kept in {aside}.", aside=done.aside) if done.aside else "",
                tr("Sign in with the passphrase of that time."),
                "" if done.recorded else tr("Note by hand when and why: the ledger does not say."),
            ]
            self._visit(look_at(self._folder), told=" ".join(part for part in told if part))

        self._run(
            lambda _progress, _cancelled: restore_backup(request, clock=self._clock), restored, page.failed
        )

    def _recover(self, key: str, login: str, passphrase: str, page: "Recovery") -> None:
        from app.opening.accounts import recover_access  # noqa: PLC0415 - late, as all that knows a case

        self._run(
            lambda _progress, _cancelled: recover_access(
                self._folder, key, login, passphrase, clock=self._clock
            ),
            lambda _nothing: self._open(login, passphrase, page),
            page.failed,
        )

    def _enter(self, ministry: "OpenMinistry") -> None:
        self._unready = self._founding = None
        self.opened.emit(ministry)

    def _give_back(self) -> None:
        """The user left before the case was shown."""
        if self.ready is not None:
            self.ready.drop()
            self.ready = None
        if self._unready is None and self._founding is not None and self._founding.made is not None:
            self._unready = self._founding.made.ministry
        if self._unready is not None:
            self._unready.close()
            self._unready = None
