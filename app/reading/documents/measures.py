"""What is measured, in words: the figures of the last year beside those of the whole record."""

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module

from sqlalchemy.orm import Session

from app.documents.inquiry import Column
from app.documents.measures import Measure, Measures, MeasuresPaper, MeasureTable
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.metrics import BorneOutCounts, Metrics, OnsetCounts, Share, Spread, metrics
from app.rules.reports.clocks import duration_words
from db.vocabulary import Phase
from language import mark, tr

_BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)
"""Before anything on record."""

Period = tuple[str, Metrics]


def measures_paper(session: Session, asked: Asked) -> MeasuresPaper:
    """What is measured, under the marking of all that it counts."""
    cover = cover_of(session, asked, "", markings_of_country(session))
    return MeasuresPaper(cover, measures(session, asked.now))


def measures(session: Session, at: datetime) -> Measures:
    """What is measured at ``at``."""
    year, ever = metrics(session, at), metrics(session, at, _BEGINNING)
    periods = ((tr("last year"), year), (tr("all on record"), ever))
    return Measures(
        shares=tuple(
            Measure(tr(what), _part(getattr(year, name)), _part(getattr(ever, name)), tr(counted))
            for name, what, counted in _SHARES
        ),
        tables=(
            _times(
                tr("Warning to decision"),
                tr("From the first submission of a report to its first decision other than a deferral."),
                ((name, one.warning_to_decision) for name, one in periods),
            ),
            _times(
                tr("Decision to first action"),
                tr("From a decision that authorised a measure to the beginning of its response."),
                ((name, one.decision_to_action) for name, one in periods),
            ),
            _hits(periods),
            _misses(periods),
        ),
    )


_SHARES = (
    (
        "acknowledged_in_time",
        mark("Warnings acknowledged in time"),
        mark("Of escalations that were acknowledged, or whose time for it is over."),
    ),
    (
        "decided_in_time",
        mark("Decided against lapsed"),
        mark("Of escalations that ended in a decision, and deadlines by which not every option was decided."),
    ),
    (
        "inside_authority",
        mark("Decisions inside authority"),
        mark("Less those that were later found to have been outside it."),
    ),
    (
        "plans_that_protect",
        mark("Plans with at least one measure that protects victims"),
        mark("Of the plans agreed today."),
    ),
    (
        "imminent_with_lever",
        mark("Lever readiness"),
        mark("Files at imminent risk today with a lever that is not spent."),
    ),
    ("overdue_reviews", mark("Overdue reviews"), mark("Of files, reports, decisions and measures, today.")),
    (
        "silent_consultations",
        mark("Silent consultations"),
        mark("Departments that were asked about an option and did not reply."),
    ),
    (
        "impact_assessed",
        mark("Coverage of human rights impact assessments"),
        mark("Of our engagements today where there is a history of atrocities, or risk."),
    ),
)


def _part(value: Share | int) -> str:
    if isinstance(value, int):
        return str(value)
    return tr("{part} of {whole}", part=value.part, whole=value.whole) if value.whole else tr("none to count")


def _phase(phase: Phase | None) -> str:
    return phase.label if phase is not None else tr("no phase")


def _times(title: str, explained: str, periods: Iterable[tuple[str, tuple[Spread, ...]]]) -> MeasureTable:
    return MeasureTable(
        title,
        explained,
        (
            Column(tr("Period"), 3),
            Column(tr("Phase"), 4),
            Column(tr("Cases"), 2),
            Column(tr("Still running"), 2),
            Column(tr("Median"), 3),
            Column(tr("Worst"), 3),
        ),
        tuple(
            (
                period,
                _phase(one.phase),
                str(one.count),
                str(one.running),
                tr("at least {time}", time=duration_words(one.middle.time, exact=True))
                if one.middle.least
                else duration_words(one.middle.time, exact=True),
                duration_words(one.longest, exact=True),
            )
            for period, spreads in periods
            for one in spreads
        ),
    )


def _hits(periods: Iterable[Period]) -> MeasureTable:
    return MeasureTable(
        tr("Hits and false alarms"),
        tr(
            "Warnings that were reviewed, by the phase that was assessed. A hit was borne out, be it in part; a false alarm "
            "was not. The true share lies in the interval with 95 per cent confidence: it is wide, because warnings are few."
        ),
        (
            Column(tr("Period"), 3),
            Column(tr("Phase"), 4),
            Column(tr("Hits"), 3),
            Column(tr("False alarms"), 3),
            Column(tr("Too early to say"), 3),
            Column(tr("Share borne out"), 3),
        ),
        tuple(_hit_row(period, one) for period, found in periods for one in found.borne_out),
    )


def _hit_row(period: str, one: BorneOutCounts) -> tuple[str, ...]:
    return (
        period,
        _phase(one.phase),
        str(one.borne_out),
        str(one.not_borne_out),
        str(one.too_early),
        _interval(one.borne_out, one.not_borne_out),
    )


def _misses(periods: Iterable[Period]) -> MeasureTable:
    return MeasureTable(
        tr("Misses"),
        tr(
            "Days from which a file says that atrocities are ongoing, where it did not before, by the phase of the file "
            "until then. One is missed where no warning had been submitted in the year before it. Where no file is open, "
            "nothing is on record and nothing is counted."
        ),
        (
            Column(tr("Period"), 3),
            Column(tr("Phase until then"), 4),
            Column(tr("Onsets warned of"), 3),
            Column(tr("Misses"), 3),
            Column(tr("Share warned of"), 3),
        ),
        tuple(_miss_row(period, one) for period, found in periods for one in found.onsets),
    )


def _miss_row(period: str, one: OnsetCounts) -> tuple[str, ...]:
    return (
        period,
        _phase(one.phase),
        str(one.warned),
        str(one.missed),
        _interval(one.warned, one.missed),
    )


def _interval(part: int, rest: int) -> str:
    if not part + rest:
        return tr("none to count")
    # Late: it loads a library of statistics.
    low, high = import_module("app.backtest.intervals").share_interval(part, part + rest)
    return tr("{low:.0%} to {high:.0%}", low=low, high=high)
