"""Tables of revision 0002: peace processes, trigger events, promises, exposure, opportunities and messages."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "peace_processes",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("engagement_id", sa.String(length=36), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("mediator", sa.Text(), nullable=False),
        sa.Column("mediator_interest", sa.Text(), nullable=False),
        sa.Column("power_effect", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_peace_processes_country")
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_peace_processes_engagement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_peace_processes_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peace_processes")),
        sa.UniqueConstraint("country", "name", name=op.f("uq_peace_processes_country_name")),
    )
    op.create_index(op.f("ix_peace_processes_country"), "peace_processes", ["country"], unique=False)
    op.create_table(
        "stakeholders",
        sa.Column("process_id", sa.String(length=36), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("vulnerable", sa.Boolean(), nullable=False),
        sa.Column(
            "inclusion",
            sa.Enum(
                "included",
                "consulted",
                "excluded",
                name="inclusion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["peace_processes.id"],
            name=op.f("fk_stakeholders_process_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholders")),
        sa.UniqueConstraint("process_id", "group_name", name=op.f("uq_stakeholders_process_id_group_name")),
    )
    op.create_index(op.f("ix_stakeholders_process_id"), "stakeholders", ["process_id"], unique=False)
    op.create_table(
        "trigger_events",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("engagement_id", sa.String(length=36), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "exit",
                "sanctions_relief",
                "recognition",
                "normalisation",
                name="triggerkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "decided",
                "withdrawn",
                name="triggerstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("proposed_by_id", sa.String(length=36), nullable=False),
        sa.Column(
            "annex_kind",
            sa.Enum(
                "risk_assessment",
                "impact_assessment",
                "text",
                name="annexkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("annex_on", sa.Date(), nullable=True),
        sa.Column("risk_assessment_id", sa.String(length=36), nullable=True),
        sa.Column("impact_assessment_id", sa.String(length=36), nullable=True),
        sa.Column("annex_text", sa.Text(), nullable=False),
        sa.Column("annex_days", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "case annex_kind when 'risk_assessment' then risk_assessment_id is not null when 'impact_assessment' then impact_assessment_id is not null when 'text' then annex_text <> '' else true end",
            name=op.f("ck_trigger_events_annex"),
        ),
        sa.CheckConstraint(
            "status <> 'decided' or (decided_on is not null and decided_by <> '')",
            name=op.f("ck_trigger_events_decided"),
        ),
        sa.CheckConstraint(
            "status <> 'withdrawn' or withdrawal_reason <> ''", name=op.f("ck_trigger_events_withdrawn")
        ),
        sa.CheckConstraint(
            "annex_days is null or annex_days between 1 and 366", name=op.f("ck_trigger_events_annex_days")
        ),
        sa.CheckConstraint(
            "(annex_kind is null) = (annex_on is null)", name=op.f("ck_trigger_events_annex_dated")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_trigger_events_country")
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_trigger_events_engagement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["impact_assessment_id"],
            ["impact_assessments.id"],
            name=op.f("fk_trigger_events_impact_assessment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["people.id"],
            name=op.f("fk_trigger_events_proposed_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["risk_assessment_id"],
            ["risk_assessments.id"],
            name=op.f("fk_trigger_events_risk_assessment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trigger_events")),
        sa.UniqueConstraint("number", name=op.f("uq_trigger_events_number")),
    )
    op.create_index(op.f("ix_trigger_events_country"), "trigger_events", ["country"], unique=False)
    op.create_index(
        op.f("ix_trigger_events_engagement_id"), "trigger_events", ["engagement_id"], unique=False
    )
    op.create_table(
        "trigger_waivers",
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("focal_point_id", sa.String(length=36), nullable=False),
        sa.Column("authority_id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("waived_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("focal_point_id <> authority_id", name=op.f("ck_trigger_waivers_two_people")),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["people.id"],
            name=op.f("fk_trigger_waivers_authority_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["trigger_events.id"],
            name=op.f("fk_trigger_waivers_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["focal_point_id"],
            ["people.id"],
            name=op.f("fk_trigger_waivers_focal_point_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_trigger_waivers_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trigger_waivers")),
    )
    op.create_index(op.f("ix_trigger_waivers_event_id"), "trigger_waivers", ["event_id"], unique=False)
    op.create_table(
        "commitments",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_to", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_commitments_country")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_commitments_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
        sa.UniqueConstraint("number", name=op.f("uq_commitments_number")),
    )
    op.create_index(op.f("ix_commitments_country"), "commitments", ["country"], unique=False)
    op.create_table(
        "conduct_observations",
        sa.Column("commitment_id", sa.String(length=36), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.Column(
            "conduct",
            sa.Enum(
                "kept",
                "partly",
                "broken",
                "unclear",
                name="conduct",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitments.id"],
            name=op.f("fk_conduct_observations_commitment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_conduct_observations_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conduct_observations")),
    )
    op.create_index(
        op.f("ix_conduct_observations_commitment_id"), "conduct_observations", ["commitment_id"], unique=False
    )
    op.create_table(
        "exposures",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "firm",
                "arms_supplier",
                "bank",
                "military_owned",
                name="exposurekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("tools", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("ended_on is null or ending <> ''", name=op.f("ck_exposures_ending")),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_exposures_country")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_exposures_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exposures")),
        sa.UniqueConstraint("country", "name", name=op.f("uq_exposures_country_name")),
    )
    op.create_index(op.f("ix_exposures_country"), "exposures", ["country"], unique=False)
    op.create_table(
        "opportunities",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "local_peacebuilding",
                "transitional_justice",
                "civil_society",
                name="opportunitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "taken",
                "declined",
                name="opportunitystatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "status = 'open' or (decided_on is not null and decided_by <> '' and reason <> '')",
            name=op.f("ck_opportunities_decided"),
        ),
        sa.CheckConstraint(
            "closes_on is null or closes_on >= seen_on", name=op.f("ck_opportunities_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_opportunities_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_opportunities_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunities")),
        sa.UniqueConstraint("number", name=op.f("uq_opportunities_number")),
    )
    op.create_index(op.f("ix_opportunities_country"), "opportunities", ["country"], unique=False)
    op.create_table(
        "messages",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_to", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "recognises",
                "supports",
                "keeps_full_ties",
                "neutral",
                "concerned",
                "condemns",
                "reduces_ties",
                "sanctions",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("until is null or until >= given_on", name=op.f("ck_messages_in_order")),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_messages_country")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_messages_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("number", name=op.f("uq_messages_number")),
    )
    op.create_index(op.f("ix_messages_country"), "messages", ["country"], unique=False)
