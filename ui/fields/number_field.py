"""A whole number between two limits."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from language import plural, tr
from ui.fields.form_field import FormField

Unit = Literal["days", "hours", "minutes", "MB"]

_EDGE = 6
"""Pixels beside the figures, as other lines have."""


class _Box(QSpinBox):
    """The wheel goes on scrolling the page, and leaves the focus where somebody types."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(FormField[int]):
    """Typed or stepped. ``unit`` is what is counted, as in ``24 hours``. The wheel does not change it.

    Without a ``value`` it begins empty, and somebody has to say one: a number that nobody said is not recorded.
    """

    chosen = True

    def __init__(
        self,
        label: str,
        *,
        minimum: int,
        maximum: int,
        value: int | None,
        unit: Unit | None = None,
        name: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=True, parent=parent)
        self._box = _Box()
        # One below the least stands for nothing said, and is shown as an empty line.
        self._none = minimum - 1 if value is None else None
        self._box.setRange(minimum if self._none is None else self._none, maximum)
        if self._none is not None:
            self._box.setSpecialValueText(" ")
        self._unit = unit
        self._box.setValue(self._box.minimum() if value is None else value)
        self._say_unit()
        self._box.setMinimumWidth(140)
        # The sheet's padding does not reach the line within the box: its figures would touch the frame.
        self._box.lineEdit().setTextMargins(_EDGE, 0, _EDGE, 0)
        self._box.valueChanged.connect(self._say_unit)
        self._box.valueChanged.connect(self._edited)
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._box)
        line.addStretch(1)
        self._put(held)
        held.setFocusProxy(self._box)
        self._label.setBuddy(self._box)
        self._box.setAccessibleName(label)

    @property
    def editor(self) -> QSpinBox:
        return self._box

    def is_empty(self) -> bool:
        return self._none is not None and self._box.value() == self._none

    def value(self) -> int:
        return self._box.value()

    def set_value(self, value: int) -> None:
        self._box.setValue(value)

    def typed(self) -> int | None:
        return None if self.is_empty() else self._box.value()

    def bring_back(self, typed: int | None) -> None:
        self._box.setValue(self._box.minimum() if typed is None else typed)

    def typed_words(self) -> str:
        return self._box.text().strip()

    def _say_unit(self) -> None:
        """``30 days``, and ``1 day``: what stands on either side of the number."""
        if self._unit is not None and not self.is_empty():
            before, _, after = _counted(self._box.value(), self._unit).partition(str(self._box.value()))
            self._box.setPrefix(before)
            self._box.setSuffix(after)


def _counted(count: int, unit: Unit) -> str:
    match unit:
        case "days":
            return plural("{count} day", "{count} days", count)
        case "hours":
            return plural("{count} hour", "{count} hours", count)
        case "minutes":
            return plural("{count} minute", "{count} minutes", count)
        case "MB":
            return tr("{count} MB", count=count)
