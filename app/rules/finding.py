"""What is looked for: a line as it was typed, taken apart. Nothing that can be typed is an error.

Every word is looked for as the beginning of a word; words between quotation marks as they stand, one after the other.
``kind:``, ``country:``, ``from:`` and ``to:`` narrow the search where what follows them is one of those; else they
are words like any other.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from db.vocabulary.finding import ThingKind
from db.vocabulary.tokens import tokens
from language.dates import DAY_FIRST, day_in_text, in_figures

LONGEST = 400
"""Characters of a line that are looked at."""

MOST_TERMS = 40
"""Words of a whole question, those that only ask among them: what is asked for may be its last."""

_SHORT = 2
"""A word of so few letters is looked for as it stands, unless it is the one being typed."""

PART = re.compile(
    r"""(?P<name>kind|country|from|to):(?:"(?P<quoted>[^"]*)"|(?P<bare>\S*))|"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+)""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another; with ``begins``, the last may be the beginning of a longer one.

    ``country``: the words name it, so that what is about that country is found too, whatever its text says. ``also``: words that
    mean the same where the program itself wrote the text. ``perhaps``: looked for where anything has it, and else not missed.
    """

    words: tuple[str, ...]
    begins: bool
    country: str = ""
    also: tuple[str, ...] = ()
    perhaps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. All terms must be there; empty filters set no limit."""

    terms: tuple[Term, ...] = ()
    kinds: tuple[ThingKind, ...] = ()
    countries: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    measures: bool = False
    """Whether a refusal to do nothing is left out: it declines no measure."""
    why: bool = False
    """Whether a reason is asked for: decisions that have one come before those that have none."""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: neither a word nor a day nor a country nor a kind."""
        return not (self.terms or self.kinds or self.countries or self.since or self.until)


def query_of(typed: str, country_named: Callable[[str], str | None], *, days: bool = True) -> Query:
    """A line as it was typed. ``country_named`` gives the alpha-3 code of a country by any of its names, or none.

    Without ``days``, one that stands alone is a word as others are: *since 2021-08-01* asks for more than that day.
    """
    query, line = Query(), _limits_in_figures(typed[:LONGEST])
    terms: list[Term] = []
    for part in PART.finditer(line):
        if part["name"]:
            value = part["quoted"] if part["quoted"] is not None else part["bare"]
            narrowed = _narrowed(query, part["name"].lower(), value, country_named)
            if narrowed is not None:
                query = narrowed
                continue
            terms += _words(part.group(), last=part.end() == len(line))
        elif part["phrase"] is not None:
            said = tuple(token.word for token in tokens(part["phrase"]))
            if said:
                terms.append(Term(said, begins=not part["closed"]))
        elif (
            days
            and query.since is None
            and query.until is None
            and (day := _whole_day(part["word"].strip(AROUND_A_DAY))) is not None
        ):
            # As every list of hits writes it. A month or a year alone is a word as well: part of a number, of a title.
            query = replace(query, since=day, until=day)
        else:
            terms += _words(part["word"], last=part.end() == len(line))
    return replace(query, terms=tuple(terms[:MOST_TERMS]))


def parts_of(typed: str) -> tuple[str, ...]:
    """The line as it is taken apart: words, what stands between quotation marks, and what narrows, its days in figures."""
    return tuple(part.group() for part in PART.finditer(_limits_in_figures(typed[:LONGEST])))


def day_named(typed: str) -> date | None:
    """The last whole day that a line names, in figures or in words, wherever it stands but in quotation marks.

    A question, *what was known on 4 March 2022*, names a day, and limits nothing by it. After ``from:`` nothing is the last.
    """
    named = None
    for part in PART.finditer(in_figures(typed[:LONGEST], running=True)):
        if part["name"] and part["name"].lower() == "to":
            named = day_typed(part["quoted"] or part["bare"] or "", end=True) or named
        elif part["word"]:
            named = _whole_day(part["word"].strip(AROUND_A_DAY)) or named
    return named


def without_day(typed: str) -> str:
    """The line without the whole days that :func:`day_named` finds in it: what is left says what is asked of that day."""
    parts = PART.finditer(in_figures(typed[:LONGEST], running=True))
    return " ".join(
        part.group()
        for part in parts
        if not part["word"] or _whole_day(part["word"].strip(AROUND_A_DAY)) is None
    )


AROUND_A_DAY = "?!.,;:…()«»“”’"
"""What may stand beside a day in a sentence."""


def _limits_in_figures(line: str) -> str:
    """The line with days and months in figures where they limit it: after ``from:`` and ``to:``, or as a whole day alone.

    Anywhere else, *Kabul August 2021*, they are words as texts have them. A day that is written in figures anyway is one everywhere.
    """
    day = in_figures(line.strip())
    if _whole_day(day) is not None:
        return day

    def figures(found: re.Match[str]) -> str:
        if found["name"]:
            return f"{found['name']}{in_figures(found['day'])}"
        return day_in_text(found) if found["y"] else found[0]

    return _LIMIT_IN_WORDS.sub(figures, line)


_LIMIT_IN_WORDS = re.compile(
    r"""\"[^"]*"?|(?<![^\s"])(?P<name>(?:from|to):) *(?P<day>(?:[^\s":]+ +){0,2}?(?:\d{1,2}[./]\d{1,2}[./])?\d{4}\b[-\d]*)|"""
    + DAY_FIRST,
    re.IGNORECASE,
)
"""What is quoted stays as it stands."""


def kind_named(typed: str) -> ThingKind | None:
    """A kind by its code or its plural, or none."""
    wanted = typed.strip().lower()
    for kind in ThingKind:
        if wanted in {kind.value, f"{kind.value}s", _PLURALS.get(kind, "")}:
            return kind
    return None


_PLURALS = {
    ThingKind.PERSON: "people",
    ThingKind.FILE: "countries",
    ThingKind.HISTORY: "ledger",
    ThingKind.COMMENT: "dissent",
}


def about_countries(query: Query, named: Callable[[tuple[str, ...]], str | None], longest: int) -> Query:
    """The query in which the words that name a country, the longest name first, are one term that says so.

    ``named`` gives the code of the country that words name; no name has more than ``longest``.
    """
    terms: list[Term] = []
    at = 0
    while at < len(query.terms):
        length, country = next(
            (
                (length, code)
                for length in range(min(longest, len(query.terms) - at), 0, -1)
                if (code := _code(query.terms[at : at + length], named)) is not None
            ),
            (1, ""),
        )
        part = query.terms[at : at + length]
        if country:
            # A phrase stays one: its words stand together already.
            said = _joined(part)
            owned = named(said) is None
            terms.append(Term(said[:-1] if owned else said, part[-1].begins and not owned, country))
        else:
            terms.append(_without_its_article(part[0], _joined(terms[-1:]), named))
        at += length
    return replace(query, terms=tuple(terms))


def _code(terms: Sequence[Term], named: Callable[[tuple[str, ...]], str | None]) -> str | None:
    """The country that these words name, or would without the *’s* of the last: *South Sudan’s*."""
    said = _joined(terms)
    owned = terms[-1].words[1:] == ("s",)
    return named(said) or (named(said[:-1]) if owned else None)


def _without_its_article(
    term: Term, before: tuple[str, ...], named: Callable[[tuple[str, ...]], str | None]
) -> Term:
    """The country alone, where a word is its name with what an apostrophe would part from it: *lAfghanistan*.

    Not where the name is the end of another country's, together with the word ``before`` it.
    """
    first, *others = term.words
    if others or term.perhaps or not (first[0] == "s" or (first[0] in "ld" and first[1:2] in _VOWELS)):
        return term
    name = first[1:]
    if len(name) < _SURELY_A_NAME or (before and named((*before, name))):
        return term
    country = named((name,))
    if country is None:
        return term
    return Term((name,), term.begins, country)


_VOWELS = frozenset("aehiouy")
"""Before one of these, or a mute h, an article loses its last letter."""

_SURELY_A_NAME = 5
"""Letters of the name of a country from which on a letter before it is none of another word."""


def in_our_words(query: Query, meaning: Callable[[str], tuple[str, ...]]) -> Query:
    """The query in which each word also stands for those of the program's own texts that mean the same: *rejeté*, *declined*."""
    return replace(
        query,
        terms=tuple(
            replace(term, also=(*term.also, *meaning(term.words[0])))
            if len(term.words) == 1 and not term.country
            else term
            for term in query.terms
        ),
    )


def _joined(terms: Sequence[Term]) -> tuple[str, ...]:
    return tuple(word for term in terms for word in term.words)


def words_of(query: Query) -> tuple[str, ...]:
    """All words that are looked for, in the order in which they were typed."""
    return _joined(query.terms)


def is_whole_title(title: str, words: Sequence[str]) -> bool:
    """Whether these, in their order, are all the words of a title."""
    # Most titles are told apart by their first word: no more of them is taken to pieces.
    pairs = zip_longest(words, (token.word for token in tokens(title)))
    return bool(words) and all(wanted == there for wanted, there in pairs)


def expression(terms: Iterable[Term], columns: str, tags: str = "") -> str:
    """The terms in the language of the index (FTS5), within ``columns``. Words hold nothing that means anything there.

    With ``tags``, a term that names a country is also held by what has the tag of that country in that column.
    """
    plain, about = [], []
    for term in terms:
        said = f'"{" ".join(term.words)}"{" *" if term.begins else ""}'
        if term.also:
            others = (f'"{word}"' for word in term.also)
            said = f"({' OR '.join((said, *others))})"
        if tags and term.country:
            about.append(f"({{{columns}}} : {said} OR {{{tags}}} : c{term.country.lower()})")
        else:
            plain.append(said)
    return " AND ".join(([f"{{{columns}}} : ({' AND '.join(plain)})"] if plain else []) + about)


def _words(typed: str, *, last: bool) -> list[Term]:
    elided = _ELIDED.match(typed)
    if elided is not None:
        # *l’Ukraine* is two words: texts have the country without its article too.
        before = tuple(token.word for token in tokens(elided["word"]))
        return [Term(before, begins=False), *_words(typed[elided.end() :], last=last)]
    said = tuple(token.word for token in tokens(typed))
    if not said:
        return []
    if (others := _UNION.get(typed.strip(AROUND_A_DAY))) is not None:
        return [Term(said, begins=True, also=others, perhaps=True)]
    return [Term(said, begins=last or len(said[-1]) > _SHORT)]


_UNION = {"EU": ("ue",), "UE": ("eu", "europe", "european")}
"""The European Union, in capitals alone: *eu* is a French word that only asks. Texts have its name in full as often: it is no reason
to find nothing."""


def without_perhaps(typed: str) -> str:
    """The line without the words that are not missed where nothing has them."""
    parts = parts_of(typed)
    return " ".join(one for one in parts if without_elision(one).strip(AROUND_A_DAY) not in _UNION)


def without_elision(typed: str) -> str:
    """A word without what has lost its last letter before it: *l’aide*, *aide*."""
    elided = _ELIDED.match(typed)
    return typed if elided is None else without_elision(typed[elided.end() :])


_ELIDED = re.compile(r"\W*(?P<word>(?:jus|lors|puis)?qu|[cdjlmnst])['’ʼ](?=\w)", re.IGNORECASE)
"""A French word that has lost its last letter before a vowel."""


def _narrowed(
    query: Query, name: str, value: str, country_named: Callable[[str], str | None]
) -> Query | None:
    if name == "kind":
        kind = kind_named(value)
        return None if kind is None else replace(query, kinds=(*query.kinds, kind))
    if name == "country":
        country = country_named(value) if value.strip() else None
        return None if country is None else replace(query, countries=(*query.countries, country))
    day = day_typed(value, end=name == "to")
    if day is None:
        return None
    return replace(query, since=day) if name == "from" else replace(query, until=day)


def _whole_day(typed: str) -> date | None:
    return day_typed(typed, end=False) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed) else None


def day_typed(typed: str, *, end: bool) -> date | None:
    """A day, or the first or last day of a month or year: ``2021-02-01``, ``2021-02``, ``2021``, or in words."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", in_figures(typed).strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= year < 9999:
        return None
    try:
        if day is not None and month is not None:
            return date(year, month, day)
        first = date(year, month or (12 if end else 1), 1)
    except ValueError:
        return None
    if not end:
        return first
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
