"""The one way to run a use case, for window and command line alike.

A use case either does everything or raises; what was refused is itself put on the ledger.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.faults import faults_in_words
from app.refusals import Refused
from app.typed_forms import forget_forms_of
from db.actor import Actor
from db.base import Base
from db.countries import CountryFile
from db.ledger.entries import ledger
from db.store import Store
from db.work import Work

Request = TypeVar("Request")
Result = TypeVar("Result")

UseCase = Callable[[Work, Actor, Request], Result]


def perform(store: Store, actor: Actor, use_case: UseCase[Request, Result], request: Request) -> Result:
    """Run ``use_case`` in one transaction and keep its work; what was typed in its form leaves the journal with it.

    Raises:
        Refused: a rule forbids it; nothing was changed, and the attempt stands on the ledger.
        BadInput: what was entered cannot be used; nothing was changed.
        Damaged: the disk is full, or the database cannot be read or written, be it only to put a refused attempt on
            the ledger; nothing was changed.
    """
    try:
        with faults_in_words(), store.work(actor) as work:
            result = use_case(work, actor, request)
            forms = forget_forms_of(work)
            work.commit()
            for form in forms:
                form.recorded = True
            return result
    except Refused as refusal:
        name = use_case.__name__
        # Where the attempt cannot be put on record either, that is what the person is told.
        with faults_in_words():
            with store.read() as session:
                topic = _topic_of(session, request)
            _record_refusal(store, actor, name, refusal, subject=name, topic=topic)
        raise


@contextmanager
def reading(
    store: Store, actor: Actor, what: str, *, topic: str | None = None, request: object = None
) -> Iterator[Session]:
    """A read session in which ``actor`` looks at ``what``; a refusal raised inside stands on the ledger.

    It stands there under ``topic``, or what ``request`` is about.

    Raises:
        Refused: as raised inside, such as by :func:`app.reading.authority.permission.require_content_reader`.
        Damaged: it was refused, and the attempt could not be put on the ledger.
    """
    try:
        with store.read() as session:
            yield session
    except Refused as refusal:
        with faults_in_words():
            if topic is None:
                with store.read() as session:
                    topic = _topic_of(session, request)
            _record_refusal(store, actor, what, refusal, subject=what, topic=topic)
        raise


def _topic_of(session: Session, request: object) -> str | None:
    """The report or country that a request is about, so that the attempt stands in its history.

    The ledger knows under which topic the rows that a request names were recorded; the first that has one counts.
    """
    names = [field.name for field in fields(request)] if is_dataclass(request) else []
    for name in names:
        # A request may carry another one: to complete an assessment with what is said of it.
        topic = _topic_of(session, within) if is_dataclass(within := getattr(request, name)) else None
        if topic is not None:
            return topic
    for row_id in (getattr(request, name) for name in names if name.endswith("_id")):
        topic = _recorded_under(session, row_id) if isinstance(row_id, str) and row_id.isascii() else None
        if topic is not None:
            return topic
    country = getattr(request, "country", None)
    return country if isinstance(country, str) and session.scalar(_file_of(country)) else None


def _recorded_under(session: Session, row_id: str) -> str | None:
    """The topic of a row of any kind."""
    # The index of the ledger begins with the kind: naming all of them is quicker than reading every entry.
    recorded = sa.select(ledger.c.topic).where(
        ledger.c.subject_kind.in_(sorted(Base.metadata.tables)),
        ledger.c.subject_id == row_id,
        ledger.c.topic.is_not(None),
    )
    return session.scalar(recorded.order_by(ledger.c.number).limit(1))


def _file_of(country: str) -> sa.Select[str]:
    return sa.select(CountryFile.id).where(CountryFile.country == country)


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
