"""Several short words of one's own, such as names of groups."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.refusals import BadInput
from app.rules.entry.texts import clean_line
from language import mark, tr
from language.lists import listed
from ui.fields.form_field import FormField
from ui.theme import Tint
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain

_LONGEST = 80


class TagField(FormField[tuple[str, ...]]):
    """Enter or a comma adds what is typed; a tag's button, or Backspace in the empty line, takes it away.

    Text still in the line counts as a tag, so that nothing typed is lost.
    """

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = mark("Enter adds it."),
        required: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._tags: list[str] = []
        self._edit = QLineEdit()
        self._edit.setAccessibleName(label)
        self._edit.setPlaceholderText(placeholder)
        self._edit.textEdited.connect(self._split_at_comma)
        self._edit.textChanged.connect(self._edited)
        self._edit.installEventFilter(self)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=4)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._edit)
        column.addWidget(self._chips)
        self._put(both)
        both.setFocusProxy(self._edit)
        self._label.setBuddy(self._edit)
        self._show()

    @property
    def editor(self) -> QLineEdit:
        return self._edit

    def is_empty(self) -> bool:
        return not self._tags and not self._edit.text().strip()

    def value(self) -> tuple[str, ...]:
        """The tags, in the order in which they were added.

        Raises:
            BadInput: what still stands in the line cannot be a tag.
        """
        waiting = clean_line(self._edit.text(), self.name, _LONGEST)
        return tuple(self._tags) if not waiting or waiting in self._tags else (*self._tags, waiting)

    def set_value(self, value: Sequence[str]) -> None:
        self._tags = list(dict.fromkeys(value))
        self._edit.clear()
        self._show()
        self._edited()

    def typed(self) -> dict[str, Any]:
        return {"tags": list(self._tags), "line": self._edit.text()}

    def bring_back(self, typed: dict[str, Any]) -> None:
        self.set_value(typed["tags"])
        self._edit.setText(typed["line"])

    def typed_words(self) -> str:
        line = self._edit.text().strip()
        return listed([*self._tags, *([line] if line else [])])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._edit.text().strip():
                self._add()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self._edit.text() and self._tags:
                self._remove(self._tags[-1])
                return True
        return super().eventFilter(watched, event)

    def _split_at_comma(self, text: str) -> None:
        if text.endswith(","):
            self._edit.setText(text.rstrip(","))
            self._add()

    def _add(self) -> None:
        try:
            tag = clean_line(self._edit.text(), self.name, _LONGEST)
        except BadInput as error:
            self.set_error(str(error))
            return
        if tag and tag not in self._tags:
            self._tags.append(tag)
        self._edit.clear()
        self._show()

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show()
        self._edit.setFocus()
        self._edited()

    def _show(self) -> None:
        self._flow.empty()
        for tag in self._tags:
            chip = QToolButton(self._chips)
            chip.setProperty("kind", "chip")
            chip.setText(plain(tag))
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if self.isRightToLeft() else Qt.LayoutDirection.RightToLeft
            )
            chip.setAccessibleName(tr("Take away {tag}", tag=tag))
            Tint(chip, "cross", "muted")
            chip.clicked.connect(lambda _checked=False, tag=tag: self._remove(tag))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._tags))
