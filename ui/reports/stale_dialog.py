"""A draft in which two people changed the same words: both wordings of each passage, and the writer chooses."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.content_merge import PartClash
from app.reading.reports.report import ReportView
from app.rules.entry.texts import shown
from app.rules.reports.merging import Clash
from db.vocabulary import words
from language import tr
from language.lists import and_list
from language.phrases import headed
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.draft_keeper import DraftKeeper
from ui.widgets.columns import Columns
from ui.widgets.notice import Tone
from ui.widgets.words import Words

_LONGEST = 1200
_AROUND = 160
"""Characters of the passage before that are shown, so that one knows where one is."""


class StaleDialog(Dialog):
    """A pair of wordings for each passage that both changed. Nothing is chosen for the writer: one Enter more would
    drop what the other wrote. Of a text both can be kept, one after the other.

    What only one of both changed needs no choice, and is brought in with the rest.
    """

    def __init__(self, frame: Frame, keeper: DraftKeeper, saved: ReportView) -> None:
        self._met = keeper.meet(saved)
        who = and_list(dict.fromkeys(save.who for save in keeper.saved_elsewhere()))
        super().__init__(
            frame,
            tr("{saved_number} was saved elsewhere", saved_number=saved.number),
            words=tr(
                "{who} saved it after you opened it here. What only one of you changed is brought in by itself. "
                "Choose for each passage that both of you changed which wording to keep.",
                who=who,
            ),
            width=820,
            about=saved.number,
        )
        self._keeper = keeper
        self._saved = saved
        self.pairs = {
            clash.name: _pairs(keeper.form.field(clash.name).label, clash, who) for clash in self._met.clashes
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
        first = next((pair for pairs in self.pairs.values() for pair in pairs), None)
        if first is not None:
            first.mine.setFocus()

    def _save(self) -> None:
        open_pair = next((pair for pairs in self.pairs.values() for pair in pairs if not pair.chosen), None)
        if open_pair is not None:
            self.notice.tell(
                Tone.WARN,
                tr("One passage is not chosen yet: {passage}.", passage=open_pair.label),
                remedy=tr("Choose which wording to keep, or both."),
            )
            open_pair.mine.setFocus()
            return

        def save() -> object:
            theirs, both = (
                {
                    name: frozenset(place for place, pair in enumerate(pairs) if pair.takes(which))
                    for name, pairs in self.pairs.items()
                }
                for which in (_Pair.THEIRS, _Pair.BOTH)
            )
            content = self._met.settled(theirs, both)
            self._keeper.resolve(self._saved, content)
            return content

        self.attempt(save)


class _Pair(QWidget):
    """``who`` wrote the other wording. With ``both`` the two can stand one after the other."""

    MINE, THEIRS, BOTH = range(3)

    def __init__(
        self, label: str, mine: object, saved: object, who: str, *, before: str = "", both: bool = False
    ) -> None:
        super().__init__()
        self.label = label
        self.mine = QRadioButton(tr("Yours"))
        self.saved = QRadioButton(tr("By {who}", who=who))
        self.both = QRadioButton(tr("Both, yours first"))
        self._group = QButtonGroup(self)
        for number, button in enumerate((self.mine, self.saved, self.both)):
            button.setAccessibleName(headed(label, button.text()))
            self._group.addButton(button, number)
        sides: list[QWidget] = []
        for button, value in ((self.mine, mine), (self.saved, saved)):
            side = QWidget()
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(button)
            inside.addWidget(Words(_shown(value), wrap=True, selectable=True))
            inside.addStretch(1)
            sides.append(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if before:
            column.addWidget(Words(tr("After “…{before}”", before=before), role="muted", wrap=True))
        column.addWidget(Columns(sides))
        column.addWidget(self.both)
        self.both.setVisible(both)

    @property
    def chosen(self) -> bool:
        """Whether a wording was chosen."""
        return self._group.checkedId() >= 0

    def takes(self, which: int) -> bool:
        """Whether this wording was chosen."""
        return self._group.checkedId() == which


def _pairs(label: str, clash: PartClash, who: str) -> tuple[_Pair, ...]:
    """One pair a passage of a text; one for a part that is chosen as a whole."""
    if clash.merge is None:
        return (_Pair(label, clash.mine, clash.theirs, who),)
    found: list[_Pair] = []
    before = ""
    for part in clash.merge.parts:
        if isinstance(part, Clash):
            place = (
                tr("{label}, passage {found}", label=label, found=len(found) + 1)
                if clash.count > 1
                else label
            )
            found.append(
                _Pair(place, part.mine.strip(), part.theirs.strip(), who, before=before, both=_both(part))
            )
            before = ""
        else:
            before = shown(" ".join(part.text.split())[-_AROUND:], _AROUND)
    return tuple(found)


def _both(clash: Clash) -> bool:
    """Where one of the two took the passage out there is only one wording to keep."""
    return bool(clash.mine.strip() and clash.theirs.strip())


def _shown(value: object) -> str:
    if value in (None, "", ()):
        return tr("(empty)")
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(_shown(one) for one in value)
    text = words(value) if isinstance(value, StrEnum) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
