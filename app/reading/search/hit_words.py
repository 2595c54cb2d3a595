"""The words of a hit: its title, and the passage in which something was found."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.search.found import Hit
from app.reading.search.our_words import title_said
from app.reading.search.places import Placed
from app.reference.countries import CountryTable
from app.rules.finding import Query, Snippet, snippet
from db.decisions import Decision, RecordRefusal
from db.people import Office, Person
from db.vocabulary.finding import ThingKind


def deciders_of(session: Session, decisions: Sequence[str]) -> dict[str, str]:
    """Who decided, and in which office, by decision."""
    if not decisions:
        return {}
    rows = session.execute(
        sa.select(Decision.id, Person.name.label("person"), Office.name.label("office"))
        .join(Person, Person.id == Decision.person_id)
        .join(Office, Office.id == Decision.office_id)
        .where(Decision.id.in_(decisions))
    )
    return {row.id: f"{row.person}, {row.office}" for row in rows}


def refused_among(session: Session, decisions: Sequence[str]) -> frozenset[str]:
    """Those of the decisions whose record a second person refused: nothing was decided by them."""
    if not decisions:
        return frozenset()
    wanted = sa.select(RecordRefusal.decision_id).where(RecordRefusal.decision_id.in_(decisions))
    return frozenset(session.scalars(wanted))


_OURS = frozenset({ThingKind.DECISION, ThingKind.BRIEF, ThingKind.COMMENT})
"""Kinds whose title the program writes."""


def hit_of(kind: ThingKind, at: Placed, query: Query, table: CountryTable, coded: str) -> Hit:
    """What was found, in the words to show of it.

    ``coded``: the kinds of violation by which evidence was found; they are shown where its own words do not say why.
    """
    name = table.name(at.country) if at.country else ""
    written = title_said(at.title) if kind in _OURS else at.title
    title = written or (name if kind is ThingKind.FILE else at.text.partition("\n")[0])
    head = snippet(title, query.terms)
    text = snippet(at.text, query.terms) if at.title or kind is ThingKind.FILE else Snippet("")
    if coded and not (head.marks or text.marks):
        text = snippet(f"{coded} · {at.text}", query.terms)
    return Hit(
        kind=kind,
        number=at.number,
        title=head,
        text=text,
        country=at.country,
        country_name=name,
        day=at.day,
        page=at.page,
        key=at.key,
    )
