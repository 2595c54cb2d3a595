"""Structures that make atrocities likelier, and what the state has bound itself to: both answered by date.

Neither table is ever changed: a new answer stands beside the earlier ones, and the newest counts.
"""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, reference
from db.vocabulary.background import ChecklistReply, TreatyStanding


class ChecklistAnswer(Base):
    """An answer to one question of the structural checklist (S-16)."""

    __tablename__ = "checklist_answers"

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    question: Mapped[str] = mapped_column()
    """Code of the question in the reference table."""
    reply: Mapped[ChecklistReply] = mapped_column()
    as_of: Mapped[date] = mapped_column()
    """The day for which the answer was true; it ages from then on."""
    source: Mapped[str] = mapped_column()
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[str] = reference("people")
    recorded_at: Mapped[datetime] = mapped_column()


class TreatyStatus(Base):
    """How the state stands to one treaty, by a source of a day."""

    __tablename__ = "treaty_statuses"

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    treaty: Mapped[str] = mapped_column()
    """Code of the treaty in the reference table."""
    standing: Mapped[TreatyStanding] = mapped_column()
    since: Mapped[date | None] = mapped_column(default=None)
    """The day of ratification, accession, signature or withdrawal."""
    reservations: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column()
    source_on: Mapped[date] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")
    recorded_at: Mapped[datetime] = mapped_column()
