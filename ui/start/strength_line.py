"""How hard a passphrase is to guess, while it is typed: a bar, always with words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from db.vault import Strength, strength
from language import tr
from language.phrases import begun
from ui.theme import TextSize
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words

_LOOK = {
    0: ("error", "danger"),
    1: ("error", "danger"),
    2: ("warn", "warn"),
    3: ("tick", "ok"),
    4: ("tick", "ok"),
}


class StrengthLine(QWidget):
    """Measures what :meth:`measure` is given. ``accepted`` tells whether it may protect a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured: Strength | None = None
        self._bar = QProgressBar()
        self._bar.setRange(0, 5)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(tr("Strength of the passphrase"))
        self._glyph = Glyph("info", "muted", size=14)
        self._words = Words(strong=True)
        self._advice = Words(size=TextSize.CAPTION, role="muted", running=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self._bar, self._glyph, self._words):
            line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._advice)
        self.measure("")

    @property
    def accepted(self) -> bool:
        return self._measured is not None and self._measured.accepted

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._words.text()} {self._advice.text()}".strip()

    def measure(self, passphrase: str, known: Sequence[str] = ()) -> None:
        """Measure a passphrase; ``known`` are words that a guesser would try first."""
        found = strength(passphrase, [word for word in known if word])
        self._measured = found
        glyph, role = _LOOK[found.score] if passphrase else ("info", "muted")
        self._bar.setValue(found.score + 1 if passphrase else 0)
        self._glyph.show_glyph(glyph, role)
        self._words.set_role(role)
        self._words.setText(begun(found.words) if passphrase else tr("Not typed yet"))
        self._advice.setText(_advice(found, passphrase))


def _advice(found: Strength, passphrase: str) -> str:
    if passphrase and found.accepted:
        return tr("It can be used. Do not use it anywhere else.")
    return found.advice or tr("Use four or five words that nobody would put together.")
