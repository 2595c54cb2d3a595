"""What the person at this machine chose for each table: its columns, their order and widths, and how it is sorted.

It lies beside the case, because it is not of the case. A table is known by a digest of its name and headings, so that no word of
the case can come into the file, and a table that got other columns begins anew.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from db.files import make_private_folder, write_atomically

_LARGEST = 400_000
_MOST = 300
"""Tables that are remembered: those that were changed longest ago are forgotten first."""


class TableChoice(NamedTuple):
    """Columns are named by their place in the program. ``order``: as shown; empty for the usual one.

    ``widths``: pairs of a column and its pixels at type of usual size. ``sort``: a column, and whether it goes down.
    """

    order: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    widths: tuple[tuple[int, int], ...] = ()
    sort: tuple[int, bool] | None = None


class TableMemory:
    """Without a file nothing is remembered, as in tests and before the program is under way."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @cached_property
    def _kept(self) -> dict[str, dict[str, Any]]:
        """Read when the first table asks: the start window has none."""
        return _read(self._path) if self._path else {}

    def choice_of(self, key: str, columns: int) -> TableChoice:
        """What was chosen for a table of so many columns; the usual where nothing was, or where it cannot be used."""
        raw = self._kept.get(key)
        if raw is None:
            return TableChoice()
        with suppress(KeyError, TypeError, ValueError):
            return _usable(raw, columns)
        return TableChoice()

    def keep(self, key: str, choice: TableChoice) -> None:
        """Remember a choice; the usual one takes no room."""
        if self._path is None:
            return
        self._kept.pop(key, None)
        if choice != TableChoice():
            self._kept[key] = choice._asdict()
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        with suppress(OSError):
            make_private_folder(self._path.parent)
            write_atomically(self._path, json.dumps(self._kept).encode())


class _InForce:
    memory = TableMemory()


def remember_in(path: Path | None) -> None:
    """Remember choices in a file from now on; none: no more."""
    _InForce.memory = TableMemory(path)


def table_memory() -> TableMemory:
    """The memory in force."""
    return _InForce.memory


def key_of(name: str, titles: Iterable[str]) -> str:
    """What a table is known by."""
    import hashlib  # noqa: PLC0415 - late: OpenSSL comes with it, and tables come after the start window

    return hashlib.sha256("\0".join((name, *titles)).encode()).hexdigest()[:24]


def _usable(raw: dict[str, Any], columns: int) -> TableChoice:
    """The choice that is written down, checked: a file that people can edit is never trusted."""
    places = range(columns)
    order = tuple(int(each) for each in raw["order"])
    hidden = tuple(sorted({int(each) for each in raw["hidden"]} & set(places)))
    widths = tuple((int(place), min(2000, max(24, int(width)))) for place, width in raw["widths"])
    sort = (int(raw["sort"][0]), bool(raw["sort"][1])) if raw["sort"] else None
    return TableChoice(
        order=order if sorted(order) == list(places) else (),
        hidden=hidden if len(hidden) < columns else (),
        widths=tuple(pair for pair in widths if pair[0] in places),
        sort=sort if sort and sort[0] in places else None,
    )


def _read(path: Path) -> dict[str, dict[str, Any]]:
    with suppress(OSError, ValueError), path.open("rb") as file:
        raw = json.loads(file.read(_LARGEST))
        if isinstance(raw, dict):
            return {str(key): value for key, value in raw.items() if isinstance(value, dict)}
    return {}
