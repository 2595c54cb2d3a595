"""Whether the body of a brief fits its two pages, and what runs over: for whoever writes it, before it is printed."""

from dataclasses import dataclass

from language import plural, tr
from language.lists import or_list

BODY_PAGES = 2


@dataclass(frozen=True, slots=True)
class PartFit:
    """A part of the body: how many lines it takes at 9.5 pt, and how many it has when all parts are full."""

    part: str
    lines: int
    room: int

    @property
    def over(self) -> int:
        """Lines beyond its room; they matter only where the body as a whole runs over."""
        return max(self.lines - self.room, 0)

    @property
    def words(self) -> str:
        """``7 Dissent: 24 lines, 19 more than its room of 5.``"""
        return tr(
            "{part}: {lines}, {over} more than its room of {room}.",
            part=self.part,
            lines=_lines(self.lines),
            over=self.over,
            room=self.room,
        )


@dataclass(frozen=True, slots=True)
class BodyFit:
    """The body as it would be printed. ``lines_over``: lines that have no room on its two pages."""

    lines_over: int
    parts: tuple[PartFit, ...]

    @property
    def fits(self) -> bool:
        """Whether all of it stands on the two pages."""
        return self.lines_over == 0

    @property
    def too_long(self) -> tuple[PartFit, ...]:
        """The parts to shorten, the longest first; none where the body fits."""
        if self.fits:
            return ()
        return tuple(sorted((part for part in self.parts if part.over), key=lambda part: -part.over))

    @property
    def short(self) -> str:
        """``Runs over by 4 lines: shorten 6 Options or 5 Evidence.``; that it fits, where it does."""
        if self.fits:
            return tr("The body fits its {body_pages} pages.", body_pages=BODY_PAGES)
        if not self.too_long:
            return tr("Runs over by {lines_over}.", lines_over=_lines(self.lines_over))
        longest = or_list(part.part for part in self.too_long[:2])
        return tr(
            "Runs over by {lines_over}: shorten {longest}.",
            lines_over=_lines(self.lines_over),
            longest=longest,
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to tell the writer: how much too long it is, then which parts; empty where it fits."""
        if self.fits:
            return ()
        head = tr(
            "The body is {lines_over} longer than its two pages. What runs over is printed in annex H, "
            "unless it is shortened.",
            lines_over=_lines(self.lines_over),
        )
        return head, *(part.words for part in self.too_long)


def _lines(number: int) -> str:
    return plural("{count:,} line", "{count:,} lines", number)
