"""A reference table as it is in use, to be read."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.reading.ministry.reference_tables import ReferenceContent
from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.widgets.marking_strip import MarkingView
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

Row = tuple[str, ...]


class TableDialog(ReadingDialog):
    """Rows and columns where the file is a table; its text where it is not."""

    def __init__(
        self, content: ReferenceContent, marking: MarkingView, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            content.title, marking, words=tr("As in {file_name}.", file_name=content.file_name), parent=parent
        )
        shown: QWidget
        if content.headings:
            shown = TableView(
                tuple(_column(place, name) for place, name in enumerate(content.headings)),
                name=content.title,
                rows=content.rows,
            )
        else:
            text = QPlainTextEdit(content.text)
            text.setReadOnly(True)
            text.setAccessibleName(content.title)
            text.setTabChangesFocus(True)
            shown = text
        self.body.addWidget(shown, 1)
        shown.setFocus()
        self.setModal(True)
        self.resize(980, 620)


def _column(place: int, name: str) -> Column[Row]:
    return Column[Row](
        name.replace("_", " ").capitalize(),
        lambda row: row[place] if place < len(row) else "",
        width=150,
    )
