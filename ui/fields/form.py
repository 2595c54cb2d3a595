"""A form: fields in order, checked together."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.refusals import BadInput, UserError
from ui.fields.form_field import FormField
from ui.theme import TextSize, current
from ui.widgets.columns import Columns
from ui.widgets.into_view import bring_into_view
from ui.widgets.words import Words


class Form(QWidget):
    """Holds fields one beneath another; :meth:`add_row` puts some beside each other.

    ``changed`` is sent on every edit; ``edited`` tells whether anything was typed since :meth:`settle`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edited = False
        self._fields: list[FormField[Any]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.between)

    @property
    def fields(self) -> tuple[FormField[Any], ...]:
        return tuple(self._fields)

    def add(self, *fields: FormField[Any]) -> None:
        """Add fields, each on a line of its own."""
        for field in fields:
            self._take(field)
            self._column.addWidget(field)

    def add_row(self, *fields: FormField[Any], stretch: Sequence[int] = ()) -> None:
        """Add fields beside each other, with equal widths unless ``stretch`` says otherwise.

        Where the width ends, as with large type, they stand beneath each other.
        """
        for field in fields:
            self._take(field)
        self._column.addWidget(_Beside(fields, stretch=stretch))

    def add_section(self, title: str, words: str = "") -> None:
        """Begin a part of the form with a heading and, if need be, a sentence."""
        self._column.addSpacing(current().metrics.inside)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Words(title, size=TextSize.SECTION, wrap=True))
        if words:
            head.addWidget(Words(words, role="muted", running=True))
        self._column.addLayout(head)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field, such as a list or a notice."""
        self._column.addWidget(widget)

    def add_stretch(self) -> None:
        """Keep the fields at the top where the form is higher than they are."""
        self._column.addStretch(1)

    def check(self) -> bool:
        """Whether every shown field can be used; marks those that cannot, and goes to the first of them."""
        wrong = [field for field in self._fields if not field.isHidden() and not field.check()]
        if wrong:
            _go_to(wrong[0])
        return not wrong

    @property
    def wrong(self) -> tuple[str, ...]:
        """Labels of the shown fields that carry an error, in their order."""
        return tuple(field.label for field in self._fields if field.error and not field.isHidden())

    def show_refusal(self, error: UserError) -> bool:
        """Show a refusal beneath the field that it names. False where it names none of ours."""
        if not isinstance(error, BadInput):
            return False
        for field in self._fields:
            if field.name.casefold() == error.field.casefold() and not field.isHidden():
                field.set_error(str(error))
                _go_to(field)
                return True
        return False

    def edit(self) -> None:
        """Something was entered here: in a field, or in what stands beside them, as rows that are chosen."""
        self.edited = True
        self.changed.emit()

    def settle(self) -> None:
        """What is entered now is what is kept: nothing is unsaved."""
        self.edited = False

    def _take(self, field: FormField[Any]) -> None:
        self._fields.append(field)
        field.changed.connect(self.edit)


def keyed(fields: Sequence[FormField[Any]], within: str = "") -> dict[str, FormField[Any]]:
    """Fields by name, or by label where they have none; the second of that name is told apart by its place."""
    found: dict[str, FormField[Any]] = {}
    for field in fields:
        key = f"{within}{field.name or field.label}"
        while key in found:
            key += "+"
        found[key] = field
    return found


class _Beside(Columns):
    """Fields beside each other, whose editors stand level: where one label breaks, the others are as high."""

    def __init__(self, fields: Sequence[FormField[Any]], *, stretch: Sequence[int]) -> None:
        super().__init__(fields, stretch=stretch)
        self._fields = tuple(fields)
        for field in fields:
            field.widened.connect(self._level)

    def _level(self) -> None:
        shown = [field for field in self._fields if not field.isHidden()]
        highest = 0 if self.folded else max((field.label_height() for field in shown), default=0)
        for field in shown:
            field.set_label_height(highest)


def _go_to(field: FormField[Any]) -> None:
    """Give a field the focus, with its error in view: in a long form it may stand far above the button that was pressed."""
    field.setFocus()
    bring_into_view(field)
