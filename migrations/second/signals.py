"""Tables of revision 0002: signals and their answers."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded


def create() -> None:
    """Create the table and its indexes."""
    op.create_table(
        "signals",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column(
            "sign",
            sa.Enum(
                "civilian_share",
                "one_sided_deaths",
                "infrastructure",
                "spread",
                "watch",
                name="sign",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("seen_by_id", sa.String(length=36), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("events_count", sa.Integer(), nullable=False),
        sa.Column("batches", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("follows_id", sa.String(length=36), nullable=True),
        sa.Column(
            "standing",
            sa.Enum(
                "open",
                "accepted",
                "dismissed",
                name="signalstanding",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by_id", sa.String(length=36), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(standing = 'accepted') = (report_id is not null)", name=op.f("ck_signals_accepted_report")
        ),
        sa.CheckConstraint(
            "(standing = 'open') = (answered_at is null) and (standing = 'open') = (answered_by_id is null)",
            name=op.f("ck_signals_answered"),
        ),
        sa.CheckConstraint(
            "standing <> 'dismissed' or length(answer) > 0", name=op.f("ck_signals_dismissed_reason")
        ),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_signals_period")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["people.id"],
            name=op.f("fk_signals_answered_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_signals_country")),
        sa.ForeignKeyConstraint(
            ["follows_id"],
            ["signals.id"],
            name=op.f("fk_signals_follows_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_signals_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["seen_by_id"],
            ["people.id"],
            name=op.f("fk_signals_seen_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signals")),
        sa.UniqueConstraint("number", name=op.f("uq_signals_number")),
    )
    op.create_index(op.f("ix_signals_country"), "signals", ["country"], unique=False)
    op.create_index(
        "uq_signals_open",
        "signals",
        ["country", "sign", "first_on"],
        unique=True,
        sqlite_where=sa.text("standing = 'open'"),
    )


_SEEN = (
    "seen_at",
    "seen_by_id",
    "says",
    "formula",
    "numbers",
    "thresholds",
    "events",
    "events_count",
    "batches",
    "evidence",
)


def statements() -> Iterator[str]:
    """The triggers of the table."""
    yield from recorded("signals")
    yield abort(
        "signals_answered_once",
        "update on signals",
        "old.standing <> 'open'",
        "an answered signal stays as it was answered",
    )
    yield abort(
        "signals_answered_as_seen",
        "update on signals",
        "new.number <> old.number or new.country <> old.country or new.sign <> old.sign "
        "or new.first_on <> old.first_on or new.last_on <> old.last_on or new.follows_id is not old.follows_id "
        "or new.standing <> 'open' and ("
        + " or ".join(f"new.{column} is not old.{column}" for column in _SEEN)
        + ")",
        "a signal keeps its sign and month, and is answered with the numbers that were seen",
    )
    yield abort(
        "signals_accepted_into_their_country",
        "update on signals",
        "new.report_id is not null and not exists "
        "(select 1 from reports where id = new.report_id and country = new.country)",
        "a signal is accepted into a report on its own country",
    )
    yield abort(
        "signals_begin_open",
        "insert on signals",
        "new.standing <> 'open'",
        "a signal is seen before it is answered",
    )
