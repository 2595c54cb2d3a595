"""The rows of a table that are chosen, as a part of a form: kept from a crash like its fields."""

from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from language.lists import listed
from ui.widgets.table_view import TableView

T = TypeVar("T")


class ChosenRows(Generic[T]):
    """``key`` names a row the same each time, ``words`` for people. ``list_too`` lists rows that a long table does not show."""

    secret = False
    chosen = True

    def __init__(
        self,
        table: TableView[T],
        label: str,
        *,
        key: Callable[[T], str],
        words: Callable[[T], str],
        list_too: Callable[[Sequence[str]], object] = lambda _keys: None,
    ) -> None:
        self.label = label
        self._table = table
        self._key = key
        self._words = words
        self._list_too = list_too

    def typed(self) -> list[str]:
        return sorted(self._key(row) for row in self._table.selected_rows())

    def typed_words(self) -> str:
        return listed([self._words(row) for row in self._table.selected_rows()])

    def bring_back(self, typed: Sequence[str]) -> None:
        """Choose those that are there still."""
        self._list_too(typed)
        self.choose(typed)

    def choose(self, keys: Collection[str]) -> None:
        """Choose the rows of these keys, and no other."""
        model = self._table.rows_model
        chosen = QItemSelection()
        for place, row in enumerate(model.rows):
            if self._key(row) in keys:
                index = model.index(place, 0)
                chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        # At once: whoever follows what is chosen is told once.
        self._table.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)
