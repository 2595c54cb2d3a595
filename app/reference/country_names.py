"""Other names by which people may look for a country: everyday and former ones, and those in other languages and scripts.

They help to find, and are shown nowhere. An alias of the ministry's own table comes before them, and one name never
means two countries.
"""

from functools import cache

from app.reference.shipped import shipped_text
from app.reference.tables import read_table

_FILE = "country_names.csv"


def names_elsewhere(alpha3: str) -> tuple[str, ...]:
    """What the country is called elsewhere; nothing where the file has no line for it."""
    return _names().get(alpha3, ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    rows = read_table(shipped_text(_FILE), _FILE, ("alpha3", "names"))
    return {row.required("alpha3"): row.items("names") for row in rows}
