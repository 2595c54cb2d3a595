"""Two versions of a document, line by line: which lines are new, gone or worded otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that a document says. ``part`` and ``label`` tell in both versions which thing it is."""

    part: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A thing that the two versions say otherwise; ``before`` or ``after`` is empty where one does not say it."""

    part: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsCompared:
    """``parts`` are all that either version has, in order, each with the number of its ``changes``."""

    parts: tuple[tuple[str, int], ...]
    changes: tuple[LineChange, ...]


def compare_versions(older: Sequence[Line], newer: Sequence[Line]) -> VersionsCompared:
    """What the newer version says otherwise, in its order; what it says no more comes last within the part.

    Of lines of one part under one label, the first is compared with the first, the second with the second.
    """
    was, now = _by_place(older), _by_place(newer)
    order = _parts(older, newer)
    places = sorted({*now, *was}, key=_Order(order, list(now), list(was)))
    changes = tuple(
        LineChange(part=part, label=label, before=was.get(place, ""), after=now.get(place, ""))
        for place in places
        for part, label, _count in [place]
        if was.get(place, "") != now.get(place, "")
    )
    counts = tuple((part, sum(change.part == part for change in changes)) for part in order)
    return VersionsCompared(parts=counts, changes=changes)


_Place = tuple[str, str, int]


class _Order:
    """Sorts places by part, then as the newer version has them, then as the older had."""

    def __init__(self, parts: list[str], now: list[_Place], was: list[_Place]) -> None:
        self._parts = {part: place for place, part in enumerate(parts)}
        self._now = {place: number for number, place in enumerate(now)}
        self._was = {place: number for number, place in enumerate(was)}

    def __call__(self, place: _Place) -> tuple[int, bool, int]:
        gone = place not in self._now
        return self._parts[place[0]], gone, self._was[place] if gone else self._now[place]


def _by_place(lines: Sequence[Line]) -> dict[_Place, str]:
    found: dict[_Place, str] = {}
    for line in lines:
        count = 0
        while (line.part, line.label, count) in found:
            count += 1
        found[line.part, line.label, count] = line.text
    return found


def _parts(older: Sequence[Line], newer: Sequence[Line]) -> list[str]:
    """The parts of the newer version; one that only the older had stands after the one that it followed there."""
    found = list(dict.fromkeys(line.part for line in newer))
    before = ""
    for part in dict.fromkeys(line.part for line in older):
        if part not in found:
            found.insert(found.index(before) + 1 if before else 0, part)
        before = part
    return found
