"""One search over everything that a person may read: results by kind, with the words that were found marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice, product

from sqlalchemy.orm import Session

from app.reading.authority.permission import may_read_content
from app.reading.ministry.reference import current_countries
from app.reading.outside.search_events import events_found
from app.reading.search.asked import Asked
from app.reading.search.coding import coded_words
from app.reading.search.entries import entries_found
from app.reading.search.found import EACH, MANY, Found, Group, Hit
from app.reading.search.left_out import as_typed, in_none, no_alone, put_right
from app.reading.search.meant import line_meant
from app.reading.search.most_words import decided_about, every_decision, of_most_words
from app.reading.search.our_words import names_refusal, our_words
from app.reading.search.spans import both, span_asked
from app.reading.search.things import things_found
from app.reference.countries import CountryTable
from app.rules.asking import (
    asks_of_measures,
    asks_why,
    asks_why_not,
    declined,
    only_asks,
    says_no,
    with_what_was_not_done,
    without_asking,
)
from app.rules.fewer_words import lines_of_fewer
from app.rules.finding import (
    Query,
    about_countries,
    day_named,
    in_our_words,
    query_of,
    without_perhaps,
)
from app.rules.snippets import snippet
from app.rules.spans import days_named, says_span, without_days, without_span
from db.actor import Actor
from db.finding.index import events_behind
from db.vocabulary.finding import OPEN_TO_ALL, ThingKind

_MOST_LINES = 10
"""Lines of fewer words that are tried: they are while somebody types."""


def read_query(session: Session, typed: str) -> Query:
    """A line as it was typed; a country may be called by any of its names. Nothing that can be typed is an error."""
    query = _read(session, typed)
    if (query.since or query.until) and _refused(query) and says_span(typed):
        # Of *why since 2021-08-01* the day alone would be none of the answer.
        return _read(session, typed, days=False)
    return query


def _read(session: Session, typed: str, *, days: bool = True) -> Query:
    table = current_countries(session)
    query = query_of(typed, lambda name: _country(table, name), days=days)
    kinds = coded_words(session)
    said = in_our_words(
        about_countries(query, table.named, table.longest_name), lambda word: (*our_words(word), *kinds(word))
    )
    return replace(with_what_was_not_done(said), why=asks_why(said))


def search_line(session: Session, actor: Actor, typed: str, *, today: date) -> Found:
    """What a typed line finds; where that is nothing, with the line that was probably meant.

    That is told to who may read casework: the words of the case are casework.
    """
    query = read_query(session, typed)
    if any(term.perhaps for term in query.terms):
        there = search(session, actor, without_asking(query), today=today)
        # A text that happens to have it gives no reason.
        has_it = _has_decisions(there) if query.why else bool(there.groups)
        fewer = "" if has_it else without_perhaps(typed)
        if not read_query(session, fewer).empty:
            # Silently: nothing is missed of what nothing has.
            return replace(search_line(session, actor, fewer, today=today), query=query)
    found = _found(session, actor, query, typed, today)
    if query.why:
        found = _told_why_not(session, actor, found, query, typed, today=today)
    return _said_without_no(session, actor, found, query, typed, today=today)


def _found(session: Session, actor: Actor, query: Query, typed: str, today: date) -> Found:
    shorter = without_asking(query)
    limited = _of_its_days(session, query, typed)
    if limited is not None:
        found = search(session, actor, without_asking(limited), today=today)
        if _has_decisions(found):
            # Nobody typed a limit: what else the line names is offered as ever.
            return replace(found, query=query, groups=_decisions_first(found.groups))
    dated = None if _refused(query) else _of_a_span(session, actor, query, typed, today)
    if dated is not None:
        return dated
    if asks_why(query) and shorter != query:
        # A text that happens to have the word “why” is no answer, and hides none.
        found = search(session, actor, shorter, today=today)
        there = _with_decisions(session, actor, found, typed, today)
    else:
        there = found = search(session, actor, query, today=today)
        if not found.groups and shorter != query:
            # A whole question, “who declined it”: no text has the words that only ask.
            there = search(session, actor, shorter, today=today)
    if there.groups:
        return there
    if not found.groups and query.kinds:
        for asked in dict.fromkeys((query, shorter)):
            every = search(session, actor, replace(asked, kinds=()), today=today)
            if every.groups:
                return replace(found, elsewhere=every.groups)
    if found.groups or not may_read_content(actor):
        return found
    table = current_countries(session)
    meant = line_meant(session, query, typed, table)
    # Of a question with a slip in it too: of a list of words each is meant.
    for line in (typed, meant) if meant and shorter != query else (typed,):
        there = _of_most_words(session, actor, line, today)
        if there.groups:
            # What was put right is said: the words that were typed are not those that were looked for.
            return replace(there, meant=line) if line == meant else there
    # What is found no more than the line itself leads nowhere.
    fewer = islice(lines_of_fewer(typed, lambda word: _names(table, word), table.longest_name), _MOST_LINES)
    # Of a month with nothing in it no year is left over.
    whole = without_span(typed)
    undated = [whole] if span_asked(typed, read_query(session, whole)) else []
    tried = ((line, read_query(session, line)) for line in chain([meant] if meant else [], undated, fewer))
    leads = (
        line
        for line, asked in tried
        # Of *South Sudan* no word is left out: what is on file of Sudan is not what was asked for.
        if (line == meant or _countries(asked) == _countries(query))
        and search(session, actor, without_asking(asked), today=today).groups
    )
    return replace(found, meant=next(leads, ""))


def _refused(query: Query) -> bool:
    """Whether a decision is asked for: why, or what was declined or put off."""
    return asks_why(query) or any(names_refusal(term) for term in query.terms)


def _of_its_days(session: Session, query: Query, typed: str) -> Query | None:
    """The query limited to the days that a question about a decision names in words; none where it names none, or has limits."""
    days = days_named(typed) if _refused(query) and query.since is None and query.until is None else None
    if days is None:
        return None
    since, until = days
    said = read_query(session, without_days(typed))
    terms, named = said.terms, [term.country for term in said.terms if term.country]
    if len(set(named)) > 1:
        # *For Afghanistan since the coup in Myanmar*, *since Russia’s invasion of Ukraine*: one is asked about.
        about = _countries(read_query(session, without_days(typed, events=False))) or {named[-1]}
        terms = tuple(term if term.country in about else replace(term, country="") for term in terms)
    return replace(said, terms=terms, since=since, until=until)


def _of_a_span(session: Session, actor: Actor, query: Query, typed: str, today: date) -> Found | None:
    """What is dated in the month or year that a line names beside a country or a kind of thing, and what has all of its words; none
    where the line asks for something else, or there is neither.

    Of a question, *what happened in Myanmar in February 2021*, what is dated in it comes first.
    """
    asked = span_asked(typed, read_query(session, without_span(typed)))
    if asked is None:
        return None
    span, kinds = asked
    dated = search(session, actor, span, today=today)
    question = any(map(only_asks, query.terms))
    texts = search(session, actor, without_asking(query) if question else query, today=today)
    if not dated.groups or (span.since is None and texts.groups):
        return None
    groups = both(dated, texts, kinds) if question or not texts.groups else both(texts, dated, kinds)
    days = (span.since, span.until) if span.since and span.until else None
    return replace(dated, query=query, groups=groups, span=days)


def _with_decisions(session: Session, actor: Actor, found: Found, typed: str, today: date) -> Found:
    """What was found of a question of why with decisions first; with those of most words, or of the country, where it has none."""
    if not found.groups or _has_decisions(found):
        return replace(found, groups=_decisions_first(found.groups))
    query = read_query(session, typed)
    limited = _of_its_days(session, query, typed)
    for asked in (query,) if limited is None else (limited, query):
        words = without_asking(asked)
        most = decided_about(session, words, today) if not query.kinds else None
        decided = None if most is None else search(session, actor, most, today=today)
        if most is not None and decided is not None and decided.groups:
            left_out = [term for term in words.terms if term not in most.terms]
            told = replace(found, groups=(*decided.groups, *found.groups))
            return replace(told, without=as_typed(typed, in_none(told, left_out)))
    return found


def _told_why_not(
    session: Session, actor: Actor, found: Found, query: Query, typed: str, *, today: date
) -> Found:
    """What was found of *why was no measure taken*; where no reason is in it, with what was declined, that of the same report first.

    What has the words stands before what has none of them, but for decisions without a reason.
    """
    there = tuple(hit for hit in found.hits if hit.kind is ThingKind.DECISION)
    if not asks_why_not(query) or not all(hit.unexplained for hit in there):
        return found
    if not asks_of_measures(query) or (not found.groups and put_right(found.meant, typed)):
        return found
    about = _countries(query) | set(query.countries) or {hit.country for hit in there}
    if len(about) > 1 or (query.kinds and ThingKind.DECISION not in query.kinds):
        return found
    ways = [declined(way) for way in (_of_its_days(session, query, typed), query) if way is not None]
    if about:
        # Where nothing was declined, what was decided says what was done instead.
        ways.append(every_decision(replace(query, terms=())))
    asked = (replace(way, countries=tuple(about)) for way in ways)
    answers = (search(session, actor, one, today=today) for one in asked)
    refused = next((one for one in answers if one.groups), None)
    if refused is None:
        return found
    reports = {_report(hit) for hit in there}
    known = {hit.key for hit in there}
    others = (hit for hit in refused.hits if hit.key not in known)
    order = sorted(others, key=lambda hit: (hit.unexplained, _report(hit) not in reports))
    first = order[: max(EACH - len(there), 1)]
    decisions = Group(
        kind=ThingKind.DECISION,
        hits=(*first, *there),
        more=refused.groups[0].more or len(refused.hits) > EACH,
    )
    if found.groups:
        groups = [decisions if group.kind is ThingKind.DECISION else group for group in found.groups]
        # What was declined is what *no* asks for.
        without = tuple(one for one in found.without if not no_alone(one))
        return replace(found, groups=tuple(groups if there else (*groups, decisions)), without=without)
    told = replace(found, groups=(decisions,), meant="")
    words = [term for term in without_asking(query).terms if not (term.country or says_no(term))]
    return replace(told, without=as_typed(typed, in_none(told, words)))


def _said_without_no(
    session: Session, actor: Actor, found: Found, query: Query, typed: str, *, today: date
) -> Found:
    """What was found, and that the *not* of the question was left out: *who was not shown the brief* is answered by who was.

    Of *why was it not done* decisions are the answer.
    """
    left_out = [term for term in query.terms if says_no(term) and only_asks(term)]
    used = query.why and _has_decisions(found)
    if not left_out or not found.groups or used or search(session, actor, query, today=today).groups:
        return found
    return replace(found, without=(*as_typed(typed, left_out), *found.without))


def _report(hit: Hit) -> str:
    return hit.key.partition("/")[0]


def _has_decisions(found: Found) -> bool:
    return any(group.kind is ThingKind.DECISION for group in found.groups)


def _of_most_words(session: Session, actor: Actor, typed: str, today: date) -> Found:
    """What has most words of a question; nothing where that is too little, or all of them.

    Of why something was decided first on the days that are named, then on any: then those are words that are left out.
    """
    query = read_query(session, typed)
    refused = _refused(query)
    if day_named(typed) is not None and not refused:
        # What was known on a day is no matter of texts that have the same figures.
        return Found(query=query)
    limited = _of_its_days(session, query, typed)
    ways = (
        (without_asking(limited), without_asking(query)) if limited is not None else (without_asking(query),)
    )
    whys = (False, True) if asks_why(query) else (False,)
    for about_country, asked in product(whys, ways):
        most = (
            decided_about(session, asked, today)
            if about_country
            else of_most_words(session, asked, query.kinds or frozenset(ThingKind), today)
        )
        if most is None:
            continue
        left_out = [term for term in asked.terms if term not in most.terms]
        if not left_out and most == without_asking(query):
            continue
        found = search(
            session, actor, replace(most, measures=any(map(names_refusal, most.terms))), today=today
        )
        if found.groups:
            if about_country and (asked.since or asked.until) and (every := every_decision(asked)) != most:
                # Few are of a month: the others may say why as well, and stand after it.
                others = search(session, actor, every, today=today)
                found = replace(found, groups=both(found, others, ()))
                left_out = [term for term in asked.terms if not term.country]
            without = as_typed(typed, in_none(found, left_out))
            told = replace(found, query=query, without=without)
            return _with_decisions(session, actor, told, typed, today) if asks_why(query) else told
    return Found(query=query)


def _decisions_first(groups: Sequence[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: group.kind is not ThingKind.DECISION))


def _countries(query: Query) -> set[str]:
    return {term.country for term in query.terms if term.country}


def _names(table: CountryTable, typed: str) -> bool:
    """Whether a piece of a line is the name of a country, alone or behind an article: *l’Ukraine*.

    In capitals a code is one, too, and a name of few letters: *DRC*.
    """
    said = query_of(typed, lambda _name: None)
    if said == Query(terms=said.terms) and said.terms:
        *before, last = about_countries(said, table.named, table.longest_name).terms
        if last.country and (not before or (" " not in typed and all(map(only_asks, before)))):
            return True
    return typed.isupper() and table.known(typed) is not None


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
    for length in range(min(table.longest_name, len(terms) - left), 0, -1):
        for first in range(len(terms) - length + 1):
            name = " ".join(word for term in terms[first : first + length] for word in term.words)
            country = _country(table, name)
            if country is not None:
                yield replace(query, terms=(*terms[:first], *terms[first + length :]), countries=(country,))


def _search(session: Session, actor: Actor, query: Query, *, today: date) -> Found:
    table = current_countries(session)
    if query.empty:
        return Found(query=query)
    content = may_read_content(actor)
    allowed = frozenset(ThingKind) if content else OPEN_TO_ALL | {ThingKind.HISTORY}
    kinds = allowed & frozenset(query.kinds) if query.kinds else allowed
    asked = Asked(query, kinds, today)
    each = MANY if len(query.kinds) == 1 else EACH
    groups = things_found(session, asked, table, each)
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
        groups.append(entries_found(session, asked, each, open_only=not content))
    order = list(ThingKind)
    # Who asks what was declined is answered by a decision, with its reason.
    first = ThingKind.DECISION if any(names_refusal(term) for term in query.terms) else None
    groups.sort(
        key=lambda group: (
            not any(hit.whole for hit in group.hits),
            group.kind is not first,
            order.index(group.kind),
        )
    )
    return Found(query=query, groups=tuple(group for group in groups if group.hits), behind=behind)


def _country(table: CountryTable, name: str) -> str | None:
    country = table.known(name)
    return None if country is None else country.alpha3
