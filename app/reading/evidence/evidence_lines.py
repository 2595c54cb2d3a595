"""The evidence of a country as lines to choose from: no more is read of an item than a line says."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.evidence import EvidenceItem, Source
from db.vocabulary import Credibility, DatePrecision, Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """An evidence item in a list."""

    evidence_id: str
    number: str
    title: str
    occurred_on: date
    occurred_until: date | None
    precision: DatePrecision
    reliability: Reliability
    credibility: Credibility
    source: str
    protected: bool

    @property
    def grade(self) -> str:
        """Letter and number, as of :class:`app.reading.evidence.items.EvidenceView`."""
        return f"{self.reliability.value}{self.credibility.value}"


def evidence_lines(session: Session, country: str) -> tuple[EvidenceLine, ...]:
    """Every item on a country file, newest occurrence first."""
    rows = session.execute(
        sa.select(
            EvidenceItem.id.label("evidence_id"),
            EvidenceItem.number,
            EvidenceItem.title,
            EvidenceItem.occurred_on,
            EvidenceItem.occurred_until,
            EvidenceItem.precision,
            EvidenceItem.reliability,
            EvidenceItem.credibility,
            Source.name.label("source"),
            Source.protected,
        )
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(EvidenceItem.country == country)
        .order_by(EvidenceItem.occurred_on.desc(), EvidenceItem.number.desc())
    )
    return tuple(EvidenceLine(**row) for row in rows.mappings())
