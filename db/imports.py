"""Data that came in files: a batch a file, and the rows that came with it.

Imported rows are too many for a ledger entry each. They stand in plain tables, never changed and never
deleted; the batch that they came with is a row of the ledger and holds their number and digest, so that an audit
finds any change to them (`db.ledger.imported`).
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary.imports import DataSet


class ImportBatch(Base):
    """One file as it was imported. Withdrawing it marks its rows; they stay."""

    __tablename__ = "import_batches"
    __table_args__ = (
        sa.CheckConstraint("(withdrawn_at is null) = (withdrawn_by_id is null)", name="withdrawn"),
        sa.CheckConstraint("rows_new >= 0 and rows_changed >= 0", name="counts"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    dataset: Mapped[DataSet] = mapped_column()
    title: Mapped[str] = mapped_column()
    """What the file holds, in the importer's words, such as the release."""
    file_name: Mapped[str] = mapped_column()
    file_sha256: Mapped[str] = mapped_column(sa.String(64))
    file_size: Mapped[int] = mapped_column(sa.BigInteger)
    imported_at: Mapped[datetime] = mapped_column()
    """When the rows were received here."""
    imported_by_id: Mapped[str] = reference("people")
    licence: Mapped[str] = mapped_column()
    """Terms of use and how to cite."""
    marking: Mapped[str] = mapped_column()
    mapping: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """Which column was read as what."""
    rows_new: Mapped[int] = mapped_column()
    rows_changed: Mapped[int] = mapped_column()
    rows_unchanged: Mapped[int] = mapped_column()
    rows_refused: Mapped[int] = mapped_column()
    unresolved: Mapped[list[str]] = mapped_column(default_factory=list)
    """Names and codes of places that resolved to no country: kept as they came, never guessed."""
    first_on: Mapped[date | None] = mapped_column(default=None)
    last_on: Mapped[date | None] = mapped_column(default=None)
    rows_sha256: Mapped[str] = mapped_column(sa.String(64))
    """Digest over the digests of the rows that came with it, in their order (:class:`RowsDigest`)."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[str | None] = optional_reference("people")
    withdrawal_reason: Mapped[str] = mapped_column(default="")


OWN_COLUMNS = frozenset({"seq", "batch_id", "dataset", "key", "replaces", "content"})
"""Columns that every table of imported rows has beside those of what it holds."""


def imported_table(
    name: str, *columns: sa.Column[Any], checks: Sequence[sa.CheckConstraint] = ()
) -> sa.Table:
    """A table of imported rows: ``seq`` in the order of arrival, their batch, and their own identity.

    ``key`` is the data set's own identifier. Of the rows with one ``dataset`` and ``key`` the latest counts whose
    batch is not withdrawn; ``replaces`` is the ``seq`` of the one before it, empty for the first. ``content`` is
    the digest of the row's values (:func:`row_digest`).
    """
    return sa.Table(
        name,
        Base.metadata,
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "batch_id",
            sa.String(36),
            sa.ForeignKey("import_batches.id", deferrable=True, initially="DEFERRED"),
            nullable=False,
        ),
        sa.Column("dataset", sa.String(40), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("replaces", sa.Integer),
        *columns,
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        *checks,
        sa.Index(f"ix_{name}_batch_id", "batch_id"),
        sa.Index(f"ix_{name}_dataset_key", "dataset", "key"),
    )


def row_digest(values: Iterable[Any]) -> bytes:
    """SHA-256 of a row's own values in the order of their columns, days as ISO text.

    Written as Python writes a tuple in ASCII: each value with its kind, the same in every version and place.
    """
    return hashlib.sha256(ascii(tuple(values)).encode("ascii")).digest()


class RowsDigest:
    """The digest of a batch: over the digests of its rows, one after another."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.count = 0

    def add(self, digests: Sequence[bytes]) -> None:
        """Take in the digests of the next rows."""
        self._hash.update(b"".join(digests))
        self.count += len(digests)

    def hexdigest(self) -> str:
        """The digest so far, in hex."""
        return self._hash.hexdigest()


__all__ = ["OWN_COLUMNS", "ImportBatch", "RowsDigest", "imported_table", "row_digest"]
