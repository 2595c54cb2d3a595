"""What a country file holds that has a day, but for imported events: one mark for each, lane by lane."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import zip_longest
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.country_files import phases_of
from app.reading.countries.file_rows import LiveRows
from app.reading.countries.mechanisms import mechanisms, special_procedures, universal_reviews
from app.reading.countries.past_atrocities import past_atrocities
from app.reading.ministry.settings import read_settings
from app.rules.entry.dates import last_day
from db.decisions import Decision
from db.evidence import EvidenceItem
from db.reports import Option, Report
from db.responses import Response
from db.signals import Signal
from db.vocabulary import Phase, ReportStatus, words
from language import tr


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


def timeline_marks(session: Session, country: str, today: date) -> tuple[Mark, ...]:
    """All marks of a country file, the earliest first within each lane."""
    zone = ZoneInfo(read_settings(session).time_zone)
    rows = LiveRows(session, country)
    found = [
        *_phases(session, country),
        *_signals(session, country, zone),
        *_evidence(session, country, zone),
        *_reports(session, country, zone),
        *_decisions(session, country, zone),
        *_responses(session, country, zone),
        *_atrocities(rows),
        *_un(rows, today),
    ]
    order = list(Lane)
    return tuple(sorted(found, key=lambda mark: (order.index(mark.lane), mark.first, mark.key)))


def _phases(session: Session, country: str) -> Iterator[Mark]:
    changes = phases_of(session, country)
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


def _signals(session: Session, country: str, zone: ZoneInfo) -> Iterator[Mark]:
    for row in session.scalars(sa.select(Signal).where(Signal.country == country)):
        yield Mark(
            lane=Lane.SIGNALS,
            key=row.number,
            title=row.sign.label,
            says=f"{row.says} {words(row.standing)}.",
            first=row.first_on,
            last=row.last_on,
            known_on=_day(row.seen_at, zone),
        )


def _evidence(session: Session, country: str, zone: ZoneInfo) -> Iterator[Mark]:
    e = EvidenceItem
    for row in session.execute(
        sa.select(
            e.number,
            e.title,
            e.occurred_on,
            e.occurred_until,
            e.precision,
            e.received_at,
            e.reliability,
            e.credibility,
            e.caution,
        ).where(e.country == country)
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


def _reports(session: Session, country: str, zone: ZoneInfo) -> Iterator[Mark]:
    r = Report
    for row in session.execute(
        sa.select(r.number, r.title, r.created_at, r.status, r.status_since).where(r.country == country)
    ):
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


def _decisions(session: Session, country: str, zone: ZoneInfo) -> Iterator[Mark]:
    found = session.execute(
        sa.select(Decision, Option.title, Report.number)
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Decision.report_id)
        .where(Report.country == country)
    )
    for decision, option, report in found:
        decided, recorded = _day(decision.decided_at, zone), _day(decision.recorded_at, zone)
        yield Mark(
            lane=Lane.DECISIONS,
            key=decision.number,
            title=f"{words(decision.outcome)}: {option}",
            says=tr("On {report}. {reason}", report=report, reason=decision.reason).strip(),
            first=decided,
            last=decided,
            known_on=recorded if recorded != decided else None,
            report=report,
        )


def _responses(session: Session, country: str, zone: ZoneInfo) -> Iterator[Mark]:
    found = session.execute(
        sa.select(Response, Option.title, Report.number)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Response.report_id)
        .where(Report.country == country)
    )
    for response, option, report in found:
        yield Mark(
            lane=Lane.RESPONSES,
            key=response.number,
            title=option,
            says=f"{words(response.status)}. {response.outcome or response.halt_reason}".strip(),
            first=_day(response.started_at or response.opened_at, zone),
            last=_day(response.ended_at, zone) if response.ended_at else None,
            report=report,
        )


def _atrocities(rows: LiveRows) -> Iterator[Mark]:
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


def _un(rows: LiveRows, today: date) -> Iterator[Mark]:
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
            key=review.symbol or f"UPR, cycle {review.cycle}",
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
            title=f"{act.kind.label}: {act.mandate}",
            says=f"{act.subject}. {replied}".strip(),
            first=act.acted_on,
            last=act.acted_on,
        )


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
