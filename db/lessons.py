"""Lessons: what happened, what to do about it, and the facts that show it."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Confidence


class Lesson(Base):
    """Something learned (S-33), with what it says of protection (S-58) and why it may not hold elsewhere (S-66).

    It is closed when it was acted on, and then stays as it is.
    """

    __tablename__ = "lessons"
    __table_args__ = (
        sa.CheckConstraint("length(trim(not_transferable)) > 0", name="limits_of_transfer"),
        sa.CheckConstraint("people_protected is null or people_protected >= 0", name="people_protected"),
        sa.CheckConstraint(
            "(people_protected is null) = (protection_confidence is null)", name="protection_with_confidence"
        ),
        sa.CheckConstraint(
            "(closed_on is null) = (closed_by_id is null) and (closed_on is null) = (length(acted_on) = 0)",
            name="closed_when_acted_on",
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str | None] = mapped_column(
        sa.String(3), sa.ForeignKey("country_files.country"), index=True, default=None
    )
    """The file that it was learned on; none for a lesson of a country without a file, or of all."""
    title: Mapped[str] = mapped_column()
    happened: Mapped[str] = mapped_column()
    to_do: Mapped[str] = mapped_column()
    not_transferable: Mapped[str] = mapped_column()
    """“Does not transfer because …”"""
    protection_outcome: Mapped[str] = mapped_column(default="")
    people_protected: Mapped[int | None] = mapped_column(default=None)
    protection_confidence: Mapped[Confidence | None] = mapped_column(default=None)
    citation: Mapped[str] = mapped_column(default="")
    """A published document that shows it, where no fact of a file does."""
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")
    closed_on: Mapped[date | None] = mapped_column(default=None)
    closed_by_id: Mapped[str | None] = optional_reference("people")
    acted_on: Mapped[str] = mapped_column(default="")
    """How it was acted on."""


class LessonFact(Base):
    """A fact that a lesson stands on: an evidence item, report, decision or response.

    Taking it off again is recorded, not erased.
    """

    __tablename__ = "lesson_facts"
    __table_args__ = (
        sa.CheckConstraint(
            "(case when evidence_id is null then 0 else 1 end) + (case when report_id is null then 0 else 1 end) "
            "+ (case when decision_id is null then 0 else 1 end) "
            "+ (case when response_id is null then 0 else 1 end) = 1",
            name="one_fact",
        ),
    )

    lesson_id: Mapped[str] = reference("lessons", index=True)
    evidence_id: Mapped[str | None] = optional_reference("evidence_items")
    report_id: Mapped[str | None] = optional_reference("reports")
    decision_id: Mapped[str | None] = optional_reference("decisions")
    response_id: Mapped[str | None] = optional_reference("responses")
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


__all__ = ["Lesson", "LessonFact"]
