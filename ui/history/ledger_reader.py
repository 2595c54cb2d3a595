"""What the page of the ledger reads: off the window's thread, and only the newest question is answered."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from app.faults import faults_in_words
from app.reading.ledger.around import ShownAround, shown_around
from app.reading.ledger.history import Entries, HistoryFilter, history_around
from app.refusals import UserError
from ui.open_case import OpenCase
from ui.tasks import Progress

Answer = TypeVar("Answer", Entries, ShownAround)


class LedgerReader:
    """Reads what is ``wanted`` and gives it to ``show``; what stands in the way goes to ``refuse``.

    An answer to an earlier question is dropped, and nothing is answered once ``owner`` is gone.
    """

    def __init__(self, case: OpenCase, owner: QObject, refuse: Callable[[UserError], None]) -> None:
        self._case = case
        self._owner = owner
        self._refuse = refuse
        self._asked = 0

    def entries(
        self, wanted: HistoryFilter, show: Callable[[Entries], None], *, before: int | None, limit: int
    ) -> None:
        """At most ``limit`` entries, newest first; those ``before`` an entry where its number is given."""
        actor = self._case.actor
        self._read(lambda session: history_around(session, actor, wanted, before=before, limit=limit), show)

    def shown(self, wanted: HistoryFilter, show: Callable[[ShownAround], None], *, limit: int) -> None:
        """At most ``limit`` times that a brief was shown, and the nearest of them around days on which none was."""
        actor = self._case.actor
        self._read(lambda session: shown_around(session, actor, wanted, limit=limit), show)

    def _read(self, read: Callable[[Any], Answer], show: Callable[[Answer], None]) -> None:
        tasks, store = self._case.tasks, self._case.store
        if tasks.closed:
            return
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress, _cancelled: Callable[[], bool]) -> Answer:
            with faults_in_words(), store.read() as session:
                return read(session)

        def done(answer: Answer) -> None:
            if asked == self._asked:
                show(answer)

        tasks.run(work, done, self._refuse, owner=self._owner)
