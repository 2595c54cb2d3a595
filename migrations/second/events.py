"""Tables of revision 0002: events of outside data sets."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import imported


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("dataset", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(length=32), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("country_name", sa.Text(), nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("date_precision", sa.Integer(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subkind", sa.Text(), nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("side_a", sa.Text(), nullable=False),
        sa.Column("side_b", sa.Text(), nullable=False),
        sa.Column("with_a", sa.Text(), nullable=False),
        sa.Column("with_b", sa.Text(), nullable=False),
        sa.Column("deaths_a", sa.Integer(), nullable=True),
        sa.Column("deaths_b", sa.Integer(), nullable=True),
        sa.Column("deaths_civilians", sa.Integer(), nullable=True),
        sa.Column("deaths_unknown", sa.Integer(), nullable=True),
        sa.Column("deaths_best", sa.Integer(), nullable=True),
        sa.Column("deaths_low", sa.Integer(), nullable=True),
        sa.Column("deaths_high", sa.Integer(), nullable=True),
        sa.Column("civilians_targeted", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("displaced", sa.Integer(), nullable=True),
        sa.Column("area1", sa.Text(), nullable=False),
        sa.Column("area2", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("place_precision", sa.Integer(), nullable=True),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("caution", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind = 'state_based' or kind = 'non_state' or kind = 'one_sided' or kind = 'battle' or kind = 'explosion' or kind = 'protest' or kind = 'riot' or kind = 'strategic' or kind = 'other'",
            name=op.f("ck_events_kind"),
        ),
        sa.CheckConstraint(
            "deaths_a >= 0 and deaths_b >= 0 and deaths_civilians >= 0 and deaths_unknown >= 0 and deaths_best >= 0 and deaths_low >= 0 and injured >= 0 and displaced >= 0",
            name=op.f("ck_events_counts"),
        ),
        sa.CheckConstraint(
            "caution <> '' or (deaths_low <= deaths_best and deaths_best <= deaths_high)",
            name=op.f("ck_events_deaths"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_events_days")),
        sa.CheckConstraint(
            "latitude between -90 and 90 and longitude between -180 and 180", name=op.f("ck_events_on_earth")
        ),
        sa.CheckConstraint("replaces < seq", name=op.f("ck_events_order")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batches.id"], name=op.f("fk_events_batch_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
    )
    op.create_index("ix_events_country_starts_on", "events", ["country", "starts_on"], unique=False)
    op.create_index("ix_events_dataset_key", "events", ["dataset", "key"], unique=False)
    op.create_index(
        "ix_events_replacing",
        "events",
        ["dataset", "key"],
        unique=False,
        sqlite_where=sa.text("replaces is not null"),
    )


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    yield from imported("events")
