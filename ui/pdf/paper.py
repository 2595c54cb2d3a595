"""The sheets of a PDF, one beneath another, drawn page by page as they come into view."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.refusals import UserError
from language import mark, tr
from ui.keys import OwnKeys
from ui.pdf.engine import PageSize, page_image, page_letters
from ui.pdf.letters import Box, Hit, PageLetters
from ui.tasks import Task, Tasks
from ui.theme import current

_GAP = 16
_KEPT = 8
"""Pictures of pages kept; each is a few megabytes."""

_POINTS = 96 / 72
"""Device-independent pixels in a point at 100 %."""

LEAST, MOST = 0.25, 4.0

_CHOSEN = "#BBD6F2"
_FOUND = "#FFE08A"
_FOUND_EDGE = "#8A5A00"
"""Paper is white in every theme, and so is what marks it."""


class Paper(QAbstractScrollArea):
    """``moved`` carries the page in view (from 0); ``zoomed`` the zoom, 1.0 for 100 %.

    Page Up and Down turn pages, Home and End go to the first and last, Ctrl with plus, minus, 0 and the wheel zoom.
    The mouse chooses text within a page; Ctrl+A chooses all of the page, Ctrl+C sends ``copy_wanted``.
    """

    OWN_KEYS = OwnKeys(
        mark("On a printed page"),
        (
            ("PgDown", mark("Next page")),
            ("PgUp", mark("Page before")),
            (mark("Home"), mark("First page")),
            (mark("End"), mark("Last page")),
            ("Ctrl++", mark("Larger")),
            ("Ctrl+-", mark("Smaller")),
            ("Ctrl+0", mark("As wide as the window")),
            ("Ctrl+A", mark("Choose the text of the page")),
            ("Ctrl+C", mark("Copy the chosen text")),
        ),
    )

    copy_wanted = Signal()

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
        self._before: dict[int, QImage] = {}
        self._waiting: dict[tuple[int, int], Task] = {}
        self._page = 0
        self._letters: dict[int, PageLetters] = {}
        self._chosen: tuple[int, int, int] | None = None
        self._hit: Hit | None = None
        self.setProperty("kind", "paper")
        self.setAccessibleName(tr("Document"))
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
        self._before.clear()
        self._drop_waiting()
        self._forget_letters()
        self._page = 0
        self.fit_width()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def renew_document(self, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show a newer version of the same document: place and zoom stay, each page until its new picture is there."""
        self._before.update({page: picture for (page, _), picture in self._pictures.items()})
        self._content, self._sizes = content, sizes
        self._pictures.clear()
        self._drop_waiting()
        self._forget_letters()
        place = self.verticalScrollBar().value()
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._scrolled()

    def is_drawn(self, number: int) -> bool:
        """Whether a page's picture is there at the present size."""
        return self._key(number) in self._pictures

    def go_to(self, number: int) -> None:
        """Show the top of a page."""
        if self._sizes:
            number = min(max(number, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(round(self._tops()[number]) - _GAP // 2)

    def show_hit(self, hit: Hit | None) -> None:
        """Mark what was found and bring it into view; none: nothing is marked."""
        self._hit = hit
        if hit is not None and hit.boxes and hit.page < len(self._sizes):
            top = self._tops()[hit.page] + hit.boxes[0][1] * self._scale
            bar, room = self.verticalScrollBar(), self.viewport().height()
            if not bar.value() < top < bar.value() + room - 2 * _GAP:
                bar.setValue(round(top - room / 3))
        self.viewport().update()

    @property
    def chosen_text(self) -> str:
        """The text that is chosen; empty where none is."""
        if self._chosen is None:
            return ""
        page, one, other = self._chosen
        return self._letters[page].between(one, other)

    def choose_page(self) -> None:
        """Choose all text of the page in view."""
        letters = self._letters_of(self._page)
        self._chosen = (self._page, 0, len(letters.text) - 1) if letters.text else None
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._chosen = None
        if event.button() == Qt.MouseButton.LeftButton:
            found = self._place_of(event.position())
            if found is not None:
                page, letter = found
                self._chosen = (page, letter, letter)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chosen is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        found = self._place_of(event.position(), self._chosen[0])
        if found is not None:
            self._chosen = (self._chosen[0], self._chosen[1], found[1])
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._chosen is not None and self._chosen[1] == self._chosen[2]:
            self._chosen = None
            self.viewport().update()
        super().mouseReleaseEvent(event)

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
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_page()
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
            self._mark(painter, number, area)
            painter.setPen(QPen(QColor(palette.control), 1))
            painter.drawRect(area)
        painter.end()

    def _mark(self, painter: QPainter, number: int, area: QRectF) -> None:
        """What is chosen and what was found, over the page: darkening, so that letters stay as they are."""
        boxes: list[Box] = []
        if self._chosen is not None and self._chosen[0] == number:
            boxes += self._letters[number].boxes_between(*self._chosen[1:])
        found = self._hit.boxes if self._hit is not None and self._hit.page == number else ()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for colour, some in ((_CHOSEN, boxes), (_FOUND, found)):
            for box in some:
                painter.fillRect(self._on_view(box, area), QColor(colour))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(QColor(_FOUND_EDGE), 1.5))
        for box in found:
            painter.drawRect(self._on_view(box, area).adjusted(-1, -1, 1, 1))

    def _on_view(self, box: Box, area: QRectF) -> QRectF:
        left, top, wide, high = (part * self._scale for part in box)
        return QRectF(area.x() + left, area.y() + top, wide, high)

    def _place_of(self, at: QPointF, within: int | None = None) -> tuple[int, int] | None:
        """The page and the letter nearest to a point of the view; ``within``: of this page, wherever the point is."""
        for number, area in self._areas():
            if number == within or (within is None and area.contains(at)):
                letters = self._letters_of(number)
                if not letters.text:
                    return None
                x, y = (at.x() - area.x()) / self._scale, (at.y() - area.y()) / self._scale
                return number, letters.nearest(x, y)
        return None

    def _letters_of(self, number: int) -> PageLetters:
        if number not in self._letters:
            try:
                self._letters[number] = page_letters(self._content, number)
            except UserError:
                self._letters[number] = PageLetters("", ())
        return self._letters[number]

    def _forget_letters(self) -> None:
        self._letters.clear()
        self._chosen = self._hit = None

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
        other = next((picture for (page, _), picture in self._pictures.items() if page == number), None)
        return other or self._before.get(number)

    def _drawn(self, key: tuple[int, int], image: Any) -> None:
        self._waiting.pop(key, None)
        if image is None:
            return
        for old in [old for old in self._pictures if old[0] == key[0]]:
            del self._pictures[old]
        self._before.pop(key[0], None)
        self._pictures[key] = image
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def _drop_waiting(self) -> None:
        for task in self._waiting.values():
            task.cancel()
        self._waiting.clear()
