"""Any number out of several."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.rules.entry.texts import has_words
from language import plural, tr
from language.lists import listed
from ui.fields.codes import as_code
from ui.fields.form_field import FormField
from ui.theme import TextSize, current
from ui.widgets.letters import goes_to_a_line
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.words import Words

T = TypeVar("T")

_FILTER_FROM = 13
"""A list of this length or more gets a line to filter it."""


class _Filter(QLineEdit):
    """The line above a long list; Down goes on to what it left."""

    def __init__(self, filtered: QListWidget) -> None:
        super().__init__()
        self._filtered = filtered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        left = (row for row in range(self._filtered.count()) if not self._filtered.item(row).isHidden())
        if event.key() == Qt.Key.Key_Down and (first := next(left, None)) is not None:
            self._filtered.setCurrentRow(first)
            self._filtered.setFocus()
        else:
            super().keyPressEvent(event)


class _Lines(QListWidget):
    """A click ticks a line wherever it falls on it: Qt takes notice of the box alone, and the words look no less pressed."""

    _pressed: QListWidgetItem | None = None

    def event(self, event: QEvent) -> bool:
        if goes_to_a_line(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self.itemAt(event.position().toPoint()) if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        before = pressed.checkState() if pressed else None
        super().mouseReleaseEvent(event)
        if pressed and pressed is self.itemAt(event.position().toPoint()) and pressed.checkState() is before:
            ticked = before is Qt.CheckState.Checked
            pressed.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


class MultiChoice(FormField[tuple[T, ...]], Generic[T]):
    """A list with check marks; Space or a click ticks. The value keeps the order of ``choices``, not of ticking.

    A long list has a line to filter it, and says beneath what is ticked in it: most of that is out of sight.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[T, str]],
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        rows: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._rows = rows
        self._values: tuple[T, ...] = ()
        self._list = _Lines()
        self._list.setAccessibleName(label)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where a line does not fit it breaks: of evidence the title comes last, and is what it is known by.
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._filter = _Filter(self._list)
        self._filter.setPlaceholderText(tr("Filter…"))
        self._filter.setAccessibleName(tr("{label}: filter the list", label=label))
        make_clearable(self._filter)
        self._filter.textChanged.connect(self._show_matching)
        self._ticked = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        self._ticked.hide()
        self._both = QWidget()
        column = QVBoxLayout(self._both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._filter)
        column.addWidget(self._list)
        column.addWidget(self._ticked)
        self._put(self._both)
        self.set_choices(choices)
        self._list.itemChanged.connect(self._edited)
        self._list.itemChanged.connect(self._tell_ticked)
        self._label.setBuddy(self._list)

    @property
    def editor(self) -> QListWidget:
        return self._list

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer other choices; what is ticked stays ticked where it is among them."""
        ticked = self.value()
        self._list.blockSignals(True)
        self._list.clear()
        self._values = tuple(value for value, _ in choices)
        for value, words in choices:
            item = QListWidgetItem(words, self._list)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            item.setToolTip(words)
        self._list.blockSignals(False)
        long = len(choices) >= _FILTER_FROM
        self._filter.setVisible(long)
        # The first of both: Tab would leave out what stands before the one that takes the focus of the whole.
        self._both.setFocusProxy(self._filter if long else self._list)
        self._tell_ticked()
        lines = min(self._rows, max(2, len(choices)))
        self._list.setFixedHeight(lines * (current().metrics.row - 4) + 8)

    def value(self) -> tuple[T, ...]:
        return tuple(
            value
            for row, value in enumerate(self._values)
            if self._list.item(row).checkState() is Qt.CheckState.Checked
        )

    def set_value(self, value: Sequence[T]) -> None:
        for row, one in enumerate(self._values):
            self._list.item(row).setCheckState(
                Qt.CheckState.Checked if one in value else Qt.CheckState.Unchecked
            )

    chosen = True

    def typed(self) -> list[Any]:
        return [as_code(value) for value in self.value()]

    def bring_back(self, typed: Sequence[Any]) -> None:
        """Tick what has these codes, where it is offered still."""
        self.set_value([one for one in self._values if as_code(one) in typed])

    def typed_words(self) -> str:
        return listed(self._ticked_lines())

    def check(self) -> bool:
        if self.required and self.is_empty():
            self.set_error(tr("Tick at least one line of “{label}”.", label=self.label))
            return False
        return super().check()

    def _tell_ticked(self) -> None:
        ticked = self._ticked_lines()
        shown = self._list.count() >= _FILTER_FROM and bool(ticked)
        self._ticked.setText(
            plural("{count} ticked: {named}", "{count} ticked: {named}", len(ticked), named=listed(ticked))
            if shown
            else ""
        )
        self._ticked.setVisible(shown)

    def _ticked_lines(self) -> list[str]:
        items = map(self._list.item, range(self._list.count()))
        return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]

    def _marked(self) -> tuple[QWidget, ...]:
        return (self._list,)

    def _show_matching(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not has_words(item.text(), text))
