"""A line where content goes on beneath the edge of what it scrolls in: what is cut there is seen to go on."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea

from ui.widgets.line import Line


class Edges(QObject):
    """``above`` and ``beneath`` are shown while there is more in that direction."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.above, self.beneath = Line(), Line()
        for line in (self.above, self.beneath):
            line.setParent(area)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.hide()
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._show)
        bar.rangeChanged.connect(self._show)
        area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._show()
        return False

    def _show(self) -> None:
        bar, shown = self._area.verticalScrollBar(), self._area.viewport().geometry()
        for line, y, more in (
            (self.above, shown.top(), bar.value() > bar.minimum()),
            (self.beneath, shown.bottom(), bar.value() < bar.maximum()),
        ):
            line.setGeometry(shown.left(), y, shown.width(), 1)
            line.setVisible(more)
            line.raise_()
