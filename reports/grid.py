"""Tables: columns on a grid, hairlines between rows, the header repeated on every page."""

from collections.abc import Sequence

from reports.blocks import Block, Stack, Text
from reports.styles import BODY, LINE, MUTED, MUTED_INK
from reports.typesetting import Style

Cell = Block | str

_PAD = 2.0
_GUTTER = 7.0
_LEAST_ROOM = 60.0
"""A row is split over pages only where at least this much of it fits."""


class Grid(Block):
    """A table. ``widths`` are shares of the width of the column that it stands in.

    Rows stay whole where they can; a row higher than what is left of a page goes to the next, and one
    higher than a page is split. ``styles`` sets the text of a column that is given as plain text.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[Cell]],
        *,
        header: Sequence[Cell] = (),
        styles: Sequence[Style] = (),
    ) -> None:
        super().__init__()
        self._shares = tuple(widths)
        self._styles = tuple(styles) or (BODY,) * len(self._shares)
        self._header = tuple(Text(cell, MUTED) if isinstance(cell, str) else cell for cell in header)
        self._rows = [self._blocks(row) for row in rows]

    def _blocks(self, row: Sequence[Cell]) -> tuple[Block, ...]:
        return tuple(
            Text(cell, style) if isinstance(cell, str) else cell
            for cell, style in zip(row, self._styles, strict=True)
        )

    def _widths(self, width: float) -> list[float]:
        unit = (width - _GUTTER * (len(self._shares) - 1)) / sum(self._shares)
        return [share * unit for share in self._shares]

    def _row_height(self, row: Sequence[Block], widths: Sequence[float]) -> float:
        return max(block.wrap(own, 0)[1] for block, own in zip(row, widths, strict=True)) + 2 * _PAD

    def measure(self, width: float) -> float:
        widths = self._widths(width)
        return self._header_height(widths) + sum(self._row_height(row, widths) for row in self._rows)

    def _header_height(self, widths: Sequence[float]) -> float:
        return self._row_height(self._header, widths) if self._header else 0.0

    def parts(self, width: float, height: float) -> tuple[Block, Block] | tuple[()]:
        widths = self._widths(width)
        room = height - self._header_height(widths)
        for index, row in enumerate(self._rows):
            needed = self._row_height(row, widths)
            if needed > room + 0.01:
                head, tail = self._cut_row(row, widths, room, first=index == 0)
                above, below = [*self._rows[:index], *head], [*tail, *self._rows[index + 1 :]]
                return (self._some(above), self._some(below)) if above else ()
            room -= needed
        return ()

    def _cut_row(
        self, row: tuple[Block, ...], widths: Sequence[float], room: float, *, first: bool
    ) -> tuple[list[tuple[Block, ...]], list[tuple[Block, ...]]]:
        """The row's two halves, or nothing above and the whole row below."""
        whole: tuple[list[tuple[Block, ...]], list[tuple[Block, ...]]] = ([], [row])
        inner = room - 2 * _PAD
        if inner < _LEAST_ROOM or (not first and self._row_height(row, widths) < _LEAST_ROOM * 4):
            return whole
        heads: list[Block] = []
        tails: list[Block] = []
        for block, own in zip(row, widths, strict=True):
            if block.wrap(own, 0)[1] <= inner:
                heads.append(block)
                tails.append(Stack(()))
                continue
            cut = block.parts(own, inner)
            if not cut:
                return whole
            heads.append(cut[0])
            tails.append(cut[1])
        return [tuple(heads)], [tuple(tails)]

    def _some(self, rows: list[tuple[Block, ...]]) -> "Grid":
        return Grid(self._shares, rows, header=self._header, styles=self._styles)

    def draw(self) -> None:
        widths = self._widths(self.width)
        y = self.height
        if self._header:
            y = self._draw_row(self._header, widths, y)
            self.sheet.rule(0, y, self.width, colour=MUTED_INK, weight=0.6)
        for index, row in enumerate(self._rows):
            y = self._draw_row(row, widths, y)
            if index < len(self._rows) - 1:
                self.sheet.rule(0, y, self.width, colour=LINE, weight=0.35)

    def _draw_row(self, row: Sequence[Block], widths: Sequence[float], top: float) -> float:
        bottom = top - self._row_height(row, widths)
        x = 0.0
        for block, own in zip(row, widths, strict=True):
            _, height = block.wrap(own, 0)
            block.place(self.sheet, x, top - _PAD - height)
            x += own + _GUTTER
        return bottom
