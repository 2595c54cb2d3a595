"""Tables of revision 0003: what people say to one another about a report while it is made."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded


def create() -> None:
    """Create the table and its indexes."""
    op.create_table(
        "report_comments",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("option_id", sa.String(length=36), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("settles", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "about_id is not null or not settles", name=op.f("ck_report_comments_settles_a_comment")
        ),
        sa.CheckConstraint(
            "about_id is null or (part is null and option_id is null)",
            name=op.f("ck_report_comments_place_of_first"),
        ),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_report_comments_says_something")),
        sa.CheckConstraint("part is null or option_id is null", name=op.f("ck_report_comments_one_place")),
        sa.ForeignKeyConstraint(
            ["about_id"],
            ["report_comments.id"],
            name=op.f("fk_report_comments_about_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["people.id"],
            name=op.f("fk_report_comments_author_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["option_id"],
            ["options.id"],
            name=op.f("fk_report_comments_option_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_report_comments_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_comments")),
    )
    op.create_index(op.f("ix_report_comments_option_id"), "report_comments", ["option_id"], unique=False)
    op.create_index(op.f("ix_report_comments_report_id"), "report_comments", ["report_id"], unique=False)
    op.create_index(
        "ix_report_comments_settled_once",
        "report_comments",
        ["about_id"],
        unique=True,
        sqlite_where=sa.text("settles"),
    )


def statements() -> Iterator[str]:
    """A comment, its answers and its settling are one thread of one report, one level deep."""
    table = "report_comments"
    yield from recorded(table, append_only=True)
    yield abort(
        "report_comments_one_thread",
        f"insert on {table}",
        "new.about_id is not null and not exists (select 1 from report_comments where id = new.about_id "
        "and about_id is null and report_id = new.report_id)",
        "an answer belongs to a comment on the same report",
    )
    yield abort(
        "report_comments_settled_rest",
        f"insert on {table}",
        "exists (select 1 from report_comments where about_id = new.about_id and settles)",
        "a comment that is settled takes no further answer",
    )
    yield abort(
        "report_comments_own_option",
        f"insert on {table}",
        "new.option_id is not null and not exists "
        "(select 1 from options where id = new.option_id and report_id = new.report_id)",
        "a comment is on an option of its own report",
    )
