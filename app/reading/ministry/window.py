"""What the frame of the window shows: the ledger's head, the marking, who is signed in, the glossary."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.in_use import marking_codes_in_use
from app.reading.ministry.names import office_held
from app.reading.ministry.reference import current_marking_scheme, current_said
from app.reading.ministry.settings import read_settings
from db.actor import Actor
from db.ledger.entries import ledger_head
from db.unsaved_forms import count_of_unsaved_forms
from db.vocabulary import words


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """What stands around every page. ``office``: the offices the person holds now, or their roles in words.

    ``marking`` is the highest level that anything on record carries, or the level that a new report starts
    with, whichever is higher: any page may show it. ``typed`` counts the forms in which the person typed something that is not
    recorded.
    """

    ministry: str
    marking: str
    ground: str
    ink: str
    demonstration: bool
    person: str
    office: str
    head: int
    typed: int
    glossary: tuple[tuple[str, str], ...]


def frame_view(session: Session, actor: Actor, at: datetime) -> FrameView:
    """What the frame shows to ``actor`` now."""
    settings, scheme = read_settings(session), current_marking_scheme(session)
    used = marking_codes_in_use(session) | {settings.default_marking}
    level = [level for place, level in enumerate(scheme.levels) if not place or level.code in used][-1]
    roles = ", ".join(sorted(words(role).lower() for role in actor.roles))
    held = office_held(session, actor.person_id, at) if actor.person_id else ""
    typed = count_of_unsaved_forms(actor.person_id or "")
    # In one question: the window waits for each of them as it opens.
    found = session.execute(sa.select(ledger_head.c.number, typed.scalar_subquery())).first()
    return FrameView(
        ministry=settings.ministry_name,
        marking=level.name,
        ground=level.ground,
        ink=level.ink,
        demonstration=settings.demonstration,
        person=actor.name,
        office=held or roles.capitalize(),
        head=found[0] if found else 0,
        typed=found[1] if found else 0,
        glossary=tuple((term.term, term.definition) for term in current_said(session, "glossary")),
    )


def head_number(session: Session) -> int:
    """Number of the newest entry of the ledger."""
    return session.scalar(sa.select(ledger_head.c.number)) or 0
