"""Phased engagement: ordered steps, each behind benchmarks."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary.engagement import BenchmarkState, StepStatus


class EngagementStep(Base):
    """One step of a phased engagement; it opens when its benchmarks are met (S-39)."""

    __tablename__ = "engagement_steps"
    __table_args__ = (
        sa.UniqueConstraint("engagement_id", "ordinal"),
        sa.CheckConstraint("ordinal > 0", name="ordinal"),
        sa.CheckConstraint(
            "status = 'locked' or (opened_at is not null and opened_by_id is not null)", name="opened"
        ),
    )

    engagement_id: Mapped[str] = reference("engagements", index=True)
    ordinal: Mapped[int] = mapped_column()
    title: Mapped[str] = mapped_column()
    what: Mapped[str] = mapped_column(default="")
    """What our state gives or does in this step."""
    status: Mapped[StepStatus] = mapped_column(default=StepStatus.LOCKED)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_by_id: Mapped[str | None] = optional_reference("people")


class Benchmark(Base):
    """A condition of a step: what is measured, and what shows it."""

    __tablename__ = "benchmarks"

    step_id: Mapped[str] = reference("engagement_steps", index=True)
    measure: Mapped[str] = mapped_column()
    evidenced_by: Mapped[str] = mapped_column()
    """How it is evidenced: the source that would show it."""
    set_at: Mapped[datetime] = mapped_column()
    set_by_id: Mapped[str] = reference("people")


class BenchmarkFinding(Base):
    """Whether a benchmark is met, as found on a day; the newest counts."""

    __tablename__ = "benchmark_findings"

    benchmark_id: Mapped[str] = reference("benchmarks", index=True)
    state: Mapped[BenchmarkState] = mapped_column()
    found_on: Mapped[date] = mapped_column()
    words: Mapped[str] = mapped_column()
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["Benchmark", "BenchmarkFinding", "EngagementStep"]
