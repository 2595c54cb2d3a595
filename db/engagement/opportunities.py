"""Opportunities for structural prevention, and what became of them."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, mapped_column, reference
from db.vocabulary.engagement import OpportunityKind, OpportunityStatus


class Opportunity(Base):
    """Local peacebuilding, transitional justice or civil society that could be supported (S-42)."""

    __tablename__ = "opportunities"
    __table_args__ = (
        # Not taking it is a decision with a reason too.
        sa.CheckConstraint(
            "status = 'open' or (decided_on is not null and decided_by <> '' and reason <> '')",
            name="decided",
        ),
        sa.CheckConstraint("closes_on is null or closes_on >= seen_on", name="in_order"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    kind: Mapped[OpportunityKind] = mapped_column()
    title: Mapped[str] = mapped_column()
    what: Mapped[str] = mapped_column()
    seen_on: Mapped[date] = mapped_column()
    closes_on: Mapped[date | None] = mapped_column(default=None)
    """After this day it is gone."""
    status: Mapped[OpportunityStatus] = mapped_column(default=OpportunityStatus.OPEN)
    decided_on: Mapped[date | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["Opportunity"]
