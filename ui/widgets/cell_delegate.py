"""Draws a cell's swatch or glyph before its words."""

from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from language.direction import isolated
from ui.theme import current
from ui.theme.icons import paint_glyph
from ui.widgets.phase_badge import paint_swatch
from ui.widgets.rows_model import GLYPH_ROLE, PHASE_ROLE, Column, RowsModel

_SWATCH = QSize(34, 18)
_GLYPH = QSize(16, 16)
"""Sizes at type of usual size; the pictures grow with it."""

_CAP, _ROUND = 20, 4
"""Side of a key, and how round its corners are."""

EDGE = 11
"""Pixels at either side of the words of a cell."""
_BESIDE = 8
"""Between a picture and its words."""

T = TypeVar("T")

_Index = QModelIndex | QPersistentModelIndex

_LINE = "\N{LINE SEPARATOR}"
_NO_FOCUS = ~QStyle.StateFlag.State_HasFocus


def isolate(option: QStyleOptionViewItem) -> None:
    """In a window from right to left a cell runs as its own words do: an instant is not turned round."""
    if option.text and option.direction is Qt.LayoutDirection.RightToLeft:
        option.text = isolated(option.text)


def picture_room(column: Column[T], row: T) -> int:
    """Pixels that a row's swatch or glyph takes before its words."""
    scale = current().metrics.text_scale
    if column.phase and column.phase(row)[0]:
        return round(_SWATCH.width() * scale) + _BESIDE
    return round(_GLYPH.width() * scale) + _BESIDE if column.glyph and column.glyph(row) else 0


class CellDelegate(QStyledItemDelegate):
    """As Qt draws a cell, with room at the near end for a picture. No focus frame: the row is what is chosen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        size = _picture_size(index)
        if isinstance(model, RowsModel):
            _describe(option, index, model)
        else:
            super().initStyleOption(option, index)
            isolate(option)
        option.state &= _NO_FOCUS
        if size is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, RowsModel) and model.columns[index.column()].keycap and index.data():
            _paint_cap(painter, option.rect)
        size = _picture_size(index)
        if size is None:
            return
        cell = option.rect
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        left = cell.right() - EDGE - size.width() if mirrored else cell.left() + EDGE
        top = cell.top() + (cell.height() - size.height()) / 2
        area = QRectF(left, top, size.width(), size.height())
        phase, glyph = _picture(index)
        if phase and phase[0]:
            paint_swatch(painter, area, phase[1])
        else:
            name, role = glyph
            paint_glyph(painter, area, name, current().palette.role(role))


def _paint_cap(painter: QPainter, cell: QRect) -> None:
    """The outline of a key around the figure in the middle of a cell."""
    side = round(_CAP * current().metrics.text_scale)
    area = QRectF(0, 0, side, side)
    area.moveCenter(QRectF(cell).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(current().palette.muted))
    painter.drawRoundedRect(area, _ROUND, _ROUND)
    painter.restore()


def _describe(option: QStyleOptionViewItem, index: _Index, model: RowsModel[Any]) -> None:
    """What Qt's own delegate finds out by asking the model eight times for each cell, taken from it at once."""
    option.index = index  # type: ignore[assignment]  # Qt takes either
    row = model.row_at(index)
    if row is None:
        return
    column = model.columns[index.column()]
    option.displayAlignment = column.alignment
    ink = column.ink(row)
    if ink is not None:
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.Text, ink)
        # What is late is late in the chosen row too.
        palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        option.palette = palette
    text = column.text(row)
    if text:
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        text = text.replace("\n", _LINE)
        option.text = text
        isolate(option)


def _picture(index: _Index) -> tuple[Any, Any]:
    """Phase and glyph of a cell, as the model gives them."""
    model = index.model()
    if isinstance(model, RowsModel):
        row = model.row_at(index)
        if row is None:
            return None, None
        column = model.columns[index.column()]
        return (
            column.phase(row) if column.phase else None,
            column.glyph(row) if column.glyph else None,
        )
    return index.data(PHASE_ROLE), index.data(GLYPH_ROLE)


def _picture_size(index: _Index) -> QSize | None:
    phase, glyph = _picture(index)
    if phase and phase[0]:
        return _SWATCH * current().metrics.text_scale
    return _GLYPH * current().metrics.text_scale if glyph else None
