"""Which part of a country file is read in which way for a past day."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.reading.countries.file_on import past_rows
from app.reading.then.engagement import engagement_then
from app.reading.then.evidence import evidence_then
from app.reading.then.plans import plans_then
from app.reading.then.reports import reports_then
from app.reading.then.risk import risk_then
from app.reading.then.tables import Then, ThenTable, then_of

PARTS_THEN: Mapping[str, Callable[[Then], tuple[ThenTable, ...]]] = {
    "evidence": evidence_then,
    "risk": risk_then,
    "engagement": engagement_then,
    "plans": plans_then,
    "reports": reports_then,
}


def part_then(session: Session, part: str, country: str, on: date, today: date) -> tuple[ThenTable, ...]:
    """The tables of a part of a file as they were recorded when the day ``on`` ended.

    Raises:
        BadInput: a day in the future.
    """
    return PARTS_THEN[part](then_of(past_rows(session, country, on, today), on))
