"""Numbered copies on the ledger: each is begun, and then it left or failed.

The number is taken in a short act of its own and the end recorded in another; between them, while the copy is drawn,
others write. A number that was taken is never given again: of a copy that was begun and nothing more, where the program
was killed, the ledger tells just that.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.documents.cover import Cover
from app.documents.leaving import BEGUN, FAILED, LEFT, Leaving
from app.faults import faults_in_words
from app.refusals import UserError
from db.actor import Actor
from db.ledger.entries import ledger
from db.store import Store
from db.work import Work
from language import tr

_SUBJECT = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Of what copies are counted together, and where the next one goes: ``file`` is its name, where it goes to one.

    ``topic``: the country, report or instrument in whose history it stands.
    """

    cover: Cover
    key: str
    leaving: Leaving
    file: str
    topic: str = ""

    def detail(self, number: int) -> dict[str, Any]:
        """What the ledger says of a copy whatever came of it."""
        return {
            "kind": self.cover.kind,
            "copy": number,
            "marking": self.cover.marking.line,
            "to": self.leaving.value,
            "file": self.file if self.leaving is Leaving.FILE else "",
        }


class BegunCopy:
    """A copy that has its number and is being drawn."""

    def __init__(self, store: Store, actor: Actor, copies: Copies) -> None:
        self._store = store
        self._actor = actor
        self._copies = copies
        with store.work(actor) as work:
            self.number = _next_number(work, copies.key)
            self._note(work, BEGUN)
            work.commit()

    def left(self, **proof: Any) -> None:
        """Record that it leaves: only then may a byte of it go out."""
        with self._store.work(self._actor) as work:
            self._note(work, LEFT, **proof)
            work.commit()

    def failed(self, reason: str) -> None:
        """Record that nothing came of it."""
        with self._store.work(self._actor) as work:
            self._note(work, FAILED, reason=reason)
            work.commit()

    def _note(self, work: Work, action: str, *, reason: str = "", **proof: Any) -> None:
        copies = self._copies
        work.note(
            action,
            _SUBJECT,
            copies.key,
            topic=copies.topic or None,
            reason=reason,
            detail=copies.detail(self.number) | proof,
        )


@contextmanager
def begun(store: Store, actor: Actor, copies: Copies) -> Iterator[BegunCopy]:
    """The next copy, to be drawn inside; whatever ends the block by an error is recorded as its failure.

    Raises:
        Damaged, Busy: the ledger could not be written, be it only to record the failure.
    """
    with faults_in_words():
        copy = BegunCopy(store, actor, copies)
        try:
            yield copy
        except BaseException as error:
            copy.failed(_reason(error))
            raise


def _reason(error: BaseException) -> str:
    # A bug may quote content in its words; its kind is enough to find it.
    return (
        error.message
        if isinstance(error, UserError)
        else tr("A fault of the program: {kind}", kind=type(error).__name__)
    )


def _next_number(work: Work, key: str) -> int:
    """One more than was ever given: of the kind, about the same subject, of the same day."""
    # Also by what left: there are cases of which the first copies were recorded only then.
    bodies = work.all(
        sa.select(ledger.c.body).where(
            ledger.c.subject_kind == _SUBJECT, ledger.c.subject_id == key, ledger.c.action.in_((BEGUN, LEFT))
        )
    )
    return max((int(json.loads(body)["detail"]["copy"]) for body in bodies), default=0) + 1
