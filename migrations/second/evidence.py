"""Tables of revision 0002: kinds of source, what supports an item, and movements of people."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.columns import widen_choice
from migrations.guards import abort, recorded

_KINDS = ("post", "ngo", "un_body", "regional_body", "intelligence", "media", "person", "data_set")
_NEW_KINDS = ("court", "government", "academic")


def create() -> None:
    """Create the tables and their indexes; let a source be a court, a government or an expert body."""
    widen_choice(op.get_bind(), "sources", "kind", _KINDS, _KINDS + _NEW_KINDS)
    _corroborations()
    _displacements()


def _corroborations() -> None:
    op.create_table(
        "evidence_corroborations",
        sa.Column("evidence_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column(
            "independence",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="independence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by_id", sa.String(length=36), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(ended_at is null) = (ended_by_id is null) and (ended_at is null) = (end_reason = '')",
            name=op.f("ck_evidence_corroborations_ended"),
        ),
        sa.CheckConstraint("evidence_id < other_id", name=op.f("ck_evidence_corroborations_pair")),
        sa.ForeignKeyConstraint(
            ["ended_by_id"],
            ["people.id"],
            name=op.f("fk_evidence_corroborations_ended_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence_items.id"],
            name=op.f("fk_evidence_corroborations_evidence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["evidence_items.id"],
            name=op.f("fk_evidence_corroborations_other_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_evidence_corroborations_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_corroborations")),
    )
    op.create_index(
        "ix_evidence_corroborations_one_live",
        "evidence_corroborations",
        ["evidence_id", "other_id"],
        unique=True,
        sqlite_where=sa.text("ended_at is null"),
    )
    op.create_index(
        op.f("ix_evidence_corroborations_other_id"), "evidence_corroborations", ["other_id"], unique=False
    )


def _displacements() -> None:
    op.create_table(
        "displacements",
        sa.Column("evidence_id", sa.String(length=36), nullable=False),
        sa.Column(
            "manner",
            sa.Enum(
                "voluntary",
                "forced",
                "unknown",
                name="displacementmanner",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("people_least", sa.BigInteger(), nullable=True),
        sa.Column("people_most", sa.BigInteger(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("coded_by_id", sa.String(length=36), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_displacements_withdrawn"),
        ),
        sa.CheckConstraint(
            "people_most is null or people_least is not null", name=op.f("ck_displacements_people_known")
        ),
        sa.CheckConstraint(
            "(people_least is null or people_least >= 1) and (people_most is null or people_most >= people_least)",
            name=op.f("ck_displacements_people_range"),
        ),
        sa.ForeignKeyConstraint(
            ["coded_by_id"],
            ["people.id"],
            name=op.f("fk_displacements_coded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence_items.id"],
            name=op.f("fk_displacements_evidence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_displacements_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_displacements")),
    )
    op.create_index(op.f("ix_displacements_evidence_id"), "displacements", ["evidence_id"], unique=False)


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    yield from recorded("evidence_corroborations")
    yield from recorded("displacements")
    yield abort(
        "evidence_corroborations_fixed",
        "update on evidence_corroborations",
        "old.ended_at is not null or new.evidence_id <> old.evidence_id or new.other_id <> old.other_id "
        "or new.independence <> old.independence or new.note <> old.note "
        "or new.recorded_at <> old.recorded_at or new.recorded_by_id <> old.recorded_by_id",
        "a link between evidence items is ended and never rewritten",
    )
    yield abort(
        "evidence_corroborations_independent",
        "insert on evidence_corroborations",
        "new.independence = 'yes' and (select source_id from evidence_items where id = new.evidence_id) "
        "is (select source_id from evidence_items where id = new.other_id)",
        "a source is not independent of itself",
    )
    yield abort(
        "displacements_fixed",
        "update on displacements",
        "old.withdrawn_at is not null or new.evidence_id <> old.evidence_id",
        "a withdrawn movement of people is fixed",
    )
