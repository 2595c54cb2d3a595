"""Annex B drawn as vectors: events by month, and a map of first-level areas made of nothing but their events."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians, sqrt

from app.briefs.annex_rows import EventArea, EventMonth, EventPicture
from language import ptr, tr
from language.numbers import number
from reports.blocks import Beside, Block, Stack, Text
from reports.sheet import Sheet
from reports.structure import Tag
from reports.styles import ACCENT, FURNITURE, LINE, MUTED, MUTED_INK, STRONG
from reports.typesetting import Style, text_width
from reports.words import listed, month_words

_CHART = 112.0
_MAP = 178.0
_EDGE = 11.0
"""Room beneath and beside a drawing for its scale."""
_LARGEST_DOT = 7.5
_SMALLEST_DOT = 1.8
_LEAST_DEGREES = 0.6
_KM_A_DEGREE = 111.2
_ALL = "#C9CCCF"
_DOT = "#D9702B"

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def event_pictures(picture: EventPicture) -> Block:
    """The chart of months beside the map, each with what it shows and what it cannot show."""
    span = tr("{first} to {last}", first=month_words(picture.first), last=month_words(picture.last))
    months = Stack(
        [
            Text(tr("Events by month"), STRONG),
            EventMonths(picture.months),
            Text(
                tr(
                    "{events:,} events by the month in which they began, {span}. Dark: directed at civilians. "
                    "Data: {source}.",
                    events=picture.events,
                    span=span,
                    source=picture.source,
                ),
                MUTED,
            ),
        ],
        2,
    )
    if picture.areas:
        places: Block = AreaMap(picture)
    else:
        places = Text(
            tr(
                "No map: none of the {events:,} events has both an area and coordinates.",
                events=picture.events,
            ),
            MUTED,
        )
    return Beside([months, Stack([Text(tr("Events by first-level area"), STRONG), places], 2)], (1, 1))


class EventMonths(Block):
    """A bar a month: all events, and as its dark foot those directed at civilians. The scale begins at nought."""

    def __init__(self, months: Sequence[EventMonth]) -> None:
        super().__init__()
        self._months = tuple(months)

    def measure(self, width: float) -> float:  # noqa: ARG002 - fixed height
        return _CHART

    def draw(self) -> None:
        if self._months:
            with self.sheet.content(Tag("Figure", alt=self._in_words())):
                self._show()

    def _in_words(self) -> str:
        said = (
            tr(
                "{month:%Y-%m} {events:,}, {against_civilians:,} of them at civilians",
                month=one.month,
                events=one.events,
                against_civilians=one.against_civilians,
            )
            for one in self._months
        )
        return tr("Bars of events by month: {said}.", said=listed(said))

    def _show(self) -> None:
        sheet, top = self.sheet, _nice(max(one.events for one in self._months))
        left = text_width(number(top), FURNITURE) + 4
        room = _CHART - _EDGE - 6
        for part in (0, top // 2, top):
            y = _EDGE + room * part / top
            sheet.rule(left, y, self.width - left, colour=LINE if part else MUTED_INK, weight=0.4)
            sheet.show_text(number(part), Style(8, 10, colour=MUTED_INK, align="right"), 0, y - 3, left - 3)
        step = (self.width - left) / len(self._months)
        every, against = [], []
        for index, one in enumerate(self._months):
            x, wide = left + index * step + step * 0.12, step * 0.76
            every.append((x, _EDGE, wide, room * one.events / top))
            against.append((x, _EDGE, wide, room * one.against_civilians / top))
        sheet.squares([bar for bar in every if bar[3]], colour=_ALL)
        sheet.squares([bar for bar in against if bar[3]], colour=ACCENT)
        free = left
        for index, one in enumerate(self._months):
            x, words = left + index * step, f"{one.month:%Y-%m}"
            wide = text_width(words, FURNITURE)
            if (index == 0 or one.month.month in {1, 7}) and x >= free and x + wide <= self.width:
                sheet.rule(x, _EDGE - 2, 3, colour=MUTED_INK, weight=0.4)
                sheet.show_text(words, FURNITURE, x, 1.5)
                free = x + wide + 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A dot and where its name stands; no place where there was no room."""

    area: EventArea
    x: float
    y: float
    radius: float
    name_at: tuple[float, float] | None = None


class AreaMap(Block):
    """First-level areas as dots at the middle of their events, with the degrees of the frame and a caption.

    Nothing is drawn that the data do not say: no coast, no boundary, no road. A degree east is as long as it is
    in the middle of the frame.
    """

    def __init__(self, picture: EventPicture) -> None:
        super().__init__()
        self._picture = picture
        self._placed: tuple[_Named, ...] = ()
        self._caption = Text("")
        self._frame = self._shape = _Frame.around(picture.areas)

    def measure(self, width: float) -> float:
        self._shape = self._frame.filling(width, _MAP - _EDGE)
        self._placed = self._place(width)
        self._caption = Text(self._words(), MUTED)
        return _MAP + 2 + self._caption.wrap(width, 0)[1]

    def _place(self, width: float) -> tuple[_Named, ...]:
        most = max(area.events for area in self._picture.areas)
        dots = []
        for area in self._picture.areas:
            x, y = self._shape.at(area, width, _MAP - _EDGE)
            radius = max(_LARGEST_DOT * sqrt(area.events / most), _SMALLEST_DOT)
            dots.append(_Named(area, x, y + _EDGE, radius))
        taken: list[Box] = [
            (dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots
        ]
        placed = []
        for dot in dots:
            at = self._room(dot, taken, (0, _EDGE, width, _MAP))
            placed.append(_Named(dot.area, dot.x, dot.y, dot.radius, at))
        return tuple(placed)

    @staticmethod
    def _room(dot: _Named, taken: list[Box], frame: Box) -> tuple[float, float] | None:
        """Where the name stands free: right of the dot, left of it, above or below."""
        wide = text_width(dot.area.name, FURNITURE)
        beside, over = dot.radius + 2, dot.radius + 2
        for x, y in (
            (dot.x + beside, dot.y - 2.6),
            (dot.x - beside - wide, dot.y - 2.6),
            (dot.x - wide / 2, dot.y + over),
            (dot.x - wide / 2, dot.y - over - 6),
            *((dot.x + dot.radius, dot.y + rise) for rise in (4, -9)),
            *((dot.x - dot.radius - wide, dot.y + rise) for rise in (4, -9)),
        ):
            box = (x, y - 1.6, x + wide, y + 6.2)
            inside = box[0] >= frame[0] + 2 and box[2] <= frame[2] - 2
            if inside and box[1] >= frame[1] + 1 and box[3] <= frame[3] - 1 and not _meets(box, taken):
                taken.append(box)
                return x, y
        return None

    def _words(self) -> str:
        picture = self._picture
        said = tr(
            "Each dot is an area at the middle of its events; its surface grows with their number. "
            "No boundary is drawn. "
        )
        if picture.unplaced:
            said += tr(
                "Not on the map: {unplaced:,} of {events:,} events, without an area or without coordinates. ",
                unplaced=picture.unplaced,
                events=picture.events,
            )
        else:
            said += tr("All {events:,} events are on it. ", events=picture.events)
        unnamed = [
            f"{one.area.name} ({number(one.area.events)})" for one in self._placed if one.name_at is None
        ]
        if unnamed:
            said += tr("Dots without room for their name: {unnamed}.", unnamed=", ".join(unnamed))
        return said.strip()

    def draw(self) -> None:
        foot = self.height - _MAP
        with self.sheet.content(Tag("Figure", alt=self._in_words())):
            self._show(self.sheet, foot)
        _, high = self._caption.wrap(self.width, 0)
        self._caption.place(self.sheet, 0, foot - 2 - high)

    def _in_words(self) -> str:
        said = (f"{one.area.name} {number(one.area.events)}" for one in self._placed)
        return tr("Map of first-level areas by their events: {said}.", said=listed(said))

    def _show(self, sheet: Sheet, foot: float) -> None:
        sheet.box(0, foot + _EDGE, self.width, _MAP - _EDGE, line=MUTED_INK)
        self._degrees(sheet, foot)
        sheet.dots([(dot.x, foot + dot.y, dot.radius) for dot in self._placed], fill=_DOT, line="#FFFFFF")
        for dot in self._placed:
            if dot.name_at is not None:
                sheet.show_text(dot.area.name, FURNITURE, dot.name_at[0], foot + dot.name_at[1])

    def _degrees(self, sheet: Sheet, foot: float) -> None:
        frame = self._shape
        words = tr(
            "{south} to {north}, {west} to {east}",
            south=_latitude(frame.south),
            north=_latitude(frame.north),
            west=_longitude(frame.west),
            east=_longitude(frame.east),
        )
        sheet.show_text(words, FURNITURE, 0, foot + 1.5)
        north = Style(8, 10, bold=True, colour=MUTED_INK, align="right")
        sheet.show_text(ptr("compass", "N") + " ↑", north, 0, foot + _MAP - 10, self.width - 4)
        kilometres, long = self._shape.scale_bar(self.width)
        sheet.rule(self.width - 5 - long, foot + _EDGE + 5, long, colour=MUTED_INK, weight=1.2)
        right = Style(8, 10, colour=MUTED_INK, align="right")
        sheet.show_text(tr("{kilometres:,} km", kilometres=kilometres), right, 0, foot + 1.5, self.width)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The degrees that a map shows; ``east`` may pass 180 where the areas lie on both sides of that meridian."""

    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, areas: Sequence[EventArea]) -> "_Frame":
        """The areas with a margin, so that no dot stands on the edge."""
        across = _across(areas)
        latitudes = [area.latitude_e6 / 1e6 for area in areas]
        longitudes = [_east(area, across=across) for area in areas]
        high = max(max(latitudes) - min(latitudes), _LEAST_DEGREES) * 0.14
        wide = max(max(longitudes) - min(longitudes), _LEAST_DEGREES) * 0.14
        return cls(
            max(min(latitudes) - high, -90.0),
            min(max(latitudes) + high, 90.0),
            min(longitudes) - wide,
            max(longitudes) + wide,
        )

    @property
    def _short(self) -> float:
        """How long a degree east is in degrees north, in the middle of the frame."""
        return max(cos(radians((self.south + self.north) / 2)), 0.05)

    def filling(self, width: float, height: float) -> "_Frame":
        """The frame with more degrees on one axis, so that both have the same scale in this rectangle."""
        wide, high = (self.east - self.west) * self._short, self.north - self.south
        scale = min(width / wide, height / high)
        more_east = (width / scale / self._short - (self.east - self.west)) / 2
        more_north = (height / scale - high) / 2
        return _Frame(
            self.south - more_north, self.north + more_north, self.west - more_east, self.east + more_east
        )

    def at(self, area: EventArea, width: float, height: float) -> tuple[float, float]:
        """Where an area's middle lies in a rectangle that the frame fills."""
        x = (_east(area, across=self.east > 180) - self.west) * width / (self.east - self.west)
        y = (area.latitude_e6 / 1e6 - self.south) * height / (self.north - self.south)
        return x, y

    def scale_bar(self, width: float) -> tuple[int, float]:
        """A round number of kilometres, and how long they are: at most a quarter of the width."""
        point = (self.east - self.west) * self._short * _KM_A_DEGREE / width
        most = point * width / 4
        power = 10 ** max(floor(log10(most)), 0)
        kilometres = max((step * power for step in (1, 2, 5) if step * power <= most), default=1)
        return kilometres, kilometres / point


def _across(areas: Sequence[EventArea]) -> bool:
    """Whether the areas lie on both sides of the 180th meridian."""
    longitudes = [area.longitude_e6 / 1e6 for area in areas]
    shifted = [one % 360 for one in longitudes]
    return max(longitudes) - min(longitudes) > 180 > max(shifted) - min(shifted)


def _east(area: EventArea, *, across: bool) -> float:
    degrees = area.longitude_e6 / 1e6
    return degrees % 360 if across else degrees


def _latitude(value: float) -> str:
    side = ptr("compass", "N") if value >= 0 else ptr("compass", "S")
    return f"{number(abs(value), '.1f')}° {side}"


def _longitude(value: float) -> str:
    value = value - 360 if value > 180 else value
    side = ptr("compass", "E") if value >= 0 else ptr("compass", "W")
    return f"{number(abs(value), '.1f')}° {side}"


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(
        box[0] < right and left < box[2] and box[1] < top and bottom < box[3]
        for left, bottom, right, top in others
    )


def _nice(highest: int) -> int:
    """The top of a scale: the least of 2, 4, 10, 20, 40, 100 … that is not below the highest value."""
    if highest <= 2:
        return 2
    power: int = 10 ** floor(log10(highest))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= highest)
