"""The facts of an answer as a table whose texts are read whole: words wrap, and all columns fit beside each other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent

from app.documents.inquiry import Answer, Column, Row
from ui.theme import current
from ui.widgets.column_room import heading_width
from ui.widgets.column_widths import Wish, shared
from ui.widgets.rows_model import Column as Shown
from ui.widgets.table_view import TableView

_PADDING = 24
"""Pixels of a cell beside its words."""

_WRAPPED = 300
"""Rows whose height follows their words; a longer answer has lines of one height, and is read on paper."""

_MOST = 300
"""Pixels of height that an answer asks for, at type of usual size: it has more where the window has."""

_LEAST = 64
"""Pixels that every column has."""


class AnswerTable(TableView[Row]):
    """Each column has its share of the width; a number or a day is never broken."""

    GROWS = False

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        super().__init__(
            [_shown(column, place) for place, column in enumerate(answer.columns)], name=answer.question
        )
        self.setWordWrap(True)
        self.setMinimumHeight(round(160 * current().metrics.text_scale))
        self.set_rows(answer.rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def sizeHint(self) -> QSize:
        """As high as its rows are, up to a height at which the questions beside it stay in sight."""
        rows = self.verticalHeader().length() + self.horizontalHeader().height() + 4
        most = round(_MOST * current().metrics.text_scale)
        return QSize(super().sizeHint().width(), max(min(rows, most), self.minimumHeight()))

    def _spread(self) -> None:
        room = self.viewport().width()
        wishes = [
            Wish(least=max(self._needed(place), _LEAST), needed=room, weight=column.share)
            for place, column in enumerate(self._answer.columns)
        ]
        for place, width in enumerate(shared(room, wishes)):
            self.setColumnWidth(place, width)
        if len(self._answer.rows) <= _WRAPPED:
            for place, row in enumerate(self.rows_model.rows):
                self.setRowHeight(place, self._height(row))
            self.updateGeometry()

    def _height(self, row: Row) -> int:
        """As high as the longest of its texts is in its column."""
        metrics = self.fontMetrics()
        return max(
            metrics.boundingRect(
                QRect(0, 0, self.columnWidth(place) - _PADDING, 10_000), Qt.TextFlag.TextWordWrap, cell
            ).height()
            for place, cell in enumerate(row.cells)
        ) + round(12 * current().metrics.text_scale)

    def _needed(self, place: int) -> int:
        """The width of the longest word with a digit, and of the heading."""
        words: set[str] = set()
        for row in self._answer.rows[:_WRAPPED]:
            words |= {word for word in row.cells[place].split() if any(letter.isdecimal() for letter in word)}
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0) + _PADDING
        return max(longest, heading_width(self, self._answer.columns[place].heading))


def _shown(column: Column, place: int) -> Shown[Row]:
    def cell(row: Row) -> str:
        return row.cells[place]

    return Shown[Row](column.heading, cell, tooltip=cell)
