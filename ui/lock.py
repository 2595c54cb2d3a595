"""Locking and unlocking: by hand, and when nobody works."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.opening.presence import prove_presence
from ui.idle import IdleWatch
from ui.open_case import OpenCase
from ui.start.lock_screen import LockScreen
from ui.tasks import OnClose


class Lock(QObject):
    """Watches for idleness and keeps the lock screen.

    ``leave_wanted``: someone else wants to sign in. ``close_wanted``: the program is to end.
    """

    leave_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, case: OpenCase, window: QWidget) -> None:
        super().__init__(window)
        self._case = case
        self._window = window
        self.locked = False
        self._ended = False
        settings = case.settings
        self._demonstration = settings.demonstration
        self._screen: LockScreen | None = None
        self.idle = IdleWatch(settings.idle_lock_minutes, self)
        self.idle.idle.connect(self.lock)

        QGuiApplication.instance().focusWindowChanged.connect(self._listen)  # type: ignore[union-attr]  # there is one

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Ctrl+L in every window: a modal dialog would keep the main window's own key from working."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_L
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and not self.locked
            and not self._ended
        ):
            self.lock()
            return True
        return False

    @property
    def screen(self) -> LockScreen:
        """The lock screen; it is made when it is first wanted, and asks the case for nothing."""
        if self._screen is None:
            made = self._screen = LockScreen(
                self._case.tasks,
                self._case.actor.name,
                self._case.ministry.unlocked.login,
                demonstration=self._demonstration,
            )
            made.locked.given.connect(self.unlock)
            made.locked.leave.connect(self.leave_wanted)
            made.close_wanted.connect(self.close_wanted)
        return self._screen

    def watch(self) -> None:
        """Begin to watch for idleness."""
        self.idle.start()

    def take_settings(self) -> None:
        """The settings may have changed."""
        self.idle.set_minutes(self._case.settings.idle_lock_minutes)

    def lock(self) -> None:
        """Hide every window; what is typed in them stays."""
        if self.locked:
            return
        self.locked = True
        self.idle.stop()
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        others = [
            window
            for window in QApplication.topLevelWidgets()
            if window.isVisible()
            and window not in {self._window, self.screen}
            and not isinstance(window, QMenu)
        ]
        self.screen.cover([self._window, *others])

    def unlock(self, passphrase: str) -> None:
        """Show everything again, if the passphrase is right."""
        ministry = self._case.ministry
        self._case.tasks.run(
            lambda _progress, _cancelled: prove_presence(ministry, passphrase),
            lambda _nothing: self._unlocked(),
            self.screen.locked.failed,
            on_close=OnClose.WAIT,
        )

    def end(self) -> None:
        """Let go of the lock screen; nothing is locked any more."""
        self._ended = True
        self.idle.stop()
        if self._screen is not None:
            self._screen.hide()
            self._screen.deleteLater()

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _unlocked(self) -> None:
        self.locked = False
        self.screen.uncover()
        self._window.activateWindow()
        self.idle.start()
        self._case.changed.emit()
