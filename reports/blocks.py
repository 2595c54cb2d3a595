"""What pages are made of: text, stacks of blocks, sections with their label in the margin.

Every block can be split over pages; nothing is clipped. Lengths are in points.
"""

from collections.abc import Sequence
from typing import cast

from reportlab.platypus import Flowable

from language import tr
from reports.sheet import Sheet
from reports.structure import Tag
from reports.styles import ACCENT, BODY, LABEL, LABEL_WIDTH, LINE, SECTION_GAP, TITLE
from reports.typesetting import Line, Run, Style, lay_out

_FEWEST_LINES = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


class Block(Flowable):
    """A flowable that draws on a `Sheet`, its lower left corner at the origin."""

    def __init__(self) -> None:
        super().__init__()
        self.width = 0.0
        self.height = 0.0
        self.spaceBefore = 0.0
        self.spaceAfter = 0.0
        self.keepWithNext = 0

    @property
    def sheet(self) -> Sheet:
        """The canvas while drawing."""
        return cast(Sheet, self.canv)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - reportlab's protocol
        """Takes the width that there is; answers the size needed."""
        self.width, self.height = width, self.measure(width)
        return self.width, self.height

    def measure(self, width: float) -> float:
        """The height in a column of this width."""
        raise NotImplementedError

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest; empty if nothing sensible fits. Two blocks or none."""
        cut = self.parts(width, height)
        if cut:
            cut[0].spaceBefore, cut[1].spaceAfter = self.spaceBefore, self.spaceAfter
        return list(cut)

    def parts(self, width: float, height: float) -> "tuple[Block, Block] | tuple[()]":  # noqa: ARG002 - for blocks that can be split
        """As `split`. A block that does not say otherwise stays whole."""
        return ()

    def draw(self) -> None:
        """Draws on the sheet, the lower left corner at the origin."""
        raise NotImplementedError

    def place(self, sheet: Sheet, x: float, y: float) -> None:
        """Draws a measured block with its lower left corner at ``x``, ``y``."""
        with sheet.moved(x, y):
            self.canv = sheet
            self.draw()


class Text(Block):
    """Text as typed: markup prints as typed, line ends break lines. What is set as a title is read as the first heading."""

    def __init__(self, content: str | Sequence[Run], style: Style = BODY) -> None:
        super().__init__()
        self._runs = (Run(content),) if isinstance(content, str) else tuple(content)
        self._style = style
        self._lines: tuple[Line, ...] = ()
        self._laid_out_for: float | None = None
        self._high = 0.0
        self._tag = Tag("H1" if style == TITLE else "P")

    def measure(self, width: float) -> float:
        if self._laid_out_for is None or abs(self._laid_out_for - width) > 0.01:
            self._lines = lay_out(self._runs, self._style, width)
            self._laid_out_for = width
            self._high = sum(line.height for line in self._lines)
        return self._high

    def parts(self, width: float, height: float) -> tuple[Block, Block] | tuple[()]:
        self.measure(width)
        fitting, used = 0, 0.0
        for line in self._lines:
            used += line.height
            if used > height + 0.01:
                break
            fitting += 1
        fitting = min(fitting, len(self._lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return ()
        return self._some(self._lines[:fitting]), self._some(self._lines[fitting:])

    def _some(self, lines: tuple[Line, ...]) -> "Text":
        part = Text(self._runs, self._style)
        part._lines, part._laid_out_for, part._tag = lines, self._laid_out_for, self._tag
        part._high = sum(line.height for line in lines)
        return part

    def draw(self) -> None:
        self.place(self.sheet, 0, 0)

    def place(self, sheet: Sheet, x: float, y: float) -> None:
        if not any(line.pieces for line in self._lines):
            return
        if sheet.marked:  # it belongs to a cell, as most texts do
            self._show(sheet, x, y + self.height)
            return
        with sheet.content(self._tag):
            self._show(sheet, x, y + self.height)

    def _show(self, sheet: Sheet, left: float, y: float) -> None:
        for line in self._lines:
            align = "right" if line.rtl and self._style.align == "left" else self._style.align
            slack = 0.0 if align == "left" else self.width - line.width
            sheet.show(line, left + (slack / 2 if align == "center" else slack), y - line.ascent)
            y -= line.height


class Stack(Block):
    """Blocks below each other with a gap between. One that is ``led`` never leaves its first block alone at a foot."""

    def __init__(self, blocks: Sequence[Block], gap: float = 0, *, led: bool = False) -> None:
        super().__init__()
        self.blocks = tuple(blocks)
        self._gap = gap
        self._led = led

    def measure(self, width: float) -> float:
        heights = [block.wrap(width, 0)[1] for block in self.blocks]
        return sum(heights) + self._gap * max(len(heights) - 1, 0)

    def parts(self, width: float, height: float) -> tuple[Block, Block] | tuple[()]:
        room = height
        for index, block in enumerate(self.blocks):
            needed = block.wrap(width, 0)[1]
            if needed > room + 0.01:
                cut = block.parts(width, room)
                head, tail = ((cut[0],), (cut[1],)) if cut else ((), (block,))
                first, rest = (*self.blocks[:index], *head), (*tail, *self.blocks[index + 1 :])
                if self._led and len(first) == 1:
                    return ()
                return (Stack(first, self._gap), Stack(rest, self._gap)) if first else ()
            room -= needed + self._gap
        return ()

    def draw(self) -> None:
        y = self.height
        for block in self.blocks:
            _, height = block.wrap(self.width, 0)
            y -= height
            block.place(self.sheet, 0, y)
            y -= self._gap


def led(story: Sequence[Flowable]) -> list[Flowable]:
    """A story in which what stays with the next block leads it: a table then begins beneath its heading wherever two rows of
    it fit, and does not leave half a page empty because it does not fit as a whole."""
    found: list[Flowable] = []
    for flowable in reversed(story):
        follows = found[-1] if found else None
        if isinstance(flowable, Block) and flowable.keepWithNext and isinstance(follows, Block):
            pair = Stack((flowable, follows), max(flowable.spaceAfter, follows.spaceBefore), led=True)
            pair.spaceBefore, pair.spaceAfter = flowable.spaceBefore, follows.spaceAfter
            found[-1] = pair
        else:
            found.append(flowable)
    return found[::-1]


class Beside(Block):
    """Blocks side by side, each in its share of the width, tops aligned. Stays whole unless higher than a page."""

    def __init__(self, blocks: Sequence[Block], widths: Sequence[float], gutter: float = 12) -> None:
        super().__init__()
        self._blocks = tuple(blocks)
        self._shares = tuple(widths)
        self._gutter = gutter

    def _widths(self, width: float) -> list[float]:
        unit = (width - self._gutter * (len(self._blocks) - 1)) / sum(self._shares)
        return [share * unit for share in self._shares]

    def measure(self, width: float) -> float:
        widths = self._widths(width)
        return max(block.wrap(own, 0)[1] for block, own in zip(self._blocks, widths, strict=True))

    def parts(self, width: float, height: float) -> tuple[Block, Block] | tuple[()]:
        heads: list[Block] = []
        tails: list[Block] = []
        for block, own in zip(self._blocks, self._widths(width), strict=True):
            if block.wrap(own, 0)[1] <= height + 0.01:
                heads.append(block)
                tails.append(Stack(()))
            else:
                cut = block.parts(own, height)
                if not cut:
                    return ()
                heads.append(cut[0])
                tails.append(cut[1])
        return Beside(heads, self._shares, self._gutter), Beside(tails, self._shares, self._gutter)

    def draw(self) -> None:
        x = 0.0
        for block, own in zip(self._blocks, self._widths(self.width), strict=True):
            _, height = block.wrap(own, 0)
            block.place(self.sheet, x, self.height - height)
            x += own + self._gutter


class Section(Block):
    """A rule across the page, the section's name in the left margin, its content to the right of it.

    ``key`` makes it an entry of the outline. A section that runs on repeats its name; one that is ``whole``, or lower than
    ``together``, goes to the next page instead.
    """

    def __init__(
        self,
        label: str,
        blocks: Sequence[Block],
        *,
        key: str = "",
        level: int = 0,
        gap: float = 3,
        continued: bool = False,
        whole: bool = False,
        together: float = 0.0,
    ) -> None:
        super().__init__()
        self.spaceBefore = SECTION_GAP
        self._together = together
        self._label, self._key, self._level, self._whole = label, key, level, whole
        shown = [Run(label), continued_run()] if continued else [Run(label)]
        self._margin = Text(shown, LABEL)
        self._content = Stack(blocks, gap)
        self._tag = Tag("Sect")

    def measure(self, width: float) -> float:
        label = self._margin.wrap(LABEL_WIDTH - 6, 0)[1]
        return max(label, self._content.wrap(width - LABEL_WIDTH, 0)[1]) + _RULE_GAP

    def parts(self, width: float, height: float) -> tuple[Block, Block] | tuple[()]:
        if self._whole or self._margin.wrap(LABEL_WIDTH - 6, 0)[1] > height - _RULE_GAP:
            return ()
        if self._together and self.measure(width) < self._together:
            return ()
        cut = self._content.parts(width - LABEL_WIDTH, height - _RULE_GAP)
        if not cut:
            return ()
        first, rest = cut
        head = Section(self._label, [first], key=self._key, level=self._level)
        tail = Section(self._label, [rest], continued=True)
        head._tag = tail._tag = self._tag
        return head, tail

    def draw(self) -> None:
        sheet, top = self.sheet, self.height - _RULE_GAP
        sheet.rule(0, self.height, self.width, colour=LINE)
        if self._key:
            sheet.bookmark(self._label, self._key, self.height + 4, self._level)
        # The name is a heading; said again on a further page, it is furniture.
        again = sheet.continues(self._tag)
        with sheet.part(self._tag):
            _, height = self._margin.wrap(LABEL_WIDTH - 6, 0)
            with sheet.furniture() if again else sheet.content(Tag(heading(self._level))):
                self._margin.place(sheet, 0.0, top - height)
            _, height = self._content.wrap(self.width - LABEL_WIDTH, 0)
            self._content.place(sheet, LABEL_WIDTH, top - height)


_RULE_GAP = 3.5


def continued_run() -> Run:
    """After a name that is said again on a further page."""
    return Run(" " + tr("continued"), bold=False)


def heading(level: int) -> str:
    """The role of a heading at a level of the outline. The first heading is the document's title."""
    return "H2" if level == 0 else "H3"


class Heading(Block):
    """A heading across the page that stays with what follows; an entry of the outline."""

    def __init__(self, title: str, style: Style, *, key: str, level: int = 0) -> None:
        super().__init__()
        self.keepWithNext = 1
        self.spaceBefore = 10
        self.spaceAfter = 3
        self._title, self._key, self._level = title, key, level
        self._text = Text(title, style)

    def measure(self, width: float) -> float:
        return self._text.wrap(width, 0)[1] + 3

    def draw(self) -> None:
        self.sheet.bookmark(self._title, self._key, self.height + 4, self._level)
        _, height = self._text.wrap(self.width, 0)
        with self.sheet.content(Tag(heading(self._level))):
            self._text.place(self.sheet, 0, self.height - height)
        self.sheet.rule(0, 0, self.width, colour=ACCENT, weight=0.8)
