"""The axis drawn: scale, lanes, bars by kind of violence, marks with their names."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from app.reading.timeline.marks import Lane
from app.rules.timeline import Level, beginning, following
from language import mark, tr
from language.dates import dated
from language.direction import isolated
from ui.theme import TextSize, current
from ui.theme.phases import fill_phase, phase_letter
from ui.timeline.axis import Axis
from ui.timeline.bars import Bars, fill_kind
from ui.timeline.layout import LaneBox, Placed

_MOST = {
    Level.DAY: mark("up to {figure:,.0f} a day"),
    Level.WEEK: mark("up to {figure:,.0f} a week"),
    Level.MONTH: mark("up to {figure:,.0f} a month"),
    Level.YEAR: mark("up to {figure:,.0f} a year"),
}
"""How many deaths the highest bar stands for; a text for each length of the bars."""

_LEAST_ROOM = 48.0
"""Pixels beside a mark for its name to be worth beginning."""
_TICK_ROOM = 9
"""Least distance between the figures of the scale, in heights of their type."""


def caption_font(font: QFont) -> QFont:
    """The font of names and figures on the axis."""
    made = QFont(font)
    made.setPixelSize(current().metrics.text(TextSize.CAPTION))
    return made


def draw_scale(painter: QPainter, axis: Axis, height: float, bottom: float) -> None:
    """Figures along the top, and a fine line down from each."""
    palette = current().palette
    line = painter.fontMetrics().height()
    grid = QColor(palette.border)
    # Names stand on these lines: in high contrast they would be struck through by them.
    grid.setAlpha(70 if palette.border == palette.text else 255)
    level, every = _steps(axis, _TICK_ROOM * line)
    day = beginning(axis.first, level)
    if level in {Level.YEAR, Level.MONTH}:
        day = _on_step(day, level, every)
    while day <= axis.last:
        x = axis.x(day.toordinal())
        painter.setPen(QPen(grid, 1))
        painter.drawLine(QPointF(x, height - 4), QPointF(x, bottom))
        painter.setPen(QColor(palette.muted))
        words = _figure(day, level)
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = x - wide - 4 if axis.mirrored else x + 4
        if left >= 0 and left + wide <= axis.width:
            painter.drawText(QRectF(left, 0, wide + 1, height - 4), Qt.AlignmentFlag.AlignVCenter, words)
        before = day
        for _ in range(every):
            day = following(day, level)
        if day <= before or day == date.max:
            break


def draw_lanes(painter: QPainter, axis: Axis, boxes: Sequence[LaneBox], bars: Bars | None) -> None:
    """The lanes with what stands on them; ``bars`` on that of the events, where they are counted."""
    palette = current().palette
    for box in boxes:
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(QPointF(0, box.top), QPointF(axis.width, box.top))
        if box.lane is Lane.EVENTS and bars is not None:
            painter.drawPixmap(QPointF(bars.left(axis), box.top), bars.picture)
        elif box.lane is Lane.EVENTS:
            _draw_events(painter, axis, box)
        else:
            for placed in box.placed:
                _draw_mark(painter, axis, placed)


def draw_frame(painter: QPainter, area: QRectF) -> None:
    """The frame around what is chosen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(current().palette.focus), 2))
    painter.drawRect(area.adjusted(-2, -1, 2, 1))


def draw_labels(
    painter: QPainter,
    boxes: Sequence[LaneBox],
    bars: Bars | None,
    width: float,
    edge: float,
    *,
    mirrored: bool,
) -> None:
    """The names of the lanes, in ``width`` pixels from the ``edge`` on that reading begins at."""
    palette = current().palette
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    left = edge - width if mirrored else edge
    for box in boxes:
        area = QRectF(left + 8, box.top + 4, width - 16, box.height - 8)
        painter.setPen(QColor(palette.text))
        painter.drawText(area, side | Qt.AlignmentFlag.AlignTop, box.lane.label)
        level = bars.placed[0].thing.level if bars is not None and bars.placed else None
        if box.lane is Lane.EVENTS and bars is not None and level is not None:
            painter.setPen(QColor(palette.muted))
            said = tr(_MOST[level], figure=bars.figure)
            painter.drawText(area, side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, said)


def _draw_events(painter: QPainter, axis: Axis, box: LaneBox) -> None:
    """Single events."""
    # Upright edges need no smoothing, which would take most of the time of a step of a pan.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for placed in box.placed:
        event = placed.thing.event
        fill_kind(painter, [placed.area], event.counted_as if event is not None else "other")
        _draw_name(painter, axis, placed)


def _draw_mark(painter: QPainter, axis: Axis, placed: Placed) -> None:
    palette, thing, area = current().palette, placed.thing, placed.area
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if thing.lane is Lane.PHASE and thing.mark is not None:
        fill_phase(painter, area, thing.mark.phase, palette)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.control), 1))
        painter.drawRect(area)
        _draw_letter(painter, placed)
        return
    colour = QColor(palette.role("danger" if thing.lane in {Lane.ATROCITIES, Lane.SIGNALS} else "accent"))
    if thing.known is not None and thing.known >= thing.after:
        # From when it happened to when it was known here.
        y = area.center().y()
        known = axis.x(thing.known)
        painter.setPen(QPen(QColor(palette.control), 1, Qt.PenStyle.DotLine))
        edge = area.left() if axis.mirrored else area.right()
        painter.drawLine(QPointF(edge, y), QPointF(known, y))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(QPointF(known, y), 3.5, 3.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if area.width() <= 14:
        middle, half = area.center(), area.height() / 2 - 2
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), middle.y() - half),
                    QPointF(middle.x() + half, middle.y()),
                    QPointF(middle.x(), middle.y() + half),
                    QPointF(middle.x() - half, middle.y()),
                ]
            )
        )
    else:
        painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 2, 2)
    if area.width() >= 2 * _LEAST_ROOM:
        _draw_inside(painter, axis, placed)
    else:
        _draw_name(painter, axis, placed)


def _draw_letter(painter: QPainter, placed: Placed) -> None:
    phase = placed.thing.mark.phase if placed.thing.mark else None
    side = placed.area.height() - 3
    if placed.area.width() <= side * 1.3:
        return
    palette = current().palette
    plate = QRectF(placed.area.center().x() - side / 2, placed.area.top() + 1.5, side, side)
    painter.fillRect(plate, QColor(palette.phase(phase)))
    painter.setPen(QColor(palette.on_phase(phase)))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, phase_letter(phase))


def _draw_inside(painter: QPainter, axis: Axis, placed: Placed) -> None:
    """What a long bar is called, in it, where it is in view."""
    area = placed.area.intersected(QRectF(0, placed.area.top(), axis.width, placed.area.height()))
    said = painter.fontMetrics().elidedText(
        _called(placed), Qt.TextElideMode.ElideRight, ceil(area.width() - 12)
    )
    painter.setPen(QColor(current().palette.surface))
    side = Qt.AlignmentFlag.AlignRight if axis.mirrored else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | side, isolated(said))


def _draw_name(painter: QPainter, axis: Axis, placed: Placed) -> None:
    """What it is called, beside it where there is room; how many more share its place, if any do."""
    thing, area = placed.thing, placed.area
    left, right = area.left(), area.right()
    if thing.known is not None and thing.known >= thing.after:
        # Beside the ring that says when it was known, not on it.
        ring = axis.x(thing.known)
        right, left = max(right, ring + 4), min(left, ring - 4)
    room = placed.room - 10 - (area.left() - left if axis.mirrored else right - area.right())
    if room < (20 if placed.more else _LEAST_ROOM):
        return
    words = f"+{placed.more}" if room < _LEAST_ROOM else _called(placed)
    said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, ceil(room))
    begin = left - 5 - room if axis.mirrored else right + 5
    side = Qt.AlignmentFlag.AlignRight if axis.mirrored else Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor(current().palette.text))
    painter.drawText(
        QRectF(begin, area.top(), room, area.height()), Qt.AlignmentFlag.AlignVCenter | side, isolated(said)
    )


def _called(placed: Placed) -> str:
    return f"+{placed.more} {placed.thing.title}" if placed.more else placed.thing.title


def _steps(axis: Axis, room: float) -> tuple[Level, int]:
    """How far apart the figures of the scale stand: a level, and every how many of its spans."""
    for level, counts in (
        (Level.DAY, (1, 2)),
        (Level.WEEK, (1, 2)),
        (Level.MONTH, (1, 3, 6)),
        (Level.YEAR, (1, 2, 5, 10, 20, 50, 100)),
    ):
        for every in counts:
            if level.shortest * every * axis.scale >= room:
                return level, every
    return Level.YEAR, 500


def _on_step(day: date, level: Level, every: int) -> date:
    if level is Level.YEAR:
        return date(max(1, day.year - day.year % every), 1, 1)
    return day.replace(month=day.month - (day.month - 1) % every)


def _figure(day: date, level: Level) -> str:
    if level is Level.YEAR:
        return f"{day:%Y}"
    if level is Level.MONTH:
        return dated(day, "%b %Y")
    return day.isoformat()
