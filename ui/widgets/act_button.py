"""A button that does one act, and says why when it may not."""

from typing import Protocol

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from language import said
from ui.theme import TextSize, Tint
from ui.widgets.words import Words, plain


class Verdict(Protocol):
    """What the rules say of an act; ``app.rules.reports.flow.Verdict`` is one."""

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

    def set_verdict(self, verdict: Verdict) -> None:
        """Allow or refuse, as the rules say."""
        if verdict.allowed:
            self.allow()
        else:
            self.refuse(f"{said(verdict.reason)} {said(verdict.remedy)}".strip())

    def allow(self) -> None:
        """Let it be pressed; the reason goes."""
        self._button.setEnabled(True)
        self._button.setAccessibleDescription("")
        if self._reason is not None:
            self._reason.setText("")
            self._reason.hide()

    def refuse(self, reason: str) -> None:
        """Grey it, with the reason beneath it and in its accessible description."""
        self._button.setEnabled(False)
        self._button.setAccessibleDescription(reason)
        if self._reason is None:
            self._reason = Words(size=TextSize.CAPTION, role="muted", wrap=True)
            self._column.addWidget(self._reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
