"""A whole number between two limits."""

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from ui.fields.form_field import FormField


class NumberField(FormField[int]):
    """Typed or stepped. ``unit`` stands after the number, as in ``24 hours``. The wheel does not change it."""

    def __init__(
        self,
        label: str,
        *,
        minimum: int,
        maximum: int,
        value: int,
        unit: str = "",
        name: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=True, parent=parent)
        self._box = QSpinBox()
        self._box.setRange(minimum, maximum)
        self._unit = unit
        self._box.setValue(value)
        self._say_unit()
        self._box.setMinimumWidth(140)
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
        return False

    def value(self) -> int:
        return self._box.value()

    def set_value(self, value: int) -> None:
        self._box.setValue(value)

    def _say_unit(self) -> None:
        """``30 days``, and ``1 day``."""
        one = self._box.value() == 1
        unit = self._unit.removesuffix("s") if one else self._unit
        self._box.setSuffix(f" {unit}" if unit else "")
