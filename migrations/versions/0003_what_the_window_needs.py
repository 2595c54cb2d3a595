"""What the window needs: rules that 0002 left to the program, and what is kept to find and to show things."""

from types import ModuleType

from alembic import op

from migrations.third import comments, engagement, find, places, release, timeline

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PARTS: tuple[ModuleType, ...] = (
    comments,
    engagement,
    find,
    release,
    timeline,
    places,
)


def upgrade() -> None:
    """Create and change the tables of every part, then the triggers that keep them so."""
    for part in PARTS:
        part.create()
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for part in PARTS:
        for statement in part.statements():
            op.get_bind().exec_driver_sql(statement)
