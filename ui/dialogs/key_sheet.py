"""All keys of the window (?)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.dialogs.reading import ReadingDialog
from ui.widgets.marking_strip import MarkingView
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

KeyLine = tuple[str, str]


class KeySheet(ReadingDialog):
    """A table of keys and what they do, made from what is registered."""

    def __init__(
        self, keys: Sequence[KeyLine], marking: MarkingView | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("All keys", marking, parent=parent)
        columns = (
            Column[KeyLine]("Key", lambda line: line[0], width=150),
            Column[KeyLine]("What it does", lambda line: line[1], stretch=True),
        )
        self.table = TableView(columns, name="All keys", rows=keys)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()
        self.resize(560, 560)
