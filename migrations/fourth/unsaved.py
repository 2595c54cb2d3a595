"""Tables of revision 0004: what is typed in a draft and not recorded yet. Never on the ledger."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the table."""
    op.create_table(
        "unsaved_texts",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("based_on", sa.BigInteger(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("typed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("json_valid(typed)", name=op.f("ck_unsaved_texts_json")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_unsaved_texts_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_unsaved_texts_report_id")),
        sa.PrimaryKeyConstraint("report_id", "person_id", "part", name=op.f("pk_unsaved_texts")),
    )


def statements() -> Iterator[str]:
    """No trigger: a row is overwritten at each pause in the typing, and removed once it is recorded."""
    return iter(())
