"""Tables of revision 0001: instruments of delegation."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables and their indexes."""

    op.create_table(
        "instruments",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "statute",
                "delegation",
                "principle",
                name="instrumentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("delegator_id", sa.String(length=36), nullable=True),
        sa.Column("delegate_id", sa.String(length=36), nullable=False),
        sa.Column("powers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("countries", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("phases", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("ceiling_amount", sa.String(32), nullable=True),
        sa.Column("ceiling_currency", sa.Text(), nullable=True),
        sa.Column(
            "sub_delegation",
            sa.Enum(
                "no",
                "yes",
                "with_prior_approval",
                name="subdelegation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("prior_approval_at", sa.DateTime(), nullable=True),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.Column("valid_from", sa.DateTime(), nullable=False),
        sa.Column("valid_until", sa.DateTime(), nullable=True),
        sa.Column("personal_id", sa.String(length=36), nullable=True),
        sa.Column("excludes_acting", sa.Boolean(), nullable=False),
        sa.Column("emergency_hours", sa.Integer(), nullable=True),
        sa.Column("consult", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("legal_advice", sa.Boolean(), nullable=False),
        sa.Column("second_signature_id", sa.String(length=36), nullable=True),
        sa.Column("grade_floor", sa.Integer(), nullable=True),
        sa.Column("external_approved", sa.Boolean(), nullable=False),
        sa.Column("conflict_statement", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=True),
        sa.Column("on_signed_paper", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "case kind when 'statute' then delegator_id is null when 'delegation' then delegator_id is not null else true end",
            name=op.f("ck_instruments_delegator"),
        ),
        sa.CheckConstraint(
            "(ceiling_amount is null) = (ceiling_currency is null)", name=op.f("ck_instruments_ceiling")
        ),
        sa.CheckConstraint(
            "delegator_id is null or delegator_id <> delegate_id", name=op.f("ck_instruments_not_to_itself")
        ),
        sa.CheckConstraint(
            "emergency_hours is null or emergency_hours > 0", name=op.f("ck_instruments_emergency_hours")
        ),
        sa.CheckConstraint(
            "valid_until is null or valid_until > valid_from", name=op.f("ck_instruments_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["delegate_id"],
            ["offices.id"],
            name=op.f("fk_instruments_delegate_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["delegator_id"],
            ["offices.id"],
            name=op.f("fk_instruments_delegator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["attachments.id"],
            name=op.f("fk_instruments_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["personal_id"],
            ["people.id"],
            name=op.f("fk_instruments_personal_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["second_signature_id"],
            ["offices.id"],
            name=op.f("fk_instruments_second_signature_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruments")),
        sa.UniqueConstraint("number", name=op.f("uq_instruments_number")),
    )
    op.create_index(op.f("ix_instruments_delegate_id"), "instruments", ["delegate_id"], unique=False)
    op.create_table(
        "revocations",
        sa.Column("instrument_id", sa.String(length=36), nullable=False),
        sa.Column("office_id", sa.String(length=36), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instruments.id"],
            name=op.f("fk_revocations_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name=op.f("fk_revocations_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_revocations_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revocations")),
        sa.UniqueConstraint("instrument_id", name=op.f("uq_revocations_instrument_id")),
    )
    op.create_table(
        "instrument_confirmations",
        sa.Column("instrument_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instruments.id"],
            name=op.f("fk_instrument_confirmations_instrument_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_instrument_confirmations_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_confirmations")),
    )
    op.create_index(
        op.f("ix_instrument_confirmations_instrument_id"),
        "instrument_confirmations",
        ["instrument_id"],
        unique=False,
    )
