"""Whether the ledger is whole: checked in the background at the start and whenever someone asks."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.actions.keeping.audit import verify_ledger
from app.faults import faults_in_words
from app.refusals import UserError
from db.engine import require_integrity
from db.ledger.findings import PrintedHead, VerificationReport
from language import tr
from ui.open_case import OpenCase
from ui.tasks import OnClose, Progress, Task


class LedgerWatch(QObject):
    """Checks every page, hash, signature and live row. One check at a time.

    ``checked`` is sent when a check has ended, ``failed`` with an error that kept it from ending,
    ``stood`` whenever :attr:`running`, :attr:`report` or :attr:`at` changed, ``progressed`` with done and total.
    """

    checked = Signal(object)
    failed = Signal(object)
    stood = Signal()
    progressed = Signal(int, int)

    def __init__(self, case: OpenCase) -> None:
        super().__init__(case)
        self._case = case
        self._task: Task | None = None
        self.report: VerificationReport | None = None
        self.damage: UserError | None = None
        """What kept the last check from reading the database to its end."""
        self._ended_at: datetime | None = None

    @property
    def at(self) -> datetime | None:
        """When the last check ended, in the zone of the ministry, as every other time is told."""
        return None if self._ended_at is None else self._ended_at.astimezone(self._case.zone)

    @property
    def running(self) -> bool:
        return self._task is not None

    @property
    def intact(self) -> bool:
        """False once a check found a fault, until one finds none."""
        return self.damage is None and (self.report is None or self.report.ok)

    def check(self, printed: PrintedHead | None = None) -> None:
        """Begin a check, also against the head of the ledger on a printed brief; nothing while one runs."""
        if self._task is not None:
            return
        store = self._case.store

        def work(progress: Progress, cancelled: Callable[[], bool]) -> VerificationReport:
            with faults_in_words():
                require_integrity(store.engine)
                return verify_ledger(store, printed, progress, cancelled)

        self._task = self._case.tasks.run(
            work,
            self._done,
            self._failed,
            lambda done, total, _words: self.progressed.emit(done, total),
            title=tr("Checking the ledger"),
            on_close=OnClose.CANCEL,
        )
        self._task.ended.connect(self._ended)
        self.stood.emit()

    def cancel(self) -> None:
        """Stop the check that runs; what the last one found stands."""
        if self._task is not None:
            self._task.cancel()

    def _done(self, report: VerificationReport) -> None:
        self.report, self.damage, self._ended_at = report, None, self._case.now()
        self.checked.emit(report)

    def _failed(self, error: UserError) -> None:
        self.damage, self._ended_at = error, self._case.now()
        self.failed.emit(error)

    def _ended(self) -> None:
        self._task = None
        self.stood.emit()
