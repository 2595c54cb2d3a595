"""The sheets of a PDF, one beneath another, drawn page by page as they come into view."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.keys import OwnKeys
from ui.pdf.engine import PageSize, page_image
from ui.tasks import Task, Tasks
from ui.theme import current

_GAP = 16
_KEPT = 8
"""Pictures of pages kept; each is a few megabytes."""

_POINTS = 96 / 72
"""Device-independent pixels in a point at 100 %."""

LEAST, MOST = 0.25, 4.0


class Paper(QAbstractScrollArea):
    """``moved`` carries the page in view (from 0); ``zoomed`` the zoom, 1.0 for 100 %.

    Page Up and Down turn pages, Home and End go to the first and last, Ctrl with plus, minus, 0 and the wheel zoom.
    """

    OWN_KEYS = OwnKeys(
        "On a printed page",
        (
            ("PgDown", "Next page"),
            ("PgUp", "Page before"),
            ("Home", "First page"),
            ("End", "Last page"),
            ("Ctrl++", "Larger"),
            ("Ctrl+-", "Smaller"),
            ("Ctrl+0", "As wide as the window"),
        ),
    )

    moved = Signal(int)
    zoomed = Signal(float)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._content = b""
        self._sizes: tuple[PageSize, ...] = ()
        self._zoom = 1.0
        self._fit = True
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._waiting: dict[tuple[int, int], Task] = {}
        self._page = 0
        self.setProperty("kind", "paper")
        self.setAccessibleName("Document")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def page(self) -> int:
        return self._page

    @property
    def zoom(self) -> float:
        return self._zoom

    def show_document(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show a document from its first page, as wide as the view."""
        self._content, self._sizes = content, sizes
        self._pictures.clear()
        self._drop_waiting()
        self._page = 0
        self.fit_width()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def is_drawn(self, number: int) -> bool:
        """Whether a page's picture is there at the present size."""
        return self._key(number) in self._pictures

    def go_to(self, number: int) -> None:
        """Show the top of a page."""
        if self._sizes:
            number = min(max(number, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(round(self._tops()[number]) - _GAP // 2)

    def fit_width(self) -> None:
        """As wide as the view, and keep it so while the view changes."""
        self._fit = True
        if self._sizes:
            widest = max(size.width for size in self._sizes) * _POINTS
            self._set_zoom((self.viewport().width() - 2 * _GAP) / widest)

    def set_zoom(self, zoom: float) -> None:
        """1.0 shows a page at its printed size."""
        self._fit = False
        self._set_zoom(zoom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        bar = self.verticalScrollBar()
        turns = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._sizes) - 1,
        }
        if control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.set_zoom(self._zoom * 1.25)
        elif control and key == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom / 1.25)
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif key in turns:
            self.go_to(turns[Qt.Key(key)])
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            bar.setValue(bar.value() + (60 if key == Qt.Key.Key_Down else -60))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit:
            self.fit_width()
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(palette.window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, area in self._areas():
            if not area.intersects(QRectF(self.viewport().rect())):
                continue
            painter.fillRect(area, QColor("#FFFFFF"))
            picture = self._picture(number)
            if picture is not None:
                painter.drawImage(area, picture)
            painter.setPen(QPen(QColor(palette.control), 1))
            painter.drawRect(area)
        painter.end()

    # Where pages lie.

    def _areas(self) -> list[tuple[int, QRectF]]:
        shift = self.verticalScrollBar().value()
        left_shift = self.horizontalScrollBar().value()
        width = max(self._width(), self.viewport().width())
        areas = []
        for number, (size, top) in enumerate(zip(self._sizes, self._tops(), strict=True)):
            wide, high = size.width * self._scale, size.height * self._scale
            areas.append((number, QRectF((width - wide) / 2 - left_shift, top - shift, wide, high)))
        return areas

    @property
    def _scale(self) -> float:
        return self._zoom * _POINTS

    def _tops(self) -> list[float]:
        tops, top = [], float(_GAP)
        for size in self._sizes:
            tops.append(top)
            top += size.height * self._scale + _GAP
        return tops

    def _width(self) -> int:
        return round(max((size.width for size in self._sizes), default=0) * self._scale) + 2 * _GAP

    def _measure(self) -> None:
        height = _GAP + sum(size.height * self._scale + _GAP for size in self._sizes)
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(height) - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        # A pixel of rounding must not bring a scroll bar up.
        beyond = self._width() - view.width()
        self.horizontalScrollBar().setRange(0, beyond if beyond > 1 else 0)
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = min(MOST, max(LEAST, zoom))
        self._drop_waiting()
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self.zoomed.emit(self._zoom)

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max((number for number, top in enumerate(self._tops()) if top <= middle), default=0)
        if (
            self.verticalScrollBar().maximum()
            and self.verticalScrollBar().value() == self.verticalScrollBar().maximum()
        ):
            page = len(self._sizes) - 1
        self._page = page
        self.moved.emit(page)
        self.viewport().update()

    # Pictures.

    def _key(self, number: int) -> tuple[int, int]:
        return number, round(self._scale * self.devicePixelRatioF() * 1000)

    def _picture(self, number: int) -> QImage | None:
        """The picture at the present size; until it is there, one at another size."""
        key = self._key(number)
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        if key not in self._waiting and not self._tasks.closed:
            content, scale = self._content, key[1] / 1000
            self._waiting[key] = self._tasks.run(
                lambda _progress, cancelled: None if cancelled() else page_image(content, number, scale),
                lambda image: self._drawn(key, image),
                owner=self,
            )
        return next((picture for (page, _), picture in self._pictures.items() if page == number), None)

    def _drawn(self, key: tuple[int, int], image: Any) -> None:
        self._waiting.pop(key, None)
        if image is None:
            return
        for old in [old for old in self._pictures if old[0] == key[0]]:
            del self._pictures[old]
        self._pictures[key] = image
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def _drop_waiting(self) -> None:
        for task in self._waiting.values():
            task.cancel()
        self._waiting.clear()
