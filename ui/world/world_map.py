"""The map itself: looked at, moved, enlarged, and asked, by mouse, by finger and by key."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QToolTip, QWidget

from app.rules.entry.texts import fold
from language import mark, tr
from ui.keys import OwnKeys
from ui.theme import current
from ui.widgets.words import tip
from ui.world.map_view import WORLD, MapView
from ui.world.painting import (
    badge_radius,
    is_small,
    outline,
    paint_world,
    picture_size,
    shape_of,
    stretched,
)
from ui.world.paths import LandPath
from ui.world.standings import Standing

STEP = 1.5
"""How much closer one press of + brings the map."""

_PUSH = 60
"""Pixels by which an arrow key moves the map."""

_DRAG = 4
"""A mouse that moved less than this was clicked, not dragged."""

_REDRAW = 80
"""Milliseconds without a move after which a stretched picture is drawn anew."""

_TYPING = 1000
"""Milliseconds within which letters belong to one name."""


class WorldMap(QWidget):
    """``opened`` carries the country (alpha-3) that was clicked or opened by Enter; ``reading`` what the map says of
    the land under the pointer or the cursor.

    Arrows move it, + and − enlarge and shrink it, Home shows the whole world. Page Down and Page Up go through
    the countries with a file, the gravest first; letters find a country by its name; Enter opens it. The map is
    never mirrored: east is right in every language.
    """

    OWN_KEYS = OwnKeys(
        mark("On the map"),
        (
            ("+", mark("Larger")),
            ("-", mark("Smaller")),
            (mark("Left"), mark("Move the map; so do Right, Up and Down")),
            ("PgDown", mark("To the next country file")),
            ("PgUp", mark("To the country file before")),
            (mark("Home"), mark("The whole map")),
            (mark("Enter"), mark("Open the file of the chosen country")),
        ),
    )

    opened = Signal(str)
    reading = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lands: tuple[LandPath, ...] = ()
        self._standings: tuple[Standing, ...] = ()
        self._tour: tuple[int, ...] = ()
        self._view = MapView.whole(picture_size(400, 200))
        self._picture: tuple[MapView, float, QPixmap] | None = None
        self._chosen: int | None = None
        self._hovered: int | None = None
        self._pressed: tuple[QPointF, MapView] | None = None
        self._dragged = False
        self._typed, self._typing = "", QElapsedTimer()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_REDRAW)
        self._late.timeout.connect(self._draw_anew)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.grabGesture(Qt.GestureType.PinchGesture)
        current().changed.connect(self._draw_anew)

    # What is shown.

    @property
    def view(self) -> MapView:
        """Which part of the world is seen."""
        return self._view

    @property
    def chosen(self) -> Standing | None:
        """The land that has the cursor."""
        return self._standings[self._chosen] if self._chosen is not None else None

    @property
    def ready(self) -> bool:
        """Whether there are shapes to draw."""
        return bool(self._lands)

    def show_world(
        self,
        lands: tuple[LandPath, ...],
        standings: tuple[Standing, ...],
        tour: Sequence[str],
        summary: str,
    ) -> None:
        """Show lands as they stand. ``tour``: the countries in the order of Page Down; ``summary``: all in words."""
        places = {standing.country: number for number, standing in enumerate(standings) if standing.country}
        self._tour = tuple(places[country] for country in tour if country in places)
        if lands is not self._lands or standings != self._standings:
            self._lands, self._standings = lands, standings
            self._draw_anew()
        self.setAccessibleDescription(summary)

    def choose(self, country: str) -> None:
        """Put the cursor on a country, and bring it into the picture."""
        number = next((n for n, one in enumerate(self._standings) if one.country == country), None)
        if number is not None:
            self._go(number)

    def enlarge(self) -> None:
        """Closer to the middle."""
        self._see(self._view.zoomed(STEP))

    def shrink(self) -> None:
        """Farther from the middle."""
        self._see(self._view.zoomed(1 / STEP))

    def show_whole(self) -> None:
        """The whole world."""
        self._see(MapView.whole(self._view.size))

    def spot_of(self, country: str) -> QPointF | None:
        """The pixel where a country's letter or dot stands; None for one that is not on the map."""
        number = next((n for n, one in enumerate(self._standings) if one.country == country), None)
        return None if number is None else self._view.pixel(self._lands[number].place)

    def land_at(self, spot: QPointF) -> Standing | None:
        """The land at a pixel: a letter or dot near it first, then the land that it lies in."""
        number = self._number_at(spot)
        return None if number is None else self._standings[number]

    # What Qt asks.

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def heightForWidth(self, width: int) -> int:
        """As high as the whole world is at this width."""
        return max(self.minimumSizeHint().height(), round(width * WORLD.height() / WORLD.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 170)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view = self._view.resized(picture_size(self.width(), self.height()))
        self._picture = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = current().palette
        painter.fillRect(self.rect(), QColor(palette.window))
        if self._lands:
            self._paint_picture(painter)
            self._mark(painter, self._hovered, QPen(QColor(palette.text), 1.5))
            self._mark(painter, self._chosen, QPen(QColor(palette.focus), 2.5))
        else:
            painter.setPen(QColor(palette.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("The map is being read…"))
        framed = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = current().metrics.focus if framed else 1
        painter.setPen(QPen(QColor(palette.focus if framed else palette.border), width))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def event(self, event: QEvent) -> bool:
        match event:
            case QHelpEvent() if event.type() is QEvent.Type.ToolTip:
                land = self.land_at(QPointF(event.pos()))
                QToolTip.showText(event.globalPos(), tip(land.words) if land else "", self)
                return True
            case QNativeGestureEvent() if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._see(self._view.zoomed(1 + event.value(), event.position()))
                return True
            case QGestureEvent():
                pinch = event.gesture(Qt.GestureType.PinchGesture)
                if isinstance(pinch, QPinchGesture):
                    self._see(
                        self._view.zoomed(
                            pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint()))
                        )
                    )
                    return True
            case _:
                pass
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel enlarges a map that is being used; else it goes on scrolling the page."""
        turned = event.angleDelta().y()
        used = self.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not used or not turned:
            event.ignore()
            return
        self._see(self._view.zoomed(STEP ** (turned / 120), event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = (event.position(), self._view), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(self._number_at(event.position()))
            return
        start, view = self._pressed
        pushed = event.position() - start
        if self._dragged or pushed.manhattanLength() >= _DRAG:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._see(view.moved(pushed.x(), pushed.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        number = self._number_at(event.position())
        if not self._dragged and number is not None:
            self._go(number)
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pushes = {
            Qt.Key.Key_Left: (_PUSH, 0),
            Qt.Key.Key_Right: (-_PUSH, 0),
            Qt.Key.Key_Up: (0, _PUSH),
            Qt.Key.Key_Down: (0, -_PUSH),
        }
        key = Qt.Key(event.key())
        if key in pushes:
            self._see(self._view.moved(*pushes[key]))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.enlarge()
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.shrink()
        elif key == Qt.Key.Key_Home:
            self.show_whole()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.text().isalpha() or (event.text() == " " and self._typed):
            self._find(event.text())
        else:
            super().keyPressEvent(event)

    # How it is done.

    def _see(self, view: MapView) -> None:
        if view != self._view:
            self._view = view
            self._late.start()
            self.update()

    def _draw_anew(self) -> None:
        self._picture = None
        self.update()

    def _paint_picture(self, painter: QPainter) -> None:
        """The picture that is there, stretched to the view, until it is drawn anew a moment later."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture[1] != ratio:
            self._picture = (
                self._view,
                ratio,
                paint_world(self._lands, self._standings, self._view, ratio),
            )
        view, _ratio, picture = self._picture
        painter.save()
        if view != self._view:
            painter.setTransform(stretched(view, self._view), combine=True)
        painter.drawPixmap(0, 0, picture)
        painter.restore()

    def _mark(self, painter: QPainter, number: int | None, pen: QPen) -> None:
        """An outline around a land, and around its dot where it is small."""
        if number is None:
            return
        path = self._lands[number]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(outline(path, self._view))
        if is_small(path, self._view):
            radius = badge_radius() + 3
            painter.drawEllipse(self._view.pixel(path.place), radius, radius)

    def _number_at(self, spot: QPointF) -> int | None:
        place, near = self._view.at(spot), badge_radius() / self._view.scale
        best: tuple[float, int] | None = None
        for number, (path, standing) in enumerate(zip(self._lands, self._standings, strict=True)):
            if not standing.filed and not is_small(path, self._view):
                continue
            away = (path.place - place).manhattanLength() - (near if standing.filed else 0)
            if away <= near and (best is None or away < best[0]):
                best = (away, number)
        if best is not None:
            return best[1]
        inside = (
            number
            for number, path in enumerate(self._lands)
            if path.reach.contains(place) and shape_of(path, self._view).contains(place)
        )
        return next(inside, None)

    def _hover(self, number: int | None) -> None:
        if number == self._hovered:
            return
        self._hovered = number
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if number is not None else Qt.CursorShape.ArrowCursor
        )
        shown = number if number is not None else self._chosen
        self.reading.emit(self._standings[shown].words if shown is not None else "")
        self.update()

    def _go(self, number: int) -> None:
        self._chosen = number
        self._see(self._view.showing(self._lands[number].place))
        self.reading.emit(self._standings[number].words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _step(self, by: int) -> None:
        if not self._tour:
            return
        place = self._tour.index(self._chosen) + by if self._chosen in self._tour else 0 if by > 0 else -1
        self._go(self._tour[place % len(self._tour)])

    def _find(self, letters: str) -> None:
        """To the first country whose name begins with what was typed in one go."""
        within = self._typing.isValid() and self._typing.elapsed() < _TYPING
        self._typed = self._typed + letters if within else letters
        self._typing.restart() if self._typing.isValid() else self._typing.start()
        wanted = fold(self._typed)
        named = sorted((one.name, number) for number, one in enumerate(self._standings) if one.country)
        number = next((number for name, number in named if fold(name).startswith(wanted)), None)
        if number is not None:
            self._go(number)

    def _open(self) -> None:
        if self.chosen is not None and self.chosen.country:
            self.opened.emit(self.chosen.country)
