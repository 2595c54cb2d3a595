"""What a part of the background shows, as text."""

from typing import Any

from tests.support.ministry import NOW
from ui.background.part import BackgroundPart
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

TODAY = NOW.date()


def cells(table: TableView[Any]) -> list[list[str]]:
    model = table.rows_model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def said(part: BackgroundPart) -> str:
    return " ".join(label.text() for label in part.findChildren(Words))
