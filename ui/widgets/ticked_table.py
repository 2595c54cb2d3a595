"""A table whose rows are ticked: what is chosen is never dropped by going to another row, or by a click on one."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

from ui.pressing import wants_act
from ui.theme import current
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

T = TypeVar("T")

_Index = QModelIndex | QPersistentModelIndex
_FLAG = QItemSelectionModel.SelectionFlag


class TickedTable(TableView[T]):
    """Space or a click ticks a row and takes its tick off; ``opened`` is sent on Enter as by every table.

    Looking for words in it takes no tick off either: a row that they hide stays chosen. Ctrl+Enter is left to the dialog.
    """

    def __init__(self, columns: Sequence[Column[T]], *, name: str) -> None:
        super().__init__(columns, name=name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setItemDelegate(_TickedCells(self))

    def choose(self, place: int) -> None:
        """Put the cursor on a row, and show it; what is ticked is for whoever chooses to say."""
        if self.isRowHidden(place):
            self.show_all()
        index = self.rows_model.index(place, 0)
        self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
        self.scrollTo(index)

    def tick(self, place: int) -> None:
        """Choose a row besides what is chosen."""
        self.selectionModel().select(self.rows_model.index(place, 0), _FLAG.Select | _FLAG.Rows)

    def selected_rows(self) -> tuple[T, ...]:
        """All rows that are ticked, in their order, also those that the words to find hide."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (self.rows_model.row_at(index) for index in indexes)
        return tuple(row for row in found if row is not None)

    def selectAll(self) -> None:  # noqa: N802 - Qt's name
        """Tick every row that is shown, too."""
        self.selectionModel().select(self._all_shown(), _FLAG.Select | _FLAG.Rows)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Qt draws anew the two cells alone; the lines that say where the cursor is run along the whole row."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wants_act(event):
            event.ignore()
        elif event.isAutoRepeat() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Held a little long, it would tick a row and go on from it at once.
            event.accept()
        else:
            super().keyPressEvent(event)


class _TickedCells(CellDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == self._first():
            chosen = self._table.selectionModel().isRowSelected(index.row(), QModelIndex())
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
            option.checkState = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        if index.row() != self._table.currentIndex().row() or not self._table.hasFocus():
            return
        # Being chosen does not say any more which row has the cursor.
        ring = current().metrics.focus
        cell = QRectF(option.rect)
        color = current().palette.role("focus")
        painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), ring), color)
        painter.fillRect(QRectF(cell.left(), cell.bottom() - ring, cell.width(), ring), color)

    def _first(self) -> int:
        """The column that stands first among those that are shown."""
        header = self._table.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in places if not header.isSectionHidden(column)), 0)
