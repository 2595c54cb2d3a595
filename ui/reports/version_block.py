"""One difference of two versions: the older wording at the left, the newer at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.rules.evidence.wording import Change, Passage, differences
from app.rules.reports.versions import LineChange
from language import mark, tr
from ui.widgets.columns import Columns
from ui.widgets.compared_text import ComparedText
from ui.widgets.words import Words

_NOT_SAID = mark("(not said)")


class VersionBlock(QWidget):
    """Each side shows its own words, with what the other lacks marked by sign and stroke."""

    def __init__(self, change: LineChange) -> None:
        super().__init__()
        self.change = change
        passages = differences(change.before, change.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(change.label, strong=True, wrap=True))
        older = self._side(
            tr("{change}, older version", change=change.label), change.before, passages, Change.ADDED
        )
        newer = self._side(
            tr("{change}, newer version", change=change.label), change.after, passages, Change.REMOVED
        )
        column.addWidget(Columns([older, newer]))
        focus = newer if isinstance(newer, ComparedText) else older
        self.setFocusProxy(focus)

    def _side(self, name: str, text: str, passages: tuple[Passage, ...], other: Change) -> QWidget:
        if not text:
            return Words(tr(_NOT_SAID), role="muted")
        own = [passage for passage in passages if passage.change is not other]
        side = ComparedText(name, own, signed=True)
        side.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Both sides begin at the same height.
        side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return side
