"""Text on the screen: always plain, so that what a source wrote can never become markup."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from language import tr
from ui.theme.metrics import TextSize

_LONGEST_LINE_EM = 40


class Words(QLabel):
    """A label of plain text.

    ``size`` and ``role`` name a size of type and a text role (``muted``, ``danger`` …). ``wrap`` breaks lines;
    ``running`` also keeps lines to about 80 characters. ``selectable`` lets the mouse copy a part.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: TextSize = TextSize.BODY,
        role: str = "text",
        strong: bool = False,
        wrap: bool = False,
        running: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", size.value)
        self.setProperty("role", role)
        self.setProperty("strong", strong)
        self.setWordWrap(wrap or running)
        if running:
            self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 2 * _LONGEST_LINE_EM)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if self.isRightToLeft():
            # Qt lets the words decide, so that a name in Latin letters would stand at the far end of its line.
            flag = Qt.AlignmentFlag
            self.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        self.setText(text)

    def heightForWidth(self, width: int) -> int:
        """As high as the text needs at the width that it takes, which may be less than it is offered.

        Layouts in layouts ask each label for the same width many times; the lines are laid out once.
        """
        taken = min(width, self.maximumWidth())
        if taken not in self._heights:
            self._heights[taken] = super().heightForWidth(taken)
        return self._heights[taken]

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name: whoever shows other words calls it
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Another type, or another style."""
        self._heights.clear()
        super().changeEvent(event)

    def stand_at(self, vertical: Qt.AlignmentFlag) -> None:
        """Stand at the top or the foot of its room, and begin where it began: from right to left that is said absolutely."""
        self.setAlignment((self.alignment() & ~Qt.AlignmentFlag.AlignVertical_Mask) | vertical)

    def set_role(self, role: str) -> None:
        """Show the text in another role's colour."""
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def plain(text: str) -> str:
    """``text`` for a button or a menu, where an ampersand would otherwise mark a key."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """``text`` for a tool tip, where a tag would otherwise be markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return tr("<span>{escaped}</span>", escaped=escaped) if escaped else ""
