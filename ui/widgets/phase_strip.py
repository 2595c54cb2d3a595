"""The phases of a country file over the years, on one line of time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.vocabulary import Phase
from ui.theme import TextSize, current
from ui.theme.phases import fill_phase, phase_label, phase_letter

_TICK_GAP = 56
"""Least distance between two years' figures, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase from a day on, until the next span's first day."""

    since: date
    phase: Phase | None


class PhaseStrip(QWidget):
    """Spans in order of date, drawn up to ``until``; says the same in words to those who cannot see it."""

    def __init__(self, spans: Sequence[PhaseSpan], until: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._spans: tuple[PhaseSpan, ...] = ()
        self._until = until
        self.show_spans(spans, until)

    def show_spans(self, spans: Sequence[PhaseSpan], until: date) -> None:
        """Show other spans; they are put in order of date."""
        self._spans = tuple(sorted(spans, key=lambda span: span.since))
        self._until = until
        said = "; ".join(f"from {span.since.isoformat()} {phase_label(span.phase)}" for span in self._spans)
        self.setAccessibleName("Phases over time")
        self.setAccessibleDescription(said or "No phase has been recorded.")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = current().metrics
        return QSize(480, self._bar_height() + metrics.text(TextSize.CAPTION) + 8)

    def _bar_height(self) -> int:
        return self.fontMetrics().height() + 4

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._spans:
            return
        palette, metrics = current().palette, current().metrics
        painter = QPainter(self)
        first = self._spans[0].since
        days = max(1, (self._until - first).days)
        bar = QRectF(0.5, 0.5, self.width() - 1, self._bar_height() - 1)

        def place(day: date) -> float:
            share = min(1.0, max(0.0, (day - first).days / days))
            return bar.left() + bar.width() * (1 - share if self.isRightToLeft() else share)

        ends = (*self._spans, PhaseSpan(max(self._until, first), None))
        for span, following in pairwise(ends):
            edges = sorted((place(span.since), place(following.since)))
            area = QRectF(edges[0], bar.top(), edges[1] - edges[0], bar.height())
            fill_phase(painter, area, span.phase, palette)
            side = area.height() - 3
            if area.width() > side * 1.3:
                plate = QRectF(area.center().x() - side / 2, area.top() + 1.5, side, side)
                painter.fillRect(plate, QColor(palette.phase(span.phase)))
                painter.setPen(QColor(palette.on_phase(span.phase)))
                painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, phase_letter(span.phase))
        painter.setPen(QPen(QColor(palette.control), 1))
        painter.drawRect(bar)
        font = self.font()
        font.setPixelSize(metrics.text(TextSize.CAPTION))
        painter.setFont(font)
        painter.setPen(QColor(palette.muted))
        self._years(painter, first, days, bar, place)
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
