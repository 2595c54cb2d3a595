"""The clock of this machine, which a replayed case and the tests replace by one of their own."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)
