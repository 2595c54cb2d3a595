"""Columns beside each other that fold beneath each other where the window is too narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import current


class Columns(QWidget):
    """Lays ``columns`` side by side in the proportions of ``stretch`` while each has the room it needs.

    ``least``: pixels at text scale 1 below which a column is not read well, where it would go on shrinking.
    """

    def __init__(
        self,
        columns: Sequence[QWidget],
        *,
        stretch: Sequence[int] = (),
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._least = least
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(current().metrics.between)
        # Folded or not, this is the width that it can live with; the layout would insist on all side by side.
        self._line.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        for number, column in enumerate(self._columns):
            self._line.addWidget(column, stretch[number] if stretch else 1)
            if column.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Maximum:
                # What is not as high as its neighbours begins level with them.
                self._line.setAlignment(column, Qt.AlignmentFlag.AlignTop)

    @property
    def folded(self) -> bool:
        """Whether the columns stand beneath each other."""
        return self._line.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        widest = max((column.minimumSizeHint().width() for column in self._shown()), default=0)
        return QSize(widest, self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """A column that needs more or less than before may have to fold, too."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def _fold(self) -> None:
        shown = self._shown()
        least = round(self._least * current().metrics.text_scale)
        needed = sum(max(least, column.minimumSizeHint().width()) for column in shown)
        needed += self._line.spacing() * (len(shown) - 1)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if needed > self.width() else direction.LeftToRight
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        """One that is hidden takes no room."""
        return [column for column in self._columns if not column.isHidden()]
