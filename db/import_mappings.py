"""Mappings that people made for files whose layout Tocsin does not know, kept to be used again."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Mapped, datetime, mapped_column, reference
from db.vocabulary.recommendations import MappingTarget


class ImportMapping(Base):
    """Which column of a file is which field. Found again by the fingerprint of the file's header.

    Saving under the same name again changes it; the ledger keeps what it was.
    """

    __tablename__ = "import_mappings"
    __table_args__ = (sa.UniqueConstraint("fingerprint", "name"),)

    name: Mapped[str] = mapped_column()
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the folded titles of the columns, in their order."""
    target: Mapped[MappingTarget] = mapped_column()
    columns: Mapped[dict[str, Any]] = mapped_column()
    """Field → title of the column."""
    options: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """What else was chosen: order of day and month, name of the list, fixed values."""
    made_by_id: Mapped[str] = reference("people")
    made_at: Mapped[datetime] = mapped_column()


__all__ = ["ImportMapping"]
