"""All keys of the window (?)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from language import ptr, tr
from ui.dialogs.reading import ReadingDialog
from ui.keys import KeyLine
from ui.theme import current
from ui.widgets.marking_strip import MarkingView
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class KeySheet(ReadingDialog):
    """A table of keys by the place in which they work, made from what is registered. Typing narrows it."""

    def __init__(
        self, keys: Sequence[KeyLine], marking: MarkingView | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("All keys"), marking, parent=parent)
        columns = (
            Column[KeyLine](tr("Where"), lambda line: line.where, width=230, hug=True),
            Column[KeyLine](ptr("of the keyboard", "Key"), lambda line: line.said, width=130, hug=True),
            Column[KeyLine](tr("What it does"), lambda line: line.words, stretch=True),
        )
        self.table = TableView(columns, name=tr("All keys"), rows=keys)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()
        self.resize(round(880 * min(1.4, current().metrics.text_scale)), 640)
