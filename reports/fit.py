"""The body of a brief on its two pages: measured, and what has no room there taken to annex H.

Nothing is set smaller and nothing is left out. A part is shortened on these pages only where the body as a whole runs
over: the one that is furthest beyond its room first, down to its room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from app.briefs.fit import BODY_PAGES, BodyFit, PartFit
from language import mark, tr
from reports.blocks import Beside, Block, Stack, Text
from reports.styles import BODY, LABEL_WIDTH, MUTED

CONTINUED = mark("Continued in annex H.")
_SHARES = (1.0, 0.8, 0.6, 0.45, 0.3)
"""Of their room, that parts keep where cutting each to its whole room is not enough."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body. ``name``: marked, said by whoever shows it. ``room`` is how many lines it has when every part is full; 0: it is never cut.

    ``first``: what a reader in a hurry reads; it is cut only where cutting everything else is not enough.
    """

    name: str
    blocks: tuple[Block, ...]
    room: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """The body on its pages, and what was taken from them, part by part."""

    body: tuple[Block, ...]
    continued: tuple[tuple[str, tuple[Block, ...]], ...]


def measure(parts: Sequence[Part], width: float, height: float) -> BodyFit:
    """How many lines each part takes on pages of this size, and how many are too many."""
    over = _over([block for part in parts for block in part.blocks], width, height)
    return BodyFit(
        lines_over=ceil(over / BODY.leading - 0.01),
        parts=tuple(
            PartFit(part.name, ceil(_high(part.blocks, width) / BODY.leading - 0.01), part.room)
            for part in parts
            if part.room and part.blocks
        ),
    )


def fitted(parts: Sequence[Part], width: float, height: float) -> Fitted:
    """The parts cut so that they stand on two pages; uncut where they do anyway.

    First with everything that a reader in a hurry reads; where that leaves too little for the rest, that is cut too.
    """
    cut: dict[str, _Cut] = {}
    for firsts in (None, *_SHARES):
        cut = {} if firsts is None else dict(_cuts([part for part in parts if part.first], width, firsts))
        if _cut_rest(parts, width, height, cut):
            break
    return Fitted(
        tuple(_standing(parts, cut)),
        tuple((part.name, cut[part.name].rest) for part in parts if part.name in cut),
    )


def _cut_rest(parts: Sequence[Part], width: float, height: float, cut: dict[str, "_Cut"]) -> bool:
    """Cuts the other parts, the furthest beyond its room first, until all stand on two pages; whether they do."""
    if _over(_standing(parts, cut), width, height) <= 0:
        return True
    for share in _SHARES:
        others = [part for part in parts if not part.first]
        for name, found in _cuts(others, width, share):
            if _over(_standing(parts, cut), width, height) <= 0:
                return True
            cut[name] = found
    return _over(_standing(parts, cut), width, height) <= 0


def _cuts(parts: Sequence[Part], width: float, share: float) -> list[tuple[str, "_Cut"]]:
    """The parts beyond this share of their room cut down to it, the furthest beyond it first."""
    beyond = [
        (_high(part.blocks, width) - part.room * share * BODY.leading, place)
        for place, part in enumerate(parts)
        if part.room and part.blocks
    ]
    found = []
    for excess, place in sorted(beyond, reverse=True):
        part = parts[place]
        kept = _cut(part.blocks, width, part.room * share * BODY.leading) if excess > 0 else None
        if kept is not None:
            found.append((part.name, kept))
    return found


def _standing(parts: Sequence[Part], cut: Mapping[str, "_Cut"]) -> list[Block]:
    """The blocks of the body as they are cut so far."""
    return [block for part in parts for block in (cut[part.name].kept if part.name in cut else part.blocks)]


@dataclass(frozen=True, slots=True)
class _Cut:
    kept: tuple[Block, ...]
    rest: tuple[Block, ...]


def _cut(blocks: Sequence[Block], width: float, room: float) -> _Cut | None:
    """The blocks that stand in so much room, with a word of where they go on, and the rest; none where nothing fits."""
    pointer = Beside([Stack(()), Text(tr(CONTINUED), MUTED)], (LABEL_WIDTH, width - LABEL_WIDTH), 0)
    left = room - pointer.wrap(width, 0)[1]
    for place, block in enumerate(blocks):
        needed = block.wrap(width, 0)[1] + (block.spaceBefore if place else 0)
        if needed > left:
            parts = block.parts(width, left)
            kept = (*blocks[:place], *parts[:1])
            rest = (*(parts[1:] or (block,)), *blocks[place + 1 :])
            return _Cut((*kept, pointer), rest) if kept else None
        left -= needed
    return None


def _high(blocks: Sequence[Block], width: float) -> float:
    return sum(block.wrap(width, 0)[1] + block.spaceBefore for block in blocks)


def _over(blocks: Sequence[Block], width: float, height: float) -> float:
    """By how much the blocks are too high for the two pages, in points; laid out as they are printed.

    What the last page has left because the next block stays whole is room too, once the blocks before are shorter.
    """
    waiting, page, left, over, spare, top = list(blocks), 0, height, 0.0, 0.0, True
    while waiting:
        block = waiting.pop(0)
        gap = 0.0 if top else block.spaceBefore
        needed = block.wrap(width, 0)[1]
        if page >= BODY_PAGES:
            over += gap + needed
            top = False
            continue
        if gap + needed <= left + 0.01:
            left -= gap + needed
            top = False
            continue
        parts = block.parts(width, left - gap)
        waiting[:0] = [parts[1]] if parts else [block]
        if not parts and top:
            # Higher than a page and whole: it stands on this page whatever happens.
            waiting.pop(0)
        page, spare, left, top = page + 1, 0.0 if parts else left - gap, height, True
    return max(over - spare, 1.0) if over else 0.0
