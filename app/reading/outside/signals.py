"""Signals as the file of a country and the desk show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from db.reports import Report
from db.signals import Signal
from db.vocabulary.signals import Sign, SignalStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalView:
    """A signal with its numbers, and how it was answered."""

    signal_id: str
    number: str
    version: int
    country: str
    sign: Sign
    first_on: date
    last_on: date
    seen_at: datetime
    seen_by: str
    says: str
    formula: str
    numbers: dict[str, Any]
    thresholds: dict[str, Any]
    events: tuple[str, ...]
    events_count: int
    batches: tuple[str, ...]
    evidence: tuple[str, ...]
    standing: SignalStanding
    answered_at: datetime | None
    answered_by: str
    answer: str
    report: str
    follows: str


def signal_views(
    session: Session, country: str | None = None, *, open_only: bool = False
) -> tuple[SignalView, ...]:
    """Signals of a country, or of all, those that wait for an answer first, then the newest month first."""
    statement = sa.select(Signal)
    if country is not None:
        statement = statement.where(Signal.country == country)
    if open_only:
        statement = statement.where(Signal.standing == SignalStanding.OPEN)
    rows = session.scalars(statement.order_by(Signal.first_on.desc(), Signal.number.desc())).all()
    reports = _numbers(session, Report, [row.report_id for row in rows if row.report_id])
    earlier = _numbers(session, Signal, [row.follows_id for row in rows if row.follows_id])
    views = [_view(session, row, reports, earlier) for row in rows]
    return tuple(sorted(views, key=lambda view: view.standing is not SignalStanding.OPEN))


def signal_by_number(session: Session, number: str) -> SignalView | None:
    """The signal with this number, or none."""
    row = session.scalars(sa.select(Signal).where(Signal.number == number.strip().upper())).one_or_none()
    if row is None:
        return None
    reports = _numbers(session, Report, [row.report_id] if row.report_id else [])
    earlier = _numbers(session, Signal, [row.follows_id] if row.follows_id else [])
    return _view(session, row, reports, earlier)


def _view(session: Session, row: Signal, reports: dict[str, str], earlier: dict[str, str]) -> SignalView:
    return SignalView(
        signal_id=row.id,
        number=row.number,
        version=row.ledger_entry,
        country=row.country,
        sign=row.sign,
        first_on=row.first_on,
        last_on=row.last_on,
        seen_at=row.seen_at,
        seen_by=person_named(session, row.seen_by_id).name,
        says=row.says,
        formula=row.formula,
        # How the other signs of the month were judged is kept for the brief; it is not this sign's.
        numbers={name: value for name, value in row.numbers.items() if name != "beside"},
        thresholds=row.thresholds,
        events=tuple(row.events),
        events_count=row.events_count,
        batches=tuple(row.batches),
        evidence=tuple(row.evidence),
        standing=row.standing,
        answered_at=row.answered_at,
        answered_by=person_named(session, row.answered_by_id).name if row.answered_by_id else "",
        answer=row.answer,
        report=reports.get(row.report_id or "", ""),
        follows=earlier.get(row.follows_id or "", ""),
    )


def _numbers(session: Session, kind: type[Report] | type[Signal], ids: list[str]) -> dict[str, str]:
    if not ids:
        return {}
    found = session.execute(sa.select(kind.id, kind.number).where(kind.id.in_(ids)))
    return {row.id: row.number for row in found}
