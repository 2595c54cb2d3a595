"""The pattern that every row of a form follows."""

from abc import abstractmethod
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.refusals import BadInput
from language import said, tr
from ui.theme import TextSize
from ui.widgets.glyph import Glyph
from ui.widgets.wheel import keep_from_wheel
from ui.widgets.words import Words, plain, restyle

T = TypeVar("T")


_LABEL_EM = 15
"""Width, in letters of full width, from which on a long label breaks."""


class _Label(Words):
    """On one line while it is short; a long one breaks rather than ask for a wider form."""

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = metrics.averageCharWidth() * 2 * _LABEL_EM
        least = min(metrics.horizontalAdvance(self.text()) + 2, longest)
        return QSize(max(least, super().minimumSizeHint().width()), super().minimumSizeHint().height())


_BENEATH_THE_EDITOR = 2
"""Place of an error among what stands in a field."""


class _Error(QWidget):
    """What is wrong with an entry."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words(size=TextSize.CAPTION, role="danger", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(Glyph("error", "danger", size=12), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)


class FormField(QWidget, Generic[T]):
    """A label above an editor, a hint beneath it, and the error where it arises.

    ``name`` is what a refusal calls the field (``BadInput.field``), in every language alike; empty: no refusal does.
    ``required`` is said in the label, and :meth:`check` asks for a value. ``changed`` is sent on every edit, ``widened`` when the
    field has another width.
    The editor gets the label as its accessible name and the label as its buddy, by construction.
    """

    changed = Signal()
    widened = Signal()

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self.name = name
        self.required = required
        # A default is a constant: it may be a text that is only marked.
        label, hint = said(label), said(hint)
        self._hint_text = hint
        self._label = _Label(strong=True, wrap=True, parent=self)
        self._label.setText(plain(label if required else tr("{label} (optional)", label=label)))
        self._error: _Error | None = None
        """There from the first error on."""
        self._editors: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # What each kind of field says.

    @abstractmethod
    def value(self) -> T:
        """What is entered.

        Raises:
            BadInput: what is entered cannot be read; ``field`` is this field's name.
        """
        raise NotImplementedError

    @abstractmethod
    def set_value(self, value: T) -> None:
        """Show a value, as when editing what was saved."""
        raise NotImplementedError

    def amend(self, value: T) -> None:
        """Show a value that took the place of another while the form is used; a text field lets it be undone."""
        self.set_value(value)

    secret = False
    """Whether what stands in it is written down nowhere but where it is sealed: a passphrase, or who a source is."""

    chosen = False
    """Whether it is picked from what is offered, and not written in words of one's own."""

    def typed(self) -> Any:
        """What stands in the editor as it was entered, whether or not it can be used, as JSON can hold it."""
        return self.value()

    def typed_words(self) -> str:
        """The same as people read it; empty where nothing stands there."""
        return str(self.typed())

    def bring_back(self, typed: Any) -> None:
        """Show again what :meth:`typed` gave before a crash; a text field lets it be undone."""
        self.amend(typed)

    def is_empty(self) -> bool:
        """Whether nothing is entered."""
        return self.value() in (None, "", ())

    # What all share.

    def _put(self, *editors: QWidget, stretch: int = 0) -> None:
        """Lay the editors in one line. The first is the one that takes the focus."""
        self._editors = editors
        line = QHBoxLayout()
        line.setSpacing(8)
        for number, editor in enumerate(editors):
            line.addWidget(editor, 1 if number == stretch else 0)
            keep_from_wheel(editor)
        self._column.addWidget(self._label)
        self._column.addLayout(line)
        if self._hint_text:
            self._column.addWidget(
                Words(self._hint_text, size=TextSize.CAPTION, role="muted", wrap=True, parent=self)
            )
        self._label.setBuddy(editors[0])
        self.setFocusProxy(editors[0])
        editors[0].setAccessibleName(self.label)
        self.clear_error()

    @property
    def error(self) -> str:
        """The error shown; empty where there is none."""
        return self._error.words.text() if self._error is not None else ""

    def set_error(self, error: str) -> None:
        """Show what is wrong beneath the field, and say it in the accessible description."""
        self._show_error(error)

    def add_beneath(self, widget: QWidget) -> None:
        """Something that belongs to the entry, beneath its hint."""
        self._column.addWidget(widget)

    def clear_error(self) -> None:
        """Show no error."""
        self._show_error("")

    def ask(self, *, required: bool) -> None:
        """Need a value from now on, or not; the label says it."""
        self.required = required
        self._label.setText(plain(self.label if required else tr("{label} (optional)", label=self.label)))
        self.clear_error()

    def unmark(self) -> None:
        """Leave “(optional)” out of the label: for a choice that stands on a page and is not sent off."""
        self._label.setText(plain(self.label))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def label_height(self) -> int:
        """What the label takes at its present width, which is the field's."""
        room = QRect(0, 0, self.width(), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self._label.fontMetrics().boundingRect(room, flags, self._label.text()).height()

    def set_label_height(self, least: int) -> None:
        """Give the label at least so many pixels, with its words just above the editor."""
        self._label.stand_at(Qt.AlignmentFlag.AlignBottom)
        self._label.setMinimumHeight(least)

    def check(self) -> bool:
        """Whether the entry can be used; shows the error beneath the field where it cannot."""
        try:
            missing = self.required and self.is_empty()
            self.value()
        except BadInput as error:
            self.set_error(f"{error.message} {error.remedy}".strip())
            return False
        if missing:
            self.set_error(self._asked_for())
            return False
        self.clear_error()
        return True

    def _asked_for(self) -> str:
        """What is said of a required field that is empty."""
        return tr("Enter “{label}”.", label=self.label)

    def _show_error(self, error: str) -> None:
        if error and self._error is None:
            self._error = _Error()
            self._column.insertWidget(_BENEATH_THE_EDITOR, self._error)
        if self._error is not None:
            self._error.words.setText(error)
            self._error.setVisible(bool(error))
        said = " ".join(
            part for part in (tr("Required.") if self.required else "", error, self._hint_text) if part
        )
        for editor in self._marked():
            editor.setAccessibleDescription(said)
            if bool(editor.property("wrong")) != bool(error) and not isinstance(editor, QLabel):
                editor.setProperty("wrong", bool(error))
                restyle(editor)

    def _marked(self) -> tuple[QWidget, ...]:
        """What wears an error and says it to screen readers."""
        return tuple(one.focusProxy() or one for one in self._editors)

    def _edited(self) -> None:
        """An editor's content changed: the error spoke of what stood there before."""
        if self.error:
            self.clear_error()
        self.changed.emit()
