"""Opportunities for structural prevention, and those that were missed."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.engagement.opportunities import missed_because
from db.engagement.opportunities import Opportunity
from db.vocabulary.engagement import OpportunityKind, OpportunityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityView:
    """An opportunity; ``missed`` says why it counts as missed, and is empty where it does not."""

    opportunity_id: str
    number: str
    kind: OpportunityKind
    title: str
    what: str
    seen_on: date
    closes_on: date | None
    status: OpportunityStatus
    decided_on: date | None
    decided_by: str
    reason: str
    missed: str


def opportunity_views(session: Session, country: str, today: date) -> tuple[OpportunityView, ...]:
    """The log, the newest first."""
    rows = session.scalars(
        sa.select(Opportunity)
        .where(Opportunity.country == country)
        .order_by(Opportunity.seen_on.desc(), Opportunity.number.desc())
    )
    return tuple(
        OpportunityView(
            opportunity_id=row.id,
            number=row.number,
            kind=row.kind,
            title=row.title,
            what=row.what,
            seen_on=row.seen_on,
            closes_on=row.closes_on,
            status=row.status,
            decided_on=row.decided_on,
            decided_by=row.decided_by,
            reason=row.reason,
            missed=missed_because(row.status, row.closes_on, today, reason=row.reason),
        )
        for row in rows
    )


def missed_opportunities(session: Session, country: str, today: date) -> tuple[OpportunityView, ...]:
    """The report of what was missed: declined, or gone before anybody decided (S-42)."""
    return tuple(each for each in opportunity_views(session, country, today) if each.missed)
