"""A month or a year with a country or a word for a kind of thing, or the two alone: what is dated in it, or of that kind, is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from app.reading.search.found import EACH, MANY, Found, Group
from app.rules.asking import ASKING, only_asks
from app.rules.finding import Query, Term
from app.rules.spans import span_named
from db.vocabulary.finding import ThingKind
from db.vocabulary.tokens import tokens
from language import Language, mark, speaking, tr


def span_asked(typed: str, rest: Query) -> tuple[Query, tuple[ThingKind, ...]] | None:
    """What to look for of the span that a line names, and the kinds that it calls by a word; none where it asks for something else.
    Without a span: of a kind and a country.

    ``rest``: the line without the span.
    """
    span = span_named(typed) or (None, None)
    if rest.since or rest.until:
        return None
    kinds: list[ThingKind] = []
    countries: list[str] = []
    for term in rest.terms:
        kind = kind_called(term)
        if term.country:
            countries.append(term.country)
        elif kind is not None:
            kinds.append(kind)
        elif not only_asks(term):
            return None
    about = {*countries, *rest.countries}
    since, until = span
    if len(about) > 1 or not (kinds or about) or (since is None and not (kinds and about)):
        return None
    # Without a span, *decisions Myanmar*, the kind is all that is asked for.
    wanted = rest.kinds if since is not None else tuple(kinds)
    query = Query(kinds=wanted, countries=tuple(about), since=since, until=until)
    return query, tuple(kinds)


def both(first: Found, second: Found, kinds: Sequence[ThingKind]) -> tuple[Group, ...]:
    """The hits of both by kind, those of the first before the others; ``kinds`` before all other kinds."""
    most = MANY if len(first.query.kinds) == 1 else EACH
    groups = {group.kind: group for group in first.groups}
    for group in second.groups:
        there = groups.get(group.kind)
        if there is None:
            groups[group.kind] = group
            continue
        seen = {(hit.number, hit.page, hit.key) for hit in there.hits}
        hits = (*there.hits, *(hit for hit in group.hits if (hit.number, hit.page, hit.key) not in seen))
        more = there.more or group.more or len(hits) > most
        groups[group.kind] = replace(there, hits=hits[:most], more=more)
    return tuple(sorted(groups.values(), key=lambda group: group.kind not in kinds))


def kind_called(term: Term) -> ThingKind | None:
    """The kind of thing that a word calls in any language of the window, in the plural or without its last letter."""
    if len(term.words) != 1 or term.country:
        return None
    [typed] = term.words
    return next(
        (
            kind
            for kind, called in _called()
            if any(word == typed or (len(typed) >= _LEAST and word[:-1] == typed) for word in called)
        ),
        None,
    )


_LEAST = 4
"""Letters that a word has at least without its last one."""

_ALSO = {
    ThingKind.REPORT: mark("report warning alert"),
    ThingKind.DECISION: mark("decision"),
    ThingKind.BRIEF: mark("brief briefing note"),
}
"""What else people call them."""


@cache
def _called() -> tuple[tuple[ThingKind, frozenset[str]], ...]:
    found: dict[ThingKind, set[str]] = {kind: {kind.value} for kind in ThingKind}
    for language in Language:
        if not language.for_people:
            continue
        with speaking(language):
            for kind, words in found.items():
                said = f"{kind.label} {tr(_ALSO[kind])}" if kind in _ALSO else kind.label
                words.update(token.word for token in tokens(said) if token.word not in ASKING)
    return tuple((kind, frozenset(words)) for kind, words in found.items())
