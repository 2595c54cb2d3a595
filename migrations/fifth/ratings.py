"""Part of revision 0005: what is entered of a risk assessment and not recorded yet. Never on the ledger."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the table."""
    op.create_table(
        "unsaved_ratings",
        sa.Column("assessment_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("factor", sa.Integer(), nullable=False),
        sa.Column("entered", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("json_valid(entered)", name=op.f("ck_unsaved_ratings_json")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["risk_assessments.id"], name=op.f("fk_unsaved_ratings_assessment_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_unsaved_ratings_person_id")),
        sa.PrimaryKeyConstraint("assessment_id", "person_id", "factor", name=op.f("pk_unsaved_ratings")),
    )


def statements() -> Iterator[str]:
    """No trigger: a row is overwritten at each pause, and removed once it is recorded."""
    return iter(())
