"""Tables of revision 0001: country files, evidence and risk assessments."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""

    op.create_table(
        "country_files",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_by_id", sa.String(length=36), nullable=False),
        sa.Column("review_every_days", sa.Integer(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=False),
        sa.Column("groups_at_risk", sa.Text(), nullable=False),
        sa.Column("background", sa.Text(), nullable=False),
        sa.Column("levers", sa.Text(), nullable=False),
        sa.Column("impact_assessment", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("review_every_days between 1 and 366", name=op.f("ck_country_files_review_cycle")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["people.id"],
            name=op.f("fk_country_files_opened_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country_files")),
        sa.UniqueConstraint("country", name=op.f("uq_country_files_country")),
    )
    op.create_table(
        "phase_changes",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "risk_present",
                "violence_escalation",
                "imminent_risk",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "risk_level",
            sa.Enum(
                "low",
                "medium",
                "high",
                "very_high",
                name="risklevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "ongoing",
            sa.Enum(
                "yes", "no", "unclear", name="ongoing", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("changed_by_id", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["people.id"],
            name=op.f("fk_phase_changes_changed_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_phase_changes_country")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_phase_changes_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase_changes")),
    )
    op.create_index(op.f("ix_phase_changes_country"), "phase_changes", ["country"], unique=False)
    op.create_table(
        "sources",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "post",
                "ngo",
                "un_body",
                "regional_body",
                "intelligence",
                "media",
                "person",
                "data_set",
                name="sourcekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "reliability",
            sa.Enum(
                "A",
                "B",
                "C",
                "D",
                "E",
                "F",
                name="reliability",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("name", name=op.f("uq_sources_name")),
    )
    op.create_table(
        "protected_identities",
        sa.Column("source_id", sa.String(length=36), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("erasure_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_protected_identities_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protected_identities")),
        sa.UniqueConstraint("source_id", name=op.f("uq_protected_identities_source_id")),
    )
    op.create_table(
        "identity_keys",
        sa.Column("identity_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("identity_id", name=op.f("pk_identity_keys")),
    )
    op.create_table(
        "legal_holds",
        sa.Column("source_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_legal_holds_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_holds")),
    )
    op.create_index(op.f("ix_legal_holds_source_id"), "legal_holds", ["source_id"], unique=False)
    op.create_table(
        "evidence_items",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("original_wording", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("occurred_until", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "week",
                "month",
                "year",
                name="dateprecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "reliability",
            sa.Enum(
                "A",
                "B",
                "C",
                "D",
                "E",
                "F",
                name="reliability",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "credibility",
            sa.Enum(
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                name="credibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("violations", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("caution", sa.Text(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "occurred_until is null or occurred_until >= occurred_on",
            name=op.f("ck_evidence_items_occurred_order"),
        ),
        sa.CheckConstraint(
            "reported_on is null or reported_on >= occurred_on", name=op.f("ck_evidence_items_reported_order")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_evidence_items_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_evidence_items_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_evidence_items_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_items")),
        sa.UniqueConstraint("number", name=op.f("uq_evidence_items_number")),
    )
    op.create_index(op.f("ix_evidence_items_country"), "evidence_items", ["country"], unique=False)
    op.create_table(
        "evidence_attachments",
        sa.Column("evidence_id", sa.String(length=36), nullable=False),
        sa.Column("attachment_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name=op.f("fk_evidence_attachments_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence_items.id"],
            name=op.f("fk_evidence_attachments_evidence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_attachments")),
        sa.UniqueConstraint(
            "evidence_id", "attachment_id", name=op.f("uq_evidence_attachments_evidence_id_attachment_id")
        ),
    )
    op.create_index(
        op.f("ix_evidence_attachments_evidence_id"), "evidence_attachments", ["evidence_id"], unique=False
    )
    op.create_table(
        "evidence_contradictions",
        sa.Column("evidence_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence_items.id"],
            name=op.f("fk_evidence_contradictions_evidence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["evidence_items.id"],
            name=op.f("fk_evidence_contradictions_other_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_contradictions")),
    )
    op.create_index(
        op.f("ix_evidence_contradictions_evidence_id"),
        "evidence_contradictions",
        ["evidence_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_evidence_contradictions_other_id"), "evidence_contradictions", ["other_id"], unique=False
    )
    op.create_table(
        "risk_assessments",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("framework_version", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("completed_at", sa.DateTime(), nullable=True),
        sa.Column("ratings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("overview", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "low",
                "moderate",
                "high",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("confidence_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["people.id"],
            name=op.f("fk_risk_assessments_author_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_risk_assessments_country")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessments")),
        sa.UniqueConstraint("number", name=op.f("uq_risk_assessments_number")),
    )
    op.create_index(op.f("ix_risk_assessments_country"), "risk_assessments", ["country"], unique=False)
