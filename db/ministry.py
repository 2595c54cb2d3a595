"""The ministry's own settings and its versions of the reference tables."""

import sqlalchemy as sa

from db.base import Base, Mapped, datetime, mapped_column, reference


class Setting(Base):
    """One setting that differs from its default; value as JSON text."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str] = mapped_column()


class ReferenceVersion(Base):
    """A version of a reference table as the ministry edited it. Append-only; the highest is in use."""

    __tablename__ = "reference_versions"
    __table_args__ = (sa.UniqueConstraint("kind", "version"),)

    kind: Mapped[str] = mapped_column()
    version: Mapped[int] = mapped_column()
    content: Mapped[str] = mapped_column()
    shipped: Mapped[bool] = mapped_column(default=False)
    """The version that came with the program, or its restoration."""
    note: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime] = mapped_column()
    made_by_id: Mapped[str] = reference("people")
