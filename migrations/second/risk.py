"""Risk assessments in full, and assumptions with their tests: tables and columns of revision 0002."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded


def create() -> None:
    """Create the tables and the new columns."""
    op.create_table(
        "assumptions",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("assessment_id", sa.String(length=36), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("if_wrong", sa.Text(), nullable=False),
        sa.Column("retest_on", sa.Date(), nullable=False),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        sa.Column("stated_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["risk_assessments.id"],
            name=op.f("fk_assumptions_assessment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_assumptions_country")),
        sa.ForeignKeyConstraint(
            ["stated_by_id"],
            ["people.id"],
            name=op.f("fk_assumptions_stated_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assumptions")),
        sa.UniqueConstraint("number", name=op.f("uq_assumptions_number")),
    )
    op.create_index(op.f("ix_assumptions_country"), "assumptions", ["country"], unique=False)
    op.create_table(
        "assumption_tests",
        sa.Column("assumption_id", sa.String(length=36), nullable=False),
        sa.Column("tested_on", sa.Date(), nullable=False),
        sa.Column(
            "result",
            sa.Enum(
                "held",
                "did_not_hold",
                "no_longer_relied_on",
                name="assumptionresult",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("next_retest_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(result = 'held') = (next_retest_on is not null)", name=op.f("ck_assumption_tests_next_test")
        ),
        sa.ForeignKeyConstraint(
            ["assumption_id"],
            ["assumptions.id"],
            name=op.f("fk_assumption_tests_assumption_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_assumption_tests_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assumption_tests")),
    )
    op.create_index(
        op.f("ix_assumption_tests_assumption_id"), "assumption_tests", ["assumption_id"], unique=False
    )
    op.add_column("risk_assessments", sa.Column("framework", sa.Text(), nullable=True))
    op.add_column("risk_assessments", sa.Column("at_risk", sa.Text(), nullable=True))
    op.add_column("risk_assessments", sa.Column("groups_at_risk", sa.JSON(), nullable=True))
    op.add_column("risk_assessments", sa.Column("from_whom", sa.Text(), nullable=True))
    op.add_column("risk_assessments", sa.Column("actors", sa.JSON(), nullable=True))
    op.add_column("risk_assessments", sa.Column("crimes", sa.JSON(), nullable=True))
    op.add_column("risk_assessments", sa.Column("crimes_undetermined", sa.Boolean(), nullable=True))
    op.add_column("risk_assessments", sa.Column("scenarios", sa.JSON(), nullable=True))
    op.add_column("risk_assessments", sa.Column("divergences", sa.JSON(), nullable=True))


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    yield from recorded("assumptions", append_only=True)
    yield from recorded("assumption_tests", append_only=True)
    yield abort(
        "risk_assessments_stay_whose_they_are",
        "update on risk_assessments",
        "new.number <> old.number or new.country <> old.country or new.author_id <> old.author_id "
        "or new.framework is not old.framework or new.framework_version is not old.framework_version",
        "country, author and framework of a risk assessment are never changed",
    )
    yield abort(
        "assumption_tests_after_end",
        "insert on assumption_tests",
        "exists (select 1 from assumption_tests where assumption_id = new.assumption_id and result <> 'held')",
        "an assumption that did not hold or is no longer relied on is not tested again",
    )
