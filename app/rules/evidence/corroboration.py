"""How many sources stand behind an item: what was copied from one original is one source, not two."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.vocabulary.evidence import Independence

_EXACT = 16
"""Sources up to which every combination is looked at; beyond it the count may be too low, never too high."""


@dataclass(frozen=True, slots=True)
class SourceCount:
    """Independent sources: ``least`` are known to be so; ``most`` leaves out only what is known to be a copy."""

    least: int
    most: int


ALONE = SourceCount(1, 1)
"""An item that nothing supports."""


def independent_sources(
    sources: Mapping[str, str], links: Mapping[tuple[str, str], Independence]
) -> SourceCount:
    """Independent sources among items that support one another.

    ``sources`` gives the source of each item; ``links`` what is recorded of two items, in either order. Two count
    as independent only where a link says so. Items of one source, and items that a link calls dependent, are one,
    and so is whatever hangs together through them.
    """
    origin = _origins(sources, links)
    most = len(set(origin.values()))
    known = {one: set[str]() for one in set(origin.values())}
    for (first, second), independence in links.items():
        if first not in origin or second not in origin:
            continue
        one, other = origin[first], origin[second]
        if independence is Independence.YES and one != other:
            known[one].add(other)
            known[other].add(one)
    return SourceCount(least=_largest_circle(known), most=most)


def _origins(sources: Mapping[str, str], links: Mapping[tuple[str, str], Independence]) -> dict[str, str]:
    """For each item the one that stands for its origin."""
    parent = {item: item for item in sources}

    def root(item: str) -> str:
        while parent[item] != item:
            item = parent[item]
        return item

    first_of: dict[str, str] = {}
    pairs = [(first_of.setdefault(source, item), item) for item, source in sources.items()]
    pairs += [
        pair
        for pair, independence in links.items()
        if independence is Independence.NO and pair[0] in parent and pair[1] in parent
    ]
    for one, other in pairs:
        parent[root(other)] = root(one)
    return {item: root(item) for item in parent}


def _largest_circle(known: Mapping[str, set[str]]) -> int:
    """Size of the largest group of which each is known to be independent of each other."""
    if len(known) > _EXACT:
        return _greedy(known)
    best = 0

    def grow(size: int, candidates: list[str]) -> None:
        nonlocal best
        best = max(best, size)
        for place, one in enumerate(candidates):
            if size + len(candidates) - place <= best:
                return
            grow(size + 1, [other for other in candidates[place + 1 :] if other in known[one]])

    grow(0, sorted(known))
    return best


def _greedy(known: Mapping[str, set[str]]) -> int:
    chosen: list[str] = []
    for one in sorted(known, key=lambda each: (-len(known[each]), each)):
        if all(one in known[other] for other in chosen):
            chosen.append(one)
    return len(chosen)
