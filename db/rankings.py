"""Rankings: what outside models and lists say of a country for a period, a row a country, measure and period."""

import sqlalchemy as sa

from db.imports import imported_table

RANKINGS = imported_table(
    "rankings",
    # Empty where the place resolved to no country; its name and code stand beside it as they came.
    sa.Column("country", sa.String(3)),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("place_code", sa.Text, nullable=False),
    # What people call the list, such as “Early Warning Project”.
    sa.Column("title", sa.Text, nullable=False),
    # The same words in every release, so that a country can be followed through the years.
    sa.Column("measure", sa.Text, nullable=False),
    sa.Column("first_on", sa.Date, nullable=False),
    sa.Column("last_on", sa.Date, nullable=False),
    sa.Column("value", sa.Float, nullable=False),
    # As the file states it. Where it states none, readers rank the rows that count by their value.
    sa.Column("stated_rank", sa.Integer),
    # Such as “High”, in the list's own words.
    sa.Column("grade", sa.Text, nullable=False),
    # 1 where a larger value is worse, 0 where it is better.
    sa.Column("larger_is_worse", sa.Integer, nullable=False),
    checks=(
        sa.CheckConstraint("last_on >= first_on", name="days"),
        sa.CheckConstraint("stated_rank is null or stated_rank >= 1", name="rank"),
        sa.CheckConstraint("larger_is_worse in (0, 1)", name="direction"),
    ),
)
"""All rows of all rankings. Which of them count now: :mod:`app.reading.outside.rankings`."""

sa.Index("ix_rankings_country", RANKINGS.c.country)
sa.Index("ix_rankings_list", RANKINGS.c.dataset, RANKINGS.c.title, RANKINGS.c.measure, RANKINGS.c.first_on)
