"""Tables of revision 0003: the index of what can be found. Derived from the other tables, and never on the ledger."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

_WORDS = "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\""
"""The program takes words apart beforehand where a script asks for it; so marks within a word are part of it."""


def create() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "find_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("events_through", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_find_state_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_find_state")),
    )
    op.create_table(
        "find_things",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_find_things")),
    )
    op.create_index("ix_find_things_subject", "find_things", ["subject", "subject_id"], unique=True)


def statements() -> Iterator[str]:
    """The full-text tables, and the one row of the state."""
    yield f"create virtual table find_words using fts5 (tags, title, words, {_WORDS})"
    # What was said once and is said otherwise now must not stay in the pages of the index.
    yield "insert into find_words (find_words, rank) values ('secure-delete', 1)"
    # Entries and events never change: their own tables hold the text, and no size a row is kept for ranking.
    yield f"create virtual table find_ledger using fts5 (tags, words, content='', columnsize=0, {_WORDS})"
    yield (
        f"create virtual table find_events using fts5 (tags, sides, places, notes, content='', columnsize=0, {_WORDS})"
    )
    yield "insert into find_state (id, version, events_through) values (1, 0, 0)"
