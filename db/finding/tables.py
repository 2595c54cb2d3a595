"""The tables of the index. What stands in them is derived: nothing of it is on the ledger, all of it can be made anew.

``find_things`` holds a row for each thing with its words as people read them; ``find_words`` is its full-text index.
``find_events`` and ``find_ledger`` index imported events by ``seq`` and ledger entries by ``number`` and keep no text.
The three are virtual tables (FTS5), which SQLAlchemy cannot describe: they are written in revision 0003.
"""

import sqlalchemy as sa

from db.base import Base

THINGS = sa.Table(
    # Not mapped on purpose: derived from rows that are on the ledger.
    "find_things",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("subject_id", sa.String(36), nullable=False),
    # The row that it is part of and opened with: of an option its report, of a measure its plan.
    sa.Column("about_id", sa.String(36)),
    sa.Column("country", sa.String(3)),
    sa.Column("day", sa.Date),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index("ix_find_things_subject", "subject", "subject_id", unique=True),
)

STATE = sa.Table(
    "find_state",
    Base.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    # Of the rules by which words are made; an index of other rules is made anew.
    sa.Column("version", sa.Integer, nullable=False),
    # Events up to this ``seq`` are indexed: large imports are indexed in portions, after they are kept.
    sa.Column("events_through", sa.BigInteger, nullable=False),
    sa.CheckConstraint("id = 1", name="single"),
)

VERSION = 5

FULL_TEXT = ("find_words", "find_events", "find_ledger")


def is_full_text(name: str) -> bool:
    """Whether a table of the database is a full-text index, or one in which FTS5 keeps one."""
    return name.startswith(FULL_TEXT)
