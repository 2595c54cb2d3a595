"""Tables: columns on a grid, hairlines between rows, the header repeated on every page."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

from reports.blocks import Block, Stack, Text, continued_run, heading
from reports.structure import Tag
from reports.styles import BODY, LABEL, LINE, MUTED, MUTED_INK, SECTION_GAP
from reports.typesetting import Run, Style

Cell = Block | str

_PAD = 1.3
GUTTER = 7.0
"""Between columns, in points."""

_LEAST_ROOM = 60.0
"""A row is split over pages only where at least this much of it fits."""


class _Row:
    """The cells of a row, and how high they are in columns of these widths."""

    def __init__(self, cells: Sequence[Block]) -> None:
        self.cells = tuple(cells)
        self._widths: Sequence[float] = ()
        self._height = 0.0

    def height(self, widths: Sequence[float]) -> float:
        if widths != self._widths:
            highest = max(block.wrap(own, 0)[1] for block, own in zip(self.cells, widths, strict=True))
            self._widths, self._height = widths, highest + 2 * _PAD
        return self._height


class Grid(Block):
    """A table. ``widths`` are shares of the width of the column that it stands in.

    Rows stay whole where they can; a row higher than what is left of a page goes to the next, and one
    higher than a page is split. ``styles`` sets the text of a column that is given as plain text.
    ``label`` heads the first ``label_span`` columns, with a rule above it, and ``key`` makes it an entry of
    the outline; on further pages it says that it goes on.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: "Sequence[Sequence[Cell] | _Row]",
        *,
        header: Sequence[Cell] = (),
        styles: Sequence[Style] = (),
        label: str = "",
        label_span: int = 1,
        key: str = "",
        continued: bool = False,
    ) -> None:
        super().__init__()
        self._shares = tuple(widths)
        self._styles = tuple(styles) or (BODY,) * len(self._shares)
        self._label, self._span, self._key = label, label_span, key
        self._plain_header = tuple(header)
        self._continued = continued
        self._header = _Row(self._header_cells(continued=continued))
        self._rows = [row if isinstance(row, _Row) else _Row(self._blocks(row)) for row in rows]
        self._tag = Tag("Table")
        if label:
            self.spaceBefore = SECTION_GAP

    def _header_cells(self, *, continued: bool) -> tuple[Block, ...]:
        cells = tuple(
            Text(cell, replace(MUTED, align=style.align)) if isinstance(cell, str) else cell
            for cell, style in zip(self._plain_header, self._styles[-len(self._plain_header) :], strict=False)
        )
        if not self._label:
            return cells
        shown = [Run(self._label), *([continued_run()] if continued else [])]
        return Text(shown, LABEL), *cells

    def _blocks(self, row: Sequence[Cell]) -> tuple[Block, ...]:
        return tuple(
            Text(cell, style) if isinstance(cell, str) else cell
            for cell, style in zip(row, self._styles, strict=True)
        )

    def _widths(self, width: float) -> list[float]:
        unit = (width - GUTTER * (len(self._shares) - 1)) / sum(self._shares)
        return [share * unit for share in self._shares]

    def measure(self, width: float) -> float:
        widths = self._widths(width)
        return self._header_height(widths) + sum(row.height(widths) for row in self._rows)

    def _header_widths(self, widths: Sequence[float]) -> list[float]:
        if not self._label:
            return list(widths)
        return [sum(widths[: self._span]) + GUTTER * (self._span - 1), *widths[self._span :]]

    def _header_height(self, widths: Sequence[float]) -> float:
        return self._header.height(self._header_widths(widths)) if self._header.cells else 0.0

    def parts(self, width: float, height: float) -> tuple[Block, Block] | tuple[()]:
        widths = self._widths(width)
        room = height - self._header_height(widths)
        for index, row in enumerate(self._rows):
            needed = row.height(widths)
            if needed > room + 0.01:
                head, tail = self._cut_row(row, widths, room, first=index == 0)
                above, below = [*self._rows[:index], *head], [*tail, *self._rows[index + 1 :]]
                return (
                    (self._some(above, continued=self._continued), self._some(below, continued=True))
                    if above
                    else ()
                )
            room -= needed
        return ()

    def _cut_row(
        self, row: _Row, widths: Sequence[float], room: float, *, first: bool
    ) -> tuple[list[_Row], list[_Row]]:
        """The row's two halves, or nothing above and the whole row below."""
        whole: tuple[list[_Row], list[_Row]] = ([], [row])
        inner = room - 2 * _PAD
        # What goes on is offered the rest of the same page first: a row that would fit the next page waits for it.
        low = row.height(widths) < _LEAST_ROOM * 4
        if inner < _LEAST_ROOM or (low and (self._continued or not first)):
            return whole
        heads: list[Block] = []
        tails: list[Block] = []
        for block, own in zip(row.cells, widths, strict=True):
            if block.wrap(own, 0)[1] <= inner:
                heads.append(block)
                tails.append(Stack(()))
                continue
            cut = block.parts(own, inner)
            if not cut:
                return whole
            heads.append(cut[0])
            tails.append(cut[1])
        return [_Row(heads)], [_Row(tails)]

    def _some(self, rows: list[_Row], *, continued: bool = False) -> "Grid":
        part = Grid(
            self._shares,
            rows,
            header=self._plain_header,
            styles=self._styles,
            label=self._label,
            label_span=self._span,
            key="" if continued else self._key,
            continued=continued,
        )
        part._tag = self._tag
        return part

    def draw(self) -> None:
        widths = self._widths(self.width)
        y = self.height
        if self._label:
            self.sheet.rule(0, y, self.width, colour=LINE)
        if self._key:
            self.sheet.bookmark(self._label, self._key, y + 4)
        if self._header.cells:
            y = self._draw_header(self._header_widths(widths), y)
        with self.sheet.part(self._tag):
            for index, row in enumerate(self._rows):
                with self.sheet.part(Tag("TR")):
                    y = self._draw_row(row, widths, y)
                if index < len(self._rows) - 1:
                    self.sheet.rule(0, y, self.width, colour=LINE, weight=0.35)

    def _draw_header(self, widths: Sequence[float], top: float) -> float:
        """The head of the table, which is said once: on further pages it is furniture. A label above the first columns
        is a heading before the table."""
        bottom = top - self._header.height(widths)
        with self.sheet.furniture() if self.sheet.continues(self._tag) else nullcontext():
            self._show_header(list(zip(self._header.cells, widths, strict=False)), top)
        self.sheet.rule(0, bottom, self.width, colour=MUTED_INK, weight=0.6)
        return bottom

    def _show_header(self, cells: list[tuple[Block, float]], top: float) -> None:
        x = 0.0
        if self._label:
            with self.sheet.content(Tag(heading(0))):
                x = self._draw_cell(*cells.pop(0), x, top)
        with self.sheet.part(self._tag), self.sheet.part(Tag("TR")):
            if self._label and cells:
                with self.sheet.part(Tag("TH", columns=self._span)):
                    pass
            for block, own in cells:
                with self.sheet.content(Tag("TH")):
                    x = self._draw_cell(block, own, x, top)

    def _draw_row(self, row: _Row, widths: Sequence[float], top: float) -> float:
        x, bottom = 0.0, top - row.height(widths)
        sheet, headed = self.sheet, bool(self._header.cells)
        for place, (block, own) in enumerate(zip(row.cells, widths, strict=True)):
            # Without a head, the first cell says what the row is about.
            cell = Tag("TD") if headed or place else Tag("TH", of_row=True)
            with sheet.content(cell) if isinstance(block, Text) else sheet.part(cell):
                x = self._draw_cell(block, own, x, top)
        return bottom

    def _draw_cell(self, block: Block, own: float, x: float, top: float) -> float:
        """Draws a cell, which its row has measured, and answers where the next begins."""
        block.place(self.sheet, x, top - _PAD - block.height)
        return x + own + GUTTER
