"""What is typed in any form outlives a crash, as what is typed in a draft does."""

from types import ModuleType

from alembic import op

from migrations.sixth import forms

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PARTS: tuple[ModuleType, ...] = (forms,)


def upgrade() -> None:
    """Create and change the tables of every part, then the triggers and views that keep them so."""
    for part in PARTS:
        part.create()
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for part in PARTS:
        for statement in part.statements():
            op.get_bind().exec_driver_sql(statement)
