"""Tables of revision 0001: frozen briefs, escalations, their clocks and reviews."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""

    op.create_table(
        "briefs",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("data_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("frozen_by_id", sa.String(length=36), nullable=False),
        sa.Column("head_number", sa.BigInteger(), nullable=False),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["frozen_by_id"],
            ["people.id"],
            name=op.f("fk_briefs_frozen_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_briefs_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefs")),
        sa.UniqueConstraint("data_sha256", name=op.f("uq_briefs_data_sha256")),
        sa.UniqueConstraint("report_id", "version", name=op.f("uq_briefs_report_id_version")),
    )
    op.create_index(op.f("ix_briefs_report_id"), "briefs", ["report_id"], unique=False)
    op.create_table(
        "escalations",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=False),
        sa.Column("brief_id", sa.String(length=36), nullable=False),
        sa.Column("escalated_at", sa.DateTime(), nullable=False),
        sa.Column("escalated_by_id", sa.String(length=36), nullable=False),
        sa.Column("referred_from_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("acknowledge_by", sa.DateTime(), nullable=False),
        sa.Column("decide_by", sa.DateTime(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.Column("acknowledged_by_id", sa.String(length=36), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(ended_at is null) = (ending is null)", name=op.f("ck_escalations_ending")),
        sa.CheckConstraint("decide_by > escalated_at", name=op.f("ck_escalations_deadline_ahead")),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"],
            ["people.id"],
            name=op.f("fk_escalations_acknowledged_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["brief_id"],
            ["briefs.id"],
            name=op.f("fk_escalations_brief_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["escalated_by_id"],
            ["people.id"],
            name=op.f("fk_escalations_escalated_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_escalations_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["referred_from_id"],
            ["escalations.id"],
            name=op.f("fk_escalations_referred_from_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_escalations_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
    )
    op.create_index(op.f("ix_escalations_office_id"), "escalations", ["office_id"], unique=False)
    op.create_index(
        "ix_escalations_one_open",
        "escalations",
        ["report_id"],
        unique=True,
        sqlite_where=sa.text("ended_at is null"),
    )
    op.create_index(op.f("ix_escalations_report_id"), "escalations", ["report_id"], unique=False)
    op.create_table(
        "brief_receipts",
        sa.Column("brief_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=True),
        sa.Column(
            "manner",
            sa.Enum(
                "shown_in_program",
                "handed_on_paper",
                "sent",
                name="receiptmanner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["brief_id"],
            ["briefs.id"],
            name=op.f("fk_brief_receipts_brief_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_brief_receipts_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_brief_receipts_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief_receipts")),
    )
    op.create_index(op.f("ix_brief_receipts_brief_id"), "brief_receipts", ["brief_id"], unique=False)
    op.create_table(
        "information_requests",
        sa.Column("escalation_id", sa.String(length=36), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.String(length=36), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.String(length=36), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["people.id"],
            name=op.f("fk_information_requests_answered_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["people.id"],
            name=op.f("fk_information_requests_asked_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["escalation_id"],
            ["escalations.id"],
            name=op.f("fk_information_requests_escalation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_requests")),
    )
    op.create_index(
        op.f("ix_information_requests_escalation_id"), "information_requests", ["escalation_id"], unique=False
    )
    op.create_table(
        "clock_lapses",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_clock_lapses_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_lapses")),
        sa.UniqueConstraint(
            "kind", "subject_id", "due_at", name=op.f("uq_clock_lapses_kind_subject_id_due_at")
        ),
    )
    op.create_index(op.f("ix_clock_lapses_report_id"), "clock_lapses", ["report_id"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("reviewer_id", sa.String(length=36), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(), nullable=False),
        sa.Column("borne_out", sa.Text(), nullable=False),
        sa.Column("outcomes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_reviews_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["people.id"],
            name=op.f("fk_reviews_reviewer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("report_id", name=op.f("uq_reviews_report_id")),
    )
