"""The signs of a country, judged from the events and coded evidence on file."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from app.reading.countries.file_rows import FileRows, LiveRows, PastRows
from app.reading.ministry.reference import current, current_violations
from app.reading.outside.event_facts import (
    cited_events,
    covering_batches,
    current_facts,
    newest_dataset,
    spans_of,
)
from app.rules.signals.board import Board, SignOfMonth, board
from app.rules.signals.coverage import Span, stretch_with, stretches
from app.rules.signals.infrastructure import CodedItem
from app.rules.signals.lexicon import Lexicon, Phrase
from app.rules.signals.months import Month
from app.rules.signals.settings import SignalSettings
from db.evidence import EvidenceItem
from db.signals import Signal
from db.vocabulary.imports import DataSet
from db.vocabulary.signals import SignalStanding
from language import tr

_CHART_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The board of a country, and what it was made from: one data set, its batches, the thresholds in force."""

    country: str
    dataset: DataSet
    datasets: tuple[DataSet, ...]
    board: Board
    batches: tuple[str, ...]
    thresholds: dict[str, Any]

    def series(self, sign: SignOfMonth) -> list[list[Any]]:
        """The months up to this one as ``[first day, value]``, as a signal keeps them for the brief's chart."""
        return [
            [each.month.first_day.isoformat(), None if each.value is None else round(each.value, 1)]
            for each in self.board.signs[sign.sign]
            if each.month <= sign.month
        ]

    def beside(self, sign: SignOfMonth) -> list[dict[str, Any]]:
        """The other signs of the same month as they were judged, seen or not: a brief shows all three with numbers."""
        return [
            {
                "sign": each.sign.value,
                "verdict": each.verdict.value,
                "says": each.says,
                "formula": each.formula,
                "numbers": each.numbers,
                "series": self.series(each),
            }
            for each in self.board.of_month(sign.month)
            if each.sign is not sign.sign
        ]


def measured_signs(
    session: Session,
    country: str,
    settings: SignalSettings,
    *,
    dataset: DataSet | None = None,
    until: Month | None = None,
    months: int = _CHART_MONTHS,
    as_of: datetime | None = None,
) -> Measured | None:
    """The signs of the ``months`` months up to ``until`` (none: the last month that the data cover).

    ``as_of``: by the events and the coded evidence that were on record at that instant. One data set at a time: two that record the same killing would count it twice. None where no events cover the
    country or the month.
    """
    available = newest_dataset(session, country, as_of=as_of)
    if not available or (dataset is not None and dataset not in available):
        return None
    chosen = dataset or available[0]
    spans = spans_of(session, chosen, as_of=as_of)
    last = until or stretches(spans)[-1].last
    covered = stretch_with(spans, last)
    if covered is None:
        return None
    # What the oldest month that is judged has for a baseline, and nothing before it.
    first = max(covered.first, last.plus(1 - months - settings.baseline_months))
    facts = list(current_facts(session, country, chosen, first.first_day, last.last_day, as_of=as_of))
    codes = frozenset(kind.code for kind in current_violations(session) if kind.infrastructure)
    found = board(
        facts,
        _coded(
            LiveRows(session, country) if as_of is None else PastRows(session, country, as_of), codes, chosen
        ),
        covered=Span(first, last),
        last=last,
        settings=settings,
        lexicon=lexicon(session),
        codes=codes,
        months=months,
    )
    return Measured(
        country=country,
        dataset=chosen,
        datasets=available,
        board=found,
        batches=covering_batches(session, chosen, first, last),
        thresholds=asdict(settings),
    )


def lexicon(session: Session) -> Lexicon:
    """The words of infrastructure in force, the same object for the same words: it keeps what it found in notes."""
    return _lexicon_of(tuple(current(session, "infrastructure_words")))


@lru_cache(maxsize=2)
def _lexicon_of(phrases: tuple[Phrase, ...]) -> Lexicon:
    return Lexicon(phrases)


def last_month(
    session: Session, country: str, limit: Month, *, as_of: datetime | None = None
) -> Month | None:
    """The last month, up to ``limit``, that the data set with the newest events of a country covers; none without one.

    ``as_of``: by the files that counted at that instant.
    """
    available = newest_dataset(session, country, as_of=as_of)
    spans = stretches(spans_of(session, available[0], as_of=as_of)) if available else ()
    return max((min(span.last, limit) for span in spans if span.first <= limit), default=None)


def cited_lines(session: Session, dataset: DataSet, keys: Sequence[str]) -> tuple[str, ...]:
    """The cited events in words, oldest first: day, place, what happened, who died, and the data set's own number."""
    return tuple(
        tr(
            "{days}, {where}: {what} ({deaths} dead). {dataset} {key}",
            days=event.days,
            where=event.where or tr("place not given"),
            what=event.what,
            deaths=event.deaths,
            dataset=dataset.value,
            key=event.key,
        )
        for event in cited_events(session, dataset, keys)
    )


def _coded(rows: FileRows, codes: frozenset[str], dataset: DataSet) -> list[CodedItem]:
    """The evidence coded with an attack on infrastructure; an item made of a signal cites the signal's events."""
    items = [item for item in rows.of(EvidenceItem) if codes & set(item.violations)]
    taken_up = (
        {
            f"{signal.number}; ": frozenset(signal.events)
            for signal in rows.of(Signal)
            if signal.standing is SignalStanding.ACCEPTED and signal.numbers["dataset"] == dataset
        }
        if items
        else {}
    )
    return [
        CodedItem(
            key=item.number,
            day=item.occurred_on,
            violations=frozenset(item.violations),
            cites=next(
                (events for cited, events in taken_up.items() if item.citation.startswith(cited)), frozenset()
            ),
        )
        for item in items
    ]
