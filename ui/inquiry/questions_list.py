"""The questions of an inquiry, each read whole."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget

from app.documents.inquiry import QUESTIONS, question_words
from language import tr
from ui.theme import current

_PADDING = 20
"""Pixels beside the words of a line."""


class QuestionsList(QListWidget):
    """Numbered as the inquiry numbers them. A line is as high as its words need in the width that there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What an inquiry will ask"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: its coming and going would break the lines anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for number, _question in enumerate(QUESTIONS, start=1):
            self.addItem(f"{number}. {question_words(number)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = QRect(0, 0, max(self.viewport().width() - _PADDING, 1), 10_000)
        between = round(10 * current().metrics.text_scale)
        for place in range(self.count()):
            item = self.item(place)
            high = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height()
            item.setSizeHint(QSize(room.width(), high + between))
        self.scrollTo(self.currentIndex())
