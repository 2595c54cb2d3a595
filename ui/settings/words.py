"""Words of the settings: instants in tables and in sentences."""

from datetime import datetime
from zoneinfo import ZoneInfo

from language import tr


def table_instant(at: datetime, zone: ZoneInfo) -> str:
    """``2026-02-02 14:05``, in the ministry's zone."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def megabytes(size: int) -> str:
    """``3.2 MB``, of a million bytes."""
    return tr("{megabytes:,.1f} MB", megabytes=size / 1_000_000)
