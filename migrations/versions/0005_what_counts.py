"""What counts: a record from paper once it is confirmed, and a rating once somebody has finished with it."""

from types import ModuleType

from alembic import op

from migrations.fifth import ratings, standing

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PARTS: tuple[ModuleType, ...] = (
    ratings,
    standing,
)


def upgrade() -> None:
    """Create and change the tables of every part, then the triggers and views that keep them so."""
    for part in PARTS:
        part.create()
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for part in PARTS:
        for statement in part.statements():
            op.get_bind().exec_driver_sql(statement)
