"""A chain of instruments, link by link with every limit, the deciding one first."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.reports.options import ChainLinkView
from language import tr
from language.lists import listed
from language.phrases import begun
from ui.theme import TextSize, current
from ui.widgets.glyph import Glyph
from ui.widgets.margins import set_margins
from ui.widgets.words import Words

_RAIL = 24


class ChainView(QWidget):
    """Each link: who holds it, its number and who gave it, then its limits; where it is broken, at which place."""

    def __init__(self, links: Sequence[ChainLinkView], *, broken: bool = False, breaks_at: int = -1) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        set_margins(column, 4, 0, 0, 0)
        column.setSpacing(0)
        last = len(links) - 1
        breaks = last if breaks_at < 0 else breaks_at
        for place, link in enumerate(links):
            here = broken and place == breaks
            column.addWidget(_LinkRow(link, first=place == 0, last=place == last, broken=here))
        said = listed(
            ", ".join(
                filter(
                    None,
                    (
                        tr(
                            "{delegate} under instrument {link_number}",
                            delegate=link.delegate,
                            link_number=link.number,
                        ),
                        end_words(link),
                    ),
                )
            )
            for link in links
        )
        self.setAccessibleName(tr("Chain of authority: {said}", said=said))


def end_words(link: ChainLinkView) -> str:
    """When a link ended, or ends, where that is known."""
    if link.ends_on is None:
        return ""
    day = link.ends_on.isoformat()
    if link.ended:
        return tr("ended on {day}", day=day)
    return tr("lapses soon, on {day}", day=day) if link.ends_soon else tr("in force until {day}", day=day)


class ChainToggle(QWidget):
    """A link that opens and shuts a chain beneath it."""

    def __init__(self, links: Sequence[ChainLinkView]) -> None:
        super().__init__()
        self.link = QPushButton(tr("Show the chain"))
        self.link.setProperty("kind", "link")
        self.link.setCheckable(True)
        self.link.setAutoDefault(False)
        self.chain = ChainView(links)
        self.chain.hide()
        self.link.toggled.connect(self._show)
        line = QHBoxLayout()
        line.addWidget(self.link)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.chain)

    def _show(self, shown: bool) -> None:
        self.link.setText(tr("Hide the chain") if shown else tr("Show the chain"))
        self.chain.setVisible(shown)


class _LinkRow(QWidget):
    def __init__(self, link: ChainLinkView, *, first: bool, last: bool, broken: bool) -> None:
        super().__init__()
        self._first, self._last, self._broken = first, last, broken
        given = (
            tr("given by {delegator}", delegator=link.delegator)
            if link.delegator
            else tr("original authority")
        )
        self._head = Words(link.delegate, strong=True, wrap=True)
        column = QVBoxLayout(self)
        margins = (0, 4, _RAIL, 8) if self.isRightToLeft() else (_RAIL, 4, 0, 8)
        column.setContentsMargins(*margins)
        column.setSpacing(1)
        column.addWidget(self._head)
        column.addWidget(
            Words(
                tr("Instrument {number}, {given}", number=link.number, given=given),
                wrap=True,
                selectable=True,
            )
        )
        if link.basis:
            column.addWidget(Words(link.basis, size=TextSize.CAPTION, wrap=True, selectable=True))
        if end_words(link):
            column.addLayout(_end_line(link))
        limits = listed(link.limits)
        if broken:
            limits = begun(limits)
            limits = tr("Here the chain breaks. {limits}", limits=limits)
        column.addWidget(Words(limits, size=TextSize.CAPTION, role="muted", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self.width() - 8.0 if self.isRightToLeft() else 8.0
        y = self._head.geometry().top() + self.fontMetrics().height() / 2
        painter.setPen(QPen(QColor(palette.control), 1.5))
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y - 6))
        if not self._last:
            painter.drawLine(QPointF(x, y + 6), QPointF(x, self.height()))
        painter.setPen(QPen(QColor(palette.danger if self._broken else palette.ok), 2))
        if self._broken:
            # Crossed, and not round: told apart without its colour.
            painter.drawLine(QPointF(x - 4.5, y - 4.5), QPointF(x + 4.5, y + 4.5))
            painter.drawLine(QPointF(x - 4.5, y + 4.5), QPointF(x + 4.5, y - 4.5))
        else:
            painter.drawEllipse(QRectF(x - 5, y - 5, 10, 10))
        painter.end()


def _end_line(link: ChainLinkView) -> QHBoxLayout:
    """The end of a link: its word, its glyph and its colour."""
    glyph, role = "time", "muted"
    if link.ended:
        glyph, role = "time-lapsed", "danger"
    elif link.ends_soon:
        glyph, role = "time-near", "warn"
    words = end_words(link)
    line = QHBoxLayout()
    line.setSpacing(6)
    line.addWidget(Glyph(glyph, role, size=14))
    line.addWidget(Words(begun(words), size=TextSize.CAPTION, role=role, wrap=True), 1)
    return line
