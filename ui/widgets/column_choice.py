"""The columns of a table as the user wants them: shown or not, in which order, how wide, and what they sort by."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from language import tr
from ui.theme import current
from ui.widgets.rows_model import Column
from ui.widgets.table_memory import TableChoice, key_of, table_memory
from ui.widgets.words import plain


class ColumnChoice(QObject):
    """Applies what is remembered of a table, and remembers what the user changes.

    ``laid_out`` is called when columns came, went or moved, so that the table gives them room anew.
    """

    def __init__(
        self, table: QTableView, columns: tuple[Column[Any], ...], name: str, laid_out: Callable[[], object]
    ) -> None:
        super().__init__(table)
        self._table = table
        self._columns = columns
        self._laid_out = laid_out
        self._key = key_of(name, (column.title for column in columns))
        self._before: tuple[int, ...] = ()
        self._choice = table_memory().choice_of(self._key, len(columns))
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask)
        header.viewport().installEventFilter(self)
        self._apply()
        header.sortIndicatorChanged.connect(self._sorted)

    def width_of(self, place: int) -> int:
        """Pixels of a column at type of usual size, as chosen or as the program gives it; 0: as Qt does."""
        return dict(self._choice.widths).get(place, self._columns[place].width)

    def resized(self, place: int) -> bool:
        """Whether whoever works here gave a column its width."""
        return place in dict(self._choice.widths)

    def shown(self) -> list[int]:
        """The columns that are shown, in their order on the screen."""
        header = self._table.horizontalHeader()
        places = (header.logicalIndex(visual) for visual in range(header.count()))
        return [place for place in places if not self._table.isColumnHidden(place)]

    def show_column(self, place: int, *, wanted: bool) -> None:
        """Show a column or not; the last one stays."""
        if not wanted and self.shown() == [place]:
            return
        self._table.setColumnHidden(place, not wanted)
        self._keep()

    def put_first(self, place: int) -> None:
        """Move a column before all others."""
        header = self._table.horizontalHeader()
        header.moveSection(header.visualIndex(place), 0)
        self._keep()

    def forget(self) -> None:
        """Everything as the program gives it."""
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._choice = TableChoice()
        table_memory().keep(self._key, self._choice)
        self._apply()
        self._laid_out()

    def add_to(self, menu: QMenu) -> None:
        """Put the choice of columns and of the order into a menu."""
        columns = menu.addMenu(tr("Columns"))
        shown = self.shown()
        for place, column in enumerate(self._columns):
            action = columns.addAction(plain(column.heading))
            action.setCheckable(True)
            action.setChecked(place in shown)
            action.setEnabled(shown != [place])
            action.triggered.connect(lambda wanted, place=place: self.show_column(place, wanted=wanted))
        first = menu.addMenu(tr("Put a column first"))
        for place in shown[1:]:
            first.addAction(plain(self._columns[place].heading)).triggered.connect(
                lambda _checked=False, place=place: self.put_first(place)
            )
        for words, down in (
            (tr("Sort up by"), Qt.SortOrder.AscendingOrder),
            (tr("Sort down by"), Qt.SortOrder.DescendingOrder),
        ):
            by = menu.addMenu(words)
            for place in shown:
                by.addAction(plain(self._columns[place].heading)).triggered.connect(
                    lambda _checked=False, place=place, down=down: self._table.sortByColumn(place, down)
                )
        menu.addAction(tr("Fit columns to what they hold")).triggered.connect(
            lambda _checked=False: self._fit()
        )
        menu.addAction(tr("Columns and order as usual")).triggered.connect(
            lambda _checked=False: self.forget()
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What the mouse did to the headings is remembered when it lets go; what the program does to them is not."""
        # Every event of every table's headings comes here, and an enumeration in a set is hashed by Python.
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._before = self._sizes()
        elif kind is QEvent.Type.MouseButtonRelease or kind is QEvent.Type.MouseButtonDblClick:
            self._keep()
        return False

    def _ask(self, spot: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_to(menu)
        menu.popup(self._table.horizontalHeader().mapToGlobal(spot))

    def _apply(self) -> None:
        header = self._table.horizontalHeader()
        count = header.count()
        for visual, place in enumerate(self._choice.order or range(count)):
            header.moveSection(header.visualIndex(place), visual)
        for place in range(count):
            self._table.setColumnHidden(place, place in self._choice.hidden)
        if self._choice.sort is not None:
            place, down = self._choice.sort
            self._table.sortByColumn(
                place, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            )

    def _fit(self) -> None:
        self._before = self._sizes()
        for place in self.shown():
            self._table.resizeColumnToContents(place)
        self._keep()

    def _sorted(self, place: int, order: Qt.SortOrder) -> None:
        # A click on a heading is followed by the letting go, which keeps the rest; a menu's act by nothing.
        self._keep(sort=None if place < 0 else (place, order is Qt.SortOrder.DescendingOrder))

    def _keep(self, **changed: tuple[int, bool] | None) -> None:
        header = self._table.horizontalHeader()
        order = tuple(header.logicalIndex(visual) for visual in range(header.count()))
        hidden = tuple(place for place in range(header.count()) if self._table.isColumnHidden(place))
        widths = dict(self._choice.widths)
        scale = current().metrics.text_scale
        for place, (before, now) in enumerate(zip(self._before, self._sizes(), strict=False)):
            chosen = before != now and header.sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive
            if chosen and now and place not in hidden:
                widths[place] = round(now / scale)
        self._before = ()
        choice = TableChoice(
            order=() if order == tuple(range(header.count())) else order,
            hidden=hidden,
            widths=tuple(sorted(widths.items())),
            sort=changed.get("sort", self._choice.sort),
        )
        if choice != self._choice:
            self._choice = choice
            table_memory().keep(self._key, choice)
            self._laid_out()

    def _sizes(self) -> tuple[int, ...]:
        header = self._table.horizontalHeader()
        return tuple(header.sectionSize(place) for place in range(header.count()))
