"""Questions of the palette that are answered where they stand: who can decide, and what is overdue, beneath the way to what says
more."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from app.faults import faults_in_words
from app.reading.authority.who_shortly import who_shortly
from app.reading.waiting.shortly import overdue_shortly
from app.refusals import UserError
from language import tr
from ui.authorities.instants import instant_of_day
from ui.case import Case
from ui.find.commands import Asked, AskedOverdue, Command
from ui.find.results import ResultsModel, Row
from ui.tasks import Task

_Question = Asked | AskedOverdue


class Answers(QObject):
    """Answers off the window's thread; what was answered once is there at once when more is typed."""

    def __init__(self, case: Case, results: ResultsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._results = results
        self._known: dict[_Question, str] = {}
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def begun(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """The rows with the answers that are known, and with a line that waits for each other one."""
        return tuple(self._begun(row) for row in rows)

    def look(self) -> None:
        """Answer what is shown and not answered yet. What was asked before is let go."""
        self.stop()
        asked = tuple(
            row.asks
            for row in self._results.rows
            if isinstance(row, Command) and row.asks is not None and row.asks not in self._known
        )
        if not asked or self._case.tasks.closed:
            return
        work = partial(_answered, self._case, asked)
        self._task = self._case.tasks.run(work, self._told, self._failed, owner=self)

    def stop(self) -> None:
        """Wait for no answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begun(self, row: Row) -> Row:
        if not isinstance(row, Command) or row.asks is None:
            return row
        waits = (
            tr("Looking at every clock…")
            if isinstance(row.asks, AskedOverdue)
            else tr("Asking every office…")
        )
        return replace(row, answer=self._known.get(row.asks, waits))

    def _failed(self, error: UserError) -> None:
        """Why it cannot be answered now, and what to do. It is asked anew with the next letter: a fault may pass."""
        asked = (row.asks for row in self._results.rows if isinstance(row, Command) and row.asks)
        self._task = None
        self._tell({one: str(error) for one in asked if one not in self._known})

    def _told(self, found: dict[_Question, str]) -> None:
        self._task = None
        self._known |= found
        self._tell(found)

    def _tell(self, found: dict[_Question, str]) -> None:
        for place, row in enumerate(self._results.rows):
            if isinstance(row, Command) and row.asks in found:
                self._results.tell(place, replace(row, answer=found[row.asks]))


def _answered(
    case: Case, asked: Iterable[_Question], _progress: object, cancelled: Callable[[], bool]
) -> dict[_Question, str]:
    found: dict[_Question, str] = {}
    now = case.now()
    with faults_in_words(), case.store.read() as session:
        for one in asked:
            if cancelled():
                break
            if isinstance(one, AskedOverdue):
                found[one] = overdue_shortly(session, case.actor, now, now.astimezone(case.zone).date())
                continue
            at = instant_of_day(case, one.day) if one.day else now
            found[one] = who_shortly(session, case.actor, country=one.country, tool=one.tool, at=at, now=now)
    return found
