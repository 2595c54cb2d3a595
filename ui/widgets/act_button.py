"""A button that does one act, and says why when it may not."""

from typing import ClassVar, Protocol

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from language import said
from ui.theme import TextSize, Tint
from ui.widgets.layouts import stay_near
from ui.widgets.words import Words, plain, restyle


class Verdict(Protocol):
    """What the rules say of an act; ``app.rules.verdict.Verdict`` is one."""

    @property
    def allowed(self) -> bool: ...
    @property
    def reason(self) -> str: ...
    @property
    def remedy(self) -> str: ...


class ActButton(QWidget):
    """An act with its reason readable beneath it while it is not allowed. ``acted`` is sent when pressed.

    ``words`` name the act and its object (``Escalate to Director-General…``). ``primary`` is for the one next
    act of a page.
    """

    acted = Signal()

    _displaced: ClassVar[tuple[QPushButton, QWidget | None] | None] = None
    """The button that lost the focus because it was refused, and where Qt put the focus then."""

    def __init__(
        self,
        words: str,
        *,
        primary: bool = False,
        icon: str = "",
        key: str = "",
        verdict: Verdict | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._button = QPushButton(plain(words))
        self._button.setAccessibleName(words)
        self._button.setAutoDefault(False)
        if primary:
            self._button.setProperty("kind", "primary")
        if icon:
            Tint(self._button, icon, "on_accent" if primary else "text")
        if key:
            from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - late: few acts have a key of their own

            self._button.setShortcut(QKeySequence(key))
            self._button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        self._button.clicked.connect(self.acted)
        self._reason: Words | None = None
        """There from the first time that it is refused."""
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        self._column = column
        self.setFocusProxy(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if verdict is not None:
            self.set_verdict(verdict)

    def sizeHint(self) -> QSize:
        """As high as the reason needs at the present width: in a narrow place it would otherwise be cut off."""
        hint = super().sizeHint()
        if self._reason is None or self._reason.isHidden():
            return hint
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._reason is not None and not self._reason.isHidden():
            self.updateGeometry()

    @property
    def button(self) -> QPushButton:
        """The button itself, for a dialog's default and for tests."""
        return self._button

    @property
    def words(self) -> str:
        return self._button.accessibleName()

    @property
    def reason(self) -> str:
        """Why it may not be pressed; empty while it may."""
        return "" if self._button.isEnabled() or self._reason is None else self._reason.text()

    def set_words(self, words: str) -> None:
        """Name the act anew."""
        self._button.setText(plain(words))
        self._button.setAccessibleName(words)

    def set_primary(self, *, primary: bool) -> None:
        """Fill it, or no more: of two ways on a page the one that comes next is filled."""
        if (self._button.property("kind") == "primary") is not primary:
            self._button.setProperty("kind", "primary" if primary else "")
            restyle(self._button)

    def set_verdict(self, verdict: Verdict) -> None:
        """Allow or refuse, as the rules say."""
        if verdict.allowed:
            self.allow()
        else:
            self.refuse(f"{said(verdict.reason)} {said(verdict.remedy)}".strip())

    def allow(self) -> None:
        """Let it be pressed; the reason goes. Refused for a while, as when it is done, it has the focus again that it had."""
        self._button.setEnabled(True)
        self._take_focus_back()
        self._button.setAccessibleDescription("")
        if self._reason is not None:
            self._reason.setText("")
            self._reason.hide()

    def refuse(self, reason: str) -> None:
        """Grey it, with the reason beneath it and in its accessible description."""
        # Of a window that a dialog stands over as well: there nothing has the focus.
        had_focus = self._button.window().focusWidget() is self._button
        self._button.setEnabled(False)
        if had_focus:
            stay_near(self._button)
            self._note_displaced()
        self._button.setAccessibleDescription(reason)
        if self._reason is None:
            self._reason = Words(size=TextSize.CAPTION, role="muted", wrap=True)
            self._column.addWidget(self._reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def show_reason(self, *, wanted: bool) -> None:
        """Let the reason be read here, or above several acts that have the same."""
        if self._reason is not None:
            self._reason.setVisible(wanted and bool(self.reason))

    def _note_displaced(self) -> None:
        before, now = ActButton._displaced, self._button.window().focusWidget()
        # Where several acts are refused in turn the focus is handed on from one to the next: the first had it.
        first = before[0] if before is not None and before[1] is self._button else self._button
        ActButton._displaced = (first, now)

    def _take_focus_back(self) -> None:
        """Unless the reader went on meanwhile, or types where the focus was put."""
        before = ActButton._displaced
        if before is None or before[0] is not self._button:
            return
        from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415 - late: the start window has none

        ActButton._displaced = None
        now: QWidget | None = self._button.window().focusWidget()
        if now is before[1] and not isinstance(now, QLineEdit | QPlainTextEdit):
            self._button.setFocus()
