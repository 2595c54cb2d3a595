"""Risk assessments over the factors of the ministry's framework."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Mapped, datetime, mapped_column, reference
from db.vocabulary import Confidence


class RiskAssessment(Base):
    """Ratings over the risk factors of a framework; immutable once completed."""

    __tablename__ = "risk_assessments"

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    framework_version: Mapped[int] = mapped_column()
    """Version of the framework table that the ratings refer to."""
    author_id: Mapped[str] = reference("people")
    started_at: Mapped[datetime] = mapped_column()
    completed_at: Mapped[datetime | None] = mapped_column(default=None)
    ratings: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    """One object a factor: ``factor``, ``rating``, ``trend``, ``indicators`` (codes), ``note``."""
    overview: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence | None] = mapped_column(default=None)
    confidence_reason: Mapped[str] = mapped_column(default="")
