"""Draws a result: its title with the words that were found in bold and underlined, a line of text, where and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.reading.search.found import Hit
from app.rules.snippets import Snippet
from language import tr
from language.dates import plain_day
from language.lists import LINE
from ui.find.commands import Command
from ui.find.results import ROW, Heading, Row
from ui.theme import TextSize, current

_EDGE = 12
_ENDLESS = 1e6
"""Wider than any line: what does not fit ends in an ellipsis instead of being wrapped."""

_NARROWEST = 120
"""Pixels: narrower no list is, but before it is shown."""

_WHOLE = 20
"""More lines than the longest text that is shown whole takes."""

_Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Two lines for a hit, a third where its text goes on; one for a heading, and for an act that answers nothing. What answers a
    question is shown whole.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics, row = current().metrics, index.data(ROW)
        text = _beneath(row)
        if not text.text:
            return QSize(200, metrics.row)
        room = max(self._room(option), _NARROWEST)
        lines = len(_broken(text, room, _font(option, _size(row)), _most(row)))
        return QSize(200, round(metrics.row * (1.05 + (0.7 if _answers(row) else 0.6) * lines)))

    @staticmethod
    def _room(option: QStyleOptionViewItem) -> int:
        """Pixels that a line of a row has."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QAbstractScrollArea) else option.rect.width()
        return wide - 2 * _EDGE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        row = index.data(ROW)
        palette = current().palette
        painter.save()
        painter.setLayoutDirection(option.direction)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(palette.selection))
            painter.fillRect(self._edge(option), QColor(palette.focus))
        area = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        match row:
            case Heading():
                _line(
                    painter,
                    area,
                    Snippet(_heading(row)),
                    palette.muted,
                    _font(option, TextSize.CAPTION, bold=True),
                )
            case Command():
                self._with_text(painter, area, row, (Snippet(row.words), row.keys), option)
            case Hit():
                self._hit(painter, area, row, option)
        painter.restore()

    def _edge(self, option: QStyleOptionViewItem) -> QRect:
        # What is chosen is seen without colour too.
        edge = QRect(option.rect)
        edge.setWidth(3)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            edge.moveRight(option.rect.right())
        return edge

    def _hit(self, painter: QPainter, area: QRect, hit: Hit, option: QStyleOptionViewItem) -> None:
        day = hit.day.isoformat() if hit.day else ""
        country = hit.country_name if hit.country_name != hit.title.text else ""
        head = hit.title
        # Of several decisions on one matter one is told from another by its day: it stands where one begins to read.
        first, last = (plain_day(hit.day), hit.number) if hit.in_full and hit.day else (hit.number, day)
        if first and first not in head.text:
            shift = len(first) + 3
            marks = tuple((start + shift, end + shift) for start, end in head.marks)
            head = Snippet(f"{first} – {head.text}", marks)
        far = " · ".join(filter(None, (country, last)))
        self._with_text(painter, area, hit, (head, far), option)

    def _with_text(
        self,
        painter: QPainter,
        area: QRect,
        row: Row,
        sides: tuple[Snippet, str],
        option: QStyleOptionViewItem,
    ) -> None:
        """The two sides of the first line of a row, and what is said beneath it."""
        small, palette, text = _font(option, _size(row)), current().palette, _beneath(row)
        lines = _broken(text, area.width(), small, _most(row)) if text.text else ()
        upper = QRect(area)
        if lines:
            upper.setHeight(round(current().metrics.row * 0.89))
        self._sides(painter, upper, *sides, option)
        lower = QRect(area)
        lower.setTop(upper.bottom())
        each = lower.height() // max(1, len(lines))
        for place, words in enumerate(lines):
            line = QRect(lower.left(), lower.top() + place * each, lower.width(), each)
            _line(painter, line, words, palette.text if _answers(row) else palette.muted, small)

    def _sides(
        self, painter: QPainter, area: QRect, words: Snippet, far: str, option: QStyleOptionViewItem
    ) -> None:
        palette = current().palette
        small = _font(option, TextSize.CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(palette.muted))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(area, int(self._aligned(end, option)) | int(Qt.TextFlag.TextSingleLine), far)
        room = painter.fontMetrics().horizontalAdvance(far) + _EDGE if far else 0
        near = QRect(area)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            near.setLeft(near.left() + room)
        else:
            near.setRight(near.right() - room)
        _line(painter, near, words, palette.text, _font(option, TextSize.BODY))

    @staticmethod
    def _aligned(wanted: Qt.AlignmentFlag, option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(option.direction, wanted)


def _heading(row: Heading) -> str:
    return tr("{words} – the first of more", words=row.words) if row.more else row.words


def _font(option: QStyleOptionViewItem, size: TextSize, *, bold: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(current().metrics.text(size))
    font.setBold(bold)
    return font


def _laid_out(words: Snippet, font: QFont) -> QTextLayout:
    """A text with what was found in it bold and underlined."""
    layout = QTextLayout(words.text, font)
    found = QTextCharFormat()
    found.setFontWeight(QFont.Weight.Bold)
    found.setFontUnderline(True)
    found.setForeground(QColor(current().palette.text))
    formats: list[QTextLayout.FormatRange] = []
    for start, end in words.marks:
        piece = QTextLayout.FormatRange()
        # Qt counts in units of UTF-16.
        piece.start = _units(words.text[:start])
        piece.length = _units(words.text[start:end])
        piece.format = found
        formats.append(piece)
    layout.setFormats(formats)
    return layout


def _line(
    painter: QPainter, area: QRect, words: Snippet, colour: str, font: QFont, *, cut: bool = False
) -> None:
    layout = _laid_out(words, font)
    direction = painter.layoutDirection()
    # The window's own direction: a line of any script begins where the others do. Qt mirrors what is leading for labels and
    # not here.
    begins = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeading)
    wanted = QTextOption(begins | Qt.AlignmentFlag.AlignAbsolute)
    wanted.setTextDirection(direction)
    layout.setTextOption(wanted)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width() if direction is Qt.LayoutDirection.RightToLeft else _ENDLESS)
    layout.endLayout()
    leftwards = direction is Qt.LayoutDirection.RightToLeft
    if not cut and not leftwards and line.naturalTextWidth() > area.width():
        _line(painter, area, _cut(words, line, area.width(), font), colour, font, cut=True)
        return
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QColor(colour))
    top = area.top() + (area.height() - line.height()) / 2
    layout.draw(painter, QPointF(area.left(), top))
    painter.restore()


def _beneath(row: Row) -> Snippet:
    """What is said beneath the first line of a row."""
    match row:
        case Hit():
            return row.text
        case Command():
            return Snippet(row.answer)
        case _:
            return Snippet("")


def _answers(row: Row) -> bool:
    """Whether what stands beneath it is an answer, and no part of a text."""
    return isinstance(row, Command) or (isinstance(row, Hit) and row.in_full)


def _size(row: Row) -> TextSize:
    """An answer is what was asked for: it is no smaller than the question."""
    return TextSize.BODY if _answers(row) else TextSize.CAPTION


def _most(row: Row) -> int:
    """Lines that may stand beneath the first one of a row."""
    return _WHOLE if _answers(row) else 2


def _broken(words: Snippet, width: int, font: QFont, most: int) -> tuple[Snippet, ...]:
    """A text in the lines, at most ``most``, that it takes; what is more than the last holds is cut when that is drawn."""
    short = LINE not in words.text and QFontMetrics(font).horizontalAdvance(words.text) <= width // 2
    if most == 1 or short:
        # Short enough, however much of it is bold: most are, and rows are measured with each letter.
        return (words,)
    layout = _laid_out(words, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width - 1)
    layout.endLayout()
    first = words.text.encode("utf-16-le", errors="surrogatepass")[: 2 * line.textLength()]
    at = len(first.decode("utf-16-le", errors="ignore"))
    if not 0 < at < len(words.text):
        return (words,)
    upper = tuple((start, min(end, at)) for start, end in words.marks if start < at)
    lower = tuple((max(start, at) - at, end - at) for start, end in words.marks if end > at)
    # The blank at which it breaks would make the first too long by itself.
    rest = _broken(Snippet(words.text[at:], lower), width, font, most - 1)
    return (Snippet(words.text[:at].rstrip(), upper), *rest)


def _cut(words: Snippet, line: QTextLine, width: int, font: QFont) -> Snippet:
    """What fits of a line, with an ellipsis: words that end at the edge would seem to be whole."""
    room = width - QFontMetrics(font).horizontalAdvance("…") - 1
    units = line.xToCursor(max(0, room), QTextLine.CursorPosition.CursorOnCharacter)
    text = words.text.encode("utf-16-le", errors="surrogatepass")[: 2 * units]
    kept = text.decode("utf-16-le", errors="ignore").rstrip()
    marks = ((start, min(end, len(kept))) for start, end in words.marks if start < len(kept))
    return Snippet(f"{kept}…", tuple(marks))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
