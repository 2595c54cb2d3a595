"""The first rows of a file with a choice of field above each column."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget

from app.imports.fields import FIELDS
from app.refusals import BadInput
from db.vocabulary.recommendations import MappingTarget
from language import mark, said, tr
from language.lists import listed
from language.phrases import headed
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elided_words import ElidedWords
from ui.widgets.layouts import empty
from ui.widgets.words import Words

MOST_COLUMNS = 60
"""Columns that are shown; a file with more is nearly always one whose columns do not matter after the first."""
_WIDTH = 184
_UNUSED = mark("Not used")


class ColumnFields(QScrollArea):
    """``changed`` is sent when another field is chosen. It scrolls sideways: a file may have many columns."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("First rows of the file, with the field of each column"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.boxes: dict[str, QComboBox] = {}
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self._grid = QGridLayout(inner)
        self._grid.setHorizontalSpacing(current().metrics.between)
        self._grid.setVerticalSpacing(4)
        self.setWidget(inner)
        self._inner = inner
        self._codes: list[str] = []

    def show_file(
        self,
        target: MappingTarget,
        titles: Sequence[str],
        samples: Sequence[Sequence[str]],
        chosen: Mapping[str, str],
    ) -> None:
        """Show the columns of a file; ``chosen``: field → title of the column that it starts with."""
        empty(self._grid)
        self.boxes = {}
        fields = FIELDS[target]
        self._codes = ["", *(field.code for field in fields)]
        by_title = {title: code for code, title in chosen.items() if title}
        for place, title in enumerate(titles[:MOST_COLUMNS]):
            if not title or title in self.boxes:
                continue
            box = ChoiceBox()
            box.addItems([tr(_UNUSED), *(said(field.label) for field in fields)])
            box.setAccessibleName(tr("Field of the column “{title}”", title=title))
            box.setMinimumWidth(round(_WIDTH * current().metrics.text_scale))
            box.setCurrentIndex(self._codes.index(by_title.get(title, "")))
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            self.boxes[title] = box
            self._grid.addWidget(box, 0, place)
            self._grid.addWidget(Words(title, strong=True), 1, place)
            for row, cells in enumerate(samples, start=2):
                cell = cells[place] if place < len(cells) else ""
                self._grid.addWidget(ElidedWords(" ".join(cell.split())[:200]), row, place)
        self._grid.setRowStretch(len(samples) + 2, 1)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self._inner.sizeHint().height() + bar + 8)

    label = mark("Fields of the columns")
    secret = False
    chosen = True

    def typed(self) -> dict[str, str]:
        """The field of each column by the column's title, as it is chosen, whether or not it can be used."""
        return {title: code for title, box in self.boxes.items() if (code := self._codes[box.currentIndex()])}

    def typed_words(self) -> str:
        return listed(
            headed(title, box.currentText()) for title, box in self.boxes.items() if box.currentIndex() > 0
        )

    def bring_back(self, typed: Mapping[str, str]) -> None:
        """Choose the same fields again, where the file has these columns."""
        for title, box in self.boxes.items():
            code = typed.get(title, "")
            box.setCurrentIndex(self._codes.index(code) if code in self._codes else 0)

    def columns(self) -> dict[str, str]:
        """Field → title, as it is chosen.

        Raises:
            BadInput: one field is chosen for two columns.
        """
        found: dict[str, str] = {}
        for title, box in self.boxes.items():
            code = self._codes[box.currentIndex()]
            if code and code in found:
                raise BadInput(
                    "columns",
                    tr(
                        "“{currenttext}” is chosen for “{found}” and for “{title}”.",
                        currenttext=box.currentText(),
                        found=found[code],
                        title=title,
                    ),
                    remedy=tr("Choose each field for one column."),
                )
            if code:
                found[code] = title
        return found
