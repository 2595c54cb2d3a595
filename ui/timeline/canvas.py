"""The axis as a widget: drawn, zoomed, panned, and walked from thing to thing."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QToolTip, QWidget

from app.reading.timeline.marks import Lane
from app.rules.timeline import Level, level_for
from language import mark, tr
from ui.keys import OwnKeys
from ui.theme import TextSize, current
from ui.timeline.axis import Axis
from ui.timeline.feed import Feed
from ui.timeline.layout import LaneBox, Placed, in_view, lane_boxes
from ui.timeline.painting import caption_font, draw_labels, draw_lanes, draw_scale
from ui.timeline.things import Thing, thing_of, things_of_buckets, things_of_events
from ui.timeline.walking import neighbour, on_other_lane

_NOTCH = 1.25
"""How much nearer one notch of the wheel, or one press of plus, goes."""
_PAN = 0.15
"""Of what is in view, one press of Ctrl and an arrow goes on."""
_DRAG = 4
"""Pixels that the pointer moves before a press is a drag."""


class TimelineCanvas(QWidget):
    """``reading`` carries the words of the thing that is gone to, ``opened`` the thing on Enter or a double click.

    ``moved`` is sent when other days, or other things, are in view. Wheel, plus and minus, and a pinch zoom; a drag, the wheel with
    Shift, Ctrl with an arrow and Page Up and Down pan; Home and End go to either end; Left and Right go to the thing
    before and after on a lane, Up and Down to another lane.
    """

    OWN_KEYS = OwnKeys(
        mark("On the timeline"),
        (
            ("+", mark("Closer")),
            ("-", mark("Further away")),
            (mark("Left"), mark("To the mark before")),
            (mark("Right"), mark("To the next mark")),
            (mark("Up"), mark("To the row above")),
            (mark("Down"), mark("To the row below")),
            ("PgUp", mark("Back by a page")),
            ("PgDown", mark("On by a page")),
            (mark("Home"), mark("To the beginning")),
            (mark("End"), mark("To the end")),
            (mark("Enter"), mark("Open what is chosen in its tab")),
        ),
    )

    reading = Signal(str)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self._feed = feed
        self.axis = Axis.over(date(2000, 1, 1), date(2001, 1, 1), 640)
        self._today = date(2001, 1, 1)
        self._marks: tuple[Thing, ...] = ()
        self._things: list[Thing] | None = None
        self._boxes: tuple[LaneBox, ...] = ()
        self._chosen: Thing | None = None
        self._pressed: tuple[QPointF, Axis] | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(tr("Timeline of the country file"))
        feed.arrived.connect(self._arrived)
        current().changed.connect(self._changed)

    @property
    def chosen(self) -> Thing | None:
        """The thing that was gone to."""
        return self._chosen

    @property
    def boxes(self) -> tuple[LaneBox, ...]:
        """The lanes as they are drawn."""
        self.things()
        return self._boxes

    def begin(self, today: date, *, keep: bool) -> None:
        """Show what the feed has read; ``keep`` the days in view, if it is the same file."""
        self._today = today
        self._marks = tuple(thing_of(mark, today.toordinal()) for mark in self._feed.marks)
        firsts = [date.fromordinal(thing.first) for thing in self._marks] or [today]
        lasts = [date.fromordinal(thing.after - 1) for thing in self._marks]
        for extent in self._feed.extents:
            firsts.append(extent.first)
            lasts.append(extent.last)
        whole = Axis.over(
            min(firsts), max([today, *lasts]), self._plot_width(), mirrored=self.isRightToLeft()
        )
        if keep and not self.axis.whole:
            self._show(whole.showing(self.axis.days, self.axis.start + self.axis.days / 2))
        else:
            self._chosen = None if not keep else self._chosen
            self._show(whole)

    def things(self) -> list[Thing]:
        """What is in view, lane by lane: single events where all of them find room, else events counted by spans."""
        if self._things is None:
            marks = in_view(self.axis, self._marks)
            level, first, last = level_for(self.axis.scale), self.axis.first, self.axis.last
            singles = self._feed.singles(first, last) if level is Level.DAY else None
            if singles is None or not self._lay_out([*marks, *things_of_events(singles)]):
                buckets = self._feed.buckets(level, first, last)
                self._lay_out([*marks, *in_view(self.axis, things_of_buckets(buckets, level))])
        return self._things or []

    def _lay_out(self, found: list[Thing]) -> bool:
        """Give things their places; whether no single event has to share one."""
        self._things = found
        row, bars = self._row(), self._bars_height()
        self._boxes = lane_boxes(self.axis, found, top=self._scale_height(), row=row, bars=bars)
        return not any(one.more for box in self._boxes if box.lane is Lane.EVENTS for one in box.placed)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Go nearer or farther; with no place the chosen thing, or else the middle, stays where it is."""
        if x is None:
            chosen = self._chosen
            middle = self.axis.x((chosen.first + chosen.after) / 2) if chosen else -1.0
            x = middle if 0 <= middle <= self.axis.width else self.axis.width / 2
        self._show(self.axis.zoomed(factor, x))

    def show_days(self, days: float) -> None:
        """So many days in view: about the chosen thing, or else up to the newest event, or else about the middle."""
        extent = self._feed.extent
        middle = self.axis.start + self.axis.days / 2
        if self._chosen is not None:
            middle = (self._chosen.first + self._chosen.after) / 2
        elif extent is not None and self.axis.first <= extent.last <= self.axis.last:
            middle = extent.last.toordinal() + 1 - days * 0.48
        self._show(self.axis.showing(days, middle))

    def show_all(self) -> None:
        """Everything in view."""
        self._show(self.axis.showing(self.axis.highest - self.axis.lowest, self.axis.lowest))

    def choose(self, thing: Thing) -> None:
        """Go to a thing, and to its days where they are not in view."""
        self._chosen = thing
        self.setAccessibleDescription(thing.words)
        self.reading.emit(thing.words)
        self._show(self.axis.reaching(thing.first, thing.after))

    def sizeHint(self) -> QSize:
        self.things()
        bottom = self._boxes[-1].top + self._boxes[-1].height if self._boxes else 200.0
        return QSize(720, round(bottom) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._label_width() + 240, self.sizeHint().height())

    # What Qt asks.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show(self.axis.resized(self._plot_width()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.pan(-sideways)
        elif turned.y():
            self.zoom(_NOTCH ** (turned.y() / 120), self._in_plot(event.position()).x())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        forward = -1 if self.isRightToLeft() else 1
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_NOTCH)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _NOTCH)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if held:
                step = forward if event.key() == Qt.Key.Key_Right else -forward
                self.pan(step * self.axis.width * _PAN)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._step(forward if event.key() == Qt.Key.Key_Right else -forward)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._change_lane(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self.pan((1 if event.key() == Qt.Key.Key_PageDown else -1) * self.axis.width * 0.9)
            case Qt.Key.Key_Home:
                self.pan(-self.axis.scale * (self.axis.highest - self.axis.lowest))
            case Qt.Key.Key_End:
                self.pan(self.axis.scale * (self.axis.highest - self.axis.lowest))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._chosen is not None:
                self._open(self._chosen)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = (event.position(), self.axis), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, axis = self._pressed
            gone = event.position().x() - start.x()
            if self._dragging or abs(gone) > _DRAG:
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._show(axis.panned(gone if axis.mirrored else -gone))
            return
        placed = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if placed else Qt.CursorShape.ArrowCursor)
        if placed is not None:
            self.reading.emit(placed.thing.words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        placed = self._at(event.position())
        if self._pressed is not None and not self._dragging and placed is not None:
            self.choose(placed.thing)
        self._pressed, self._dragging = None, False
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        placed = self._at(event.position())
        if placed is not None:
            self.choose(placed.thing)
            self._open(placed.thing)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            placed = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), placed.thing.words if placed else "", self)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), self._in_plot(event.position()).x())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.mapFromGlobal(pinch.centerPoint().toPoint())
                self.zoom(pinch.scaleFactor(), self._in_plot(QPointF(middle)).x())
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.things()
        palette = current().palette
        painter = QPainter(self)
        painter.setFont(caption_font(self.font()))
        painter.fillRect(self.rect(), QColor(palette.surface))
        bottom = self._boxes[-1].top + self._boxes[-1].height if self._boxes else self.height()
        left = self._plot_left()
        painter.save()
        painter.translate(left, 0)
        painter.setClipRect(QRectF(0, 0, self.axis.width, self.height()))
        draw_scale(painter, self.axis, self._scale_height(), bottom)
        draw_lanes(painter, self.axis, self._boxes, self._chosen.ident if self._chosen else "")
        today = self.axis.x(self._today.toordinal() + 0.5)
        painter.setPen(QPen(QColor(palette.focus), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(today, self._scale_height() - 4), QPointF(today, bottom))
        painter.restore()
        mirrored = self.isRightToLeft()
        draw_labels(
            painter, self._boxes, self._label_width(), self.width() if mirrored else 0, mirrored=mirrored
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), current().metrics.focus))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    # What is behind it.

    def _show(self, axis: Axis) -> None:
        self.axis = axis
        self._feed.want(level_for(axis.scale), axis.first, axis.last)
        self._changed()

    def pan(self, pixels: float) -> None:
        """Move on; a positive number goes to later days."""
        self._show(self.axis.panned(pixels))

    def _arrived(self) -> None:
        self._feed.want(level_for(self.axis.scale), self.axis.first, self.axis.last)
        self._changed()

    def _changed(self) -> None:
        self._things = None
        self.updateGeometry()
        self.update()
        self.moved.emit()

    def _step(self, step: int) -> None:
        """To the thing before or after on the lane; of marks, those out of view too."""
        chosen = self._chosen
        if chosen is None:
            self._change_lane(1)
            return
        events = chosen.lane is Lane.EVENTS
        found = neighbour(self.things() if events else self._marks, chosen, step)
        if found is not None:
            self.choose(found)
        elif events:
            self.pan(step * self.axis.width * _PAN)

    def _change_lane(self, step: int) -> None:
        found = on_other_lane(self.things(), self._chosen, step)
        if found is not None:
            self.choose(found)

    def _open(self, thing: Thing) -> None:
        """Events that are counted are looked into; anything else is opened where it is kept."""
        if thing.bucket is not None and thing.level is not None and thing.level.shortest > 1:
            days = thing.after - thing.first
            self._show(self.axis.showing(days * 1.1, (thing.first + thing.after) / 2))
        else:
            self.opened.emit(thing)

    def _at(self, spot: QPointF) -> Placed | None:
        self.things()
        place = self._in_plot(spot)
        if not 0 <= place.x() <= self.axis.width:
            return None
        for box in self._boxes:
            if box.top <= place.y() < box.top + box.height:
                hit = [one for one in box.placed if one.area.adjusted(-2, -2, 2, 2).contains(place)]
                return min(hit, key=lambda one: abs(one.area.center().x() - place.x()), default=None)
        return None

    def _in_plot(self, spot: QPointF) -> QPointF:
        return QPointF(spot.x() - self._plot_left(), spot.y())

    def _plot_left(self) -> float:
        return 0.0 if self.isRightToLeft() else float(self._label_width())

    def _plot_width(self) -> float:
        return max(10.0, float(self.width() - self._label_width()))

    def _label_width(self) -> int:
        return round(140 * current().metrics.text_scale)

    def _scale_height(self) -> float:
        return current().metrics.text(TextSize.CAPTION) * 2.2

    def _row(self) -> float:
        return current().metrics.text(TextSize.CAPTION) * 1.7

    def _bars_height(self) -> float:
        return current().metrics.text(TextSize.CAPTION) * 9.0
