"""Yes or no."""

from PySide6.QtWidgets import QCheckBox, QWidget

from language import tr
from ui.fields.form_field import FormField
from ui.widgets.words import plain


class CheckField(FormField[bool]):
    """A check box with its sentence. ``required`` means that it must be ticked, as a confirmation is."""

    chosen = True

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._box = QCheckBox(plain(label))
        self._box.toggled.connect(self._edited)
        self._put(self._box)
        self._label.hide()

    @property
    def editor(self) -> QCheckBox:
        return self._box

    def is_empty(self) -> bool:
        return not self._box.isChecked()

    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: bool) -> None:
        self._box.setChecked(value)

    def typed_words(self) -> str:
        return tr("Ticked") if self.value() else tr("Not ticked")

    def check(self) -> bool:
        if self.required and self.is_empty():
            self.set_error(tr("Tick this to go on."))
            return False
        self.clear_error()
        return True
