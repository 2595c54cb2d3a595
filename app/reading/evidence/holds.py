"""Legal holds on sources: what may not be erased, and why."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.evidence import LegalHold


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldView:
    """A hold that stands."""

    hold_id: str
    reason: str
    placed_at: datetime


def standing_holds(session: Session, source_id: str) -> tuple[HoldView, ...]:
    """The holds on a source that have not been lifted, the oldest first."""
    rows = session.scalars(
        sa.select(LegalHold)
        .where(LegalHold.source_id == source_id, LegalHold.lifted_at.is_(None))
        .order_by(LegalHold.placed_at, LegalHold.id)
    )
    return tuple(HoldView(hold_id=row.id, reason=row.reason, placed_at=row.placed_at) for row in rows)
