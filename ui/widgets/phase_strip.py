"""The phases of a country file over the years, on one line of time; each change can be gone to and read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from db.vocabulary import Phase
from language import mark, tr
from language.lists import listed
from ui.keys import OwnKeys
from ui.theme import TextSize, current
from ui.theme.phases import fill_phase, phase_label, phase_letter

_TICK_GAP = 56
"""Least distance between two years' figures, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase from a day on, until the next span's first day; ``words`` say who changed it, when and why."""

    since: date
    phase: Phase | None
    words: str = ""


class PhaseStrip(QWidget):
    """Spans in order of date, drawn up to ``until``; says the same in words to those who cannot see it.

    Where spans have words, Left and Right go from change to change, Home and End to the first and last; ``reading``
    carries the words of the one that is gone to, which stand beside it as they do at the pointer.
    """

    OWN_KEYS = OwnKeys(
        mark("On the strip of phases"),
        (
            (mark("Left"), mark("To the period before")),
            (mark("Right"), mark("To the next period")),
            (mark("Home"), mark("To the first period")),
            (mark("End"), mark("To the last period")),
        ),
    )

    reading = Signal(str)

    def __init__(self, spans: Sequence[PhaseSpan], until: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._spans: tuple[PhaseSpan, ...] = ()
        self._until = until
        self._at = -1
        self.setMouseTracking(True)
        self.show_spans(spans, until)

    def show_spans(self, spans: Sequence[PhaseSpan], until: date) -> None:
        """Show other spans; they are put in order of date."""
        self._spans = tuple(sorted(spans, key=lambda span: span.since))
        self._until = until
        self._at = len(self._spans) - 1
        told = any(span.words for span in self._spans)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if told else Qt.FocusPolicy.NoFocus)
        said = listed(
            tr("from {since} {phase}", since=span.since.isoformat(), phase=phase_label(span.phase))
            for span in self._spans
        )
        self.setAccessibleName(tr("Phases over time"))
        self.setAccessibleDescription(said or tr("No phase has been recorded."))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = current().metrics
        return QSize(480, self._bar_height() + metrics.text(TextSize.CAPTION) + 8)

    def _bar_height(self) -> int:
        return self.fontMetrics().height() + 4

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._spans) - 1
        step = -1 if self.isRightToLeft() else 1
        places = {
            Qt.Key.Key_Left: self._at - step,
            Qt.Key.Key_Right: self._at + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places and self._spans:
            self._go(min(max(places[Qt.Key(event.key())], 0), last))
        elif event.key() == Qt.Key.Key_Escape and QToolTip.isVisible():
            QToolTip.hideText()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._spans and event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }:
            self._go(self._at)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = next(
                (
                    place
                    for place, area in enumerate(self._areas())
                    if area.left() <= event.x() <= area.right()
                ),
                None,
            )
            if place is not None and self._spans[place].words:
                QToolTip.showText(event.globalPos(), self._spans[place].words, self)
                return True
        return super().event(event)

    def _go(self, place: int) -> None:
        self._at = place
        words = self._spans[place].words
        area = self._areas()[place]
        spot = QPoint(round(area.center().x()), round(area.bottom()))
        QToolTip.showText(self.mapToGlobal(spot), words, self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.reading.emit(words)
        self.update()

    def _place(self, day: date) -> float:
        first = self._spans[0].since
        days = max(1, (self._until - first).days)
        share = min(1.0, max(0.0, (day - first).days / days))
        bar = self._bar()
        return bar.left() + bar.width() * (1 - share if self.isRightToLeft() else share)

    def _bar(self) -> QRectF:
        return QRectF(0.5, 0.5, self.width() - 1, self._bar_height() - 1)

    def _areas(self) -> list[QRectF]:
        """Where each span stands."""
        if not self._spans:
            return []
        bar, end = self._bar(), PhaseSpan(max(self._until, self._spans[0].since), None)
        areas = []
        for span, after in pairwise((*self._spans, end)):
            left, right = sorted((self._place(span.since), self._place(after.since)))
            areas.append(QRectF(left, bar.top(), right - left, bar.height()))
        return areas

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._spans:
            return
        palette, metrics = current().palette, current().metrics
        painter = QPainter(self)
        first = self._spans[0].since
        days = max(1, (self._until - first).days)
        bar, areas = self._bar(), self._areas()
        for span, area in zip(self._spans, areas, strict=True):
            fill_phase(painter, area, span.phase, palette)
            side = area.height() - 3
            if area.width() > side * 1.3:
                plate = QRectF(area.center().x() - side / 2, area.top() + 1.5, side, side)
                painter.fillRect(plate, QColor(palette.phase(span.phase)))
                painter.setPen(QColor(palette.on_phase(span.phase)))
                painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, phase_letter(span.phase))
        painter.setPen(QPen(QColor(palette.control), 1))
        painter.drawRect(bar)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), metrics.focus))
            painter.drawRect(areas[self._at].adjusted(1, 1, -1, -1))
        font = self.font()
        font.setPixelSize(metrics.text(TextSize.CAPTION))
        painter.setFont(font)
        painter.setPen(QColor(palette.muted))
        self._years(painter, first, days, bar, self._place)
        painter.end()

    def _years(
        self, painter: QPainter, first: date, days: int, bar: QRectF, place: Callable[[date], float]
    ) -> None:
        every = max(1, round(_TICK_GAP / max(1.0, bar.width() * 365.25 / days) + 0.5))
        last = first + timedelta(days=days)
        taken = -1e9
        for year in range(first.year, last.year + 1):
            day = max(date(year, 1, 1), first)
            if (year - first.year) % every:
                continue
            label = str(year)
            width = painter.fontMetrics().horizontalAdvance(label)
            left = min(max(place(day), 0.0), self.width() - width)
            if abs(left - taken) < width + 8:
                continue
            taken = left
            painter.drawText(
                QRectF(left, bar.bottom() + 4, width + 1, self.height()), Qt.AlignmentFlag.AlignTop, label
            )
