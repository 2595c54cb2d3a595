"""Levers: what our state holds over, or can do for, the people of a country, and what was spent of it."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference


class Lever(Base):
    """Something that can be used once a risk is imminent, and who can use it (S-35)."""

    __tablename__ = "levers"
    __table_args__ = (
        sa.CheckConstraint("lead_time_days >= 0", name="lead_time"),
        sa.CheckConstraint(
            "(withdrawn_on is null) = (length(withdrawal_reason) = 0)", name="withdrawn_with_reason"
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    title: Mapped[str] = mapped_column()
    tool: Mapped[str | None] = mapped_column(default=None)
    """Code of the toolbox, or none for a lever in the ministry's own words."""
    owner_office_id: Mapped[str] = reference("offices")
    lead_time_days: Mapped[int] = mapped_column()
    """Days from a decision until it works."""
    requirements: Mapped[str] = mapped_column(default="")
    """What it would take to use it."""
    reviewed_on: Mapped[date] = mapped_column()
    expires_on: Mapped[date | None] = mapped_column(default=None)
    """The last day on which it can be used."""
    added_at: Mapped[datetime] = mapped_column()
    added_by_id: Mapped[str] = reference("people")
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str] = mapped_column(default="")


class LeverUse(Base):
    """A lever spent, or a part of it: when, on what, and why. Append-only: what is spent does not come back."""

    __tablename__ = "lever_uses"
    __table_args__ = (
        sa.CheckConstraint("length(trim(reason)) > 0", name="reason"),
        sa.CheckConstraint("decision_id is null or response_id is null", name="one_purpose"),
    )

    lever_id: Mapped[str] = reference("levers", index=True)
    used_on: Mapped[date] = mapped_column()
    whole: Mapped[bool] = mapped_column()
    """Whether nothing of the lever is left."""
    reason: Mapped[str] = mapped_column()
    decision_id: Mapped[str | None] = optional_reference("decisions")
    response_id: Mapped[str | None] = optional_reference("responses")
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["Lever", "LeverUse"]
