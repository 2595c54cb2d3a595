"""Content that scrolls up and down, and never sideways."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.edges import Edges
from ui.widgets.into_view import show_whole


class Scrolled(QScrollArea):
    """Lay content out in ``body``."""

    def __init__(self, name: str, *, margin: int | None = None) -> None:
        super().__init__()
        metrics = current().metrics
        around = metrics.between if margin is None else margin
        self._inner = QWidget()
        self._inner.setProperty("kind", "scrolled")
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(*(around,) * 4)
        self.body.setSpacing(metrics.between)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setWidget(self._inner)
        self.edges = Edges(self)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Whoever comes to a table with Tab sees it whole, where it has the room."""
        moved = super().focusNextPrevChild(next)
        held: QWidget | None = self.window().focusWidget()
        if moved and held is not None and self._inner.isAncestorOf(held):
            show_whole(self, held)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the content needs has changed: a scroll area would keep that to itself."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs: it would otherwise be cut off."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, super().minimumSizeHint().height())
