"""Drafts: what is typed outlives a crash before it is recorded, and nobody judges what they wrote in."""

from types import ModuleType

from alembic import op

from migrations.fourth import unsaved, writers

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PARTS: tuple[ModuleType, ...] = (
    unsaved,
    writers,
)


def upgrade() -> None:
    """Create and change the tables of every part, then the triggers that keep them so."""
    for part in PARTS:
        part.create()
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for part in PARTS:
        for statement in part.statements():
            op.get_bind().exec_driver_sql(statement)
