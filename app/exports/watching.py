"""Telling how far an export is, and stopping it: between rows, before anything stands on the ledger or on the disk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.exports.cells import Value
from app.faults import Stopped
from language import tr

ROWS = 500
"""After so many rows progress is told and stopping is asked for."""


@dataclass(frozen=True, slots=True)
class Listeners:
    """``progress`` is told the rows that are written, and how many there are (0: not known); ``cancelled`` is asked
    whether to stop."""

    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def watched(self, rows: Iterable[tuple[Value, ...]], total: int) -> Iterator[tuple[Value, ...]]:
        """The rows as they are.

        Raises:
            Stopped: ``cancelled()`` was true.
        """
        for count, row in enumerate(rows, start=1):
            if count % ROWS == 1:
                self.ask()
                if self.progress is not None:
                    self.progress(count - 1, total)
            yield row

    def ask(self) -> None:
        """Go on, or not.

        Raises:
            Stopped: ``cancelled()`` was true.
        """
        if self.cancelled is not None and self.cancelled():
            raise Stopped(tr("The export was stopped; nothing was written."), remedy=tr("Start it again."))
