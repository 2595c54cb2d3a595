"""How the reliability of a source was judged over time, read from the ledger."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger.lines import line_of
from db.evidence import Source
from db.ledger.entries import ledger
from db.vocabulary import Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGrade:
    """A letter that a source was given: when, by whom, and why. The first has no reason of its own."""

    entry: int
    at: datetime
    who: str
    reliability: Reliability
    reason: str


def grades_of_source(session: Session, source_id: str) -> tuple[SourceGrade, ...]:
    """The letters of a source, oldest first; changes of anything else are left out."""
    rows = session.execute(
        sa.select(ledger)
        .where(
            ledger.c.subject_kind == Source.__tablename__,
            ledger.c.subject_id == source_id,
            sa.func.json_extract(ledger.c.body, "$.state").is_not(None),
        )
        .order_by(ledger.c.number)
    )
    found: list[SourceGrade] = []
    for row in rows:
        line = line_of(row)
        letter = Reliability((line.state or {})["reliability"])
        if not found or found[-1].reliability is not letter:
            found.append(
                SourceGrade(
                    entry=line.number, at=line.at, who=line.who, reliability=letter, reason=line.reason
                )
            )
    return tuple(found)
