"""A table of frozen rows: sorts, narrows as one types, opens with Enter, copies safely, and keeps the columns one chose."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.rules.entry.texts import has_words
from language import mark, tr
from ui.keys import OwnKeys
from ui.theme import current
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.column_choice import ColumnChoice
from ui.widgets.column_room import ColumnRoom
from ui.widgets.copying import marking_over, table_mime, veiled_cells
from ui.widgets.find_line import FindLine
from ui.widgets.row_room import FURTHER, MANY, READ_WHOLE, RowRoom
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tab_order import go_on

T = TypeVar("T")


class TableView(QTableView, Generic[T]):
    """``opened`` carries the row on Enter or a double click; ``chosen`` the row that is selected, or None.

    Ctrl+C copies the selected rows as an export would write them (`ui.widgets.copying`); letters that are no key of the
    page begin to find, and so does Ctrl+F; the menu key offers columns and order, which are remembered at this machine.

    ``lines`` are those of a row's words; a row whose words are cut off has more where there is room (`ui.widgets.row_room`).
    ``whole``: rows grow as far as `ui.widgets.row_room` lets them, also where that makes the table scroll; ``many``: with more
    rows all have one height. With ``longest`` the table is as high as its rows need, up to so many; more scroll. Else its height is for the layout to
    say.
    """

    OWN_KEYS = OwnKeys(
        mark("In a table"),
        (
            (mark("Enter"), mark("Open the chosen row")),
            (mark("Home"), mark("To the first row")),
            (mark("End"), mark("To the last row")),
            ("Ctrl+C", mark("Copy the chosen rows, with headings and marking")),
            ("Ctrl+A", mark("Choose all rows")),
            ("Ctrl+F", mark("Find in the table; typing letters does the same")),
            ("Shift+F10", mark("Columns, order and copying (as the menu key)")),
        ),
    )

    GROWS = True
    """Whether rows are made higher for words that are cut off; a table that sizes its rows itself says no."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        *,
        name: str,
        rows: Sequence[T] = (),
        lines: int = 1,
        longest: int = 0,
        whole: bool = False,
        many: int = MANY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._longest = longest
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
        # The wheel scrolls it, and leaves the focus where somebody types.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._dress_header(columns)
        self.columns_chosen = ColumnChoice(self, self.rows_model.columns, name, self._measure)
        self._room = ColumnRoom(self, columns, self.columns_chosen, whole=whole)
        self._rows = RowRoom(
            self,
            columns,
            lines=lines,
            follows=bool(longest) or whole,
            further=READ_WHOLE if whole else FURTHER,
            many=many,
        )
        self._find: FindLine | None = None
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        if longest:
            # Where the columns do not fit, their bar must not cover a row.
            self.horizontalScrollBar().rangeChanged.connect(self._fit_height)
        self._measure()
        self.horizontalHeader().sortIndicatorChanged.connect(self._measure_columns)
        current().changed.connect(self._measure)

    def set_rows(
        self,
        rows: Sequence[T],
        *,
        same: Callable[[T], object] | None = None,
        otherwise: int | None = None,
    ) -> None:
        """Show other rows. ``same`` names a row's identity: the row that was chosen stays chosen, and what was in view
        stays in view.

        ``otherwise``: place of the row to choose where that one is not there. ``chosen`` is sent once, with the row that is
        chosen in the end.
        """
        before = self.current_row()
        kept = same(before) if same and before is not None else None
        scrolled = self.verticalScrollBar().value()
        self.rows_model.set_rows(rows)
        self._measure_columns()
        self._fit_height()
        self._narrow_again()
        if same and kept is not None:
            for place, row in enumerate(self.rows_model.rows):
                if same(row) == kept:
                    self.choose(place)
                    self._scroll_back(scrolled)
                    return
        if otherwise is not None and rows:
            self.choose(otherwise)
        else:
            self.chosen.emit(None)
            if same:
                self._scroll_back(scrolled)

    def choose(self, place: int) -> None:
        """Select the row at a place, and show it; one that the typed words hide shows all rows again."""
        if self.isRowHidden(place):
            self.show_all()
        # In a column that is hidden Qt has no place for a current row: no key would leave it, and nothing would scroll to it.
        index = self.rows_model.index(place, self.columns_chosen.shown()[0])
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def choose_first(self, wanted: Callable[[T], bool]) -> None:
        """Choose the first row, as they stand, that is wanted; none leaves what is chosen."""
        place = next((at for at, row in enumerate(self.rows_model.rows) if wanted(row)), None)
        if place is not None:
            self.choose(place)

    def _scroll_back(self, value: int) -> None:
        """To where somebody was reading when the same list was read again."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(value)

    def current_row(self) -> T | None:
        """The row that has the cursor."""
        return self.rows_model.row_at(self.currentIndex())

    def selected_rows(self) -> tuple[T, ...]:
        """All selected rows that are shown, in their order."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (self.rows_model.row_at(index) for index in indexes if not self.isRowHidden(index.row()))
        return tuple(row for row in found if row is not None)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with the columns that are shown and the marking over them."""
        rows = self.selected_rows()
        if not rows:
            return
        columns = [self.rows_model.columns[place] for place in self.columns_chosen.shown()]
        cells = [[(column.copied or column.text)(row) for column in columns] for row in rows]
        data = table_mime(
            marking_over(self), [column.heading for column in columns], veiled_cells(self, cells)
        )
        QGuiApplication.clipboard().setMimeData(data)

    def selectAll(self) -> None:  # noqa: N802 - Qt's name: the key and Qt's own menus call it
        """Choose every row that is shown."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self._all_shown(), flag.ClearAndSelect | flag.Rows)

    def _all_shown(self) -> QItemSelection:
        chosen = QItemSelection()
        for place in range(self.rows_model.rowCount()):
            if not self.isRowHidden(place):
                index = self.rows_model.index(place, 0)
                chosen.select(index, index)
        return chosen

    def find_rows(self, typed: str = "") -> None:
        """Begin to find in the rows."""
        if self._find is None:
            self._find = FindLine(self, self.accessibleName())
            # It is made late, and Tab would lead from it out of the page.
            go_on(self, [self._find.line])
            self._find.changed.connect(self._narrow)
            self.rows_model.layoutChanged.connect(self._narrow_again)
            self._find.left.connect(self.show_all)
            self._find.moved.connect(self._go_on)
        self._find.begin(typed)

    def show_all(self) -> None:
        """All rows again, and the line to find in them put away."""
        if self._find is not None:
            self._find.line.clear()
            self._find.hide()
            self.setFocus()

    def menu(self) -> QMenu:
        """What can be done with the table as such: the same by the menu key as by the other mouse button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(tr("Copy the chosen rows\tCtrl+C"))
        copy.setEnabled(self.selectionModel().hasSelection())
        copy.triggered.connect(lambda _checked=False: self.copy())
        menu.addAction(tr("Choose all rows\tCtrl+A")).triggered.connect(
            lambda _checked=False: self.selectAll()
        )
        menu.addAction(tr("Find in the table…\tCtrl+F")).triggered.connect(
            lambda _checked=False: self.find_rows()
        )
        menu.addSeparator()
        self.columns_chosen.add_to(menu)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        seen = current.isValid() and self.visualRect(current).top() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen and self.visualRect(current).bottom() > self.viewport().height():
            # What is told above a table takes of its height: the row that it is told of stays in view.
            self.scrollTo(current)
        self._share_height(self._room.share())
        if self._find is not None:
            self._find.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_rows()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # Qt makes this a wish for the menu on some systems only; there it does not come here.
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu().popup(self.viewport().mapToGlobal(place))
        elif _begins_to_find(event) and self.rows_model.rowCount():
            self.find_rows(event.text())
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name: every key that moves through the rows asks it
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """A row is one thing here: Home and End go to the first and the last, not to the ends of the row, which show nothing."""
        rows = range(self.model().rowCount())
        ends = {self.CursorAction.MoveHome: rows, self.CursorAction.MoveEnd: reversed(rows)}
        end = next((row for row in ends.get(action, ()) if not self.isRowHidden(row)), None)
        if end is None:
            return super().moveCursor(action, modifiers)
        return self.model().index(end, max(0, self.currentIndex().column()))

    def _narrow(self, typed: str) -> None:
        """Show the rows that hold every typed word in a column that is shown."""
        wanted = typed.strip()
        columns = [self.rows_model.columns[place] for place in self.columns_chosen.shown()]
        left = 0
        for place, row in enumerate(self.rows_model.rows):
            fits = not wanted or has_words("\n".join(column.text(row) for column in columns), wanted)
            left += fits
            if self.isRowHidden(place) is fits:
                self.setRowHidden(place, not fits)
        if self._find is not None:
            self._find.say(left, self.rows_model.rowCount())
        if wanted and (not self.currentIndex().isValid() or self.isRowHidden(self.currentIndex().row())):
            first = next(
                (place for place in range(self.rows_model.rowCount()) if not self.isRowHidden(place)), None
            )
            if first is not None:
                self.choose(first)

    def _narrow_again(self) -> None:
        if self._find is not None:
            self._narrow(self._find.line.text())

    def _go_on(self, key: Qt.Key) -> None:
        """From the line back into the table: to open the row, or to move in what is left."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # What does not fit is hidden, and is not meant.
            if self.currentIndex().isValid() and not self.isRowHidden(self.currentIndex().row()):
                self._open(self.currentIndex())
            return
        self.setFocus()

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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._rows.usual)
        self._measure_columns()
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as the rows need, up to the most that are shown at once."""
        if not self._longest:
            return
        bar = self.horizontalScrollBar()
        beneath = bar.sizeHint().height() if bar.maximum() > 0 else 0
        header = self.horizontalHeader().sizeHint().height()
        # The frame is as wide as the ring of the focus, whether that is shown or not.
        frame = 2 * current().metrics.focus
        self.setFixedHeight(header + self._rows.height(self._longest) + beneath + frame)

    def _measure_columns(self) -> None:
        self._share_height(self._room.measure(self.rows_model.rows))

    def _share_height(self, cut: Mapping[int, int]) -> None:
        """Higher rows where columns cut words off, and lower ones where they do no more."""
        if self.GROWS:
            self._rows.share(self.rows_model.rows, cut)
            self._fit_height()


def _begins_to_find(event: QKeyEvent) -> bool:
    """A letter or a figure without Ctrl or Alt; a space presses and chooses, as everywhere."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and event.text()[:1].isalnum()
