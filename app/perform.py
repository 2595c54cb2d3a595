"""The one way to run a use case, for window and command line alike.

A use case either does everything or raises; what was refused is itself put on the ledger.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.orm import Session

from app.faults import faults_in_words
from app.refusals import Refused
from db.actor import Actor
from db.store import Store
from db.work import Work

Request = TypeVar("Request")
Result = TypeVar("Result")

UseCase = Callable[[Work, Actor, Request], Result]


def perform(store: Store, actor: Actor, use_case: UseCase[Request, Result], request: Request) -> Result:
    """Run ``use_case`` in one transaction and keep its work.

    Raises:
        Refused: a rule forbids it; nothing was changed, and the attempt stands on the ledger.
        BadInput: what was entered cannot be used; nothing was changed.
        Damaged: the disk is full, or the database cannot be read or written; nothing was changed.
    """
    try:
        with faults_in_words(), store.work(actor) as work:
            result = use_case(work, actor, request)
            work.commit()
            return result
    except Refused as refusal:
        name = use_case.__name__
        subject = str(getattr(request, "subject_id", "") or name)
        _record_refusal(store, actor, name, refusal, subject=subject, topic=getattr(request, "topic", None))
        raise


@contextmanager
def reading(store: Store, actor: Actor, what: str, *, topic: str | None = None) -> Iterator[Session]:
    """A read session in which ``actor`` looks at ``what``; a refusal raised inside stands on the ledger.

    Raises:
        Refused: as raised inside, such as by :func:`app.reading.permission.require_content_reader`.
    """
    try:
        with store.read() as session:
            yield session
    except Refused as refusal:
        _record_refusal(store, actor, what, refusal, subject=what, topic=topic)
        raise


def _record_refusal(
    store: Store, actor: Actor, what: str, refusal: Refused, *, subject: str, topic: str | None
) -> None:
    with store.work(actor) as work:
        work.note(
            f"refused.{what}",
            "use_cases",
            subject,
            topic=topic,
            reason=refusal.message,
            rule=refusal.rule,
        )
        work.commit()
