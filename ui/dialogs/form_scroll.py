"""The scroll area of a dialog: what has the focus stays whole in view."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.fields.form_field import FormField
from ui.widgets.into_view import show_whole


class FormScroll(QScrollArea):
    """Follows Tab, and the form as it grows and shrinks above a tick: what has the focus does not slide away."""

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
        field = _field_of(held)
        show_whole(self, *((field, held) if field is not None else (held,)))


def _field_of(held: QWidget) -> FormField[Any] | None:
    """The field with its label and its error, if the widget is one of its editors."""
    above: QWidget | None = held
    while above is not None and not isinstance(above, FormField):
        above = above.parentWidget()
    return above
