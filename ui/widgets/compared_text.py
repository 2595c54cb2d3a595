"""Two wordings as one text, what was removed struck through and what was added underlined."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.rules.evidence.wording import Change, Passage
from language import Wording, mark
from ui.theme import current

_HIGHEST = 420
"""Pixels; a longer text scrolls in its place."""

_CHANGES = Wording({Change.REMOVED: mark("removed"), Change.ADDED: mark("added")})
_SIGNS = {Change.SAME: "", Change.REMOVED: "−", Change.ADDED: "+"}


class ComparedText(QTextEdit):
    """As high as its text. Struck through and underlined as well as coloured, and told in words to a screen reader.

    What a source wrote is put in as text and never as markup. ``signed``: − and + stand before what changed.
    """

    def __init__(
        self, name: str, passages: Sequence[Passage], parent: QWidget | None = None, *, signed: bool = False
    ) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(in_words(passages))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cursor = QTextCursor(self.document())
        before = Change.SAME
        for passage in passages:
            if (before, passage.change) == (Change.REMOVED, Change.ADDED):
                # Room between what stood there and what took its place; no part of either text.
                cursor.insertText("\u2009", _look(Change.SAME))
            sign = _SIGNS[passage.change] if signed else ""
            words = passage.text.lstrip()
            # The sign stands before the first word, not at the end of the line before it.
            blank = passage.text[: len(passage.text) - len(words)]
            cursor.insertText(f"{blank}{sign}{words}", _look(passage.change))
            before = passage.change
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = round(self.document().size().height()) + 2 * self.frameWidth() + 2
        self.setFixedHeight(min(height, _HIGHEST))


def in_words(passages: Sequence[Passage]) -> str:
    """``We saw [removed: four] [added: two] villages``."""
    said = [
        passage.text
        if passage.change is Change.SAME
        else f"[{_CHANGES[passage.change]}: {passage.text.strip()}] "
        for passage in passages
    ]
    return " ".join("".join(said).split())


def _look(change: Change) -> QTextCharFormat:
    look = QTextCharFormat()
    palette = current().palette
    if change is Change.SAME:
        look.setForeground(QColor(palette.text))
    elif change is Change.REMOVED:
        look.setForeground(QColor(palette.role("danger")))
        look.setFontStrikeOut(True)
    else:
        look.setForeground(QColor(palette.role("ok")))
        look.setFontUnderline(True)
        look.setFontWeight(QFont.Weight.DemiBold)
    return look
