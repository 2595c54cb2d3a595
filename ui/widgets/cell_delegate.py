"""Draws a cell's swatch or glyph before its words."""

from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from language.direction import isolated
from ui.theme import current
from ui.theme.icons import paint_glyph
from ui.widgets.phase_badge import paint_swatch
from ui.widgets.rows_model import GLYPH_ROLE, PHASE_ROLE, Column

_SWATCH = QSize(34, 18)
_GLYPH = QSize(16, 16)
"""Sizes at type of usual size; the pictures grow with it."""

_EDGE = 11
_BESIDE = 8
"""Between a picture and its words."""

T = TypeVar("T")

_Index = QModelIndex | QPersistentModelIndex


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
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        isolate(option)
        size = _picture_size(index)
        if size is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        size = _picture_size(index)
        if size is None:
            return
        cell = option.rect
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        left = cell.right() - _EDGE - size.width() if mirrored else cell.left() + _EDGE
        top = cell.top() + (cell.height() - size.height()) / 2
        area = QRectF(left, top, size.width(), size.height())
        phase = index.data(PHASE_ROLE)
        if phase and phase[0]:
            paint_swatch(painter, area, phase[1])
        else:
            name, role = index.data(GLYPH_ROLE)
            paint_glyph(painter, area, name, current().palette.role(role))


def _picture_size(index: _Index) -> QSize | None:
    phase = index.data(PHASE_ROLE)
    scale = current().metrics.text_scale
    if phase and phase[0]:
        return _SWATCH * scale
    return _GLYPH * scale if index.data(GLYPH_ROLE) else None
