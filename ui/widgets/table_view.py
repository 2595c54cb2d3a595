"""A table of frozen rows: sorts, opens with Enter, copies safely."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.exports.cells import guarded
from ui.theme import current
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.rows_model import Column, RowsModel

T = TypeVar("T")

LEAST = 140
"""Pixels, at type of usual size, that a column which takes what is left always has; the table scrolls sideways then."""


class TableView(QTableView, Generic[T]):
    """``opened`` carries the row on Enter or a double click; ``chosen`` the row that is selected, or None.

    Ctrl+C copies the selected rows with their headings; a cell that a spreadsheet would run as a formula gets an
    apostrophe before it.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        *,
        name: str,
        rows: Sequence[T] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows_model = RowsModel(columns, rows)
        self.rows_model.setParent(self)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._dress_header(columns)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self._measure()
        current().changed.connect(self._measure)

    def set_rows(self, rows: Sequence[T], *, same: Callable[[T], object] | None = None) -> None:
        """Show other rows. ``same`` names a row's identity: the row that was chosen stays chosen."""
        before = self.current_row()
        kept = same(before) if same and before is not None else None
        self.rows_model.set_rows(rows)
        if same and kept is not None:
            for place, row in enumerate(self.rows_model.rows):
                if same(row) == kept:
                    self.choose(place)
                    return
        self.chosen.emit(None)

    def choose(self, place: int) -> None:
        """Select the row at a place, and show it."""
        index = self.rows_model.index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def current_row(self) -> T | None:
        """The row that has the cursor."""
        return self.rows_model.row_at(self.currentIndex())

    def selected_rows(self) -> tuple[T, ...]:
        """All selected rows, in the order shown."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (self.rows_model.row_at(index) for index in indexes)
        return tuple(row for row in found if row is not None)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as tab-separated text with headings."""
        columns = self.rows_model.columns
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(_cell(column.text(row)) for column in columns) for row in self.selected_rows()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows_model.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows_model.row_at(now))

    def _dress_header(self, columns: Sequence[Column[T]]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, mode)
        # Until a heading is clicked, rows stand in the order in which they were given.
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _measure(self) -> None:
        metrics = current().metrics
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.row)
        for place, column in enumerate(self.rows_model.columns):
            if column.width:
                self.setColumnWidth(place, round(column.width * metrics.text_scale))
        self._give_room()

    def _give_room(self) -> None:
        """Let a column take what is left, unless that would be too little to read anything in it."""
        header = self.horizontalHeader()
        places = [place for place, column in enumerate(self.rows_model.columns) if column.stretch]
        least = round(LEAST * current().metrics.text_scale)
        taken = sum(header.sectionSize(place) for place in range(header.count()) if place not in places)
        mode = QHeaderView.ResizeMode
        wanted = mode.Stretch if self.viewport().width() - taken >= least * len(places) else mode.Interactive
        for place in places:
            if header.sectionResizeMode(place) != wanted:
                header.setSectionResizeMode(place, wanted)
                if wanted is mode.Interactive:
                    header.resizeSection(place, least)


def _cell(text: str) -> str:
    return guarded(text.replace("\t", " ").replace("\n", " "))
