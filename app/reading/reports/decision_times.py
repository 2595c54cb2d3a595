"""Warnings of the last year with the time that each took to a decision, from what stands on the ledger."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import country_of
from app.rules.reports.decision_times import YEAR, WarningTimes, counts_from
from db.decisions import Decision, DecisionLapse, RecordConfirmation, RecordRefusal, SecondSignature
from db.ledger.entries import ledger
from db.reports import Escalation, Report
from db.vocabulary import Outcome, ReportStatus

_WAITING = (ReportStatus.SUBMITTED, ReportStatus.ASSESSED, ReportStatus.ESCALATED, ReportStatus.DECIDED)
"""A report is called decided once each option has its decision; whether these count yet is seen one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLine:
    """One warning: the report, and its times."""

    number: str
    country: str
    title: str
    times: WarningTimes


def warning_lines(session: Session, at: datetime, since: datetime | None = None) -> tuple[WarningLine, ...]:
    """Warnings that were decided in the year before ``at``, and those that wait; the first received comes first.

    ``since``: from another instant on than a year before.
    """
    begun = at - YEAR if since is None else since
    decided = _first_decisions(session, at, begun)
    recent = [report for report, when in decided.items() if begun < when]
    found = session.scalars(
        sa.select(Report).where(
            sa.or_(Report.id.in_(recent), Report.status.in_(_WAITING)),
            Report.status != ReportStatus.WITHDRAWN,
        )
    )
    # One that waits for its other options, and had its first decision before, is no warning of this year.
    reports = [report for report in found if report.id not in decided or report.id in recent]
    if not reports:
        return ()
    received = _received(session, [report.number for report in reports])
    escalated = _escalated(session, [report.id for report in reports])
    lines = [
        WarningLine(
            number=report.number,
            country=country_of(report),
            title=report.title,
            times=WarningTimes(received[report.number], escalated.get(report.id), decided.get(report.id)),
        )
        for report in reports
        if report.number in received
    ]
    return tuple(sorted(lines, key=lambda line: (line.times.received_at, line.number)))


def _first_decisions(session: Session, at: datetime, since: datetime) -> dict[str, datetime]:
    """When each report that was decided lately, or that waits, was first decided other than by a deferral."""
    lately = sa.select(Decision.report_id).where(Decision.decided_at > since)
    signed_lately = (
        sa.select(Decision.report_id)
        .join(SecondSignature, SecondSignature.decision_id == Decision.id)
        .where(SecondSignature.signed_at > since)
    )
    waiting = sa.select(Report.id).where(Report.status.in_(_WAITING))
    found: dict[str, datetime] = {}
    for one in decisions_made(
        session,
        Decision.outcome != Outcome.DEFER,
        sa.or_(*(Decision.report_id.in_(reports) for reports in (lately, signed_lately, waiting))),
    ):
        if one.at is not None and one.at <= at:
            found[one.report_id] = min(one.at, found.get(one.report_id, one.at))
    return found


class Made(NamedTuple):
    """When a decision was made; None while it waits for its confirmation or a second signature, or its record was refused."""

    decision_id: str
    report_id: str
    at: datetime | None


def decisions_made(session: Session, *where: sa.ColumnElement[bool]) -> Iterator[Made]:
    """When each of these decisions was made, as `app.rules.reports.decision_times.counts_from` says."""
    confirmed = sa.exists().where(RecordConfirmation.decision_id == Decision.id)
    refused = sa.exists().where(RecordRefusal.decision_id == Decision.id)
    signed = sa.select(sa.func.count(SecondSignature.id), sa.func.max(SecondSignature.signed_at)).where(
        SecondSignature.decision_id == Decision.id
    )
    lapsed = sa.select(DecisionLapse.lapsed_at).where(DecisionLapse.decision_id == Decision.id)
    count, last = (signed.with_only_columns(column).scalar_subquery() for column in signed.selected_columns)
    rows = session.execute(
        sa.select(
            Decision.id,
            Decision.report_id,
            Decision.decided_at,
            Decision.on_paper,
            Decision.second_signatures_owed.label("owed"),
            confirmed.label("confirmed"),
            refused.label("refused"),
            count.label("given"),
            last.label("last"),
            lapsed.scalar_subquery().label("lapsed_at"),
        ).where(*where)
    )
    for row in rows:
        # Each office signs once, and only one that owes it: when the last one signed is all that matters.
        signatures = [row.last] * row.given + [None] * (len(row.owed) - row.given)
        when = counts_from(
            row.decided_at,
            on_paper=row.on_paper,
            confirmed=row.confirmed,
            signatures=signatures,
            lapsed_at=row.lapsed_at,
            refused=row.refused,
        )
        yield Made(row.id, row.report_id, when)


def _received(session: Session, numbers: Collection[str]) -> dict[str, datetime]:
    """When each report was first submitted: one that was returned and came again has waited since the first time."""
    rows = session.execute(
        sa.select(ledger.c.topic, sa.func.min(ledger.c.at).label("first"))
        .where(ledger.c.topic.in_(numbers), ledger.c.action == "report.submit")
        .group_by(ledger.c.topic)
    )
    return {row.topic: datetime.fromisoformat(row.first) for row in rows}


def _escalated(session: Session, reports: Collection[str]) -> dict[str, datetime]:
    rows = session.execute(
        sa.select(Escalation.report_id, sa.func.min(Escalation.escalated_at))
        .where(Escalation.report_id.in_(reports))
        .group_by(Escalation.report_id)
    )
    return {report: when for report, when in rows}  # noqa: C416 - a row is no pair to mypy
