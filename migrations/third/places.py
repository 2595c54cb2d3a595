"""Tables of revision 0003: where each person was last in the window. Never on the ledger."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the table."""
    op.create_table(
        "recent_places",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recent_places_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "page", "key", name=op.f("pk_recent_places")),
    )


def statements() -> Iterator[str]:
    """No trigger: old places make room for new ones."""
    return iter(())
