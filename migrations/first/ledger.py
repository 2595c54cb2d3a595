"""Tables of revision 0001: the ledger."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""

    op.create_table(
        "ledger",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), sa.Computed("json_extract(body, '$.at')", persisted=False), nullable=True),
        sa.Column(
            "action", sa.Text(), sa.Computed("json_extract(body, '$.action')", persisted=False), nullable=True
        ),
        sa.Column(
            "subject_kind",
            sa.Text(),
            sa.Computed("json_extract(body, '$.subject.kind')", persisted=False),
            nullable=True,
        ),
        sa.Column(
            "subject_id",
            sa.Text(),
            sa.Computed("json_extract(body, '$.subject.id')", persisted=False),
            nullable=True,
        ),
        sa.Column(
            "person_id",
            sa.Text(),
            sa.Computed("json_extract(body, '$.actor.person')", persisted=False),
            nullable=True,
        ),
        sa.Column(
            "topic", sa.Text(), sa.Computed("json_extract(body, '$.topic')", persisted=False), nullable=True
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger")),
        sa.UniqueConstraint("hash", name=op.f("uq_ledger_hash")),
    )
    op.create_index("ix_ledger_subject", "ledger", ["subject_kind", "subject_id", "number"], unique=False)
    op.create_index("ix_ledger_topic", "ledger", ["topic", "number"], unique=False)
    op.create_table(
        "ledger_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_ledger_head_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_head")),
    )
