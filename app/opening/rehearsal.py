"""What a case needs before it is quick, made ready where nobody waits for it: on a worker, while somebody types."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.faults import faults_in_words
from app.opening.ministry import OpenMinistry
from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import country_lines
from app.reading.desk import Desk, desk
from app.reading.ministry.settings import read_settings
from app.reading.ministry.window import frame_view
from app.reading.recent import last_place
from app.reading.reports.decision_times import warning_lines
from app.reading.reviews_due import reviews_due
from app.reference.countries import countries
from db import entities
from db.actor import Actor
from db.clock import utc_now
from db.rehearsal import empty_database
from db.store import Store
from db.vocabulary import Role

_NOBODY = Actor(account_id="", person_id="", name="", roles=frozenset(Role), signing_key=None)


def rehearse() -> None:
    """Join the mapped classes to one another, and put together what the desk asks, on an empty database.

    SQLAlchemy keeps both for the whole process: the first look at a real case then takes half as long.
    """
    entities.Base.registry.configure()
    countries()
    engine = empty_database()
    try:
        # What an empty database does not have is put together when the real one is asked.
        with suppress(sa.exc.DatabaseError), Store(engine).read() as session:
            read_desk(session, _NOBODY, utc_now(), ZoneInfo("UTC"))
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What waited as a case was opened: for whom, when, and at which entry of the ledger."""

    actor: Actor
    at: datetime
    head: int
    desk: Desk


def first_look(ministry: OpenMinistry) -> FirstLook | None:
    """Read what the window and its desk show first, so that the window's thread finds every statement put together.

    None for who may not read content.

    Raises:
        Damaged: the database cannot be read.
    """
    actor, at = ministry.actor, ministry.store.clock()
    with faults_in_words(ministry.folder), ministry.store.read() as session:
        head = frame_view(session, actor, at).head
        if not may_read_content(actor):
            return None
        found = read_desk(session, actor, at, ZoneInfo(read_settings(session).time_zone))
    return FirstLook(actor, at, head, found)


def read_desk(session: Session, actor: Actor, at: datetime, zone: ZoneInfo) -> Desk:
    """Read all that the desk shows; what waits is given back."""
    today = at.astimezone(zone).date()
    last_place(session, actor)
    country_lines(session)
    reviews_due(session, today)
    warning_lines(session, at)
    return desk(session, actor, at, today)
