"""Signals: what the rules saw in events and evidence, with every number, and how a person answered."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary.signals import Sign, SignalStanding


class Signal(Base):
    """An automatic, explainable observation on one country and period. It never changes a phase."""

    __tablename__ = "signals"
    __table_args__ = (
        sa.CheckConstraint("last_on >= first_on", name="period"),
        sa.CheckConstraint(
            "(standing = 'open') = (answered_at is null) and (standing = 'open') = (answered_by_id is null)",
            name="answered",
        ),
        sa.CheckConstraint("(standing = 'accepted') = (report_id is not null)", name="accepted_report"),
        sa.CheckConstraint("standing <> 'dismissed' or length(answer) > 0", name="dismissed_reason"),
        # One open signal of a kind for a period: a second look sharpens it, and does not repeat it.
        sa.Index(
            "uq_signals_open",
            "country",
            "sign",
            "first_on",
            unique=True,
            sqlite_where=sa.text("standing = 'open'"),
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    sign: Mapped[Sign] = mapped_column()
    first_on: Mapped[date] = mapped_column()
    last_on: Mapped[date] = mapped_column()
    seen_at: Mapped[datetime] = mapped_column()
    """When the numbers were last worked out."""
    seen_by_id: Mapped[str] = reference("people")
    """Who asked for the look."""
    says: Mapped[str] = mapped_column()
    """The observation in one sentence with its numbers."""
    formula: Mapped[str] = mapped_column()
    """The formula with the numbers put in."""
    numbers: Mapped[dict[str, Any]] = mapped_column()
    thresholds: Mapped[dict[str, Any]] = mapped_column()
    events: Mapped[list[str]] = mapped_column(default_factory=list)
    """The events it rests on, as ``dataset:key``; the largest ones where there are very many."""
    events_count: Mapped[int] = mapped_column(default=0)
    batches: Mapped[list[str]] = mapped_column(default_factory=list)
    """Numbers of the import batches that held them."""
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    """Numbers of coded evidence items that it rests on."""
    follows_id: Mapped[str | None] = optional_reference("signals")
    """The answered signal of the same kind and period that graver numbers raised anew."""
    standing: Mapped[SignalStanding] = mapped_column(default=SignalStanding.OPEN)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by_id: Mapped[str | None] = optional_reference("people")
    answer: Mapped[str] = mapped_column(default="")
    """Why it was dismissed, or a word to the report that it opened."""
    report_id: Mapped[str | None] = optional_reference("reports")
