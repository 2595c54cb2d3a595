"""Peace processes and who is in them."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, mapped_column, optional_reference, reference
from db.vocabulary.engagement import Inclusion


class PeaceProcess(Base):
    """A peace process that our state supports or takes part in (S-41)."""

    __tablename__ = "peace_processes"
    __table_args__ = (sa.UniqueConstraint("country", "name"),)

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    engagement_id: Mapped[str | None] = optional_reference("engagements")
    name: Mapped[str] = mapped_column()
    since: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    mediator: Mapped[str] = mapped_column()
    mediator_interest: Mapped[str] = mapped_column()
    """What the mediator has to win or lose."""
    power_effect: Mapped[str] = mapped_column()
    """What the process does to the balance of power."""
    recorded_by_id: Mapped[str] = reference("people")


class Stakeholder(Base):
    """A group and its place in a peace process."""

    __tablename__ = "stakeholders"
    __table_args__ = (sa.UniqueConstraint("process_id", "group_name"),)

    process_id: Mapped[str] = reference("peace_processes", index=True)
    group_name: Mapped[str] = mapped_column()
    vulnerable: Mapped[bool] = mapped_column()
    inclusion: Mapped[Inclusion] = mapped_column()
    reason: Mapped[str] = mapped_column()


__all__ = ["PeaceProcess", "Stakeholder"]
