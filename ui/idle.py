"""Locks the program when nobody works at it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """``idle`` is sent after ``minutes`` without a key, a click or a movement in any of our windows."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.idle)
        self.set_minutes(minutes)
        # Windows of the desktop only: a filter on the whole application would see every paint of every widget.
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]  # there is one

    def set_minutes(self, minutes: int) -> None:
        """Change how long to wait, at least one minute."""
        self.timer.setInterval(max(1, minutes) * 60_000)

    def start(self) -> None:
        """Begin to watch, as when someone has signed in."""
        self.timer.start()

    def stop(self) -> None:
        """Watch no more, as when the program is locked."""
        self.timer.stop()

    @property
    def quiet_for(self) -> int:
        """Milliseconds since the last sign of life; 0 while nobody watches for one."""
        return self.timer.interval() - self.timer.remainingTime() if self.timer.isActive() else 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self.timer.isActive():
            self.timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
