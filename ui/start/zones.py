"""Time zones to choose from, by their IANA names, and the one of a country’s capital."""

from functools import cache
from importlib.resources import files

_NOT_A_PLACE = ("Etc/", "SystemV/", "US/", "posix/", "right/")
_CAPITALS = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "FM": "Pacific/Pohnpei",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
"""Where the table does not begin with the zone of the capital."""

_FIELDS = 3


@cache
def zone_choices() -> tuple[tuple[str, str], ...]:
    """Names such as ``Europe/Lisbon``, UTC first."""
    # The list that comes with the zones: to look through the system's own folders takes a tenth of a second.
    listed = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    places = sorted(name for name in listed if "/" in name and not name.startswith(_NOT_A_PLACE))
    return tuple((name, name.replace("_", " ")) for name in ("UTC", *places))


def zone_of(alpha2: str) -> str:
    """The zone in which a country’s capital lies, by the code of two letters; empty where none is known."""
    return _CAPITALS.get(alpha2) or _first_zones().get(alpha2, "")


@cache
def _first_zones() -> dict[str, str]:
    """Of each country the zone that the IANA table names first."""
    found: dict[str, str] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith("#") and len(fields) >= _FIELDS:
            found.setdefault(fields[0], fields[2])
    return found
