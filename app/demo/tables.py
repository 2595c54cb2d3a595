"""The tables of the demonstration as they lie in ``resources/demo``."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.reference.shipped import RESOURCES

FOLDER = RESOURCES / "demo"

Table = Mapping[str, Any]
"""A table of a TOML file."""


@cache
def table_of(name: str) -> Table:
    """The table of that name."""
    import tomllib  # noqa: PLC0415 - late: most who start the program do not look at the demonstration

    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def ministry_table() -> Table:
    """The invented ministry: people, offices, holders, instruments."""
    return table_of("ministry")
