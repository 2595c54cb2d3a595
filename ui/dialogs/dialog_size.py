"""How large a dialog opens, where it stands, and how it grows: as high as what it holds, within the screen."""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget


class DialogSize(QObject):
    """Sizes ``dialog``, whose form stands ``inner`` in ``scroll``; ``width`` is what it asks for, in pixels."""

    def __init__(self, dialog: QDialog, scroll: QScrollArea, inner: QWidget, width: int) -> None:
        super().__init__(dialog)
        self._scroll = scroll
        self._inner = inner
        self._asked = width

    def open(self) -> None:
        """Take the size that the content asks for, before the dialog is seen."""
        screen = self._screen()
        width = min(self._asked, screen.width())
        # Fields beside each other know whether they fit only once they are laid out in the width that they will have.
        self._dialog.resize(width, _most(screen))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._dialog.resize(self._needed_width(screen), self._needed_height(screen))
        self._centre(screen)

    def grow_soon(self) -> None:
        """Make room for what was just put into the form, once it is laid out."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """A refusal, or an answer that came late, takes its room from the screen while there is some, not from the form."""
        dialog, screen = self._dialog, self._screen()
        height = self._needed_height(screen)
        if dialog.isVisible() and height > dialog.height():
            dialog.resize(dialog.width(), height)
            self._centre(screen)

    @property
    def _dialog(self) -> QDialog:
        """Asked of Qt: a dialog that this held, and that held this, would wait for the collector to be gone."""
        return cast("QDialog", self.parent())

    def _screen(self) -> QRect:
        return self._dialog.screen().availableGeometry()

    def _needed_width(self, screen: QRect) -> int:
        """Wide enough that nothing of the form is scrolled sideways: in large type a sentence that cannot break may be wider."""
        form = self._inner.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        return min(max(self._dialog.width(), form), screen.width())

    def _needed_height(self, screen: QRect) -> int:
        above_and_beneath = self._dialog.sizeHint().height() - self._scroll.sizeHint().height()
        return min(self._inner.heightForWidth(self._inner.width()) + above_and_beneath, _most(screen))

    def _centre(self, screen: QRect) -> None:
        """Over the window that it belongs to, and whole: Qt placed it before its height was known."""
        window = self._dialog.parentWidget()
        if window is None:
            return
        place = self._dialog.frameGeometry()
        place.moveCenter(window.window().frameGeometry().center())
        left = max(screen.left(), min(place.left(), screen.right() - place.width() + 1))
        top = max(screen.top(), min(place.top(), screen.bottom() - place.height() + 1))
        self._dialog.move(left, top)


def _most(screen: QRect) -> int:
    """The height that a dialog takes at most: what lies beneath it remains in sight."""
    return round(screen.height() * 0.9)
