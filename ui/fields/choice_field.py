"""One out of several."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget
from shiboken6 import isValid

from app.refusals import BadInput
from app.rules.entry.texts import fold
from language import mark, said, tr
from ui.fields.codes import as_code, with_code
from ui.fields.form_field import FormField
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.mark_all import MarkAll

T = TypeVar("T")

_FOUND_BY = int(Qt.ItemDataRole.UserRole) + 1
"""All that a line is called, without case and accents, each on a line of its own."""

_KEPT = 1_024
"""Lines of which this is kept: those of the countries, which stand in many a list, and some more."""

_MEASURED = 60
"""Lines found whose widths are looked at; of more the list is as wide as the longest of all."""


@lru_cache(maxsize=_KEPT)
def _found_by(called: tuple[str, ...]) -> str:
    return "\n".join(dict.fromkeys(fold(one) for one in called))


class ChoiceField(FormField[T | None], Generic[T]):
    """A list of ``(value, words)``. ``empty`` are the words of no choice; leave it out with ``empty=None``.

    With ``searchable`` the user types any part of the words, as for a country among 249, without regard to accents; a part that
    only one line has is that line, and so is what one line is called as a whole. ``also`` gives what else it is called:
    former names, other languages.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[T, str]],
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        empty: str | None = mark("Choose…"),
        searchable: bool = False,
        also: Callable[[T], Iterable[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._also = also
        self._empty = said(empty)
        self._searchable = searchable
        self._values: list[T | None] = []
        self._unnamed = False
        self._box = ChoiceBox()
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        if searchable:
            self._make_searchable()
        self.set_choices(choices)
        self._box.currentTextChanged.connect(self._edited)
        self._put(self._box)
        line = self._box.lineEdit()
        if line is not None:
            line.setAccessibleName(label)

    @property
    def editor(self) -> QComboBox:
        return self._box

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer other choices; the one that is chosen stays if it is among them, and what is half typed as it stands."""
        chosen = self._chosen()
        line = self._box.lineEdit()
        half = (line.text(), line.cursorPosition()) if line is not None and chosen is None else ("", 0)
        self._box.blockSignals(True)
        self._box.clear()
        self._values = []
        if self._empty is not None and not self._searchable:
            self._values.append(None)
            self._box.addItem(self._empty)
        self._values += [value for value, _words in choices]
        self._box.addItems([words for _value, words in choices])
        self._unnamed = self._searchable
        self.set_value(chosen)
        if line is not None and half[0]:
            self._name_lines()
            self._box.setEditText(half[0])
            line.setCursorPosition(half[1])
        self._box.blockSignals(False)
        if self._searchable:
            self._written()
        # Lists are read again each minute: what is still chosen was not chosen anew.
        if self._chosen() != chosen:
            self._edited()

    def _name_lines(self) -> None:
        """Say what lines are called when somebody first types: hundreds of countries are looked through by few who see them."""
        if not self._unnamed:
            return
        self._unnamed = False
        for place, value in enumerate(self._values):
            called = [self._box.itemText(place)]
            if self._also is not None and value is not None:
                called += self._also(value)
            self._box.setItemData(place, _found_by(tuple(called)), _FOUND_BY)

    def is_empty(self) -> bool:
        return self._chosen() is None and not (self._searchable and self._box.currentText().strip())

    def value(self) -> T | None:
        """The value chosen.

        Raises:
            BadInput: something is typed that is not in the list.
        """
        chosen = self._chosen()
        if chosen is None and self._searchable and self._box.currentText().strip():
            raise BadInput(
                self.name,
                tr("“{currenttext}” is not in the list.", currenttext=self._box.currentText().strip()[:40]),
                remedy=tr("Type a part of it and pick a line."),
            )
        return chosen

    def check(self) -> bool:
        """Who sends the form off from within the line has done with it: what fits one line only is that line here too."""
        if self._searchable:
            self._take_the_only_one()
        return super().check()

    @property
    def picked(self) -> T | None:
        """What is chosen by now: nothing while a line is still being typed, which is no error yet."""
        return self._chosen()

    def set_value(self, value: T | None) -> None:
        if value in self._values:
            self._box.setCurrentIndex(self._values.index(value))
        elif self._searchable:
            self._box.setCurrentIndex(-1)
            self._box.setEditText("")
        elif self._values:
            self._box.setCurrentIndex(0)

    chosen = True

    def typed(self) -> Any:
        """What is chosen, by its code; of a line that is still being typed, its text."""
        typed = self._box.currentText() if self._searchable else ""
        now = self._chosen()
        return {"text": typed} if now is None and typed.strip() else as_code(now)

    def bring_back(self, typed: Any) -> None:
        """Choose what has this code, where it is offered still; what was half typed stands as it did."""
        if isinstance(typed, dict) and self._searchable:
            self._box.setCurrentIndex(-1)
            self._box.setEditText(typed["text"])
        else:
            self.set_value(with_code(typed, self._values))

    def typed_words(self) -> str:
        return "" if self.is_empty() else self._box.currentText().strip()

    def _asked_for(self) -> str:
        return tr("Choose “{label}”.", label=self.label)

    def _chosen(self) -> T | None:
        if self._searchable:
            typed, now = self._box.currentText().strip(), self._box.currentIndex()
            # Two people may have the same name: the line that was picked counts before the first that reads so.
            if now >= 0 and self._box.itemText(now) == typed:
                return self._values[now]
            found = self._box.findText(typed, Qt.MatchFlag.MatchFixedString)
            return self._values[found] if found >= 0 else None
        index = self._box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def _make_searchable(self) -> None:
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self._box.lineEdit()
        if line is not None and self._empty:
            line.setPlaceholderText(self._empty)
        from ui.fields.completer import FoldedCompleter  # noqa: PLC0415 - late: the start window's list is short

        completer = FoldedCompleter(self._box, _FOUND_BY, self._name_lines)
        completer.entered.connect(self._take_the_only_one)
        self._box.setCompleter(completer)
        # Its list is a window of its own, which Qt gives no parent, and which is made when letters are typed.
        if line is not None:
            line.textEdited.connect(lambda text: self._dress(completer, text))
            line.editingFinished.connect(self._take_the_only_one)
            # The line hands its focus on to the box.
            MarkAll(self._box, line, lambda: self._chosen() is not None)
        # The list writes its line after it is said to be chosen.
        self._box.currentIndexChanged.connect(self._written)
        completer.activated.connect(self._written)

    def _dress(self, completer: QCompleter, typed: str) -> None:
        opened = completer.popup()
        current().dress(opened)
        if opened is not None:
            # The line hands it over only after it said what was typed: its list is to be as wide as what is found by that.
            completer.setCompletionPrefix(typed)
            found = completer.completionModel()
            lines = found.rowCount()
            few = lines <= _MEASURED
            self._box.widen(
                opened, [str(found.index(one, 0).data()) for one in range(lines)] if few else None
            )

    def _written(self) -> None:
        # A list that goes with its form chooses a last time, when there is no field any more.
        if isValid(self):
            QTimer.singleShot(0, self, self._show_beginning)

    def _show_beginning(self) -> None:
        """Of a line that is too long the beginning, with its code or number, is what tells it from the others."""
        line = self._box.lineEdit()
        if line is not None and self._chosen() is not None:
            line.setCursorPosition(0)

    def _take_the_only_one(self) -> None:
        """What is typed and fits one line only is that line: nobody has to pick it from a list of one."""
        typed = fold(self._box.currentText())
        if not typed or self._chosen() is not None:
            return
        self._name_lines()
        lines = [str(self._box.itemData(place, _FOUND_BY)) for place in range(self._box.count())]
        whole = [place for place, called in enumerate(lines) if typed in called.split("\n")]
        fitting = whole or [place for place, called in enumerate(lines) if typed in called]
        if len(fitting) == 1:
            self._box.setCurrentIndex(fitting[0])
