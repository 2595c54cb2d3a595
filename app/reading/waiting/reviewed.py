"""When country files were last reviewed: what called for a review before that waits no more."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.ledger.entries import ledger


def last_reviews(session: Session, countries: Collection[str]) -> dict[str, datetime]:
    """When each of these country files was last reviewed, as the ledger has it."""
    rows = session.execute(
        sa.select(ledger.c.topic, sa.func.max(ledger.c.at).label("latest"))
        .where(ledger.c.topic.in_(countries), ledger.c.action == "country.review")
        .group_by(ledger.c.topic)
    )
    return {row.topic: datetime.fromisoformat(row.latest) for row in rows}
