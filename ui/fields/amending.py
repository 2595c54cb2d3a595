"""Changing the text of an editor as a person would: what can be undone, with the cursor where it was."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit


def amend_text(editor: "QPlainTextEdit", text: str) -> None:
    """Put the passage that differs in the place of the old one. One step of undo takes it back."""
    from PySide6.QtGui import QTextCursor  # noqa: PLC0415 - late: fields of one line need none

    old = editor.toPlainText()
    if old == text:
        return
    first = _common(old, text)
    last = _common(old[first:][::-1], text[first:][::-1])
    cursor = QTextCursor(editor.document())
    cursor.setPosition(_places(old[:first]))
    cursor.setPosition(_places(old[: len(old) - last]), QTextCursor.MoveMode.KeepAnchor)
    # A block of its own: otherwise it would join what was typed just before it.
    cursor.beginEditBlock()
    cursor.insertText(text[first : len(text) - last])
    cursor.endEditBlock()


def amend_line(editor: QLineEdit, text: str) -> None:
    """Put another text in the place of the old one. One step of undo takes it back."""
    if editor.text() == text:
        return
    place = editor.cursorPosition()
    editor.selectAll()
    editor.insert(text)
    editor.setCursorPosition(min(place, len(text)))


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


def _places(text: str) -> int:
    """Positions of a document count UTF-16 units: a character beyond the basic plane takes two."""
    return len(text.encode("utf-16-le")) // 2
