"""Rows of a tree that are as high as their text needs: nothing that one judges by is cut off."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui.theme import current

_Index = QModelIndex | QPersistentModelIndex

_EDGES = 20
"""Pixels that a cell keeps free at its two ends."""


class WrappedRows(QStyledItemDelegate):
    """For the first column of ``tree``; rows are measured anew when the column gets another width."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.setWordWrap(True)
        tree.setUniformRowHeights(False)
        tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        depth = 1
        above = index.parent()
        while above.isValid():
            depth += 1
            above = above.parent()
        width = self._tree.columnWidth(index.column()) - depth * self._tree.indentation() - _EDGES
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = QRect(0, 0, max(width, 1), 10_000)
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(width, max(current().metrics.row, needed.height() + 8))
