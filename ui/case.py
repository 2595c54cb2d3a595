"""The open case, as pages see it: they look at it through read functions and act on it through use cases."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QThread, Signal
from shiboken6 import isValid

from app.opening.rehearsal import FirstLook
from app.perform import UseCase, perform
from app.printing import Printer
from app.reading.countries.access_log import only_looks_since
from app.reading.desk import Desk, desk
from app.reading.desk_view import DeskView, desk_view
from app.reading.ministry.settings import read_settings
from app.reading.ministry.window import head_number
from app.refusals import UserError
from app.settings import Settings
from app.typed_forms import forms_recorded, recording, recording_a_part
from db.actor import Actor
from db.store import Store
from ui.one_look import OneLook
from ui.tasks import OnClose, Task, Tasks

T = TypeVar("T")
Request = TypeVar("Request")


_SAME_LOOK = timedelta(seconds=30)
"""So long what waits is told to all who ask, unless something was recorded meanwhile. The desk itself is read anew each minute."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What waits, as it was read at an instant: by whom and at which entry of the ledger."""

    stands: tuple[int, Actor]
    at: datetime
    waiting: Desk
    desk: DeskView | None = None

    def holds(self, stands: tuple[int, Actor], at: datetime) -> bool:
        """Whether it can be told again: nothing was recorded since, and next to no time has passed."""
        return self.stands == stands and abs(at - self.at) <= _SAME_LOOK


class Case(QObject):
    """One open database, one signed-in person.

    ``changed`` is sent after every act that was kept, and after a refused one too (it stands on the
    ledger), so that whatever is shown can be read again.
    """

    changed = Signal()
    noted = Signal()
    """Sent after a look was put on record: the ledger is longer, and nothing that is shown is otherwise."""

    def __init__(
        self, store: Store, actor: Actor, printer: Printer, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.actor = actor
        self.printer = printer
        self.tasks = tasks
        self._settings: Settings | None = None
        self._seen: _Seen | None = None
        self._looking: OneLook | None = None
        self.changed.connect(self._forget_settings)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        if self._settings is None:
            self._settings = self.look(read_settings)
        return self._settings

    def remember(self, seen: FirstLook) -> None:
        """What was seen as the case was opened need not be read again, as long as it stands."""
        self._settings = seen.settings
        if seen.desk is not None:
            self._seen = _Seen((seen.head, seen.actor), seen.at, seen.desk.waiting, seen.desk)

    def waiting(self) -> Desk:
        """What waits, for whoever shows it or counts it: read once for all of them, while the record stands as it does."""
        at, today = self._now_and_today()
        with self.store.read() as session:
            stands = head_number(session), self.actor
            if self._seen is None or not self._seen.holds(stands, at):
                self._seen = _Seen(stands, at, desk(session, self.actor, at, today))
        return self._seen.waiting

    def desk(self) -> DeskView:
        """All that the desk shows; read again as :meth:`waiting` is."""
        at, today = self._now_and_today()
        with self.store.read() as session:
            stands = head_number(session), self.actor
            known = self._seen.desk if self._seen is not None and self._seen.holds(stands, at) else None
            if known is None:
                known = desk_view(session, self.actor, at, today)
                self._seen = _Seen(stands, at, known.waiting, known)
        return known

    def _now_and_today(self) -> tuple[datetime, date]:
        at = self.now()
        return at, at.astimezone(self.zone).date()

    @property
    def zone(self) -> ZoneInfo:
        """The ministry's time zone: instants are shown in it."""
        return ZoneInfo(self.settings.time_zone)

    def now(self) -> datetime:
        """The present instant by the case's own clock, which a replayed case sets."""
        return self.store.clock()

    def look(self, reader: Callable[[Any], T]) -> T:
        """What ``reader`` finds, at once. For keyed look-ups and pages of rows, not for long work."""
        if self._looking is not None and QThread.isMainThread():
            return reader(self._looking.session)
        with self.store.read() as session:
            return reader(session)

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """For a page of many parts: what they look at inside the block is one state of the case, and what several of them ask
        for is read once. After an act they see what it changed.
        """
        if self._looking is not None:
            yield
            return
        self._looking = looking = OneLook(self.store)
        try:
            yield
        finally:
            self._looking = None
            looking.end()

    def act(self, use_case: UseCase[Request, T], request: Request) -> T:
        """Run a use case at once.

        Raises:
            UserError: it was refused, or what was entered cannot be used; nothing was changed.
        """
        if self._looking is not None:
            self._looking.end()
        try:
            return perform(self.store, self.actor, use_case, request)
        finally:
            self.changed.emit()

    def note(self, use_case: UseCase[Request, T], request: Request) -> T:
        """Put on record that something was looked at. What waits for people waits as before, and is not read again for it.

        Raises:
            UserError: as :meth:`act`.
        """
        if self._looking is not None:
            self._looking.end()
        before = self.look(head_number)
        try:
            # A look records nothing of what is typed.
            with recording_a_part():
                return perform(self.store, self.actor, use_case, request)
        finally:
            if self._looking is not None:
                self._looking.end()
            after = self.look(self._carry_over)
            if after != before:
                self.noted.emit()

    def _carry_over(self, session: Any) -> int:
        """What was seen still holds after looks alone, and not after anything that a worker put between them.

        Gives the number of the newest entry.
        """
        head, seen = head_number(session), self._seen
        if seen is not None and seen.stands[1] == self.actor and only_looks_since(session, seen.stands[0]):
            self._seen = replace(seen, stands=(head, self.actor))
        return head

    def act_in_background(
        self,
        title: str,
        use_case: UseCase[Request, T],
        request: Request,
        *,
        on_done: Callable[[T], None],
        on_failed: Callable[[UserError], None],
        asker: QObject | None = None,
    ) -> Task:
        """Run a use case off the window's thread: for those that print, such as escalating.

        ``asker``: who is told. Where it is gone by then the act stands all the same, and the window tells a failure.
        """

        def listens() -> bool:
            return asker is None or isValid(asker)

        forms = forms_recorded()

        def work(_progress: Any, _cancelled: Any) -> T:
            with recording(*forms):
                return perform(self.store, self.actor, use_case, request)

        def done(result: T) -> None:
            if listens():
                on_done(result)
            self.changed.emit()

        def failed(error: UserError) -> None:
            tell = on_failed if listens() else self.tasks.failed.emit
            tell(error)
            self.changed.emit()

        return self.tasks.run(work, done, failed, title=title, on_close=OnClose.WAIT)

    def _forget_settings(self) -> None:
        self._settings = None
