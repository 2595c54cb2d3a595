"""A record that differs from the signed paper is refused, and its option can be decided anew."""

from types import ModuleType

from alembic import op

from migrations.seventh import refusals

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PARTS: tuple[ModuleType, ...] = (refusals,)


def upgrade() -> None:
    """Create and change the tables of every part, then the triggers and views that keep them so."""
    for part in PARTS:
        part.create()
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for part in PARTS:
        for statement in part.statements():
            op.get_bind().exec_driver_sql(statement)
