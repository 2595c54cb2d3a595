"""Draws the boxes of an organigram and the lines between them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from language.direction import isolated
from ui.authorities.organigram.boxes import Box
from ui.authorities.organigram.layout import INDENT, STEP, Placed
from ui.theme import TextSize, current
from ui.theme.icons import paint_glyph

WIDTH, HEIGHT = 200.0, 80.0
"""A box, in pixels at type of usual size."""
_INSIDE = 9.0
_GLYPH = 14.0


def area_of(placed: Placed, *, mirrored: bool, width: float) -> QRectF:
    """Where a box stands, in pixels of the chart; ``width`` is that of the whole, in boxes."""
    x = width - placed.x - 1 if mirrored else placed.x
    return QRectF(x * WIDTH, placed.y * HEIGHT, WIDTH, HEIGHT)


def paint_line(painter: QPainter, above: QRectF, below: QRectF, placed: Placed, *, mirrored: bool) -> None:
    """The line from an office to one that answers to it."""
    painter.setPen(QPen(QColor(current().palette.control), 1.4))
    start = QPointF(above.center().x(), above.bottom())
    bar = above.bottom() + STEP * HEIGHT / 2
    side = below.right() if mirrored else below.left()
    out = INDENT * WIDTH / 2 if mirrored else -INDENT * WIDTH / 2
    if placed.hangs:
        way = [
            QPointF(side + out, above.bottom()),
            QPointF(side + out, below.center().y()),
            QPointF(side, below.center().y()),
        ]
    elif placed.aside:
        way = [
            start,
            QPointF(start.x(), bar),
            QPointF(side + out, bar),
            QPointF(side + out, below.center().y()),
            QPointF(side, below.center().y()),
        ]
    else:
        over = below.center().x()
        way = [start, QPointF(start.x(), bar), QPointF(over, bar), QPointF(over, below.top())]
    painter.drawPolyline(QPolygonF(way))


def paint_box(painter: QPainter, area: QRectF, box: Box, font: QFont, *, chosen: bool, focused: bool) -> None:
    """A box. A vacant one has a broken line, a mark and a word; one outside the ministry a dotted line."""
    palette = current().palette
    painter.setBrush(QColor(palette.selection if chosen else palette.surface))
    painter.setPen(_edge(box, chosen=chosen, focused=focused))
    painter.drawRoundedRect(area, 4, 4)
    inner = area.adjusted(_INSIDE, _INSIDE - 2, -_INSIDE, -_INSIDE + 2)
    bold, plain, small = QFont(font), QFont(font), QFont(font)
    bold.setBold(True)
    bold.setPixelSize(_SIZE[TextSize.BODY])
    plain.setPixelSize(_SIZE[TextSize.BODY])
    small.setPixelSize(_SIZE[TextSize.CAPTION])
    # Where reading begins: the painter, which knows the direction, mirrors left and right itself.
    lead = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    painter.setFont(bold)
    painter.setPen(QColor(palette.text))
    lines = _two_lines(box.name, QFontMetricsF(bold), inner.width())
    step = QFontMetricsF(bold).height()
    for number, line in enumerate(lines):
        painter.drawText(inner.translated(0, number * step), lead, isolated(line))
    row = QRectF(inner.left(), inner.top() + 2 * step + 1, inner.width(), step)
    _held(painter, row, box, plain)
    painter.setFont(small)
    painter.setPen(QColor(palette.muted))
    foot = QRectF(inner.left(), row.bottom() + 1, inner.width(), step)
    painter.drawText(foot, lead, isolated(_cut(box.lines[1], QFontMetricsF(small), inner.width())))


def _held(painter: QPainter, row: QRectF, box: Box, font: QFont) -> None:
    palette = current().palette
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    mark = QRectF(row.left(), row.top() + (row.height() - _GLYPH) / 2, _GLYPH, _GLYPH)
    if mirrored:
        mark.moveRight(row.right())
    paint_glyph(painter, mark, box.held.glyph, palette.role(box.held.role))
    room = row.adjusted(0, 0, -_GLYPH - 5, 0) if mirrored else row.adjusted(_GLYPH + 5, 0, 0, 0)
    painter.setFont(font)
    painter.setPen(QColor(palette.role("text" if box.held.role == "muted" else box.held.role)))
    words = _cut(box.lines[0], QFontMetricsF(font), room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), isolated(words))


def _edge(box: Box, *, chosen: bool, focused: bool) -> QPen:
    palette = current().palette
    if chosen and focused:
        return QPen(QColor(palette.focus), current().metrics.focus + 0.5)
    if box.vacant:
        return QPen(QColor(palette.warn), 2, Qt.PenStyle.DashLine)
    if box.external:
        return QPen(QColor(palette.control), 1.5, Qt.PenStyle.DotLine)
    return QPen(QColor(palette.text if chosen else palette.control), 1.5 if chosen else 1)


_SIZE = {TextSize.BODY: 13, TextSize.CAPTION: 11}
"""The chart has its own measure, which is enlarged as a whole: by the text scale, and by whoever looks at it."""


def _cut(text: str, metrics: QFontMetricsF, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _two_lines(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A name in at most two lines, broken between words; what does not fit is cut at its end."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [_cut(text, metrics, width)]
    return [first, _cut(" ".join(words), metrics, width)]
