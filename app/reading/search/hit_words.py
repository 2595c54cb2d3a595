"""The words of a hit: its title, and the passage in which something was found."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.search.found import Hit
from app.reading.search.our_words import title_said
from app.reading.search.places import Placed
from app.reference.countries import CountryTable
from app.rules.finding import Query, Snippet, in_full, snippet
from db.decisions import Decision, RecordRefusal
from db.people import Office, Person
from db.reports import Option
from db.vocabulary import Outcome
from db.vocabulary.finding import ThingKind
from language import tr
from language.dates import plain_day


def reasons_of(session: Session, decisions: Mapping[str, Placed]) -> dict[str, str]:
    """Who decided, in which office, when and why, by decision: what is asked of one that was found."""
    if not decisions:
        return {}
    rows = session.execute(
        sa.select(
            Decision.id,
            Decision.outcome,
            Person.name.label("person"),
            Office.name.label("office"),
            RecordRefusal.reason.label("differs"),
        )
        .join(Person, Person.id == Decision.person_id)
        .join(Office, Office.id == Decision.office_id)
        .outerjoin(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .where(Decision.id.in_(list(decisions)))
    )
    return {row.id: _reason(row, decisions[row.id]) for row in rows}


def _reason(row: Any, at: Placed) -> str:
    if row.differs:
        return tr("The record differs from the signed paper: {differs}", differs=row.differs)
    if row.differs:
        return tr("The record differs from the signed paper: {differs}", differs=row.differs)
    by, on = f"{row.person}, {row.office}", plain_day(at.day) if at.day else ""
    if at.text:
        return tr("By {by}, {on}. Reason: {reason}", by=by, on=on, reason=at.text)
    if row.outcome is Outcome.AUTHORISE:
        return tr("By {by}, {on}", by=by, on=on)
    return tr("By {by}, {on}. No reason is on record.", by=by, on=on)


def refused_among(session: Session, decisions: Sequence[str]) -> dict[str, str]:
    """Those of the decisions whose record a second person refused, with the title of their option: nothing was decided by them."""
    if not decisions:
        return {}
    wanted = (
        sa.select(RecordRefusal.decision_id, Option.title)
        .join(Decision, Decision.id == RecordRefusal.decision_id)
        .join(Option, Option.id == Decision.option_id)
        .where(RecordRefusal.decision_id.in_(decisions))
    )
    return {row.decision_id: row.title for row in session.execute(wanted)}


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
    if kind is ThingKind.DECISION:
        text = in_full(at.text, query.terms)
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
        in_full=kind is ThingKind.DECISION,
    )
