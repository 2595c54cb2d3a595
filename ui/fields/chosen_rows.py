"""The rows of a table that are chosen, as a part of a form: kept from a crash like its fields."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel

from language.lists import listed
from ui.widgets.table_view import TableView

T = TypeVar("T")


class ChosenRows(Generic[T]):
    """``key`` names a row the same each time, ``words`` for people."""

    secret = False
    chosen = True

    def __init__(
        self, table: TableView[T], label: str, *, key: Callable[[T], str], words: Callable[[T], str]
    ) -> None:
        self.label = label
        self._table = table
        self._key = key
        self._words = words

    def typed(self) -> list[str]:
        return sorted(self._key(row) for row in self._table.selected_rows())

    def typed_words(self) -> str:
        return listed([self._words(row) for row in self._table.selected_rows()])

    def bring_back(self, typed: Sequence[str]) -> None:
        """Choose those that are there still."""
        model = self._table.rows_model
        chosen = self._table.selectionModel()
        chosen.clearSelection()
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(model.rows):
            if self._key(row) in typed:
                chosen.select(model.index(place, 0), select)
