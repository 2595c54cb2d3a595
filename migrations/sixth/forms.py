"""Part of revision 0006: what is typed in a form and not recorded yet. Never on the ledger."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the table."""
    op.create_table(
        "unsaved_forms",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("entered", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("json_valid(entered)", name=op.f("ck_unsaved_forms_json")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_unsaved_forms_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unsaved_forms")),
    )
    op.create_index("ix_unsaved_forms_person", "unsaved_forms", ["person_id", "form", "subject"])


def statements() -> Iterator[str]:
    """No trigger: a row is overwritten at each pause in the typing, and removed once it is recorded."""
    return iter(())
