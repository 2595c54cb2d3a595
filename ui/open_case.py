"""The open case with its vault: for what concerns accounts, passphrases and backups."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.opening.ministry import OpenMinistry
from app.printing import Printer
from app.refusals import UserError
from app.typed_forms import forms_recorded, recording
from ui.case import Case
from ui.clock_notices import ClockNotices
from ui.machine_choices import MachineChoices
from ui.tasks import OnClose, Progress, Task, Tasks

T = TypeVar("T")


class OpenCase(Case):
    """A :class:`Case` that also knows the ministry it belongs to. ``leave_wanted``: the person wants to sign out."""

    leave_wanted = Signal()

    def __init__(
        self,
        ministry: OpenMinistry,
        printer: Printer,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        notices: ClockNotices | None = None,
        choices: MachineChoices | None = None,
    ) -> None:
        super().__init__(ministry.store, ministry.actor, printer, tasks, parent)
        self.ministry = ministry
        self.notices = notices or ClockNotices(parent=self)
        self.choices = choices or MachineChoices(parent=self)

    def adopt(self, ministry: OpenMinistry) -> None:
        """Go on with the same case after a change of passphrase, which may have changed the signing key."""
        self.ministry = ministry
        self.actor = ministry.actor

    def run(
        self,
        title: str,
        work: Callable[[OpenMinistry, Progress, Callable[[], bool]], T],
        *,
        on_done: Callable[[T], None],
        on_failed: Callable[[UserError], None],
        on_progress: Callable[[int, int, str], None] | None = None,
        on_close: OnClose = OnClose.WAIT,
    ) -> Task:
        """Do something with the whole ministry off the window's thread, such as a backup."""
        ministry = self.ministry

        def done(result: T) -> None:
            on_done(result)
            self.changed.emit()

        def failed(error: UserError) -> None:
            on_failed(error)
            self.changed.emit()

        forms = forms_recorded()

        def on_thread(progress: Progress, cancelled: Callable[[], bool]) -> Any:
            with recording(*forms):
                return work(ministry, progress, cancelled)

        return self.tasks.run(on_thread, done, failed, on_progress, title=title, on_close=on_close)
