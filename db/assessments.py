"""Risk assessments over the factors of a framework, and the assumptions that judgements rest on."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Confidence
from db.vocabulary.risk import AssumptionResult


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
    """One object a factor, as `app.rules.risk.ratings` writes and reads it; it also reads that of version 0.1.0."""
    overview: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence | None] = mapped_column(default=None)
    confidence_reason: Mapped[str] = mapped_column(default="")
    framework: Mapped[str | None] = mapped_column(default=None)
    """Code of the framework; none in rows of version 0.1.0, which knew the United Nations one (``un``) only."""
    at_risk: Mapped[str | None] = mapped_column(default=None)
    """Who is at risk, in words."""
    groups_at_risk: Mapped[list[str] | None] = mapped_column(default=None)
    from_whom: Mapped[str | None] = mapped_column(default=None)
    actors: Mapped[list[str] | None] = mapped_column(default=None)
    """Those from whom the risk comes, by name."""
    crimes: Mapped[list[str] | None] = mapped_column(default=None)
    """Codes of the crimes that may be committed."""
    crimes_undetermined: Mapped[bool | None] = mapped_column(default=None)
    scenarios: Mapped[list[dict[str, Any]] | None] = mapped_column(default=None)
    """As `app.rules.risk.scenarios` writes them."""
    divergences: Mapped[list[dict[str, Any]] | None] = mapped_column(default=None)
    """Comments on rankings that point another way: which ranking, where it placed the country, and what was said."""


class Assumption(Base):
    """Something that judgements on a country rest on, with the day on which it is to be tested. Its words never change."""

    __tablename__ = "assumptions"

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    assessment_id: Mapped[str | None] = optional_reference("risk_assessments")
    """The risk assessment that was made on it, if one was."""
    text: Mapped[str] = mapped_column()
    if_wrong: Mapped[str] = mapped_column(default="")
    """What would follow if it did not hold."""
    retest_on: Mapped[date] = mapped_column()
    """When it is to be tested first; a test that it stands names the next day."""
    stated_at: Mapped[datetime] = mapped_column()
    stated_by_id: Mapped[str] = reference("people")


class AssumptionTest(Base):
    """One test of an assumption. Results add up; none is ever changed."""

    __tablename__ = "assumption_tests"
    __table_args__ = (
        # What held is tested again: an assumption without a day is one that nobody looks at (S-70).
        sa.CheckConstraint("(result = 'held') = (next_retest_on is not null)", name="next_test"),
    )

    assumption_id: Mapped[str] = reference("assumptions", index=True)
    tested_on: Mapped[date] = mapped_column()
    result: Mapped[AssumptionResult] = mapped_column()
    finding: Mapped[str] = mapped_column()
    next_retest_on: Mapped[date | None] = mapped_column(default=None)
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")
