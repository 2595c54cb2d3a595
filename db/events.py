"""Events: violence as outside data sets record it, a row an event. Never changed; withdrawn with their batch."""

import sqlalchemy as sa

from db.imports import imported_table
from db.vocabulary.imports import EventKind

# Not “in (…)”: SQLite would build the list anew for every row that is written.
_KINDS = " or ".join(f"kind = '{kind.value}'" for kind in EventKind)
_COUNTS = (
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "deaths_best",
    "deaths_low",
    "injured",
    "displaced",
)

EVENTS = imported_table(
    "events",
    # No reference to a country file: events of countries without one are kept too. Empty where the place
    # resolved to no country; its name and code stand beside it as they came.
    sa.Column("country", sa.String(3)),
    sa.Column("country_name", sa.Text, nullable=False),
    sa.Column("country_code", sa.Text, nullable=False),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("ends_on", sa.Date, nullable=False),
    # On the data set's own scale: GED 1 (the day) to 5 (more than a month), ACLED 1 (the day) to 3 (the month).
    sa.Column("date_precision", sa.Integer),
    # The day of the earliest source that the file names. When it was received stands with the batch.
    sa.Column("reported_on", sa.Date),
    sa.Column("kind", sa.String(20), nullable=False),
    # The data set's own finer kind, in its words.
    sa.Column("subkind", sa.Text, nullable=False),
    sa.Column("conflict", sa.Text, nullable=False),
    sa.Column("side_a", sa.Text, nullable=False),
    sa.Column("side_b", sa.Text, nullable=False),
    # Groups that the data set names beside the two sides: whose members they were, or who was with them.
    sa.Column("with_a", sa.Text, nullable=False),
    sa.Column("with_b", sa.Text, nullable=False),
    sa.Column("deaths_a", sa.Integer),
    sa.Column("deaths_b", sa.Integer),
    sa.Column("deaths_civilians", sa.Integer),
    sa.Column("deaths_unknown", sa.Integer),
    sa.Column("deaths_best", sa.Integer),
    sa.Column("deaths_low", sa.Integer),
    sa.Column("deaths_high", sa.Integer),
    # 1 where the data set says that civilians were the target, 0 where it says that they were not.
    sa.Column("civilians_targeted", sa.Integer),
    sa.Column("injured", sa.Integer),
    sa.Column("displaced", sa.Integer),
    sa.Column("area1", sa.Text, nullable=False),
    sa.Column("area2", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    # On the data set's own scale: GED 1 (the place) to 7 (at sea or in the air), ACLED 1 to 3.
    sa.Column("place_precision", sa.Integer),
    sa.Column("sources", sa.Text, nullable=False),
    sa.Column("notes", sa.Text, nullable=False),
    # What a reader must know before relying on the row, such as estimates that contradict one another.
    sa.Column("caution", sa.Text, nullable=False),
    checks=(
        sa.CheckConstraint(_KINDS, name="kind"),
        sa.CheckConstraint("ends_on >= starts_on", name="days"),
        sa.CheckConstraint(" and ".join(f"{column} >= 0" for column in _COUNTS), name="counts"),
        sa.CheckConstraint(
            "caution <> '' or (deaths_low <= deaths_best and deaths_best <= deaths_high)", name="deaths"
        ),
        sa.CheckConstraint("latitude between -90 and 90 and longitude between -180 and 180", name="on_earth"),
    ),
)
"""All events of all data sets. Which of them count now: :mod:`app.reading.outside.events`."""

sa.Index(
    "ix_events_country_days",
    EVENTS.c.country,
    EVENTS.c.starts_on,
    EVENTS.c.ends_on,
    EVENTS.c.kind,
    EVENTS.c.civilians_targeted,
    EVENTS.c.deaths_best,
    EVENTS.c.deaths_civilians,
)
"""Holds all that is counted and added up of a country's events: no page of the rows themselves is decrypted for it.
Which of them count is known without their rows too (:mod:`app.reading.outside.event_counts`)."""
