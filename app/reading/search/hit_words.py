"""The words of a hit: its title, and the passage in which something was found."""

from collections.abc import Mapping
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import STANDING
from app.reading.ministry.settings import ministry_day
from app.reading.reports.lapsed_decisions import lapses_of_decisions
from app.reading.search.found import Hit
from app.reading.search.our_words import refused_title, title_said, waiting_title
from app.reading.search.places import Placed
from app.reference.countries import CountryTable
from app.rules.finding import Query
from app.rules.reports.outcomes import LAPSES, outcome_words
from app.rules.snippets import Snippet, in_full, snippet
from db.decisions import Decision, RecordRefusal
from db.people import Office, Person
from db.reports import Option
from db.vocabulary import DecisionEffect
from db.vocabulary.finding import ThingKind
from language import tr
from language.dates import plain_day
from language.phrases import begun


def told_of(session: Session, decisions: Mapping[str, Placed]) -> dict[str, Placed]:
    """Decisions with who decided, in which office, when and why: what is asked of one that was found.

    What a record from paper says is told as no more than that until a second person has compared it with the paper.
    """
    if not decisions:
        return {}
    found = session.execute(
        sa.select(Decision, Option.title, Person.name, Office.name, STANDING.c.standing, RecordRefusal.reason)
        .join(Option, Option.id == Decision.option_id)
        .join(Person, Person.id == Decision.person_id)
        .join(Office, Office.id == Decision.office_id)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        .outerjoin(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .where(Decision.id.in_(list(decisions)))
    ).all()
    lapses = lapses_of_decisions(session, list(decisions))
    told = {}
    for decision, option, person, office, standing, differs in found:
        at, effect = decisions[decision.id], DecisionEffect(standing)
        if effect is DecisionEffect.RECORD_REFUSED:
            # Nothing was decided by it: it tells the option, and no outcome.
            words = tr("The record differs from the signed paper: {differs}", differs=differs)
            told[decision.id] = replace(at, title=refused_title(option), text=words)
            continue
        if effect is DecisionEffect.PENDING_CONFIRMATION:
            waits = begun(outcome_words(decision.outcome, effect))
            told[decision.id] = replace(at, title=waiting_title(option), text=waits)
            continue
        # Both of the ministry's day, which its own calendar and its paper have.
        day = ministry_day(session, decision.decided_at)
        on = plain_day(day)
        said = [_reason(at.text, f"{person}, {office}", on)]
        if (lapse := lapses.get(decision.id)) is not None:
            said.append(begun(LAPSES[lapse]))
        told[decision.id] = replace(at, text=" · ".join(said), day=day)
    return told


def _reason(reason: str, by: str, on: str) -> str:
    if reason:
        return tr("By {by}, {on}. Reason: {reason}", by=by, on=on, reason=reason)
    # Of what was authorised, too: else nobody can tell whether it is left out here.
    return tr("By {by}, {on}. No reason is on record.", by=by, on=on)


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
