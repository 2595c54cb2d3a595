"""The manual as the rest of the window is set: its sizes of type, its spaces, and keys that look like keys."""

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from ui.theme import current

_LARGER = {1: 2, 2: 1}
"""Steps of Qt's own: 1.5 and 1.2 times the size of the text, which are the sizes of a page's and a section's title."""
_LINE = 135
"""Height of a line, in parts of a hundred: running text is easier to read with some air."""


def lay_out(document: QTextDocument) -> None:
    """Set what was read from Markdown."""
    metrics, palette = current().metrics, current().palette
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        spaces = QTextBlockFormat()
        spaces.setLineHeight(_LINE, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        spaces.setTopMargin(metrics.around if level and block.blockNumber() else 0)
        spaces.setBottomMargin(4 if block.textList() is not None else metrics.inside)
        cursor.mergeBlockFormat(spaces)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            head = QTextCharFormat()
            head.setProperty(QTextCharFormat.Property.FontSizeAdjustment, _LARGER.get(level, 0))
            head.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(head)
        _mark_keys(document, block.position(), block.position() + block.length(), palette.raised)
        block = block.next()


def _mark_keys(document: QTextDocument, start: int, end: int, ground: str) -> None:
    """Give what stands in code type a ground of its own, in which a key is seen at once."""
    block = document.findBlock(start)
    found: list[tuple[int, int]] = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().fontFixedPitch():
            found.append((piece.position(), piece.length()))
        pieces += 1
    for place, length in found:
        cursor = QTextCursor(document)
        cursor.setPosition(place)
        cursor.setPosition(min(end, place + length), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(ground))
        look.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(look)
