"""Tables of revision 0003: copies released to a partner or the public, what was taken out, and who approved."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "releases",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "brief",
                "decision_record",
                name="releasedkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("brief_id", sa.String(length=36), nullable=True),
        sa.Column("source_data", sa.Text(), nullable=True),
        sa.Column("source_sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "partner",
                "public",
                name="releaseaudience",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("caveats", sa.JSON(), nullable=False),
        sa.Column("release_list", sa.JSON(), nullable=False),
        sa.Column("may_stay", sa.JSON(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(), nullable=False),
        sa.Column("prepared_by_id", sa.String(length=36), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("data_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("(brief_id is null) = (kind = 'decision_record')", name=op.f("ck_releases_brief")),
        sa.CheckConstraint("(partner = '') = (audience = 'public')", name=op.f("ck_releases_partner")),
        sa.CheckConstraint("(source_data is null) = (kind = 'brief')", name=op.f("ck_releases_source_data")),
        sa.CheckConstraint("asked_by <> '' and reason <> ''", name=op.f("ck_releases_asked")),
        sa.ForeignKeyConstraint(
            ["brief_id"],
            ["briefs.id"],
            name=op.f("fk_releases_brief_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["prepared_by_id"],
            ["people.id"],
            name=op.f("fk_releases_prepared_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_releases_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint("number", name=op.f("uq_releases_number")),
    )
    op.create_index(op.f("ix_releases_data_sha256"), "releases", ["data_sha256"], unique=False)
    op.create_index(op.f("ix_releases_report_id"), "releases", ["report_id"], unique=False)
    op.create_table(
        "release_answers",
        sa.Column("release_id", sa.String(length=36), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("answered_by_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("approved or reason <> ''", name=op.f("ck_release_answers_refused_with_reason")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["people.id"],
            name=op.f("fk_release_answers_answered_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["releases.id"],
            name=op.f("fk_release_answers_release_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_answers")),
        sa.UniqueConstraint("release_id", name=op.f("uq_release_answers_release_id")),
    )
    op.create_table(
        "release_removals",
        sa.Column("release_id", sa.String(length=36), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("first_word", sa.Integer(), nullable=True),
        sa.Column("last_word", sa.Integer(), nullable=True),
        sa.Column("everywhere", sa.Boolean(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("ground_title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(first_word is null) = (last_word is null)", name=op.f("ck_release_removals_words")
        ),
        sa.CheckConstraint(
            "first_word is null or first_word >= 1 and last_word >= first_word",
            name=op.f("ck_release_removals_word_order"),
        ),
        sa.CheckConstraint("ordinal > 0", name=op.f("ck_release_removals_ordinal")),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["releases.id"],
            name=op.f("fk_release_removals_release_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_removals")),
        sa.UniqueConstraint("release_id", "ordinal", name=op.f("uq_release_removals_release_id_ordinal")),
    )
    op.create_index(op.f("ix_release_removals_release_id"), "release_removals", ["release_id"], unique=False)


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    for table in ("releases", "release_removals", "release_answers"):
        yield from recorded(table, append_only=True)
    yield abort(
        "releases_of_the_report",
        "insert on releases",
        "new.brief_id is not null and not exists "
        "(select 1 from briefs where id = new.brief_id and report_id = new.report_id)",
        "a released copy belongs to the report of its brief",
    )
    yield abort(
        "release_removals_before_the_answer",
        "insert on release_removals",
        "exists (select 1 from release_answers where release_id = new.release_id)",
        "nothing is withheld from a copy after it was answered",
    )
    yield abort(
        "release_answers_second_person",
        "insert on release_answers",
        "exists (select 1 from releases where id = new.release_id and prepared_by_id = new.answered_by_id)",
        "a copy is approved by a second person",
    )
