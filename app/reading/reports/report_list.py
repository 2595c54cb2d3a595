"""The list of reports: of those that are asked for, as many as are shown."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from functools import lru_cache
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.reading.reports.decided import Decided, all_that_may_be_said, decided_by_report
from app.reading.reports.reports import ReportLine, report_lines
from app.reading.reports.standing import OPEN_STATUSES
from app.reading.search.our_words import our_words
from app.rules.asking import without_asking
from app.rules.entry.texts import has_words
from app.rules.finding import Term, in_our_words, query_of
from db.actor import Actor
from db.reports import Report
from db.vocabulary.tokens import tokens
from language import tr
from language.dates import in_figures

PAGE = 200
"""Reports that are read at a time."""


class Which(StrEnum):
    """Which reports a list shows."""

    MINE = "mine"
    OPEN = "open"
    ALL = "all"

    @property
    def label(self) -> str:
        return {"mine": tr("Mine"), "open": tr("Open"), "all": tr("All")}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsAsked:
    """``which`` of the reports; ``waiting``: identifiers of those that wait for the reader.

    ``text``: each of its words, or a part of it, stands in the number, the country, the title, the day on which the report was
    begun, as ``zone`` has it, or in what was decided on it; a day or month in words may also be that day.
    ``at``: when it is asked, if what ran out by then is to be told though nobody has noted it yet.
    """

    which: Which
    waiting: frozenset[str] = frozenset()
    text: str = ""
    zone: tzinfo = UTC
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsFound:
    """The newest reports that are asked for, with what was decided on each; ``more``: there are older ones."""

    lines: tuple[ReportLine, ...]
    decided: Mapping[str, Decided]
    more: bool


def reports_found(session: Session, actor: Actor, asked: ReportsAsked, *, limit: int = PAGE) -> ReportsFound:
    """At most ``limit`` reports, the newest first. No other is put together."""
    ids = tuple(islice(_matching(session, actor, asked), limit + 1))
    lines = report_lines(session, only=ids[:limit])
    return ReportsFound(
        lines=lines,
        decided=decided_by_report(session, [line.report_id for line in lines], asked.at),
        more=len(ids) > limit,
    )


def _matching(session: Session, actor: Actor, asked: ReportsAsked) -> Iterator[str]:
    """Identifiers, the newest report first; of reports, and of what was decided on them, only as many pages are read as are needed."""
    statement = (
        sa.select(Report.id, Report.number, Report.country, Report.title, Report.created_at)
        .order_by(Report.number.desc())
        .execution_options(yield_per=PAGE)
    )
    if asked.which is not Which.ALL:
        statement = statement.where(_chosen(actor, asked.which, asked.waiting))
    countries, fits = current_countries(session), _fitting(asked.text)
    sayable = all_that_may_be_said() if asked.text else ""
    with session.execute(statement) as found:
        for rows in found.partitions(PAGE):
            called = {
                row.id: (
                    f"{row.number} {countries.name(row.country)} {row.title}",
                    row.created_at.astimezone(asked.zone).date().isoformat(),
                )
                for row in rows
            }
            whole = {ident for ident, named in called.items() if fits(*named)}
            # What was decided is asked only of those in which it may be what is missing: it takes ten times as long.
            perhaps = [
                ident
                for ident, (name, day) in called.items()
                if ident not in whole and sayable and fits(name, day, sayable)
            ]
            decided = decided_by_report(session, perhaps, asked.at) if perhaps else {}
            for ident, (name, day) in called.items():
                if ident in whole or (ident in decided and fits(name, day, decided[ident].sought)):
                    yield ident


def _fitting(typed: str) -> Callable[..., bool]:
    """Whether what a report is called, its day and what may be said of it have all that is typed: the words as they stand, or else the
    day they mean, or what the words mean in another language, as where anything is looked for: *gel de l’aide*."""
    figures = in_figures(typed)
    days = [each for each in _DAYS.findall(figures) if each not in typed]
    others = _DAYS.sub(lambda found: " " if found[0] in days else found[0], figures)
    asked = in_our_words(query_of(others, lambda _name: None), our_words)
    terms = without_asking(asked).terms
    # What limits a search, *from:*, limits no list: it is text here.
    limited = bool(asked.since or asked.until or asked.kinds or asked.countries)
    means_more = not limited and (any(term.also for term in terms) or terms != asked.terms)

    def fits(called: str, day: str, said: str = "") -> bool:
        text = f"{called} {said} {day}"
        if has_words(text, typed):
            return True
        if not all(day.startswith(each) for each in days):
            return False
        if days and has_words(text, others):
            return True
        # What may be said is the same of all reports, and long.
        return means_more and _have_terms(frozenset(_words(f"{called} {day}")) | _words_said(said), terms)

    return fits


def _have_terms(there: frozenset[str], terms: Sequence[Term]) -> bool:
    return all(
        not there.isdisjoint(term.also)
        or all(any(word.startswith(part) for word in there) for part in term.words)
        for term in terms
    )


def _words(text: str) -> Iterator[str]:
    return (token.word for token in tokens(text))


@lru_cache(maxsize=256)
def _words_said(text: str) -> frozenset[str]:
    return frozenset(_words(text))


_DAYS = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")


def _chosen(actor: Actor, which: Which, waiting: Collection[str]) -> sa.ColumnElement[bool]:
    is_open = Report.status.in_(OPEN_STATUSES)
    if which is Which.OPEN:
        return is_open
    return sa.or_(sa.and_(Report.author_id == actor.person_id, is_open), Report.id.in_(waiting))
