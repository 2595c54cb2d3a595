"""The words of the field, explained (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.rules.entry.texts import has_words
from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.theme import current
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class GlossaryDialog(ReadingDialog):
    """A list of terms to filter, and the definition of the one that is chosen."""

    def __init__(
        self, terms: Sequence[tuple[str, str]], marking: MarkingView | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Glossary"), marking, parent=parent)
        self._terms = sorted(terms, key=lambda term: term[0].casefold())
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Find a term…"))
        self._filter.setAccessibleName(tr("Find a term"))
        make_clearable(self._filter)
        self._filter.textChanged.connect(self._show_matching)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Terms"))
        self._list.currentRowChanged.connect(self._show_definition)
        self._term = Words(strong=True, wrap=True)
        self._definition = Words(running=True, selectable=True)
        self._definition.setMinimumHeight(self._definition.fontMetrics().lineSpacing() * 5)
        self._definition.stand_at(Qt.AlignmentFlag.AlignTop)
        self._shown: list[tuple[str, str]] = []
        self.body.addWidget(self._filter)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._term)
        self.body.addWidget(self._definition)
        # Large type needs the width too, or a definition has more lines than there is room for.
        self.resize(round(560 * current().metrics.text_scale), 560)
        self._show_matching("")
        self._filter.setFocus()

    @property
    def definition(self) -> str:
        """The definition that is shown."""
        return self._definition.text()

    def find_term(self, text: str) -> None:
        """Show the terms that match, as if typed."""
        self._filter.setText(text)

    def _show_matching(self, text: str) -> None:
        """Terms that hold the text come first; then those whose definition does."""
        named = [term for term in self._terms if has_words(term[0], text)]
        explained = [term for term in self._terms if term not in named and has_words(" ".join(term), text)]
        self._shown = named + explained
        self._list.clear()
        for term, _ in self._shown:
            item = QListWidgetItem(term, self._list)
            item.setToolTip(term)
        self._list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            self._term.setText("")
            self._definition.setText(tr("No term matches.") if self._terms else tr("The glossary is empty."))

    def _show_definition(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._term.setText(self._shown[row][0])
            self._definition.setText(self._shown[row][1])
