"""Last page of the guide: everything at a glance, then it is made."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from language import mark, tr
from ui.start.guide_page import GuidePage
from ui.widgets.card import Card
from ui.widgets.words import Words


class GuideSummary(GuidePage):
    """Lines of what was entered. Nothing has been made until its act is pressed."""

    step = mark("Make it")

    def __init__(self) -> None:
        super().__init__(
            tr("Ready to be made"),
            tr(
                "Nothing has been written yet. All of it is made in one go, or nothing; then you are shown the recovery "
                "key, once."
            ),
            onward=tr("Make this ministry"),
        )
        self._card = Card(tr("What will be made"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._card.body.addLayout(self._grid)
        self.body.addWidget(self._card)

    def show_lines(self, lines: Sequence[tuple[str, str]], caution: str = "") -> None:
        """Show what was entered, and a caution where something will not work yet."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, text) in enumerate(lines):
            self._grid.addWidget(Words(label, role="muted"), row, 0)
            self._grid.addWidget(Words(text, wrap=True), row, 1)
        if caution:
            self._grid.addWidget(Words(caution, role="warn", wrap=True), len(lines), 0, 1, 2)

    def begin(self) -> None:
        self._acts[0].setFocus()
