"""Tables of revision 0002: what came in files."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "import_batches",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column(
            "dataset",
            sa.Enum(
                "ucdp_ged",
                "acled",
                "hxl",
                "other_events",
                "views",
                "early_warning_project",
                "inform_risk",
                "inform_severity",
                "other_ranking",
                "recommendations",
                name="dataset",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_size", sa.BigInteger(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("imported_by_id", sa.String(length=36), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), nullable=False),
        sa.Column("rows_refused", sa.Integer(), nullable=False),
        sa.Column("unresolved", sa.JSON(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("first_seq", sa.BigInteger(), nullable=True),
        sa.Column("rows_sha256", sa.String(length=64), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null)", name=op.f("ck_import_batches_withdrawn")
        ),
        sa.CheckConstraint(
            "rows_new >= 0 and rows_changed >= 0 and rows_unchanged >= 0 and rows_refused >= 0",
            name=op.f("ck_import_batches_counts"),
        ),
        sa.ForeignKeyConstraint(
            ["imported_by_id"],
            ["people.id"],
            name=op.f("fk_import_batches_imported_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_import_batches_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
        sa.UniqueConstraint("number", name=op.f("uq_import_batches_number")),
    )
    op.create_index(
        "ix_import_batches_open",
        "import_batches",
        ["id"],
        unique=False,
        sqlite_where=sa.text("rows_sha256 = ''"),
    )


_SEALED = [
    "number",
    "dataset",
    "title",
    "file_name",
    "file_sha256",
    "file_size",
    "imported_at",
    "imported_by_id",
    "licence",
    "marking",
    "mapping",
    "rows_new",
    "rows_changed",
    "rows_unchanged",
    "rows_refused",
    "unresolved",
    "first_on",
    "last_on",
    "first_seq",
    "rows_sha256",
]


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    yield from recorded("import_batches")
    changed = " or ".join(f"new.{column} is not old.{column}" for column in _SEALED)
    yield abort(
        "import_batches_sealed",
        "update on import_batches",
        f"old.rows_sha256 <> '' and ({changed})",
        "what a file brought is never changed",
    )
    yield abort(
        "import_batches_withdrawn_once",
        "update on import_batches",
        "old.withdrawn_at is not null",
        "a batch is withdrawn once",
    )
    yield abort(
        "import_batches_withdrawn_with_reason",
        "update on import_batches",
        "(new.withdrawn_at is null) <> (trim(new.withdrawal_reason) = '')",
        "a batch is withdrawn with a reason",
    )
    yield abort(
        "import_batches_begin_open",
        "insert on import_batches",
        "new.rows_sha256 <> '' or new.withdrawn_at is not null",
        "a batch is open while its file is read",
    )
