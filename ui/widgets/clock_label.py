"""A clock of the flow: how it stands, as a glyph, a colour and always words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.reports.clocks import ClockReading, ClockState
from language import tr
from ui.theme import TextSize
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words

_LOOK = {
    ClockState.RUNNING: ("time", "muted"),
    ClockState.NEAR: ("time-near", "warn"),
    ClockState.LAPSED: ("time-lapsed", "danger"),
    ClockState.MET: ("tick", "ok"),
    ClockState.LATE: ("time-lapsed", "warn"),
}


class ClockLabel(QWidget):
    """Shows one :class:`ClockReading`, or nothing. ``wrap``: where it is narrow its words take more lines."""

    def __init__(
        self,
        reading: ClockReading | None = None,
        *,
        size: TextSize = TextSize.BODY,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph = Glyph("time", "muted", size=14)
        self._words = Words(size=size, strong=True, wrap=wrap)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        if wrap:
            line.addWidget(self._glyph, alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._words, 1)
        else:
            line.addWidget(self._glyph)
            line.addWidget(self._words)
            line.addStretch(1)
        self.show_reading(reading)

    def show_reading(self, reading: ClockReading | None) -> None:
        """Show how the clock stands; None where no clock runs."""
        # Shown before it stands in anything, it would be a window of its own for a moment.
        if reading is None or self.parentWidget() is not None:
            self.setVisible(reading is not None)
        if reading is None:
            return
        glyph, role = _LOOK[reading.state]
        self._glyph.show_glyph(glyph, role)
        self._words.setText(reading.words)
        self._words.set_role(role)
        self.setAccessibleName(tr("Clock: {words}", words=reading.words))

    @property
    def text(self) -> str:
        return self._words.text()
