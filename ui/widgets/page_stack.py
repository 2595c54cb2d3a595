"""The pages, one shown at a time."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Asks for the room of the page that is shown, not of the widest among those that are not."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def least_height(self) -> int:
        """What the page that is shown needs at its present width, where its words break into lines."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        least = self.minimumSizeHint().height()
        if page is None or layout is None:
            return least
        if layout.hasHeightForWidth():
            least = max(least, layout.minimumHeightForWidth(self.width()))
        # Pages within a page say nothing of their lines by themselves: what they need more is asked of them.
        within = [stack for stack in page.findChildren(PageStack) if stack.isVisible()]
        return least + max((one.least_height() - one.minimumSizeHint().height() for one in within), default=0)

    def hasHeightForWidth(self) -> bool:
        """No: Qt would ask every page, and a window that grew for one that nobody sees does not shrink again."""
        return False
