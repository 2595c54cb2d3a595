"""One search over everything that a person may read: results by kind, with the words that were found marked.

Within a kind come first those whose title has the words, then the newest. Where very many match, the newest are
looked at and said to be some of more: a list of ten thousand helps nobody, and is not waited for.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.permission import may_read_content
from app.reading.ledger.history import OPEN_SUBJECTS
from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.ministry.reference import current_countries
from app.reading.outside.search_events import events_found
from app.reading.search.coding import coded_words, labels_found
from app.reading.search.meant import line_meant
from app.reading.search.our_words import our_words, title_said
from app.reading.search.places import Placed, placed
from app.reference.countries import CountryTable
from app.refusals import BadInput
from app.rules.finding import Query, Snippet, about_countries, expression, in_our_words, query_of, snippet
from db.actor import Actor
from db.countries import CountryFile
from db.decisions import Decision
from db.finding.index import events_behind
from db.people import Office, Person
from db.reports import BriefReceipt
from db.vocabulary import ReceiptManner
from db.vocabulary.finding import OPEN_TO_ALL, ThingKind
from db.vocabulary.tokens import tokens
from language.codes import act_words
from language.numbers import number
from language.phrases import headed

EACH = 5
"""Hits of a kind, where several kinds are shown."""

MANY = 50
"""Hits of a kind, where one kind is asked for."""

LOOKED_AT = 300
"""Things that are looked at before they are looked at kind by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found. ``page`` and ``key`` name where it is opened."""

    kind: ThingKind
    number: str = ""
    title: Snippet
    text: Snippet
    country: str = ""
    country_name: str = ""
    day: date | None = None
    page: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The hits of one kind; ``more`` where there are others."""

    kind: ThingKind
    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found. ``behind``: imported events that cannot be found yet, since they are still being indexed.

    ``meant``: the line that was probably meant, where nothing was found and a word of it is mistyped. ``elsewhere``: where
    nothing was found in the kinds that were asked for, what the other kinds have of the same.
    """

    query: Query
    groups: tuple[Group, ...] = ()
    behind: int = 0
    meant: str = ""
    elsewhere: tuple[Group, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits in the order in which they are shown."""
        return tuple(hit for group in self.groups for hit in group.hits)


@dataclass(slots=True)
class _Seen:
    """A row of the index that matches."""

    id: int
    kind: ThingKind
    day: date | None
    subject: str
    subject_id: str
    about_id: str | None
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query with what the reader may find."""

    query: Query
    kinds: frozenset[ThingKind]
    today: date
    tags: str = field(default="")

    def match(self, columns: str, kinds: Iterable[str] = (), *, about: bool = True) -> str:
        """The query in the language of the index; empty where it asks for nothing that is in it.

        ``about``: a country that is named is found in what is about it, too, and not in words alone.
        """
        parts = [expression(self.query.terms, columns, "tags" if about else "")] if self.query.terms else []
        tags = [
            _either(f"k{kind}" for kind in kinds),
            _either(f"c{country.lower()}" for country in self.query.countries),
            _either(f"y{year}" for year in self._years()),
        ]
        said = " AND ".join(filter(None, tags))
        if said:
            parts.append(f"{{tags}} : ({said})")
        return " AND ".join(parts)

    def _years(self) -> Iterable[int]:
        since, until = self.query.since, self.query.until
        if since is None and until is None:
            return ()
        last = min(until.year, self.today.year + _AHEAD) if until else self.today.year + _AHEAD
        return range(max(since.year if since else _FIRST_YEAR, _FIRST_YEAR), last + 1)


_FIRST_YEAR, _AHEAD = 1945, 10


def read_query(session: Session, typed: str) -> Query:
    """A line as it was typed; a country may be called by any of its names. Nothing that can be typed is an error."""
    table = current_countries(session)
    query = query_of(typed, lambda name: _country(table, name))
    kinds = coded_words(session)
    return in_our_words(about_countries(query, table.named), lambda word: (*our_words(word), *kinds(word)))


def search_line(session: Session, actor: Actor, typed: str, *, today: date) -> Found:
    """What a typed line finds; where that is nothing, with the line that was probably meant.

    That is told to who may read casework: the words of the case are casework.
    """
    query = read_query(session, typed)
    found = search(session, actor, query, today=today)
    if not found.groups and query.kinds:
        every = search(session, actor, replace(query, kinds=()), today=today)
        if every.groups:
            return replace(found, elsewhere=every.groups)
    if found.groups or not may_read_content(actor):
        return found
    meant = line_meant(session, query, typed, current_countries(session))
    # What is found no more than the line itself leads nowhere.
    leads = bool(meant) and bool(search(session, actor, read_query(session, meant), today=today).groups)
    return replace(found, meant=meant if leads else "")


def search(session: Session, actor: Actor, query: Query, *, today: date) -> Found:
    """What the person may read of what is asked for.

    An administrator finds people, offices, instruments and what was done about them, and no casework. Where nothing has all
    of the words, one that names a country is where to look for the others: “declined Afghanistan”.
    """
    found = _search(session, actor, query, today=today)
    if not found.groups and not query.countries:
        for narrowed in _about_a_country(current_countries(session), query):
            there = _search(session, actor, narrowed, today=today)
            if there.groups:
                return replace(there, query=query)
    return found


def _about_a_country(table: CountryTable, query: Query) -> Iterator[Query]:
    """The query with the words that name a country taken for that country, as long as something else is asked; long names first."""
    terms = query.terms
    left = 0 if query.kinds or query.since or query.until else 1
    for length in range(min(_LONGEST_NAME, len(terms) - left), 0, -1):
        for first in range(len(terms) - length + 1):
            name = " ".join(word for term in terms[first : first + length] for word in term.words)
            country = _country(table, name)
            if country is not None:
                yield replace(query, terms=(*terms[:first], *terms[first + length :]), countries=(country,))


_LONGEST_NAME = 4
"""Words of a country’s name."""


def _search(session: Session, actor: Actor, query: Query, *, today: date) -> Found:
    table = current_countries(session)
    if query.empty:
        return Found(query=query)
    content = may_read_content(actor)
    allowed = frozenset(ThingKind) if content else OPEN_TO_ALL | {ThingKind.HISTORY}
    kinds = allowed & frozenset(query.kinds) if query.kinds else allowed
    asked = _Asked(query, kinds, today)
    each = MANY if len(query.kinds) == 1 else EACH
    groups = _things(session, asked, table, each)
    behind = 0
    if content and ThingKind.EVENT in kinds:
        events, more = events_found(session, asked.match("sides places notes"), query, most=each)
        hits = tuple(
            Hit(
                kind=ThingKind.EVENT,
                number=one.key,
                title=snippet(one.title, query.terms),
                text=snippet(one.text, query.terms),
                country=one.country,
                country_name=table.name(one.country) if one.country else one.country_name,
                day=one.day,
                page="countries" if one.country else "",
                key=f"{one.country}/events/{one.seq}" if one.country else "",
            )
            for one in events
        )
        groups.append(Group(kind=ThingKind.EVENT, hits=hits, more=more))
        behind = events_behind(session.connection())
    if ThingKind.HISTORY in kinds:
        groups.append(_history(session, asked, each, open_only=not content))
    order = list(ThingKind)
    groups.sort(key=lambda group: order.index(group.kind))
    return Found(query=query, groups=tuple(group for group in groups if group.hits), behind=behind)


def _country(table: CountryTable, name: str) -> str | None:
    with suppress(BadInput):
        return table.find(name).alpha3
    return None


def _either(words: Iterable[str]) -> str:
    said = " OR ".join(words)
    return f"({said})" if said else ""


def _things(session: Session, asked: _Asked, table: CountryTable, each: int) -> list[Group]:
    kinds = [kind for kind in ThingKind if kind in asked.kinds - _NOT_THINGS]
    narrowed = [] if len(kinds) == len(_EVERY_THING) else kinds
    if not kinds:
        return []
    seen = _matching(session, asked, narrowed, LOOKED_AT + 1)
    if len(seen) > LOOKED_AT:
        by_kind = {kind: _of_kind(session, asked, kind, MANY + 1) for kind in kinds}
    else:
        by_kind = {kind: [one for one in seen if one.kind is kind] for kind in kinds}
    if ThingKind.FILE in by_kind:
        by_kind[ThingKind.FILE] = _files_named(session, asked.query, table, by_kind[ThingKind.FILE])
    shown: dict[ThingKind, list[_Seen]] = {}
    more: dict[ThingKind, bool] = {}
    only_read = _only_read(session, by_kind.get(ThingKind.BRIEF, ()))
    for kind, found in by_kind.items():
        ordered = _once(sorted(found, key=lambda one: (one.subject_id in only_read, *_order(one))))
        shown[kind], more[kind] = ordered[:each], len(ordered) > each
    places = placed(
        session, [(one.id, one.subject, one.subject_id) for part in shown.values() for one in part]
    )
    deciders = _deciders(session, [one.subject_id for one in shown.get(ThingKind.DECISION, ())])
    for key, decider in deciders.items():
        places[key] = replace(places[key], text=" · ".join(filter(None, (decider, places[key].text))))
    coded = labels_found(session, asked.query, [one.subject_id for one in shown.get(ThingKind.EVIDENCE, ())])
    return [
        Group(
            kind=kind,
            hits=tuple(
                _hit(kind, places[one.subject_id], asked.query, table, coded.get(one.subject_id, ""))
                for one in part
            ),
            more=more[kind],
        )
        for kind, part in shown.items()
        if part
    ]


_NOT_THINGS = frozenset({ThingKind.EVENT, ThingKind.HISTORY, ThingKind.ACT})
_EVERY_THING = frozenset(ThingKind) - _NOT_THINGS

_MATCHING = """
select t.id, t.kind, t.day, t.subject, t.subject_id, t.about_id
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
_ENTRIES = """
select l.number, l.body, l.hash, l.signature from find_ledger f join ledger l on l.number = f.rowid
where find_ledger match :asked and (:since is null or l.at >= :since) and (:until is null or l.at <= :until)
order by f.rowid desc limit :most
"""
_IN_TITLE = "select rowid from find_words where find_words match ? order by rowid desc limit ?"


def _of_kind(session: Session, asked: _Asked, kind: ThingKind, most: int) -> list[_Seen]:
    """The newest of a kind that match. A brief that was handed over is not lost among newer readings of briefs."""
    if kind is not ThingKind.BRIEF:
        return _matching(session, asked, [kind], most)
    handed = _matching(session, asked, [kind], most, only=_NO_READING)
    if len(handed) >= most:
        return handed
    newest = _matching(session, asked, [kind], most)
    return list({one.id: one for one in (*newest, *handed)}.values())


def _matching(
    session: Session, asked: _Asked, kinds: Sequence[ThingKind], most: int, *, only: str = ""
) -> list[_Seen]:
    """Rows of the index that match, those whose title has the words first, each part the newest first."""
    query = _MATCHING + only + _NEWEST
    since, until = asked.query.since, asked.query.until
    limits = (*(since and since.isoformat(),) * 2, *(until and until.isoformat(),) * 2, most)
    connection = session.connection()
    found: dict[int, _Seen] = {}
    codes = [kind.value for kind in kinds]
    if asked.query.terms and most <= MANY + 1:
        for row in connection.exec_driver_sql(query, (asked.match("title", codes, about=False), *limits)):
            found[row[0]] = _seen(row, in_title=True)
    for row in connection.exec_driver_sql(query, (asked.match("title words", codes), *limits)):
        found.setdefault(row[0], _seen(row))
    if asked.query.terms and most > MANY + 1 and 1 < len(found) < most:
        titled = connection.exec_driver_sql(_IN_TITLE, (asked.match("title", codes, about=False), most))
        for (number,) in titled:
            if number in found:
                found[number].in_title = True
    return list(found.values())


def _seen(row: Any, *, in_title: bool = False) -> _Seen:
    number, kind, day, subject, subject_id, about_id = row
    when = None if day is None else date.fromisoformat(day)
    return _Seen(number, ThingKind(kind), when, subject, subject_id, about_id, in_title)


def _order(one: _Seen) -> tuple[bool, int, int]:
    return (not one.in_title, -(one.day.toordinal() if one.day else 0), -one.id)


def _once(found: Sequence[_Seen]) -> list[_Seen]:
    """Of a report, what was said on it counts as the report; a brief that went to several stands for each."""
    kept: dict[str, _Seen] = {}
    for one in found:
        whole = one.about_id if one.kind is ThingKind.REPORT and one.about_id else one.subject_id
        kept.setdefault(whole, one)
    return list(kept.values())


def _files_named(session: Session, query: Query, table: CountryTable, found: list[_Seen]) -> list[_Seen]:
    """Country files whose country is called so stand first: their names are in the table of countries."""
    if not query.terms or query.since or query.until:
        return found
    there = {one.subject_id: one for one in found}
    for row in session.connection().exec_driver_sql(_FILES):
        if query.countries and row.country not in query.countries:
            continue
        if _called(table.names(row.country), query, row.country):
            one = there.setdefault(
                row.id, _Seen(0, ThingKind.FILE, None, CountryFile.__tablename__, row.id, None)
            )
            one.in_title = True
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


def _only_read(session: Session, briefs: Sequence[_Seen]) -> frozenset[str]:
    """The readings among them, which are no hand-over: who was given a brief is what one looks for."""
    return frozenset(
        session.scalars(
            sa.select(BriefReceipt.id).where(
                BriefReceipt.id.in_([one.subject_id for one in briefs]),
                BriefReceipt.office_id.is_(None),
                BriefReceipt.manner == ReceiptManner.SHOWN_IN_PROGRAM,
            )
        )
        if briefs
        else ()
    )


def _deciders(session: Session, decisions: Sequence[str]) -> dict[str, str]:
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


_OURS = frozenset({ThingKind.DECISION, ThingKind.BRIEF, ThingKind.COMMENT})
"""Kinds whose title the program writes."""


def _hit(kind: ThingKind, at: Placed, query: Query, table: CountryTable, coded: str) -> Hit:
    """``coded``: the kinds of violation by which evidence was found; they are shown where its own words do not say why."""
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


def _history(session: Session, asked: _Asked, each: int, *, open_only: bool) -> Group:
    subjects = [kind.replace("_", "") for kind in sorted(OPEN_SUBJECTS)] if open_only else []
    since, until = asked.query.since, asked.query.until
    limits = {
        "asked": asked.match("words", subjects),
        "since": since and since.isoformat(),
        "until": until and f"{until.isoformat()}T~",
        "most": each + 1,
    }
    rows = session.connection().exec_driver_sql(_ENTRIES, limits).all()
    lines = [line_of(row) for row in rows]
    hits = tuple(_entry(line, asked.query) for line in lines[:each])
    return Group(kind=ThingKind.HISTORY, hits=hits, more=len(lines) > each)


def _entry(line: LedgerLine, query: Query) -> Hit:
    act = act_words(line.action)
    return Hit(
        kind=ThingKind.HISTORY,
        number=number(line.number),
        title=snippet(headed(line.who, act), query.terms),
        text=snippet(" · ".join(filter(None, (line.topic, line.reason, line.subject))), query.terms),
        day=line.at.date(),
        page="history",
        key=f"#{line.number}",
    )
