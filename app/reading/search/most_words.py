"""A question of which nothing has all words: what has the most of them."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.reading.search.asked import Asked
from app.reading.search.our_words import names_refusal
from app.rules.asking import says_no
from app.rules.finding import Query, Term
from db.finding.things import NOT_IDLE
from db.vocabulary.finding import ThingKind

_LEAST = 3
"""Words of a question from which on some may be left out; of a shorter one each is what is asked for."""

_EACH = 5_000
"""The newest things that have a word: older ones are not counted."""


def of_most_words(session: Session, query: Query, kinds: Collection[ThingKind], today: date) -> Query | None:
    """The query with those of its words that one thing has together, as many as there are; none where they are too few.

    A country is never left out, nor the word that says that something was declined or put off: who asks why it was asks for no
    more. Of others more than half have to be there.
    """
    refusals = _refusals(query)
    # *Not authorised* are two words for what was declined, which is what is asked for.
    said_by_not = any(len(query.terms[place].words) > 1 for place in refusals)
    if len(query.terms) < (1 if query.since or query.until or said_by_not else _LEAST):
        return None

    def enough(places: Collection[int], of: int) -> bool:
        return bool(refusals.intersection(places)) if refusals else 2 * len(places) > of

    return _best(session, query, kinds, today, enough)


def decided_about(session: Session, query: Query, today: date) -> Query | None:
    """What was decided about the country that is asked about: the query with as many of its other words as one decision has, or
    with none of them. Who asks why about a country asks for its decisions; not where the search is narrowed to another kind."""
    every = every_decision(query)
    if not (every.terms or every.countries) or (query.kinds and ThingKind.DECISION not in query.kinds):
        return None
    narrowed = replace(every, terms=query.terms)
    best = _best(session, narrowed, narrowed.kinds, today, lambda places, _of: bool(places))
    return best or every


def every_decision(query: Query) -> Query:
    """The query for all decisions about its country, on its days, whatever else is asked."""
    about = tuple(term for term in query.terms if term.country)
    return replace(query, terms=about, kinds=(ThingKind.DECISION,))


def _refusals(query: Query) -> set[int]:
    return {place for place, term in enumerate(query.terms) if names_refusal(term)}


def _best(
    session: Session,
    query: Query,
    kinds: Collection[ThingKind],
    today: date,
    enough: Callable[[Collection[int], int], bool],
) -> Query | None:
    terms, refusals = query.terms, _refusals(query)
    # *Taking no action was declined* has the *no* of *why was no measure taken*, and is no answer to it.
    of_no_measure = refusals | {place for place, term in enumerate(terms) if says_no(term)}
    held: dict[int, set[int]] = {}
    for place, row in _holding(session, query, kinds, today):
        held.setdefault(row, set()).add(place)
    about = {place for place, term in enumerate(terms) if term.country}
    rows = [row for row, places in held.items() if about <= places]
    beside = _beside_the_days(session, query, rows)
    idle = _idle(session, rows) if of_no_measure else set()
    fitting = []
    for row in rows:
        # Who declines to do nothing declines no measure.
        places = held[row] - (of_no_measure if row in idle else set())
        if row not in beside and enough(places - about, len(terms) - len(about)):
            fitting.append((len(places & refusals), len(places), row, places))
    if not fitting:
        return None
    *_rank, best = max(fitting, key=lambda one: one[:3])
    return replace(query, terms=tuple(term for place, term in enumerate(terms) if place in best))


def _beside_the_days(session: Session, query: Query, rows: Sequence[int]) -> set[int]:
    """Of rows of the index those that are of no day that is asked for: the index itself tells years alone."""
    since, until = query.since, query.until
    if since is None and until is None:
        return set()
    limits = (since.isoformat() if since else "", until.isoformat() if until else _LAST)
    asked = (json.dumps(list(rows)), *limits)
    within = {row for (row,) in session.connection().exec_driver_sql(_WITHIN, asked)}
    return set(rows) - within


def _idle(session: Session, rows: Sequence[int]) -> set[int]:
    return {row for (row,) in session.connection().exec_driver_sql(_IDLE, (json.dumps(list(rows)), NOT_IDLE))}


_LAST = "9999-12-31"
_AMONG = "select id from find_things where id in (select value from json_each(?))"
_WITHIN = f"{_AMONG} and day >= ? and day <= ?"
_IDLE = f"{_AMONG} and title = ?"


def _holding(
    session: Session, query: Query, kinds: Collection[ThingKind], today: date
) -> list[tuple[int, int]]:
    """Which word, by its place, which row of the index has. One statement, however many words there are."""
    codes = [kind.value for kind in kinds] if query.kinds else []

    def asked(term: Term) -> str:
        return Asked(replace(query, terms=(term,)), frozenset(kinds), today).match("title words", codes)

    parts = (f"select {place}, rowid from ({_ROWS})" for place in range(len(query.terms)))  # noqa: S608 - numbers of ours
    values = tuple(asked(term) for term in query.terms)
    rows = session.connection().exec_driver_sql(" union all ".join(parts), values)
    return [(place, row) for place, row in rows]


_ROWS = f"select rowid from find_words where find_words match ? order by rowid desc limit {_EACH}"  # noqa: S608 - a constant of ours
