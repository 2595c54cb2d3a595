"""Data that came in files: a batch a file, and the rows that came with it.

Imported rows are too many for a ledger entry each. They stand in plain tables, never changed and never deleted;
the batch that they came with is a row of the ledger and holds their number and digest, so that an audit finds any
change to them (:mod:`db.ledger.imported`). A batch is open while its file is read, within one transaction; then it
is sealed with number and digest, and the database takes no further row for it.
"""

import hashlib
import struct
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
        sa.CheckConstraint(
            "rows_new >= 0 and rows_changed >= 0 and rows_unchanged >= 0 and rows_refused >= 0", name="counts"
        ),
        # Looked into for every row that comes: it holds the batch that is open, and nothing else.
        sa.Index("ix_import_batches_open", "id", sqlite_where=sa.text("rows_sha256 = ''")),
    )

    number: Mapped[str] = mapped_column(unique=True)
    dataset: Mapped[DataSet] = mapped_column()
    title: Mapped[str] = mapped_column()
    """What the file holds, in the importer's words, such as the release."""
    file_name: Mapped[str] = mapped_column()
    file_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    file_size: Mapped[int] = mapped_column(sa.BigInteger)
    imported_at: Mapped[datetime] = mapped_column()
    """When the rows were received here."""
    imported_by_id: Mapped[str] = reference("people")
    licence: Mapped[str] = mapped_column()
    """Terms of use and how to cite."""
    marking: Mapped[str] = mapped_column()
    mapping: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """Which column was read as what."""
    rows_new: Mapped[int] = mapped_column(default=0)
    rows_changed: Mapped[int] = mapped_column(default=0)
    rows_unchanged: Mapped[int] = mapped_column(default=0)
    rows_refused: Mapped[int] = mapped_column(default=0)
    unresolved: Mapped[list[str]] = mapped_column(default_factory=list)
    """Names and codes of places that resolved to no country: kept as they came, never guessed."""
    first_on: Mapped[date | None] = mapped_column(default=None)
    last_on: Mapped[date | None] = mapped_column(default=None)
    first_seq: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    """``seq`` of its first row; the others follow without a gap."""
    rows_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    """Digest of the rows that came with it (:class:`RowsDigest`); empty while the batch is open."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[str | None] = optional_reference("people")
    withdrawal_reason: Mapped[str] = mapped_column(default="")


OWN_COLUMNS = frozenset({"seq", "batch_id", "dataset", "key", "replaces", "content"})
"""Columns that every table of imported rows has beside those of what it holds."""


IMPORTED: dict[str, sa.Table] = {}
"""Every table of imported rows by its name."""


def imported_table(
    name: str, *columns: sa.Column[Any], checks: Sequence[sa.CheckConstraint] = ()
) -> sa.Table:
    """A table of imported rows: ``seq`` in the order of arrival, their batch, and their own identity.

    ``key`` is the data set's own identifier. Of the rows with one ``dataset`` and ``key`` the latest counts whose
    batch is not withdrawn; ``replaces`` is the ``seq`` of the one before it, empty for the first. ``content`` is
    the digest of the row's values (:func:`row_digest`). A text is never null but empty; anything else may be null.
    Its triggers: ``migrations.guards.imported``.
    """
    table = sa.Table(
        name,
        Base.metadata,
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("batch_id", sa.String(36), sa.ForeignKey("import_batches.id"), nullable=False),
        sa.Column("dataset", sa.String(40), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("replaces", sa.Integer),
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        *columns,
        *checks,
        sa.CheckConstraint("replaces < seq", name="order"),
        sa.Index(f"ix_{name}_dataset_key", "dataset", "key"),
        # Holds only what replaced something, so that asking what counts now costs next to nothing.
        sa.Index(f"ix_{name}_replacing", "dataset", "key", sqlite_where=sa.text("replaces is not null")),
    )
    IMPORTED[name] = table
    return table


def packed_row(row: Sequence[str]) -> bytes:
    """A row as one: its key and its values as text in the order of their columns, joined by NUL, in UTF-8.

    Days are ISO text, whole numbers digits, other numbers Python's ``repr`` of a float, no value an empty text.
    No text holds a NUL.
    """
    return "\0".join(row).encode()


def unpacked_row(packed: bytes) -> tuple[str, ...]:
    """The row that :func:`packed_row` made one."""
    return tuple(packed.decode().split("\0"))


def row_digest(row: Sequence[str]) -> bytes:
    """The digest of a row: SHA-256 over it as :func:`packed_row` joins it."""
    return hashlib.sha256(packed_row(row)).digest()


class RowsDigest:
    """The digest of a batch: SHA-256 over each row's ``seq``, what it replaces (0 for none), and its digest.

    Both numbers in eight bytes, the highest first.
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.count = 0

    def add(self, rows: Iterable[tuple[int, int | None, bytes]]) -> None:
        """Take in the next rows: number, what each replaces, digest."""
        packed = [_NUMBERED.pack(seq, replaces or 0, content) for seq, replaces, content in rows]
        self._hash.update(b"".join(packed))
        self.count += len(packed)

    def hexdigest(self) -> str:
        """The digest so far, in hex."""
        return self._hash.hexdigest()


_NUMBERED = struct.Struct(">qq32s")

__all__ = [
    "IMPORTED",
    "OWN_COLUMNS",
    "ImportBatch",
    "RowsDigest",
    "imported_table",
    "packed_row",
    "row_digest",
    "unpacked_row",
]
