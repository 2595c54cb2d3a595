"""Events are counted by country and day out of one index, however many there are."""

from collections.abc import Iterator

from alembic import op


def create() -> None:
    """Put a wider index in the place of the one by country and day: what is counted and added up stands in it."""
    op.drop_index("ix_events_country_starts_on", "events")
    op.create_index(
        "ix_events_country_days",
        "events",
        [
            "country",
            "starts_on",
            "ends_on",
            "kind",
            "civilians_targeted",
            "deaths_best",
            "deaths_civilians",
        ],
        unique=False,
    )


def statements() -> Iterator[str]:
    """No trigger: the table has its own."""
    return iter(())
