"""Country files: one per state or territory."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Ongoing, Phase, RiskLevel


class CountryFile(Base):
    """The file kept on one country. Its review date can never be empty (requirement S-25)."""

    __tablename__ = "country_files"
    __table_args__ = (sa.CheckConstraint("review_every_days between 1 and 366", name="review_cycle"),)

    country: Mapped[str] = mapped_column(sa.String(3), unique=True)
    opened_at: Mapped[datetime] = mapped_column()
    opened_by_id: Mapped[str] = reference("people")
    review_every_days: Mapped[int] = mapped_column(default=90)
    next_review_on: Mapped[date] = mapped_column()
    groups_at_risk: Mapped[str] = mapped_column(default="")
    background: Mapped[str] = mapped_column(default="")
    levers: Mapped[str] = mapped_column(default="")
    """Levers and action plan in words; printed as an annex of the brief."""
    impact_assessment: Mapped[str] = mapped_column(default="")
    """Human rights impact assessment in words; printed as an annex of the brief."""


class PhaseChange(Base):
    """Phase, risk level and ongoing atrocities of a country file from a date on, with who and why."""

    __tablename__ = "phase_changes"

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    effective_on: Mapped[date] = mapped_column()
    phase: Mapped[Phase | None] = mapped_column(default=None)
    risk_level: Mapped[RiskLevel | None] = mapped_column(default=None)
    ongoing: Mapped[Ongoing] = mapped_column(default=Ongoing.UNCLEAR)
    changed_by_id: Mapped[str] = reference("people")
    changed_at: Mapped[datetime] = mapped_column()
    reason: Mapped[str] = mapped_column()
    report_id: Mapped[str | None] = optional_reference("reports")
