"""Time zones to choose from, by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

_NOT_A_PLACE = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def zone_choices() -> tuple[tuple[str, str], ...]:
    """Names such as ``Europe/Lisbon``, UTC first."""
    places = sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(_NOT_A_PLACE)
    )
    return tuple((name, name.replace("_", " ")) for name in ("UTC", *places))
