"""The alarm of a country at imminent risk without an unspent lever: it cannot be put away (S-35)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from language import tr
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


class LeverAlarm(QWidget):
    """Hidden while there is nothing to alarm of."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words(role="danger", strong=True, wrap=True, selectable=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Glyph("warn", "danger"), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.hide()

    def show_alarm(self, alarm: str) -> None:
        """Say the alarm, or nothing."""
        self.words.setText(tr("Alarm: {alarm} See Levers and plans.", alarm=alarm) if alarm else "")
        self.setAccessibleName(self.words.text())
        self.setVisible(bool(alarm))
