"""Signals: looked for in events and evidence, accepted into a draft report, or dismissed with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import (
    alike,
    country_file,
    find,
    next_number,
    optional_reason,
    person_of,
    require_role,
    settings_of,
    today_of,
)
from app.actions.evidence import RecordEvidence, record_evidence
from app.actions.reports import DraftReport, draft_report
from app.actions.sources import AddSource, add_source
from app.content import DraftContent
from app.reading.reference import current_countries, current_marking_scheme
from app.reading.signs import Measured, cited_lines, measured_signs
from app.refusals import Refused
from app.rules.signals.board import SignOfMonth
from app.rules.signals.months import Month
from app.rules.texts import required_text
from db.actor import Actor
from db.evidence import Source
from db.signals import Signal
from db.vocabulary import Credibility, DatePrecision, Reliability, Role, SourceKind
from db.vocabulary.imports import DataSet
from db.vocabulary.signals import Sign, SignalStanding
from db.work import Work

LOOK_BACK = 3
"""Months up to the last one that the data cover in which a look raises signals; the chart shows the ones before."""

_LISTED = 20
"""Events that the evidence made of a signal names one by one; the ledger entry of the signal names more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookForSignals:
    """A look at the newest months of a country.

    ``dataset`` none: the one with the newest events of the country. ``until`` none: the last month it covers.
    """

    country: str
    dataset: DataSet | None = None
    until: Month | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look came to: numbers of signals raised, of those whose numbers were brought up to date, and of how
    many signs could not be judged."""

    country: str
    raised: tuple[str, ...]
    updated: tuple[str, ...]
    last_month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptSignal:
    """Take a signal up: a draft report opens that cites its events as an evidence item with this grade."""

    signal_id: str
    based_on: int
    reliability: Reliability
    credibility: Credibility
    marking: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissSignal:
    """Put a signal aside, with the reason that an inquiry will read."""

    signal_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalKept:
    """A signal as it now stands; ``report_number`` where it opened a draft."""

    signal_id: str
    number: str
    standing: SignalStanding
    version: int
    report_id: str = ""
    report_number: str = ""


def look_for_signals(work: Work, actor: Actor, request: LookForSignals) -> Looked:
    """Judge the signs of the newest months and keep those that are seen as signals.

    An open signal of the same sign and month gets the new numbers; one that was answered stays answered, and is
    raised anew only where the numbers are graver than those that were answered.

    Raises:
        Refused: ``role``; ``signals.no_data``, when no imported events cover the country or the month.
        BadInput: no file is open for the country.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    settings = settings_of(work).signals
    found = measured_signs(work.session, file.country, settings, dataset=request.dataset, until=request.until)
    if found is None:
        raise Refused(
            "signals.no_data",
            "No imported events cover this country and month, so no sign can be judged.",
            remedy="Import a data set of events that covers it, then look again.",
        )
    raised, updated = [], []
    work.act("signal.look", topic=file.country, detail={"dataset": found.dataset.value})
    for sign in _seen(found):
        signal, is_new, changed = _keep(work, file.country, found, sign)
        if is_new:
            raised.append(signal.number)
        elif changed:
            updated.append(signal.number)
    if not raised and not updated:
        work.note(
            "signal.look",
            "country_files",
            file.id,
            topic=file.country,
            detail={"dataset": found.dataset.value, "until": str(found.board.last), "raised": 0},
        )
    return Looked(
        country=file.country, raised=tuple(raised), updated=tuple(updated), last_month=str(found.board.last)
    )


def accept_signal(work: Work, actor: Actor, request: AcceptSignal) -> SignalKept:
    """Open a draft report that cites the signal's events, with the signs of the same month filled in.

    Raises:
        Refused: ``role``; ``signal.answered``; ``signal.stale``; ``marking.ceiling``.
        BadInput: no such signal, an unknown marking, or unusable text.
    """
    signal = _open(work, actor, request.signal_id, request.based_on)
    note = optional_reason(request.note)
    marking = request.marking or settings_of(work).default_marking
    marking = marking or current_marking_scheme(work.session).levels[0].code
    dataset = DataSet(str(signal.numbers["dataset"]))
    source_id = _source(work, actor, dataset, request.reliability)
    evidence = record_evidence(
        work,
        actor,
        RecordEvidence(
            country=signal.country,
            source_id=source_id,
            title=f"{SIGN_TITLES[signal.sign]}, {signal.first_on:%B %Y}",
            original_wording=_wording(work, signal, dataset),
            summary=signal.says,
            occurred_on=signal.first_on,
            occurred_until=min(signal.last_on, today_of(work)),
            precision=DatePrecision.MONTH,
            reliability=request.reliability,
            credibility=request.credibility,
            marking=marking,
            citation=f"{signal.number}; {DATASET_NAMES[dataset]}, import {', '.join(signal.batches)}",
        ),
    )
    name = current_countries(work.session).name(signal.country)
    drafted = draft_report(
        work,
        actor,
        DraftReport(
            country=signal.country,
            content=_draft(work, signal, name, marking),
            evidence=(evidence.evidence_id,),
        ),
    )
    work.act("signal.accept", topic=signal.country, reason=note, detail={"report": drafted.number})
    _answer(work, signal, SignalStanding.ACCEPTED, note)
    signal.report_id = drafted.report_id
    work.save()
    return _kept(signal, report_id=drafted.report_id, report_number=drafted.number)


def dismiss_signal(work: Work, actor: Actor, request: DismissSignal) -> SignalKept:
    """Put a signal aside. It stays on record with its numbers and the reason.

    Raises:
        Refused: ``role``; ``signal.answered``; ``signal.stale``.
        BadInput: no such signal, or no reason.
    """
    signal = _open(work, actor, request.signal_id, request.based_on)
    reason = required_text(request.reason, "reason")
    work.act("signal.dismiss", topic=signal.country, reason=reason)
    _answer(work, signal, SignalStanding.DISMISSED, reason)
    work.save()
    return _kept(signal)


SIGN_TITLES = {
    Sign.CIVILIAN_SHARE: "Civilians’ share of deaths above the baseline",
    Sign.ONE_SIDED_DEATHS: "Deaths in violence against civilians above the baseline",
    Sign.INFRASTRUCTURE: "Attacks on civilian infrastructure above the baseline",
    Sign.SPREAD: "A systematic pattern over areas and weeks",
    Sign.WATCH: "Watch: violence is building up",
}
"""The signs in words, as titles of evidence and of drafts."""

DATASET_NAMES = {
    DataSet.UCDP_GED: "UCDP Georeferenced Event Dataset",
    DataSet.ACLED: "ACLED",
    DataSet.HXL: "HXL-tagged events",
    DataSet.OTHER_EVENTS: "Other imported events",
}
"""The data sets of events as they stand in the register of sources."""


def _seen(found: Measured) -> Iterable[SignOfMonth]:
    newest = found.board.last.plus(1 - LOOK_BACK)
    every = (each for signs in found.board.signs.values() for each in signs)
    return (each for each in every if each.fires and each.month >= newest)


def _keep(work: Work, country: str, found: Measured, sign: SignOfMonth) -> tuple[Signal, bool, bool]:
    """The signal of a sign that is seen; whether it is new; whether an open one got other numbers."""
    numbers = {**sign.numbers, "dataset": found.dataset.value, "series": found.series(sign)}
    earlier = work.all(
        sa.select(Signal)
        .where(Signal.country == country, Signal.sign == sign.sign, Signal.first_on == sign.month.first_day)
        .order_by(Signal.number)
    )
    latest = earlier[-1] if earlier else None
    if latest is not None and latest.standing is SignalStanding.OPEN:
        if latest.numbers == numbers and latest.thresholds == found.thresholds:
            return latest, False, False
        _write(work, latest, found, sign, numbers)
        work.save()
        return latest, False, True
    if latest is not None and sign.value is not None and sign.value <= _answered_value(latest):
        return latest, False, False
    signal = Signal(
        number=next_number(work, Signal.number, "SG"),
        country=country,
        sign=sign.sign,
        first_on=sign.month.first_day,
        last_on=sign.month.last_day,
        seen_at=work.at,
        seen_by_id=person_of(work.actor),
        says="",
        formula="",
        numbers={},
        thresholds={},
        follows_id=latest.id if latest else None,
    )
    _write(work, signal, found, sign, numbers)
    return work.add(signal), True, True


def _write(
    work: Work, signal: Signal, found: Measured, sign: SignOfMonth, numbers: dict[str, object]
) -> None:
    signal.says, signal.formula = sign.says, sign.formula
    signal.numbers, signal.thresholds = numbers, found.thresholds
    signal.events, signal.events_count = list(sign.events), sign.events_count
    signal.evidence, signal.batches = list(sign.evidence), list(found.batches)
    signal.seen_at, signal.seen_by_id = work.at, person_of(work.actor)


def _answered_value(signal: Signal) -> float:
    series = signal.numbers.get("series") or []
    value = series[-1][1] if series else None
    return float(value) if value is not None else 0.0


def _open(work: Work, actor: Actor, signal_id: str, based_on: int) -> Signal:
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    signal = find(work, Signal, signal_id, "signal")
    if signal.standing is not SignalStanding.OPEN:
        raise Refused(
            "signal.answered",
            f"{signal.number} was {signal.standing.value} already.",
            remedy="Read the answer on its page; graver numbers raise a new signal.",
        )
    if signal.ledger_entry != based_on:
        raise Refused(
            "signal.stale",
            f"The numbers of {signal.number} changed after you opened it.",
            remedy="Read them as they are now, then answer.",
        )
    return signal


def _answer(work: Work, signal: Signal, standing: SignalStanding, words: str) -> None:
    signal.standing, signal.answer = standing, words
    signal.answered_at, signal.answered_by_id = work.at, person_of(work.actor)


def _source(work: Work, actor: Actor, dataset: DataSet, reliability: Reliability) -> str:
    """The data set in the register of sources, entered when it is first needed."""
    name = DATASET_NAMES[dataset]
    for source in work.all(sa.select(Source)):
        if alike(source.name, name):
            return source.id
    kept = add_source(
        work,
        actor,
        AddSource(
            name=name,
            kind=SourceKind.DATA_SET,
            reliability=reliability,
            notes="Entered when a signal on its events was accepted.",
        ),
    )
    return kept.source_id


def _wording(work: Work, signal: Signal, dataset: DataSet) -> str:
    """What the data set says, line by line: the words from the field of an evidence item made of events."""
    lines = cited_lines(work.session, dataset, signal.events[:_LISTED])
    more = signal.events_count - len(lines)
    return "\n".join(
        [
            f"{DATASET_NAMES[dataset]}, {signal.first_on:%B %Y}. {signal.says}",
            *(f"– {line}" for line in lines),
            *([f"and {more} more events, named in {signal.number}."] if more > 0 else []),
        ]
    )


def _draft(work: Work, signal: Signal, country: str, marking: str) -> DraftContent:
    """What the draft begins with: this signal, and what the other signs of the same month say."""
    others = work.all(
        sa.select(Signal)
        .where(Signal.country == signal.country, Signal.first_on == signal.first_on)
        .order_by(Signal.number)
    )
    says = {other.sign: other.says for other in others}
    civilians = (says.get(sign, "") for sign in (Sign.CIVILIAN_SHARE, Sign.ONE_SIDED_DEATHS))
    return DraftContent(
        title=f"{country}: {SIGN_TITLES[signal.sign].lower()} in {signal.first_on:%B %Y}",
        marking=marking,
        summary=signal.says,
        sign_civilians=" ".join(part for part in civilians if part),
        sign_infrastructure=says.get(Sign.INFRASTRUCTURE, ""),
        sign_spread=says.get(Sign.SPREAD, ""),
    )


def _kept(signal: Signal, *, report_id: str = "", report_number: str = "") -> SignalKept:
    return SignalKept(
        signal_id=signal.id,
        number=signal.number,
        standing=signal.standing,
        version=signal.ledger_entry,
        report_id=report_id,
        report_number=report_number,
    )
