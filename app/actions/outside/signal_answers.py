"""Answering a signal: accepted into a draft report that cites its events, or dismissed with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import (
    alike,
    find,
    optional_reason,
    person_of,
    require_role,
    settings_of,
    today_of,
)
from app.actions.evidence.items import RecordEvidence, record_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.reports.drafting import DraftReport, draft_report
from app.content import DraftContent
from app.reading.ministry.reference import current_countries, current_marking_scheme
from app.reading.outside.signs import cited_lines
from app.refusals import Refused
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.evidence import EvidenceItem, Source
from db.signals import Signal
from db.vocabulary import Credibility, DatePrecision, Reliability, Role, SourceKind, words
from db.vocabulary.imports import DataSet
from db.vocabulary.signals import Sign, SignalStanding
from db.work import Work
from language import plural, tr
from language.dates import month_words

_LISTED = 20
"""Events that the evidence made of a signal names one by one; the ledger entry of the signal names more."""


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


def accept_signal(work: Work, actor: Actor, request: AcceptSignal) -> SignalKept:
    """Open a draft report that cites the signal's events, with the signs of the same month filled in.

    Raises:
        Refused: ``role``; ``signal.answered``; ``signal.stale``; ``signal.events_gone``, when events that it cites
            count no more; ``marking.ceiling``.
        BadInput: no such signal, an unknown marking, or unusable text.
    """
    signal = _open(work, actor, request.signal_id, request.based_on)
    note = optional_reason(request.note)
    marking = request.marking or settings_of(work).default_marking
    marking = marking or current_marking_scheme(work.session).levels[0].code
    dataset = DataSet(str(signal.numbers["dataset"]))
    _require_counting(work, signal, dataset)
    source_id = _source(work, actor, dataset, request.reliability)
    evidence = record_evidence(
        work,
        actor,
        RecordEvidence(
            country=signal.country,
            source_id=source_id,
            title=f"{signal.sign.label}, {month_words(signal.first_on)}",
            original_wording=_wording(work, signal, dataset),
            summary=signal.says,
            occurred_on=signal.first_on,
            occurred_until=min(signal.last_on, today_of(work)),
            precision=DatePrecision.MONTH,
            reliability=request.reliability,
            credibility=request.credibility,
            marking=marking,
            citation=tr(
                "{signal_number}; {dataset}, import {batches}",
                signal_number=signal.number,
                dataset=dataset.label,
                batches=", ".join(signal.batches),
            ),
        ),
    )
    name = current_countries(work.session).name(signal.country)
    drafted = draft_report(
        work,
        actor,
        DraftReport(
            country=signal.country,
            content=_draft(work, signal, name, marking),
            evidence=(evidence.evidence_id, *_rests_on(work, signal)),
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


def _open(work: Work, actor: Actor, signal_id: str, based_on: int) -> Signal:
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    signal = find(work, Signal, signal_id, "signal")
    if signal.standing is not SignalStanding.OPEN:
        raise Refused(
            "signal.answered",
            tr(
                "{signal_number} was {standing} already.",
                signal_number=signal.number,
                standing=words(signal.standing).lower(),
            ),
            remedy=tr("Read the answer on its page; graver numbers raise a new signal."),
        )
    if signal.ledger_entry != based_on:
        raise Refused(
            "signal.stale",
            tr("The numbers of {signal_number} changed after you opened it.", signal_number=signal.number),
            remedy=tr("Read them as they are now, then answer."),
        )
    return signal


def _require_counting(work: Work, signal: Signal, dataset: DataSet) -> None:
    gone = len(signal.events) - len(cited_lines(work.session, dataset, signal.events))
    if gone:
        raise Refused(
            "signal.events_gone",
            tr(
                "{gone} of the {events} events that {signal_number} cites count no more: their import was "
                "withdrawn.",
                gone=gone,
                events=len(signal.events),
                signal_number=signal.number,
            ),
            remedy=tr("Look for signals again; what is not seen any more can be dismissed with that reason."),
        )


def _rests_on(work: Work, signal: Signal) -> Iterable[str]:
    """The coded evidence items that the signal was seen in: the draft stands on them as on the events."""
    return work.all(
        sa.select(EvidenceItem.id)
        .where(EvidenceItem.number.in_(signal.evidence), EvidenceItem.country == signal.country)
        .order_by(EvidenceItem.number)
    )


def _answer(work: Work, signal: Signal, standing: SignalStanding, words: str) -> None:
    signal.standing, signal.answer = standing, words
    signal.answered_at, signal.answered_by_id = work.at, person_of(work.actor)


def _source(work: Work, actor: Actor, dataset: DataSet, reliability: Reliability) -> str:
    """The data set in the register of sources, entered when it is first needed."""
    name = dataset.label
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
            notes=tr("Entered when a signal on its events was accepted."),
        ),
    )
    return kept.source_id


def _wording(work: Work, signal: Signal, dataset: DataSet) -> str:
    """What the data set says, line by line: the words from the field of an evidence item made of events."""
    lines = cited_lines(work.session, dataset, signal.events[:_LISTED])
    more = signal.events_count - len(lines)
    return "\n".join(
        [
            f"{dataset.label}, {month_words(signal.first_on)}. {signal.says}",
            *(f"– {line}" for line in lines),
            *(
                [
                    plural(
                        "and {count} more event, named in {signal}.",
                        "and {count} more events, named in {signal}.",
                        more,
                        signal=signal.number,
                    )
                ]
                if more > 0
                else []
            ),
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
        title=tr(
            "{country}: {sign} in {first_on:%B %Y}",
            country=country,
            sign=signal.sign.label.lower(),
            first_on=signal.first_on,
        ),
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
