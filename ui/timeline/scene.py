"""What is in view of the axis, given its places: made once for each view, and no more of it than is asked for."""

from dataclasses import replace

from PySide6.QtCore import QPointF

from app.reading.timeline.marks import Lane
from app.rules.timeline import Level, level_for
from ui.theme import TextSize, current
from ui.timeline.axis import Axis
from ui.timeline.bars import Bars, around, draw_bars
from ui.timeline.feed import Feed
from ui.timeline.layout import LaneBox, Placed, in_view, lane_boxes
from ui.timeline.things import Thing, things_of_buckets, things_of_events


class Scene:
    """Call :meth:`look` with each new view, and :meth:`draw_anew` where what is seen has changed, or its colours.

    ``marks`` are all those of the file. ``bars`` are the events counted by spans, or none where each stands for itself.
    ``lanes`` hold all but those bars, which is what a step of a pan has to lay out; :attr:`whole` holds them too.
    """

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._axis: Axis | None = None
        self._ratio = 1.0
        self._in_view: list[Thing] = []
        self._whole: tuple[LaneBox, ...] | None = None
        self.marks: tuple[Thing, ...] = ()
        self.bars: Bars | None = None
        self.lanes: tuple[LaneBox, ...] = ()

    @property
    def whole(self) -> tuple[LaneBox, ...]:
        """The lanes with everything that is in view of them."""
        if self._whole is None:
            self._whole = tuple(self._with_bars(box) for box in self.lanes)
        return self._whole

    @property
    def things(self) -> list[Thing]:
        """What is in view, lane by lane: single events where all of them find room, else events counted by spans."""
        if self.bars is None or self._axis is None:
            return self._in_view
        return [*self._in_view, *in_view(self._axis, [one.thing for one in self.bars.placed])]

    @property
    def bottom(self) -> float:
        """Where the last lane ends."""
        return self.lanes[-1].top + self.lanes[-1].height if self.lanes else 200.0

    def draw_anew(self) -> None:
        """Forget what was laid out and drawn."""
        self.bars = None
        self._axis = None

    def look(self, axis: Axis, ratio: float) -> None:
        """Lay out what is in view of an axis; ``ratio`` are the screen's pixels to one of ours."""
        if (axis, ratio) == (self._axis, self._ratio):
            return
        if ratio != self._ratio:
            self.bars = None
        self._axis, self._ratio, self._whole = axis, ratio, None
        marks = in_view(axis, self.marks)
        level = level_for(axis.scale)
        singles = self._feed.singles(axis.first, axis.last) if level is Level.DAY else None
        if singles is not None and self._lay_out(axis, [*marks, *things_of_events(singles)]):
            self.bars = None
            return
        self._lay_out(axis, marks)
        height = self._bars_height()
        if self.bars is None or not self.bars.hold(axis, height):
            wide = around(axis)
            buckets = self._feed.buckets(level, wide.first, wide.last)
            self.bars = draw_bars(wide, in_view(wide, things_of_buckets(buckets, level)), height, ratio)

    def at(self, place: QPointF) -> Placed | None:
        """What stands at a place, or the nearest of what does."""
        for box in self.whole:
            if box.top <= place.y() < box.top + box.height:
                hit = [one for one in box.placed if one.area.adjusted(-2, -2, 2, 2).contains(place)]
                return min(hit, key=lambda one: abs(one.area.center().x() - place.x()), default=None)
        return None

    def places_of(self, thing: Thing) -> list[Placed]:
        """Where a thing stands; nowhere, where it is not in view."""
        boxes = self.whole if thing.lane is Lane.EVENTS else self.lanes
        return [one for box in boxes for one in box.placed if one.thing.ident == thing.ident]

    def _lay_out(self, axis: Axis, found: list[Thing]) -> bool:
        """Give things their places; whether no single event has to share one."""
        self._in_view = found
        self.lanes = lane_boxes(axis, found, top=scale_height(), row=_row(), bars=self._bars_height())
        return not any(one.more for box in self.lanes if box.lane is Lane.EVENTS for one in box.placed)

    def _bars_height(self) -> float:
        """The height of the lane of events; where the file has none, that of one row."""
        caption = current().metrics.text(TextSize.CAPTION)
        return caption * 9.0 if self._feed.extents else _row() + 8

    def _with_bars(self, box: LaneBox) -> LaneBox:
        if self.bars is None or self._axis is None or box.lane is not Lane.EVENTS:
            return box
        return replace(box, placed=tuple(self.bars.in_view(self._axis, box.top)))


def scale_height() -> float:
    """The room that the figures along the top take."""
    return current().metrics.text(TextSize.CAPTION) * 2.2


def _row() -> float:
    return current().metrics.text(TextSize.CAPTION) * 1.7
