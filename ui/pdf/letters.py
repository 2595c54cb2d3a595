"""The letters of a page and where they stand: for choosing text with the mouse, and for what was found."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, width and height in points, from the upper left corner of the page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a text was found: its page (from 0) and the boxes that it fills there."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PageLetters:
    """The text of a page, letter by letter; ``boxes`` has one for each."""

    text: str
    boxes: tuple[Box, ...]

    def nearest(self, x: float, y: float) -> int:
        """The letter at a point, or the nearest one to it; a line above or below counts as farther than one beside."""
        best, least = 0, float("inf")
        for place, (left, top, width, height) in enumerate(self.boxes):
            aside = max(left - x, 0.0, x - left - width)
            off = max(top - y, 0.0, y - top - height)
            distance = aside + 8 * off
            if distance < least and (width or height):
                best, least = place, distance
        return best

    def between(self, one: int, other: int) -> str:
        """The text from one letter to another, both with it, whichever comes first."""
        first, last = sorted((one, other))
        return self.text[first : last + 1].replace("\r\n", "\n").replace("\ufffe", "")

    def boxes_between(self, one: int, other: int) -> tuple[Box, ...]:
        """What is filled by the text between two letters: one box for each line of it."""
        first, last = sorted((one, other))
        lines: list[Box] = []
        for left, top, width, height in self.boxes[first : last + 1]:
            if not width and not height:
                continue
            if (
                lines
                and abs(lines[-1][1] + lines[-1][3] / 2 - top - height / 2) < max(height, lines[-1][3]) / 2
            ):
                was = lines[-1]
                start, upper = min(was[0], left), min(was[1], top)
                end = max(was[0] + was[2], left + width)
                lines[-1] = (start, upper, end - start, max(was[1] + was[3], top + height) - upper)
            else:
                lines.append((left, top, width, height))
        return tuple(lines)
