"""What a warning stands on: imported data, evidence in full, signals, risk, country files, engagement, plans."""

from alembic import op

from migrations.second import country, engagement, events, evidence, imports, outside, plans, risk, signals

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PARTS = (
    imports,
    events,
    outside,
    evidence,
    signals,
    risk,
    country,
    engagement,
    plans,
)


def upgrade() -> None:
    """Create and change the tables of every part, then the triggers that keep them so."""
    for part in PARTS:
        part.create()
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for part in PARTS:
        for statement in part.statements():
            op.get_bind().exec_driver_sql(statement)
