"""Tables of revision 0002: our own state's engagement, its assessment, and its phased steps."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "engagements",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "trade",
                "aid",
                "security",
                "migration",
                "democracy_support",
                "peace_process",
                "sanctions_relief",
                "recognition",
                "exit",
                "normalisation",
                "other",
                name="engagementkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "area",
            sa.Enum(
                "trade",
                "security",
                "development",
                "migration",
                "democracy",
                "diplomacy",
                "humanitarian",
                "peace",
                "sanctions",
                "other",
                name="policyarea",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("amount", sa.String(length=32), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "under_way",
                "suspended",
                "ended",
                name="engagementstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "effect",
            sa.Enum(
                "not_assessed",
                "raises",
                "lowers",
                "both",
                "none",
                name="riskeffect",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("effect_reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("risk_factors", sa.JSON(), nullable=False),
        sa.Column("rights_component", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "effect = 'not_assessed' or effect_reason <> ''", name=op.f("ck_engagements_effect_explained")
        ),
        sa.CheckConstraint("(amount is null) = (currency is null)", name=op.f("ck_engagements_money")),
        sa.CheckConstraint(
            "until is null or since is null or until >= since", name=op.f("ck_engagements_in_order")
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_engagements_country")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_engagements_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagements")),
        sa.UniqueConstraint("number", name=op.f("uq_engagements_number")),
    )
    op.create_index(op.f("ix_engagements_country"), "engagements", ["country"], unique=False)
    op.create_table(
        "rights_effects",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column(
            "area",
            sa.Enum(
                "trade",
                "security",
                "development",
                "migration",
                "democracy",
                "diplomacy",
                "humanitarian",
                "peace",
                "sanctions",
                "other",
                name="policyarea",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("discrimination", sa.Text(), nullable=False),
        sa.Column("grievance", sa.Text(), nullable=False),
        sa.Column("internal_conflict", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("judged_at", sa.DateTime(), nullable=False),
        sa.Column("judged_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_rights_effects_country")
        ),
        sa.ForeignKeyConstraint(
            ["judged_by_id"],
            ["people.id"],
            name=op.f("fk_rights_effects_judged_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_effects")),
    )
    op.create_index(op.f("ix_rights_effects_country"), "rights_effects", ["country"], unique=False)
    op.create_table(
        "interest_weighings",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("engagement_id", sa.String(length=36), nullable=True),
        sa.Column("decision_id", sa.String(length=36), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("weighed_on", sa.Date(), nullable=False),
        sa.Column("weighed", sa.JSON(), nullable=False),
        sa.Column(
            "put_first",
            sa.Enum(
                "atrocity_prevention",
                "economy",
                "security",
                "development",
                "migration",
                "democracy",
                name="interest",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("risk_clear", sa.Boolean(), nullable=False),
        sa.Column("put_first_by_id", sa.String(length=36), nullable=True),
        sa.Column("office_id", sa.String(length=36), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "put_first = 'atrocity_prevention' or not risk_clear or (put_first_by_id is not null and office_id is not null)",
            name=op.f("ck_interest_weighings_override_named"),
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_interest_weighings_country")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_interest_weighings_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_interest_weighings_engagement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_interest_weighings_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["put_first_by_id"],
            ["people.id"],
            name=op.f("fk_interest_weighings_put_first_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_interest_weighings_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest_weighings")),
    )
    op.create_index(op.f("ix_interest_weighings_country"), "interest_weighings", ["country"], unique=False)
    op.create_index(
        op.f("ix_interest_weighings_decision_id"), "interest_weighings", ["decision_id"], unique=False
    )
    op.create_index(
        op.f("ix_interest_weighings_engagement_id"), "interest_weighings", ["engagement_id"], unique=False
    )
    op.create_table(
        "impact_assessments",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("engagement_id", sa.String(length=36), nullable=True),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("grievance_risk", sa.Text(), nullable=False),
        sa.Column("mitigations", sa.Text(), nullable=False),
        sa.Column("residual_risk", sa.Text(), nullable=False),
        sa.Column("considerations", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "signed", name="impactstatus", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("signer_id", sa.String(length=36), nullable=True),
        sa.Column("signed_at", sa.DateTime(), nullable=True),
        sa.Column("supersedes_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "status = 'draft' or (signed_at is not null and signer_id is not null)",
            name=op.f("ck_impact_assessments_signed"),
        ),
        sa.CheckConstraint(
            "supersedes_id is null or supersedes_id <> id", name=op.f("ck_impact_assessments_not_itself")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["people.id"],
            name=op.f("fk_impact_assessments_author_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_impact_assessments_country")
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_impact_assessments_engagement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["signer_id"],
            ["people.id"],
            name=op.f("fk_impact_assessments_signer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["impact_assessments.id"],
            name=op.f("fk_impact_assessments_supersedes_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impact_assessments")),
        sa.UniqueConstraint("number", name=op.f("uq_impact_assessments_number")),
    )
    op.create_index(op.f("ix_impact_assessments_country"), "impact_assessments", ["country"], unique=False)
    op.create_index(
        op.f("ix_impact_assessments_engagement_id"), "impact_assessments", ["engagement_id"], unique=False
    )
    op.create_index(
        op.f("ix_impact_assessments_supersedes_id"), "impact_assessments", ["supersedes_id"], unique=False
    )
    op.create_table(
        "engagement_steps",
        sa.Column("engagement_id", sa.String(length=36), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "locked", "open", name="stepstatus", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("opened_by_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "status = 'locked' or (opened_at is not null and opened_by_id is not null)",
            name=op.f("ck_engagement_steps_opened"),
        ),
        sa.CheckConstraint("ordinal > 0", name=op.f("ck_engagement_steps_ordinal")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_engagement_steps_engagement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["people.id"],
            name=op.f("fk_engagement_steps_opened_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement_steps")),
        sa.UniqueConstraint(
            "engagement_id", "ordinal", name=op.f("uq_engagement_steps_engagement_id_ordinal")
        ),
    )
    op.create_index(
        op.f("ix_engagement_steps_engagement_id"), "engagement_steps", ["engagement_id"], unique=False
    )
    op.create_table(
        "benchmarks",
        sa.Column("step_id", sa.String(length=36), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("evidenced_by", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by_id"],
            ["people.id"],
            name=op.f("fk_benchmarks_set_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["engagement_steps.id"],
            name=op.f("fk_benchmarks_step_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benchmarks")),
    )
    op.create_index(op.f("ix_benchmarks_step_id"), "benchmarks", ["step_id"], unique=False)
    op.create_table(
        "benchmark_findings",
        sa.Column("benchmark_id", sa.String(length=36), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "unmet",
                "met",
                "breached",
                name="benchmarkstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["benchmark_id"],
            ["benchmarks.id"],
            name=op.f("fk_benchmark_findings_benchmark_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_benchmark_findings_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benchmark_findings")),
    )
    op.create_index(
        op.f("ix_benchmark_findings_benchmark_id"), "benchmark_findings", ["benchmark_id"], unique=False
    )
