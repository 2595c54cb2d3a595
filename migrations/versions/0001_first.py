"""The first database: people, delegations, country files, reports, decisions, ledger."""

import sqlalchemy as sa
from alembic import op

from migrations.first import (
    countries,
    decisions,
    delegations,
    escalations,
    ledger,
    people,
    reports,
    triggers_sqlite,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, then what holds them together, then the triggers that keep it so."""
    for part in (people, delegations, countries, reports, escalations, decisions, ledger):
        part.create()
    steps = op.create_table(
        "flow_steps",
        sa.Column("from_status", sa.String(40), primary_key=True),
        sa.Column("to_status", sa.String(40), primary_key=True),
    )
    op.bulk_insert(
        steps, [{"from_status": start, "to_status": end} for start, end in triggers_sqlite.FLOW_STEPS]
    )
    op.execute(
        sa.text("insert into ledger_head (id, number, hash) values (1, 0, :genesis)").bindparams(
            genesis="0" * 64
        )
    )
    # Colons in the statements are SQL, not parameters: they go to the driver as they are.
    for statement in triggers_sqlite.statements():
        op.get_bind().exec_driver_sql(statement)
