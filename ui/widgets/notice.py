"""A banner in the page: what happened, what was kept, what to do. Nothing pops up for it."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.refusals import UserError
from language import Wording, mark, tr
from language.phrases import headed
from ui.theme import Tint
from ui.widgets.glyph import Glyph
from ui.widgets.margins import set_margins
from ui.widgets.words import Words, restyle


class Tone(StrEnum):
    """How grave a notice is; each has a glyph and a word beside its colour."""

    ERROR = "error"
    WARN = "warn"
    OK = "ok"
    INFO = "info"


_LOOK = Wording(
    {
        Tone.ERROR: ("error", "danger", mark("Not done")),
        Tone.WARN: ("warn", "warn", mark("Caution")),
        Tone.OK: ("tick", "ok", mark("Done")),
        Tone.INFO: ("info", "accent", mark("Note")),
    }
)


class Notice(QFrame):
    """Hidden until told something. ``closed`` is sent when the user puts it away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._glyph = Glyph("info", "accent")
        self._title = Words(strong=True)
        self._what = Words(wrap=True, selectable=True)
        self._kept = Words(wrap=True, role="muted")
        self._remedy = Words(wrap=True)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Put this notice away"))
        Tint(self.close_button, "cross", "muted")
        self.close_button.clicked.connect(self.clear)
        self.close_button.clicked.connect(self.closed)

        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._title, self._what, self._kept, self._remedy):
            words.addWidget(label)
        line = QHBoxLayout(self)
        set_margins(line, 12, 8, 8, 8)
        line.setSpacing(8)
        side = QVBoxLayout()
        side.addWidget(self._glyph)
        side.addStretch(1)
        line.addLayout(side)
        line.addLayout(words, 1)
        corner = QVBoxLayout()
        corner.addWidget(self.close_button)
        corner.addStretch(1)
        line.addLayout(corner)
        self.hide()

    @property
    def text(self) -> str:
        """Everything it says at present, one sentence after another; empty while hidden."""
        if self.isHidden():
            return ""
        labels = (self._title, self._what, self._kept, self._remedy)
        return " ".join(label.text() for label in labels if label.text())

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say what happened, what was kept and what to do."""
        glyph, role, word = _LOOK[tone]
        self._glyph.show_glyph(glyph, role)
        self._title.setText(word)
        self._title.set_role(role)
        for label, words in ((self._what, what), (self._kept, kept), (self._remedy, remedy)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setProperty("tone", tone.value)
        restyle(self)
        self.setAccessibleName(headed(word, what))
        self.setAccessibleDescription(f"{kept} {remedy}".strip())
        self.show()
        # Late: windows are there before they have anything to say.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        # A screen reader is told at once, without moving the focus away from where the user works.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{word}. {what} {kept} {remedy}"))

    def refuse(self, error: UserError, *, kept: str = "") -> None:
        """Show a refusal as it was written."""
        self.tell(Tone.ERROR, error.message, kept=kept, remedy=error.remedy)

    def clear(self) -> None:
        """Hide, with nothing to say."""
        self.hide()
