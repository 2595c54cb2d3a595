"""The rows of the index that match, as many as are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from app.reading.search.asked import Asked
from app.reading.search.found import MANY
from app.reference.countries import CountryTable
from app.rules.finding import Query, is_whole_title, words_of
from db.countries import CountryFile
from db.finding.things import NOT_IDLE
from db.vocabulary.finding import ThingKind
from db.vocabulary.tokens import tokens

_MATCHING = """
select t.id, t.kind, t.day, t.subject, t.subject_id, t.about_id, t.number, t.title
from find_words f join find_things t on t.id = f.rowid
where find_words match ? and (? is null or t.day >= ?) and (? is null or t.day <= ?)
"""
_NO_READING = """
and not exists (
    select 1 from brief_receipts r where r.id = t.subject_id and r.office_id is null and r.manner = 'shown_in_program'
)
"""
_NEWEST = "order by f.rowid desc limit ?"
_FILES = "select id, country from country_files"
_IN_TITLE = "select rowid from find_words where find_words match ? order by rowid desc limit ?"

_WORDS_OF_A_TITLE = 2
_HAVE_THE_PHRASE = 1_000
"""Titles that have the line within them, of which the newest are held against it."""


@dataclass(slots=True)
class Seen:
    """A row of the index that matches."""

    id: int
    kind: ThingKind
    day: date | None
    subject: str
    subject_id: str
    about_id: str | None
    in_title: bool = False
    whole: bool = False
    """Its title is what was typed, no more and no less."""
    acts: bool = False
    """It is called declined, and declines to do nothing: who looks for what was not done does not look for it."""


def whole_titles(session: Session, asked: Asked, kinds: Sequence[ThingKind]) -> list[Seen]:
    """What has the line for its title, though many newer ones have its words. One word alone is looked for no further."""
    if len(words_of(asked.query)) < _WORDS_OF_A_TITLE:
        return []
    said = asked.match_whole([kind.value for kind in kinds])
    return [one for one in _rows(session, asked, said, _HAVE_THE_PHRASE) if one.whole]


def of_kind(session: Session, asked: Asked, kind: ThingKind, most: int) -> list[Seen]:
    """The newest of a kind that match. A brief that was handed over is not lost among newer readings of briefs."""
    if kind is not ThingKind.BRIEF:
        return matching(session, asked, [kind], most)
    handed = matching(session, asked, [kind], most, only=_NO_READING)
    if len(handed) >= most:
        return handed
    newest = matching(session, asked, [kind], most)
    return list({one.id: one for one in (*newest, *handed)}.values())


def matching(
    session: Session, asked: Asked, kinds: Sequence[ThingKind], most: int, *, only: str = ""
) -> list[Seen]:
    """Rows of the index that match, those whose title has the words first, each part the newest first."""
    found: dict[int, Seen] = {}
    codes = [kind.value for kind in kinds]
    # Beside other words a country need not stand in the title of what is about it.
    titled = asked.match("title", codes, about=any(not term.country for term in asked.query.terms))
    if asked.query.terms and most <= MANY + 1:
        for one in _rows(session, asked, titled, most, only=only):
            one.in_title = True
            found[one.id] = one
    for one in _rows(session, asked, asked.match("title words", codes), most, only=only):
        found.setdefault(one.id, one)
    if asked.query.terms and most > MANY + 1 and 1 < len(found) < most:
        for (number,) in session.connection().exec_driver_sql(_IN_TITLE, (titled, most)):
            if number in found:
                found[number].in_title = True
    return list(found.values())


def _rows(session: Session, asked: Asked, said: str, most: int, *, only: str = "") -> list[Seen]:
    since, until = asked.query.since, asked.query.until
    limits = (*(since and since.isoformat(),) * 2, *(until and until.isoformat(),) * 2, most)
    rows = session.connection().exec_driver_sql(_MATCHING + only + _NEWEST, (said, *limits))
    words = words_of(asked.query)
    return [_seen(row, words) for row in rows]


def _seen(row: Any, words: tuple[str, ...]) -> Seen:
    number, kind, day, subject, subject_id, about_id, called, title = row
    when = None if day is None else date.fromisoformat(day)
    # As lists write it, with its number before it, or without.
    whole = is_whole_title(title, words) or is_whole_title(f"{called} {title}", words)
    return Seen(
        number,
        ThingKind(kind),
        when,
        subject,
        subject_id,
        about_id,
        in_title=whole,
        whole=whole,
        acts=title == NOT_IDLE,
    )


def files_named(session: Session, query: Query, table: CountryTable, found: list[Seen]) -> list[Seen]:
    """Country files whose country is called so stand first: their names are in the table of countries."""
    if not query.terms or query.since or query.until:
        return found
    there = {one.subject_id: one for one in found}
    typed = words_of(query)
    for row in session.connection().exec_driver_sql(_FILES):
        if query.countries and row.country not in query.countries:
            continue
        names = table.names(row.country)
        if _called(names, query, row.country):
            one = there.setdefault(
                row.id, Seen(0, ThingKind.FILE, None, CountryFile.__tablename__, row.id, None)
            )
            one.in_title = True
            one.whole = any(is_whole_title(name, typed) for name in names)
    return list(there.values())


def _called(names: tuple[str, ...], query: Query, country: str) -> bool:
    words = _words(names)
    return all(
        term.country == country
        or all(
            any(word == part or (term.begins and word.startswith(part)) for word in words)
            for part in term.words
        )
        for term in query.terms
    )


@lru_cache(maxsize=512)
def _words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token.word for name in names for token in tokens(name))
