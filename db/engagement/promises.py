"""Commitments of others, and the conduct that followed."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, reference
from db.vocabulary.engagement import Conduct


class Commitment(Base):
    """What somebody promised, word for word where that is known (S-65)."""

    __tablename__ = "commitments"

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    made_by: Mapped[str] = mapped_column()
    made_to: Mapped[str] = mapped_column()
    made_on: Mapped[date] = mapped_column()
    text: Mapped[str] = mapped_column()
    source: Mapped[str] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


class ConductObservation(Base):
    """What was seen of a commitment on a day."""

    __tablename__ = "conduct_observations"

    commitment_id: Mapped[str] = reference("commitments", index=True)
    observed_on: Mapped[date] = mapped_column()
    conduct: Mapped[Conduct] = mapped_column()
    words: Mapped[str] = mapped_column()
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["Commitment", "ConductObservation"]
