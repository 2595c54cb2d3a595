"""Tables of revision 0002: rankings and recommendations that came in files, and the mappings they were read by."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import imported, recorded


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "import_mappings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column(
            "target",
            sa.Enum(
                "events",
                "rankings",
                "recommendations",
                name="mappingtarget",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.String(length=36), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["people.id"],
            name=op.f("fk_import_mappings_made_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_mappings")),
        sa.UniqueConstraint("fingerprint", "name", name=op.f("uq_import_mappings_fingerprint_name")),
    )
    op.create_table(
        "rankings",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("dataset", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(length=32), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("place_code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("stated_rank", sa.Integer(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("larger_is_worse", sa.Integer(), nullable=False),
        sa.CheckConstraint("larger_is_worse in (0, 1)", name=op.f("ck_rankings_direction")),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_rankings_days")),
        sa.CheckConstraint("stated_rank is null or stated_rank >= 1", name=op.f("ck_rankings_rank")),
        sa.CheckConstraint("replaces < seq", name=op.f("ck_rankings_order")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batches.id"], name=op.f("fk_rankings_batch_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_rankings")),
    )
    op.create_index("ix_rankings_country", "rankings", ["country"], unique=False)
    op.create_index("ix_rankings_dataset_key", "rankings", ["dataset", "key"], unique=False)
    op.create_index(
        "ix_rankings_replacing",
        "rankings",
        ["dataset", "key"],
        unique=False,
        sqlite_where=sa.text("replaces is not null"),
    )
    op.create_index("ix_rankings_list", "rankings", ["dataset", "title", "measure", "first_on"], unique=False)
    op.create_table(
        "recommendations",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("dataset", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(length=32), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", sa.String(length=20), nullable=False),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("recommending_state", sa.Text(), nullable=False),
        sa.Column("response", sa.String(length=20), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("cycle", sa.Integer(), nullable=True),
        sa.Column("session", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "body in ('upr', 'treaty_body', 'special_procedure', 'other')",
            name=op.f("ck_recommendations_body"),
        ),
        sa.CheckConstraint(
            "response in ('supported', 'noted', 'pending', 'none')", name=op.f("ck_recommendations_response")
        ),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_recommendations_text")),
        sa.CheckConstraint("replaces < seq", name=op.f("ck_recommendations_order")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_recommendations_batch_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_recommendations")),
    )
    op.create_index("ix_recommendations_country", "recommendations", ["country"], unique=False)
    op.create_index("ix_recommendations_dataset_key", "recommendations", ["dataset", "key"], unique=False)
    op.create_index(
        "ix_recommendations_replacing",
        "recommendations",
        ["dataset", "key"],
        unique=False,
        sqlite_where=sa.text("replaces is not null"),
    )


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    yield from recorded("import_mappings")
    yield from imported("rankings")
    yield from imported("recommendations")
