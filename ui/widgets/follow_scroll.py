"""A scroll area, up and down only, that follows the focus: an error at a field below is seen at once."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FollowScroll(QScrollArea):
    """Holds one widget, as wide as itself."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        inner.setProperty("kind", "scrolled")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the content needs has changed: a scroll area would keep that to itself."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs: it would otherwise be cut off."""
        inner = self.widget()
        needed = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(needed + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())

    def show_whole(self, *parts: QWidget) -> None:
        """Scroll until all of these are seen; the first of them where they have no room together."""
        # What was just told has no place yet.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        for part in reversed(parts):
            self.ensureWidgetVisible(part, 0, 8)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 60)
