"""Our glyphs: one-colour SVG drawings, tinted by a role of the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.resources import ICONS

_SIZES = (16, 24, 32, 48, 64)
"""Sides in pixels, for who takes an icon without saying how large."""
_POINTING = frozenset(["back", "forward"])
"""Drawings that point along the way one reads, so that they are mirrored with it."""


@cache
def _drawing(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def tinted_svg(name: str, colour: str) -> bytes:
    """The drawing with its one colour filled in.

    Raises:
        FileNotFoundError: no drawing of that name in ``resources/icons``.
    """
    return _drawing(name).replace("currentColor", colour).encode()


def glyph(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing as a square picture of ``size`` device-independent pixels."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_glyph(painter, QRectF(0, 0, picture.width(), picture.height()), name, colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def paint_glyph(painter: QPainter, area: QRectF, name: str, colour: str) -> None:
    """Draw the glyph into ``area`` of a painter, crisp at any scale; what points on points left where one reads so."""
    painter.save()
    if name in _POINTING and QGuiApplication.isRightToLeft():
        painter.translate(area.left() + area.right(), 0)
        painter.scale(-1, 1)
    _renderer(name, colour).render(painter, area)
    painter.restore()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """The drawing as Qt understands it: lists draw the same few again and again."""
    return QSvgRenderer(QByteArray(tinted_svg(name, colour)))


def icon(name: str, colour: str, disabled: str, side: int = 0, apart: int = 0) -> QIcon:
    """The glyph for buttons, with a second colour for when they cannot be pressed.

    ``apart``: pixels that are left free towards the words that follow, beyond the few that Qt leaves.

    ``side``: how large it is shown, in device-independent pixels. It is drawn so, and twice so for fine screens, and in no
    other size: each is a picture to draw before the window is there.
    """
    return _icon(name, (colour, disabled), side, apart, QGuiApplication.layoutDirection())


@cache
def _icon(name: str, inks: tuple[str, str], side: int, apart: int, direction: Qt.LayoutDirection) -> QIcon:
    made = QIcon()
    for size in (side, 2 * side) if side else _SIZES:
        free = apart * size // side if side else 0
        for ink, mode in zip(inks, (QIcon.Mode.Normal, QIcon.Mode.Disabled), strict=True):
            drawn = glyph(name, ink, size)
            made.addPixmap(_apart(drawn, free, direction) if free else drawn, mode)
    return made


def _apart(drawn: QPixmap, free: int, direction: Qt.LayoutDirection) -> QPixmap:
    """The same picture with room at the end that the words are at."""
    picture = QPixmap(drawn.width() + free, drawn.height())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.drawPixmap(free if direction is Qt.LayoutDirection.RightToLeft else 0, 0, drawn)
    painter.end()
    return picture
