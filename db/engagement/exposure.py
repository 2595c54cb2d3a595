"""Exposure: who profits, supplies or pays, and what links us to them."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, mapped_column, reference
from db.vocabulary.engagement import ExposureKind


class Exposure(Base):
    """A firm, supplier, bank or military-owned business, our link to it, and the tools that reach it (S-68)."""

    __tablename__ = "exposures"
    __table_args__ = (
        sa.UniqueConstraint("country", "name"),
        sa.CheckConstraint("ended_on is null or ending <> ''", name="ending"),
    )

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    name: Mapped[str] = mapped_column()
    kind: Mapped[ExposureKind] = mapped_column()
    owner: Mapped[str] = mapped_column()
    link: Mapped[str] = mapped_column()
    """What links us to it: investors, licences, banks, public orders. “None known” is said in words."""
    tools: Mapped[list[str]] = mapped_column()
    """Codes of the toolbox's tools that would reach it."""
    source: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    noted_on: Mapped[date] = mapped_column()
    ended_on: Mapped[date | None] = mapped_column(default=None)
    ending: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["Exposure"]
