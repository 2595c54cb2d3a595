"""An act that has to wait after wrong attempts, counted down where the user looks."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from language import tr
from ui.widgets.act_button import ActButton


class Countdown(QObject):
    """Greys ``act`` until the wait is over, and says how long it is."""

    def __init__(self, act: ActButton) -> None:
        super().__init__(act)
        self._act = act
        self._until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._count)

    @property
    def runs(self) -> bool:
        """Whether the next attempt has to wait."""
        return self._until is not None

    def start(self, seconds: int) -> None:
        """Wait so long."""
        if seconds > 0:
            self._until = datetime.now(UTC) + timedelta(seconds=seconds)
            self._timer.start()
            self._count()

    def _count(self) -> None:
        if self._until is None:
            return
        left = (self._until - datetime.now(UTC)).total_seconds()
        if left <= 0:
            self._until = None
            self._timer.stop()
            self._act.allow()
            return
        seconds = int(left) + 1
        said = (
            tr("{seconds} s", seconds=seconds)
            if seconds < 60
            else tr("{minutes} min {seconds} s", minutes=seconds // 60, seconds=seconds % 60)
        )
        self._act.refuse(tr("Try again in {said}.", said=said))
