"""What a country file holds that has a day, but for imported events: one mark for each, lane by lane."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import zip_longest
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.country_files import phases_in
from app.reading.countries.file_rows import FileRows, LiveRows, PastRows, recorded_rows
from app.reading.countries.mechanisms import mechanisms, special_procedures, universal_reviews
from app.reading.countries.past_atrocities import past_atrocities
from app.reading.ministry.names import person_named
from app.reading.ministry.settings import read_settings
from app.rules.entry.dates import last_day
from app.rules.reports.outcomes import differs_words, outcome_words
from db.decisions import Decision, RecordConfirmation, RecordRefusal
from db.evidence import EvidenceItem
from db.reports import Option, Report
from db.responses import Response
from db.signals import Signal
from db.vocabulary import DecisionEffect, Phase, ReportStatus, words
from language import tr
from language.phrases import headed


class Lane(StrEnum):
    """What stands on one line of the axis, from top to bottom."""

    PHASE = "phase"
    EVENTS = "events"
    SIGNALS = "signals"
    EVIDENCE = "evidence"
    REPORTS = "reports"
    DECISIONS = "decisions"
    RESPONSES = "responses"
    ATROCITIES = "atrocities"
    UN = "un"

    @property
    def label(self) -> str:
        return {
            "phase": tr("Phase"),
            "events": tr("Events"),
            "signals": tr("Signals"),
            "evidence": tr("Evidence"),
            "reports": tr("Reports"),
            "decisions": tr("Decisions"),
            "responses": tr("Responses"),
            "atrocities": tr("Past atrocities"),
            "un": tr("Mechanisms and UPR"),
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened on a day, or from ``first`` to ``last``; without ``last`` it goes on.

    ``known_on`` is the day on which this ministry knew of it, where that is another day than it happened. ``key`` is
    the number it is called by, or its title; ``says`` is what it is, in a sentence. ``report`` is the number of the
    report that it belongs to, for what is read on that page. ``phase`` is set on a change of phase only.
    """

    lane: Lane
    key: str
    title: str
    says: str
    first: date
    last: date | None
    known_on: date | None = None
    report: str = ""
    phase: Phase | None = None

    @property
    def called(self) -> tuple[str, ...]:
        """What its entry in a register may be called, the surest first; a review of the state may have a day only."""
        names = (self.key, self.report, self.title, self.first.isoformat())
        return tuple(name for name in names if name)


def timeline_marks(session: Session, country: str, today: date) -> tuple[Mark, ...]:
    """All marks of a country file, the earliest first within each lane."""
    return _marks(LiveRows(session, country), today)


def past_marks(session: Session, country: str, on: date, until: datetime) -> tuple[Mark, ...]:
    """The same as they were recorded by the end of the day ``on``, which came at ``until``."""
    return _marks(PastRows(session, country, until), on)


def _marks(rows: FileRows, today: date) -> tuple[Mark, ...]:
    zone = ZoneInfo(read_settings(rows.session).time_zone)
    found = [
        *_phases(rows),
        *_signals(rows, zone),
        *_evidence(rows, zone),
        *_reports(rows, zone),
        *_decisions(rows, zone),
        *_responses(rows, zone),
        *_atrocities(rows),
        *_un(rows, today),
    ]
    order = list(Lane)
    return tuple(sorted(found, key=lambda mark: (order.index(mark.lane), mark.first, mark.key)))


def _of_file(rows: FileRows, kind: Any, *columns: str) -> Iterable[Any]:
    """The file's rows of a kind; of those that stand no more is loaded than these columns."""
    if isinstance(rows, PastRows):
        return rows.of(kind)
    wanted = [getattr(kind, name) for name in columns]
    return rows.session.execute(sa.select(*wanted).where(kind.country == rows.country))


def _of_reports(rows: FileRows, kind: Any) -> Iterable[Any]:
    """The rows of a kind that belong to the file's reports."""
    if isinstance(rows, PastRows):
        reports = [report.id for report in rows.of(Report)]
        return recorded_rows(rows.session, kind, rows.until, "report_id", reports)
    reports_of_file = sa.select(Report.id).where(Report.country == rows.country)
    return rows.session.scalars(sa.select(kind).where(kind.report_id.in_(reports_of_file)))


def _titles(rows: FileRows) -> tuple[dict[str, str], dict[str, str]]:
    """Numbers of the file's reports, and titles of their options, by identifier."""
    numbers = {row.id: row.number for row in _of_file(rows, Report, "id", "number")}
    return numbers, {row.id: row.title for row in _of_reports(rows, Option)}


def _phases(rows: FileRows) -> Iterator[Mark]:
    changes = phases_in(rows)
    ends = [change.effective_on for change in changes[1:]]
    # The last one holds on; a file may have none at all.
    for change, end in zip_longest(changes, ends):
        phase = change.phase.label if change.phase else tr("No phase")
        risk = words(change.risk_level).lower() if change.risk_level else tr("not judged")
        yield Mark(
            lane=Lane.PHASE,
            key=f"{change.effective_on.isoformat()}/{change.entry}",
            title=phase,
            says=tr(
                "Risk {risk}, atrocities ongoing: {ongoing}. {reason} Changed by {changed_by}.",
                risk=risk,
                ongoing=words(change.ongoing).lower(),
                reason=change.reason,
                changed_by=change.changed_by,
            ),
            first=change.effective_on,
            last=end,
            phase=change.phase,
        )


def _signals(rows: FileRows, zone: ZoneInfo) -> Iterator[Mark]:
    for row in rows.of(Signal):
        yield Mark(
            lane=Lane.SIGNALS,
            key=row.number,
            title=row.sign.label,
            says=f"{row.says} {words(row.standing)}.",
            first=row.first_on,
            last=row.last_on,
            known_on=_day(row.seen_at, zone),
        )


def _evidence(rows: FileRows, zone: ZoneInfo) -> Iterator[Mark]:
    for row in _of_file(
        rows,
        EvidenceItem,
        "number",
        "title",
        "occurred_on",
        "occurred_until",
        "precision",
        "received_at",
        "reliability",
        "credibility",
        "caution",
    ):
        known = _day(row.received_at, zone)
        caution = tr(" Caution: {caution}", caution=row.caution) if row.caution else ""
        yield Mark(
            lane=Lane.EVIDENCE,
            key=row.number,
            title=row.title,
            says=tr(
                "Graded {reliability}{credibility}, received {known}.{caution}",
                reliability=row.reliability.value,
                credibility=row.credibility.value,
                known=known.isoformat(),
                caution=caution,
            ),
            first=row.occurred_on,
            last=row.occurred_until or last_day(row.occurred_on, row.precision),
            known_on=known,
        )


def _reports(rows: FileRows, zone: ZoneInfo) -> Iterator[Mark]:
    for row in _of_file(rows, Report, "number", "title", "created_at", "status", "status_since"):
        since = _day(row.status_since, zone)
        yield Mark(
            lane=Lane.REPORTS,
            key=row.number,
            title=row.title,
            says=tr("{status} since {since}.", status=words(row.status), since=since.isoformat()),
            first=_day(row.created_at, zone),
            last=since if row.status in {ReportStatus.CLOSED, ReportStatus.WITHDRAWN} else None,
            report=row.number,
        )


def _decisions(rows: FileRows, zone: ZoneInfo) -> Iterator[Mark]:
    numbers, titles = _titles(rows)
    decisions = list(_of_reports(rows, Decision))
    ids = [decision.id for decision in decisions]
    confirmed = {row.decision_id for row in _compared(rows, RecordConfirmation, ids)}
    # Of a refused record nobody gave a reason: it is told what differs, as the words of whoever found it.
    refused = {
        row.decision_id: differs_words(row.reason, person_named(rows.session, row.person_id).name)
        for row in _compared(rows, RecordRefusal, ids)
    }
    for decision in decisions:
        report = numbers[decision.report_id]
        waits = decision.on_paper and decision.id not in confirmed
        effect = DecisionEffect.RECORD_REFUSED if decision.id in refused else None
        decided, recorded = _day(decision.decided_at, zone), _day(decision.recorded_at, zone)
        yield Mark(
            lane=Lane.DECISIONS,
            key=decision.number,
            title=headed(
                outcome_words(decision.outcome, effect, waits=waits).capitalize(), titles[decision.option_id]
            ),
            says=tr(
                "On {report}. {reason}", report=report, reason=refused.get(decision.id, decision.reason)
            ).strip(),
            first=decided,
            last=decided,
            known_on=recorded if recorded != decided else None,
            report=report,
        )


_Compared = TypeVar("_Compared", RecordConfirmation, RecordRefusal)


def _compared(rows: FileRows, kind: type[_Compared], decisions: list[str]) -> Sequence[_Compared]:
    """What a second person had said by then of the records of the decisions: that they agree with the paper, or differ."""
    if isinstance(rows, PastRows):
        return recorded_rows(rows.session, kind, rows.until, "decision_id", decisions)
    return rows.session.scalars(sa.select(kind).where(kind.decision_id.in_(decisions))).all()


def _responses(rows: FileRows, zone: ZoneInfo) -> Iterator[Mark]:
    numbers, titles = _titles(rows)
    decided = {decision.id: decision.option_id for decision in _of_reports(rows, Decision)}
    for response in _of_reports(rows, Response):
        yield Mark(
            lane=Lane.RESPONSES,
            key=response.number,
            title=titles[decided[response.decision_id]],
            says=f"{words(response.status)}. {response.outcome or response.halt_reason}".strip(),
            first=_day(response.started_at or response.opened_at, zone),
            last=_day(response.ended_at, zone) if response.ended_at else None,
            report=numbers[response.report_id],
        )


def _atrocities(rows: FileRows) -> Iterator[Mark]:
    for entry in past_atrocities(rows):
        began, precision = entry.began
        ended = last_day(*entry.ended) if entry.ended else last_day(began, precision)
        caution = tr(" Caution: {caution}", caution=entry.caution) if entry.caution else ""
        yield Mark(
            lane=Lane.ATROCITIES,
            key=entry.title,
            title=entry.title,
            says=tr(
                "Accountability: {accountability}. Source: {source}.{caution}",
                accountability=words(entry.accountability).lower(),
                source=entry.source,
                caution=caution,
            ),
            first=began,
            last=max(ended, began),
        )


def _un(rows: FileRows, today: date) -> Iterator[Mark]:
    for one in mechanisms(rows):
        if one.since is not None:
            yield Mark(
                lane=Lane.UN,
                key=one.symbol or one.name,
                title=one.name,
                says=" ".join(
                    part
                    for part in (
                        f"{', '.join(each for each in (one.body, one.symbol) if each)}.",
                        one.caution,
                    )
                    if part
                ),
                first=one.since,
                last=one.ended_on or (last_day(one.since, one.precision) if one.precision else one.since),
            )
    for review in universal_reviews(rows, today):
        yield Mark(
            lane=Lane.UN,
            key=review.symbol or tr("UPR, cycle {cycle}", cycle=review.cycle),
            title=tr("Universal Periodic Review, cycle {cycle}", cycle=review.cycle),
            says=tr("Held.") if review.held else tr("To come."),
            first=review.review_on,
            last=last_day(review.review_on, review.precision),
        )
    for act in special_procedures(rows, today):
        replied = (
            tr("A reply is overdue.")
            if act.overdue
            else tr("Replied {replied_on}.", replied_on=act.replied_on)
            if act.replied_on
            else ""
        )
        yield Mark(
            lane=Lane.UN,
            key=act.symbol or act.subject,
            title=headed(act.kind.label, act.mandate),
            says=f"{act.subject}. {replied}".strip(),
            first=act.acted_on,
            last=act.acted_on,
        )


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
