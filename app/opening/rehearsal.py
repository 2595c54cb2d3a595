"""What a case needs before it is quick, made ready where nobody waits for it: on a worker, while somebody types."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.faults import faults_in_words
from app.opening.ministry import OpenMinistry
from app.reading.authority.permission import may_read_content
from app.reading.desk_view import DeskView, desk_view
from app.reading.ministry.settings import read_settings
from app.reading.ministry.window import FrameView, frame_view
from app.reading.recent import last_place
from app.reference.countries import countries
from app.rules.entry.dates import day_in
from app.settings import Settings
from db import entities
from db.actor import Actor
from db.clock import utc_now
from db.rehearsal import empty_database
from db.store import Store
from db.vocabulary import Role

_NOBODY = Actor(account_id="", person_id="nobody", name="", roles=frozenset(Role), signing_key=None)


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
            look_first(session, _NOBODY, utc_now())
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What was seen as a case was opened: by whom, when, at which entry of the ledger.

    ``place`` is where the person was last, by page and key; ``desk`` is None for who may not read content.
    """

    actor: Actor
    at: datetime
    head: int
    settings: Settings
    frame: FrameView
    place: tuple[str, str] | None
    desk: DeskView | None


def first_look(ministry: OpenMinistry) -> FirstLook:
    """Read what the window and its desk show first, so that the window's thread has nothing left to read.

    Raises:
        Damaged: the database cannot be read.
    """
    actor, at = ministry.actor, ministry.store.clock()
    with faults_in_words(ministry.folder), ministry.store.read() as session:
        return look_first(session, actor, at)


def look_first(session: Session, actor: Actor, at: datetime) -> FirstLook:
    """All that is read before the window is there."""
    settings, frame = read_settings(session), frame_view(session, actor, at)
    return FirstLook(
        actor=actor,
        at=at,
        head=frame.head,
        settings=settings,
        frame=frame,
        place=last_place(session, actor),
        desk=desk_view(session, actor, at, day_in(at, settings.time_zone))
        if may_read_content(actor)
        else None,
    )
