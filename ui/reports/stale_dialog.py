"""A draft in which two people changed the same words: both wordings of each passage, and the author chooses."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.content_merge import PartClash
from app.reading.reports.report import ReportView
from app.rules.entry.texts import shown
from app.rules.reports.merging import Clash
from db.vocabulary import words
from language import tr
from language.phrases import headed
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.draft_keeper import DraftKeeper
from ui.widgets.columns import Columns
from ui.widgets.words import Words

_LONGEST = 1200
_AROUND = 160
"""Characters of the passage before that are shown, so that one knows where one is."""


class StaleDialog(Dialog):
    """A pair of wordings for each passage that both changed; the author's own is chosen until they choose the other.

    What only one of both changed needs no choice, and is brought in with the rest.
    """

    def __init__(self, frame: Frame, keeper: DraftKeeper, saved: ReportView) -> None:
        self._met = keeper.meet(saved)
        super().__init__(
            frame,
            tr("{saved_number} was saved elsewhere", saved_number=saved.number),
            words=tr(
                "It was saved elsewhere after you opened it here. What only one of you changed is brought in "
                "by itself. Choose for each passage that both of you changed which wording to keep."
            ),
            width=820,
        )
        self._keeper = keeper
        self._saved = saved
        self.pairs = {
            clash.name: _pairs(keeper.form.field(clash.name).label, clash) for clash in self._met.clashes
        }
        for clash in self._met.clashes:
            self.form.add_section(keeper.form.field(clash.name).label)
            for pair in self.pairs[clash.name]:
                self.form.add_widget(pair)
        if self._met.taken:
            labels = ", ".join(
                tr("“{label}”", label=keeper.form.field(name).label) for name in self._met.taken
            )
            self.form.add_widget(
                Words(tr("Brought in from elsewhere: {labels}.", labels=labels), role="muted", wrap=True)
            )
        if not self.pairs:
            self.form.add_widget(Words(tr("Nothing is left to choose."), role="muted"))
        self.add_act(tr("Save what is chosen"), self._save)

    def _save(self) -> None:
        def save() -> object:
            theirs = {
                name: frozenset(place for place, pair in enumerate(pairs) if pair.saved.isChecked())
                for name, pairs in self.pairs.items()
            }
            content = self._met.settled(theirs)
            self._keeper.resolve(self._saved, content)
            return content

        self.attempt(save)


class _Pair(QWidget):
    def __init__(self, label: str, mine: object, saved: object, before: str = "") -> None:
        super().__init__()
        self.mine = QRadioButton(tr("Yours"))
        self.saved = QRadioButton(tr("Saved elsewhere"))
        group = QButtonGroup(self)
        sides: list[QWidget] = []
        for button, value in ((self.mine, mine), (self.saved, saved)):
            button.setAccessibleName(headed(label, button.text().lower()))
            group.addButton(button)
            side = QWidget()
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(button)
            inside.addWidget(Words(_shown(value), wrap=True, selectable=True))
            inside.addStretch(1)
            sides.append(side)
        self.mine.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if before:
            column.addWidget(Words(tr("After “…{before}”", before=before), role="muted", wrap=True))
        column.addWidget(Columns(sides))


def _pairs(label: str, clash: PartClash) -> tuple[_Pair, ...]:
    """One pair a passage of a text; one for a part that is chosen as a whole."""
    if clash.merge is None:
        return (_Pair(label, clash.mine, clash.theirs),)
    found: list[_Pair] = []
    before = ""
    for part in clash.merge.parts:
        if isinstance(part, Clash):
            place = (
                tr("{label}, passage {found}", label=label, found=len(found) + 1)
                if clash.count > 1
                else label
            )
            found.append(_Pair(place, part.mine.strip(), part.theirs.strip(), before))
            before = ""
        else:
            before = shown(" ".join(part.text.split())[-_AROUND:], _AROUND)
    return tuple(found)


def _shown(value: object) -> str:
    if value in (None, "", ()):
        return tr("(empty)")
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(_shown(one) for one in value)
    text = words(value) if isinstance(value, StrEnum) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
