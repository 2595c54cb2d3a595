"""Where each box of an organigram stands: plain arithmetic, in units of a box.

An office whose offices below have none below them hangs those beneath itself, one under another; else they stand side
by side. So a ministry of forty offices is as wide as its divisions and not as all its desks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 0.12
"""Between boxes side by side, in widths of a box."""
STEP = 0.45
"""Between one rank and the next, in heights of a box."""
STACK = 0.2
"""Between boxes that hang one under another, in heights of a box."""
INDENT = 0.12
"""How far hanging boxes stand in, in widths of a box."""


@dataclass(frozen=True, slots=True)
class Node:
    """An office of the tree: its identifier, and that of the office it answers to."""

    key: str
    above: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its upper corner at the reading side.

    ``hangs``: beneath the one that it answers to; ``aside``: in a column of its own beside those with offices below.
    """

    key: str
    above: str | None
    x: float
    y: float
    hangs: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Boxes in reading order, and how far they reach in widths and heights of a box."""

    boxes: tuple[Placed, ...]
    width: float
    height: float


def laid_out(nodes: Sequence[Node]) -> Chart:
    """Place the boxes. Whoever answers to an office that is not there stands at the top."""
    known = {node.key for node in nodes}
    below: dict[str | None, list[str]] = {}
    for node in nodes:
        below.setdefault(node.above if node.above in known else None, []).append(node.key)
    made = _Making(below)
    at = 0.0
    for root in below.get(None, []):
        at += made.place(root, None, at, 0.0, hangs=False) + GAP
    order = {node.key: number for number, node in enumerate(nodes)}
    boxes = tuple(sorted(made.boxes, key=lambda box: order[box.key]))
    return Chart(
        boxes,
        width=max((box.x + 1 for box in boxes), default=0.0),
        height=max((box.y + 1 for box in boxes), default=0.0),
    )


class _Making:
    def __init__(self, below: dict[str | None, list[str]]) -> None:
        self._below = below
        self.boxes: list[Placed] = []

    def place(self, key: str, above: str | None, x: float, y: float, *, hangs: bool) -> float:
        """Place an office with all below it from ``x`` on; the width that it takes."""
        children = self._below.get(key, [])
        single = [child for child in children if not self._below.get(child)]
        wide = [child for child in children if self._below.get(child)]
        if not wide:
            self.boxes.append(Placed(key, above, x, y, hangs=hangs))
            self._hang(key, single, x + INDENT, y + 1)
            return 1 + INDENT if single else 1.0
        at, down = x, y + 1 + STEP
        middles: list[float] = []
        for child in wide:
            before = len(self.boxes)
            at += self.place(child, key, at, down, hangs=False) + GAP
            middles.append(self.boxes[self._own(child, before)].x)
        if single:
            # Those with nobody below them hang from the same bar, as a column of their own.
            middles.append(at + INDENT)
            self._column(key, single, at + INDENT, down)
            at += INDENT + 1 + GAP
        self.boxes.append(Placed(key, above, (middles[0] + middles[-1]) / 2, y, hangs=hangs))
        return at - GAP - x

    def _own(self, key: str, since: int) -> int:
        return next(place for place in range(since, len(self.boxes)) if self.boxes[place].key == key)

    def _hang(self, above: str, keys: Sequence[str], x: float, y: float) -> None:
        for number, key in enumerate(keys):
            self.boxes.append(Placed(key, above, x, y + STACK + number * (1 + STACK), hangs=True))

    def _column(self, above: str, keys: Sequence[str], x: float, y: float) -> None:
        for number, key in enumerate(keys):
            self.boxes.append(Placed(key, above, x, y + number * (1 + STACK), aside=True))
