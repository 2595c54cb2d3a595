"""A question of which nothing has all words: what has the most of them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.reading.search.asked import Asked
from app.reading.search.our_words import names_refusal
from app.rules.finding import Query, Term
from db.vocabulary.finding import ThingKind

_LEAST = 3
"""Words of a question from which on some may be left out; of a shorter one each is what is asked for."""

_EACH = 5_000
"""The newest things that have a word: older ones are not counted."""


def of_most_words(session: Session, query: Query, kinds: Collection[ThingKind], today: date) -> Query | None:
    """The query with those of its words that one thing has together, as many as there are; none where they are too few.

    A country is never left out. More than half of the other words have to be there, or the one that says that something was
    declined or put off: who asks why it was asks for no more.
    """
    terms = query.terms
    if len(terms) < _LEAST:
        return None
    held: dict[int, set[int]] = {}
    for place, row in _holding(session, query, kinds, today):
        held.setdefault(row, set()).add(place)
    about = {place for place, term in enumerate(terms) if term.country}
    refusals = {place for place, term in enumerate(terms) if names_refusal(term)}
    fitting = [
        (len(places), len(places & refusals), row, places)
        for row, places in held.items()
        if about <= places and _enough(places - about, len(terms) - len(about), refusals)
    ]
    if not fitting:
        return None
    *_rank, best = max(fitting, key=lambda one: one[:3])
    return replace(query, terms=tuple(term for place, term in enumerate(terms) if place in best))


def _enough(places: Collection[int], of: int, refusals: set[int]) -> bool:
    return 2 * len(places) > of or bool(refusals.intersection(places))


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
