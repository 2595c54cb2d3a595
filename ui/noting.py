"""A look at a file or a report is put on record once a day, and nobody waits for it (S-59)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.refusals import Busy, UserError
from db.patience import A_GLANCE, waiting_at_most
from ui.case import Case
from ui.frame import Frame

AGAIN_MS = 5_000
"""Milliseconds after which what could not be noted is tried again."""

Note = Callable[[], Any]


class NotedLooks(QObject):
    """Of the page of one kind of thing: ``thing`` of :meth:`note` is what is looked at, ``note`` puts it on record."""

    def __init__(self, case: Case, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._frame = frame
        self._noted: tuple[str, date] | None = None
        self._waiting: tuple[tuple[str, date], Note] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._try_again)

    def note(self, thing: str, note: Note) -> None:
        """Put on record that ``thing`` is looked at, unless that was the last look and is there."""
        look = (thing, self._case.now().astimezone(self._case.zone).date())
        if look != self._noted:
            self._try(look, note)

    def _try(self, look: tuple[str, date], note: Note) -> None:
        self._waiting = None
        try:
            with waiting_at_most(A_GLANCE):
                note()
        except Busy:
            # A large import is written meanwhile: it is noted when that lets it.
            self._waiting = look, note
            self._again.start()
        except UserError as error:
            # A warning is read all the same; that the ledger takes nothing is told above it.
            self._frame.refuse(error)
        else:
            self._noted = look

    def _try_again(self) -> None:
        if self._waiting is not None:
            self._try(*self._waiting)
