"""The organigram itself: looked at, moved, enlarged, and walked through by key."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from language import tr
from ui.authorities.organigram.boxes import Box
from ui.authorities.organigram.layout import Chart, Node, laid_out
from ui.authorities.organigram.painting import HEIGHT, WIDTH, area_of, paint_box, paint_line
from ui.theme import current
from ui.widgets.words import tip

STEP = 1.25
"""How much closer one press of + brings the chart."""
LEAST, MOST = 0.25, 4.0
"""Of the usual size. At the least, boxes can be counted and found; nobody is meant to read them."""
_READABLE = 0.8
"""The chart begins no smaller than this, even where it does not fit then."""
_EDGE = 16.0
_DRAG = 4
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Organigram(QWidget):
    """``picked`` carries the office that has the cursor, ``opened`` the one that was opened by Enter or two clicks.

    Arrows go from box to box, + and − enlarge and shrink, 0 shows all of it, Home goes to the top. The mouse drags it;
    the wheel moves it, and enlarges it with Ctrl. The tree of offices says the same.
    """

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, Box] = {}
        self._chart = Chart((), 0.0, 0.0)
        self._scale = 1.0
        self._corner = QPointF(0, 0)
        self._fitted = False
        self._pressed: tuple[QPointF, QPointF] | None = None
        self._dragged = False
        self.chosen = ""
        self.setAccessibleName(tr("Organigram"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        current().changed.connect(self.update)

    def show_boxes(self, boxes: Sequence[Box], above: Sequence[str | None]) -> None:
        """Show the offices, each with the one that it answers to; the chosen one stays chosen."""
        self._boxes = {box.key: box for box in boxes}
        self._chart = laid_out([Node(box.key, up) for box, up in zip(boxes, above, strict=True)])
        if self.chosen not in self._boxes:
            self.chosen = boxes[0].key if boxes else ""
        vacant = sum(box.vacant for box in boxes)
        self.setAccessibleDescription(
            tr(
                "{boxes} offices, {vacant} of them vacant. Arrows go from one to another.",
                boxes=len(boxes),
                vacant=vacant,
            )
        )
        self._name()
        self.update()

    def choose(self, key: str) -> None:
        """Put the cursor on an office, and bring it into the picture."""
        if key not in self._boxes:
            return
        changed = key != self.chosen
        self.chosen = key
        self._bring_into_view(key)
        self.update()
        if changed:
            self._name()
            self.picked.emit(key)

    def enlarge(self) -> None:
        """Closer to the middle."""
        self._zoom(STEP, QPointF(self.width() / 2, self.height() / 2))

    def shrink(self) -> None:
        """Farther from the middle."""
        self._zoom(1 / STEP, QPointF(self.width() / 2, self.height() / 2))

    def fit(self) -> None:
        """All of it, as large as there is room for."""
        self._scale = min(self._bounded(self._fitting()), current().metrics.text_scale)
        self._centre()
        self.update()

    @property
    def scale(self) -> float:
        """Pixels for one of the chart's own."""
        return self._scale

    def area(self, key: str) -> QRectF:
        """Where an office is drawn now; empty for one that is not there."""
        placed = next((box for box in self._chart.boxes if box.key == key), None)
        if placed is None:
            return QRectF()
        own = area_of(placed, mirrored=self.isRightToLeft(), width=self._chart.width)
        return self._transform().mapRect(own)

    def at(self, spot: QPointF) -> str:
        """The office at a pixel; empty between the boxes."""
        return next((box.key for box in self._chart.boxes if self.area(box.key).contains(spot)), "")

    # What Qt asks.

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 180)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fitted and self._chart.boxes:
            self.begin()

    def begin(self) -> None:
        """The first look: all of it where that can be read, else its top."""
        self._fitted = True
        usual = current().metrics.text_scale
        self._scale = self._bounded(min(usual, max(self._fitting(), _READABLE * max(1.0, 0.65 * usual))))
        self._centre()
        if self.chosen:
            self._bring_into_view(self.chosen)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(palette.window))
        painter.save()
        painter.setTransform(self._transform(), combine=True)
        self._paint(painter)
        painter.restore()
        framed = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = current().metrics.focus if framed else 1
        painter.setPen(QPen(QColor(palette.focus if framed else palette.border), width))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            box = self._boxes.get(self.at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), tip(box.said) if box else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ARROWS:
            self._walk(_ARROWS[Qt.Key(key)])
        elif event.text() in {"+", "="}:
            self.enlarge()
        elif event.text() in {"-", "−"}:
            self.shrink()
        elif event.text() == "0":
            self.fit()
        elif key == Qt.Key.Key_Home and self._chart.boxes:
            self.choose(self._chart.boxes[0].key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP ** (event.angleDelta().y() / 120), event.position())
        else:
            turned = QPointF(event.angleDelta()) / 2
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                turned = QPointF(turned.y(), 0)
            self._move(turned)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._dragged = (event.position(), QPointF(self._corner)), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = bool(self.at(event.position()))
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor)
            return
        moved = event.position() - self._pressed[0]
        if self._dragged or moved.manhattanLength() > _DRAG:
            self._dragged = True
            self._corner = self._kept(self._pressed[1] + moved)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragged:
            self.choose(self.at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found:
            self.opened.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # How it is done.

    def _paint(self, painter: QPainter) -> None:
        mirrored, width = self.isRightToLeft(), self._chart.width
        painter.setLayoutDirection(self.layoutDirection())
        areas = {box.key: area_of(box, mirrored=mirrored, width=width) for box in self._chart.boxes}
        for box in self._chart.boxes:
            if box.above in areas:
                paint_line(painter, areas[box.above], areas[box.key], box, mirrored=mirrored)
        seen = self._transform().inverted()[0].mapRect(QRectF(self.rect()))
        focused = self.hasFocus()
        for key, area in areas.items():
            if area.intersects(seen):
                paint_box(
                    painter, area, self._boxes[key], self.font(), chosen=key == self.chosen, focused=focused
                )

    def _transform(self) -> QTransform:
        return QTransform(self._scale, 0, 0, self._scale, self._corner.x(), self._corner.y())

    def _fitting(self) -> float:
        width, height = self._chart.width * WIDTH, self._chart.height * HEIGHT
        if not width or not height:
            return 1.0
        return min((self.width() - 2 * _EDGE) / width, (self.height() - 2 * _EDGE) / height)

    def _bounded(self, scale: float) -> float:
        usual = current().metrics.text_scale
        return min(max(scale, LEAST * usual), MOST * usual)

    def _centre(self) -> None:
        free = self.width() - self._chart.width * WIDTH * self._scale
        start = max(_EDGE, free / 2)
        if self.isRightToLeft() and free < 2 * _EDGE:
            start = free - _EDGE
        self._corner = self._kept(QPointF(start, _EDGE))

    def _zoom(self, factor: float, spot: QPointF) -> None:
        scale = self._bounded(self._scale * factor)
        self._corner = self._kept(spot - (spot - self._corner) * (scale / self._scale), scale)
        self._scale = scale
        self.update()

    def _move(self, by: QPointF) -> None:
        self._corner = self._kept(self._corner + by)
        self.update()

    def _kept(self, corner: QPointF, scale: float | None = None) -> QPointF:
        """The chart never leaves the picture: what fits stays inside, and of what does not an edge stays in reach."""
        scale = self._scale if scale is None else scale
        return QPointF(
            _within(corner.x(), self.width(), self._chart.width * WIDTH * scale),
            _within(corner.y(), self.height(), self._chart.height * HEIGHT * scale),
        )

    def _bring_into_view(self, key: str) -> None:
        area, inner = self.area(key), QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        right = max(0.0, inner.left() - area.left()) or min(0.0, inner.right() - area.right())
        down = max(0.0, inner.top() - area.top()) or min(0.0, inner.bottom() - area.bottom())
        self._corner = self._kept(self._corner + QPointF(right, down))

    def _walk(self, direction: QPointF) -> None:
        """To the nearest box in a direction: what lies straight ahead is nearer than what lies aside."""
        here = self.area(self.chosen).center()
        best: tuple[float, str] | None = None
        for box in self._chart.boxes:
            way = self.area(box.key).center() - here
            ahead = QPointF.dotProduct(way, direction)
            if box.key == self.chosen or ahead < 1:
                continue
            aside = abs(way.x() * direction.y()) + abs(way.y() * direction.x())
            found = (ahead + 2 * aside, box.key)
            best = found if best is None else min(best, found)
        if best is not None:
            self.choose(best[1])

    def _name(self) -> None:
        box = self._boxes.get(self.chosen)
        self.setAccessibleName(tr("Organigram: {said}", said=box.said) if box else tr("Organigram"))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def _within(corner: float, room: float, size: float) -> float:
    if size + 2 * _EDGE <= room:
        return min(max(corner, _EDGE), room - size - _EDGE)
    return min(max(corner, room - size - _EDGE), _EDGE)
