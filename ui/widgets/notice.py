"""A banner in the page: what happened, what was kept, what to do. Nothing pops up for it."""

from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QToolButton, QVBoxLayout, QWidget

from app.refusals import UserError
from language import Wording, mark, tr
from language.phrases import headed
from language.wording import pmark
from ui.theme import Tint
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import stay_near
from ui.widgets.margins import set_margins
from ui.widgets.tab_order import go_on, stops_of, widgets_of
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
        Tone.WARN: ("warn", "warn", pmark("notice", "Caution")),
        Tone.OK: ("tick", "ok", mark("Done")),
        Tone.INFO: ("info", "accent", mark("Note")),
    }
)


class Notice(QFrame):
    """Hidden until told something. ``closed`` is sent when the user puts it away.

    What it consists of is made when it is first told something: every page has one, and most are never told anything.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.hide()

    @property
    def text(self) -> str:
        """Everything it says at present, one sentence after another; empty while hidden."""
        if self.isHidden():
            return ""
        return " ".join(label.text() for label in self._parts.labels if label.text())

    @property
    def close_button(self) -> QToolButton:
        """Puts it away."""
        return self._parts.close_button

    @cached_property
    def _parts(self) -> "_Parts":
        parts = _Parts(self)
        parts.close_button.clicked.connect(self._put_away)
        parts.close_button.clicked.connect(self.closed)
        before = self._stop_before()
        if before is not None:
            # Made late, it would come last, after all that stands beneath it.
            go_on(before, [parts.close_button])
        return parts

    def _stop_before(self) -> QWidget | None:
        """What Tab comes to last before the place where this is laid out."""
        around: QWidget | None = self.parentWidget()
        layout: QLayout | None = around.layout() if around is not None else None
        beside = widgets_of(layout) if layout is not None else []
        above = beside[: beside.index(self)] if self in beside else []
        stops = (stop for widget in reversed(above) for stop in reversed(stops_of(widget)))
        return next(stops, None)

    def _put_away(self) -> None:
        """Whoever did it by key goes on beside it, where Qt would begin the window anew."""
        held = self.close_button.hasFocus()
        self.clear()
        if held:
            stay_near(self)

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say what happened, what was kept and what to do."""
        glyph, role, word = _LOOK[tone]
        parts = self._parts
        parts.glyph.show_glyph(glyph, role)
        parts.title.setText(word)
        parts.title.set_role(role)
        for label, words in ((parts.what, what), (parts.kept, kept), (parts.remedy, remedy)):
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


class _Parts:
    """What a notice consists of, laid out in it."""

    def __init__(self, notice: Notice) -> None:
        self.glyph = Glyph("info", "accent")
        self.title = Words(strong=True)
        self.what = Words(wrap=True, selectable=True)
        self.kept = Words(wrap=True, role="muted")
        self.remedy = Words(wrap=True)
        self.labels = (self.title, self.what, self.kept, self.remedy)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Put this notice away"))
        Tint(self.close_button, "cross", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in self.labels:
            words.addWidget(label)
        line = QHBoxLayout(notice)
        set_margins(line, 12, 8, 8, 8)
        line.setSpacing(8)
        side = QVBoxLayout()
        side.addWidget(self.glyph)
        side.addStretch(1)
        line.addLayout(side)
        line.addLayout(words, 1)
        corner = QVBoxLayout()
        corner.addWidget(self.close_button)
        corner.addStretch(1)
        line.addLayout(corner)
