"""Tables of revision 0001: decisions and responses."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""

    op.create_table(
        "decisions",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("option_id", sa.String(length=36), nullable=False),
        sa.Column("escalation_id", sa.String(length=36), nullable=False),
        sa.Column("brief_id", sa.String(length=36), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "authorise",
                "decline",
                "defer",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("instrument_id", sa.String(length=36), nullable=True),
        sa.Column("chain", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("tool", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("cost_amount", sa.String(32), nullable=False),
        sa.Column("cost_currency", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("defer_until", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.Column("own_judgement", sa.Boolean(), nullable=False),
        sa.Column("second_signatures_owed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("ratify_by", sa.DateTime(), nullable=True),
        sa.Column("ratifying_office_id", sa.String(length=36), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=True),
        sa.Column("printed_hash", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "outcome <> 'authorise' or instrument_id is not null", name=op.f("ck_decisions_instrument")
        ),
        sa.CheckConstraint(
            "outcome <> 'defer' or defer_until is not null", name=op.f("ck_decisions_defer_until")
        ),
        sa.CheckConstraint("outcome = 'authorise' or length(reason) > 0", name=op.f("ck_decisions_reason")),
        sa.CheckConstraint("recorded_at >= decided_at", name=op.f("ck_decisions_recorded_after")),
        sa.ForeignKeyConstraint(
            ["brief_id"],
            ["briefs.id"],
            name=op.f("fk_decisions_brief_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["escalation_id"],
            ["escalations.id"],
            name=op.f("fk_decisions_escalation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instruments.id"],
            name=op.f("fk_decisions_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_decisions_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["option_id"],
            ["options.id"],
            name=op.f("fk_decisions_option_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_decisions_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["ratifying_office_id"],
            ["offices.id"],
            name=op.f("fk_decisions_ratifying_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_decisions_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_decisions_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["attachments.id"],
            name=op.f("fk_decisions_scan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("number", name=op.f("uq_decisions_number")),
    )
    op.create_index(op.f("ix_decisions_escalation_id"), "decisions", ["escalation_id"], unique=False)
    op.create_index(op.f("ix_decisions_instrument_id"), "decisions", ["instrument_id"], unique=False)
    op.create_index(op.f("ix_decisions_office_id"), "decisions", ["office_id"], unique=False)
    op.create_index(op.f("ix_decisions_option_id"), "decisions", ["option_id"], unique=False)
    op.create_index(op.f("ix_decisions_report_id"), "decisions", ["report_id"], unique=False)
    op.create_table(
        "second_signatures",
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_second_signatures_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_second_signatures_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_second_signatures_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_signatures")),
        sa.UniqueConstraint(
            "decision_id", "office_id", name=op.f("uq_second_signatures_decision_id_office_id")
        ),
    )
    op.create_index(
        op.f("ix_second_signatures_decision_id"), "second_signatures", ["decision_id"], unique=False
    )
    op.create_table(
        "record_confirmations",
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_record_confirmations_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_record_confirmations_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_confirmations")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_record_confirmations_decision_id")),
    )
    op.create_table(
        "ratifications",
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("ratified_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_ratifications_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_ratifications_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_ratifications_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratifications")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_ratifications_decision_id")),
    )
    op.create_table(
        "decision_lapses",
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("lapsed_at", sa.DateTime(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_decision_lapses_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_lapses")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decision_lapses_decision_id")),
    )
    op.create_table(
        "authority_findings",
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("found_by_id", sa.String(length=36), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_authority_findings_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["found_by_id"],
            ["people.id"],
            name=op.f("fk_authority_findings_found_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_findings")),
    )
    op.create_index(
        op.f("ix_authority_findings_decision_id"), "authority_findings", ["decision_id"], unique=False
    )
    op.create_table(
        "responses",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("lead_office_id", sa.String(length=36), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "started",
                "halted",
                "completed",
                name="responsestatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("halt_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "status <> 'completed' or length(outcome) > 0", name=op.f("ck_responses_outcome_when_completed")
        ),
        sa.CheckConstraint(
            "status <> 'halted' or length(halt_reason) > 0", name=op.f("ck_responses_reason_when_halted")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_responses_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["lead_office_id"],
            ["offices.id"],
            name=op.f("fk_responses_lead_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_responses_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_responses_decision_id")),
        sa.UniqueConstraint("number", name=op.f("uq_responses_number")),
    )
    op.create_index(op.f("ix_responses_lead_office_id"), "responses", ["lead_office_id"], unique=False)
    op.create_index(op.f("ix_responses_report_id"), "responses", ["report_id"], unique=False)
    op.create_table(
        "response_reports",
        sa.Column("response_id", sa.String(length=36), nullable=False),
        sa.Column("reported_by_id", sa.String(length=36), nullable=False),
        sa.Column("reported_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("people_protected", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reported_by_id"],
            ["people.id"],
            name=op.f("fk_response_reports_reported_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_response_reports_response_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response_reports")),
    )
    op.create_index(
        op.f("ix_response_reports_response_id"), "response_reports", ["response_id"], unique=False
    )
