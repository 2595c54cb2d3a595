"""Warnings of the last year with the time that each took to a decision, from what stands on the ledger."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import country_of
from app.rules.reports.decision_times import YEAR, WarningTimes
from db.decisions import Decision
from db.ledger.entries import ledger
from db.reports import Escalation, Report
from db.vocabulary import Outcome, ReportStatus

_WAITING = (ReportStatus.SUBMITTED, ReportStatus.ASSESSED, ReportStatus.ESCALATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLine:
    """One warning: the report, and its times."""

    number: str
    country: str
    title: str
    times: WarningTimes


def warning_lines(session: Session, at: datetime) -> tuple[WarningLine, ...]:
    """Warnings that were decided in the year before ``at``, and those that wait; the first received comes first."""
    decided = _first_decisions(session, at)
    recent = [report for report, when in decided.items() if at - YEAR < when]
    found = session.scalars(
        sa.select(Report).where(
            sa.or_(Report.id.in_(recent), Report.status.in_(_WAITING)),
            Report.status != ReportStatus.WITHDRAWN,
        )
    )
    # One that waits for its other options, and had its first decision before, is no warning of this year.
    reports = [report for report in found if report.id not in decided or report.id in recent]
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


def _first_decisions(session: Session, at: datetime) -> dict[str, datetime]:
    """When each report was first decided, other than by a deferral."""
    rows = session.execute(
        sa.select(Decision.report_id, sa.func.min(Decision.decided_at))
        .where(Decision.outcome != Outcome.DEFER, Decision.decided_at <= at)
        .group_by(Decision.report_id)
    )
    return {report: when for report, when in rows}  # noqa: C416 - a row is no pair to mypy


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
