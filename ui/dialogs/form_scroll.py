"""The scroll area of a dialog: what has the focus stays whole in view."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.fields.form_field import FormField


class FormScroll(QScrollArea):
    """Follows Tab, and the form as it grows and shrinks above a tick.

    Qt alone shows of a list its first entry and of a text its first line, and lets what has the focus slide away.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        moved = super().focusNextPrevChild(next)
        if moved:
            self._show_focus()
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was ticked adds fields or takes some away: what has the focus must not go with them."""
        if event.type() is QEvent.Type.Resize and watched is self.widget():
            QTimer.singleShot(0, self, self._show_focus)
        return super().eventFilter(watched, event)

    def _show_focus(self) -> None:
        inner = self.widget()
        held: QWidget | None = self.window().focusWidget()
        if inner is None or held is None or not inner.isAncestorOf(held):
            return
        room = self.viewport().height()
        shown = next(
            (one for one in (_field_of(held), held) if one is not None and one.height() <= room), None
        )
        if shown is None:
            # Higher than the dialog: then where one types.
            self.ensureWidgetVisible(held)
            return
        place = QRect(shown.mapTo(inner, QPoint(0, 0)), shown.size())
        self.ensureVisible(place.left(), place.bottom(), 0, _MARGIN)
        self.ensureVisible(place.left(), place.top(), 0, _MARGIN)


_MARGIN = 8


def _field_of(held: QWidget) -> FormField[Any] | None:
    """The field with its label and its error, if the widget is one of its editors."""
    above: QWidget | None = held
    while above is not None and not isinstance(above, FormField):
        above = above.parentWidget()
    return above
