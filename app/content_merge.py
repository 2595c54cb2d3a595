"""One draft edited in two places brought together, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.content import DraftContent
from app.rules.reports.merging import Merge, merge_sets, merge_texts

_WHOLE = {"marking", "likelihood_word", "lines_marking"}
"""Codes: one of them stands, never a mixture."""

_TICKED = {"caveats", "crimes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartClash:
    """A part that both changed, each otherwise. ``merge`` tells passage by passage where it is a text."""

    name: str
    mine: Any
    theirs: Any
    merge: Merge | None = None

    @property
    def count(self) -> int:
        """In how many passages one has to choose."""
        return len(self.merge.clashes) if self.merge else 1

    def settled(self, theirs: frozenset[int], both: frozenset[int] = frozenset()) -> Any:
        """The part with the passages at these places taken from the other or from both, and the rest from me."""
        if self.merge is None:
            return self.theirs if 0 in theirs else self.mine
        text = self.merge.text(theirs=theirs, both=both)
        return _lines(text) if isinstance(self.mine, tuple) else text


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMerge:
    """``content`` holds the edits of both; where they clash, mine. ``taken`` names the parts with edits of the other."""

    content: DraftContent
    clashes: tuple[PartClash, ...]
    taken: tuple[str, ...]

    def settled(
        self, theirs: Mapping[str, frozenset[int]], both: Mapping[str, frozenset[int]] | None = None
    ) -> DraftContent:
        """The content with every clash chosen: for each part, the passages to take from the other, or from both."""
        none = frozenset[int]()
        chosen = {
            one.name: one.settled(theirs.get(one.name, none), (both or {}).get(one.name, none))
            for one in self.clashes
        }
        return replace(self.content, **chosen)


def merge_drafts(base: DraftContent, mine: DraftContent, theirs: DraftContent) -> DraftMerge:
    """What a draft becomes with the edits of both, who began from ``base``."""
    values: dict[str, Any] = {}
    clashes: list[PartClash] = []
    for name in (item.name for item in fields(DraftContent)):
        was, here, there = (getattr(content, name) for content in (base, mine, theirs))
        merged = _part(name, was, here, there)
        if isinstance(merged, PartClash):
            clashes.append(merged)
            values[name] = merged.settled(frozenset())
        else:
            values[name] = merged
    taken = tuple(name for name, value in values.items() if value != getattr(mine, name))
    return DraftMerge(content=DraftContent(**values), clashes=tuple(clashes), taken=taken)


def _part(name: str, was: Any, here: Any, there: Any) -> Any:
    if there in (here, was):
        return here
    if here == was:
        return there
    if name in _TICKED:
        kinds = {str(one): one for one in (*was, *here, *there)}
        return tuple(
            kinds[code] for code in merge_sets(*(list(map(str, side)) for side in (was, here, there)))
        )
    if isinstance(here, tuple):
        merge = merge_texts(*("\n".join(side) for side in (was, here, there)))
        return (
            PartClash(name=name, mine=here, theirs=there, merge=merge)
            if merge.clashes
            else _lines(merge.text())
        )
    if isinstance(here, str) and type(here) is str and name not in _WHOLE:
        merge = merge_texts(was, here, there)
        return PartClash(name=name, mine=here, theirs=there, merge=merge) if merge.clashes else merge.text()
    return PartClash(name=name, mine=here, theirs=there)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
