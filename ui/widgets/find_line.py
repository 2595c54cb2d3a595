"""A line over the foot of a table: what is typed there narrows the rows; Esc shows all of them again."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTableView

from language import tr
from ui.theme import TextSize, current
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.margins import set_margins
from ui.widgets.words import Words

_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindLine(QFrame):
    """``changed`` carries what is typed, ``left`` says that the user is done with the line, ``moved`` a key for the table."""

    changed = Signal(str)
    left = Signal()
    moved = Signal(object)

    def __init__(self, table: QTableView, name: str) -> None:
        super().__init__(table)
        self._table = table
        self.setProperty("kind", "notice")
        self.line = _Line(self)
        self.line.setAccessibleName(tr("Find in {name}", name=name))
        self.line.setPlaceholderText(tr("Find in this table"))
        make_clearable(self.line)
        self.said = Words(role="muted", size=TextSize.CAPTION)
        inside = QHBoxLayout(self)
        set_margins(inside, 6, 4, 8, 4)
        inside.addWidget(self.line, 1)
        inside.addWidget(self.said)
        self.line.textChanged.connect(self.changed)
        self.hide()

    def begin(self, typed: str = "") -> None:
        """Show the line and take the focus; what is typed already stays."""
        self.show()
        self.place()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.line.setText(self.line.text() + typed)

    def say(self, shown: int, all_rows: int) -> None:
        """How many rows are left."""
        self.said.setText(
            tr("{shown:,} of {all_rows:,}", shown=shown, all_rows=all_rows)
            if self.line.text().strip()
            else ""
        )

    def place(self) -> None:
        """At the foot of the table, where the eye ends and no heading is covered."""
        table = self._table
        width = min(table.width() - 8, round(320 * current().metrics.text_scale))
        height = self.sizeHint().height()
        near = 4 if self.isRightToLeft() else table.width() - width - 4
        self.setGeometry(near, max(0, table.height() - height - 4), width, height)


class _Line(QLineEdit):
    """Keeps Esc from the page, and gives the keys that move in the table to the table."""

    def __init__(self, find: FindLine) -> None:
        super().__init__(find)
        self._find = find

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the finding; Down, Up and Enter go on in the table."""
        if event.key() == Qt.Key.Key_Escape:
            self._find.left.emit()
        elif event.key() in _MOVES:
            self._find.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)
