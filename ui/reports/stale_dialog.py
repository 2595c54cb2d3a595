"""A draft that was saved elsewhere while it was being written: both texts, and the author chooses."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.content import DraftContent
from app.reading.report import ReportView
from db.vocabulary import words
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.draft_form import ATTRIBUTES
from ui.reports.draft_keeper import DraftKeeper
from ui.theme import current
from ui.widgets.words import Words

_LONGEST = 1200


class StaleDialog(Dialog):
    """One pair of texts for each part that differs; the author's own is chosen until they choose the other."""

    def __init__(self, frame: Frame, keeper: DraftKeeper, saved: ReportView) -> None:
        super().__init__(
            frame,
            f"{saved.number} was saved elsewhere",
            words="It was saved in another window after you opened it here. Your text is still before you. "
            "Choose for each part which text to keep.",
            width=820,
        )
        self._keeper = keeper
        self._saved = saved
        self._mine = keeper.form.read(keeper.kept)[0]
        self.pairs = {
            name: _Pair(
                keeper.form.field(name).label, getattr(self._mine, name), getattr(saved.content, name)
            )
            for name in ATTRIBUTES
            if getattr(self._mine, name) != getattr(saved.content, name)
        }
        for pair in self.pairs.values():
            self.form.add_widget(pair)
        if not self.pairs:
            self.form.add_widget(Words("Both texts are the same.", role="muted"))
        self.add_act("Save what is chosen", self._save)

    def _save(self) -> None:
        def save() -> object:
            chosen: dict[str, Any] = {
                name: getattr(self._mine, name) for name, pair in self.pairs.items() if pair.mine.isChecked()
            }
            content: DraftContent = replace(self._saved.content, **chosen)
            self._keeper.resolve(self._saved, content)
            return content

        self.attempt(save)


class _Pair(QWidget):
    def __init__(self, label: str, mine: object, saved: object) -> None:
        super().__init__()
        self.mine = QRadioButton("Yours")
        self.saved = QRadioButton("Saved elsewhere")
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(current().metrics.between)
        for button, value in ((self.mine, mine), (self.saved, saved)):
            button.setAccessibleName(f"{label}: {button.text().lower()}")
            group.addButton(button)
            side = QVBoxLayout()
            side.addWidget(button)
            side.addWidget(Words(_shown(value), wrap=True, selectable=True))
            side.addStretch(1)
            line.addLayout(side, 1)
        self.mine.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(label, strong=True))
        column.addLayout(line)


def _shown(value: object) -> str:
    if value in (None, "", ()):
        return "(empty)"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return "\n".join(_shown(one) for one in value)
    text = words(value) if isinstance(value, StrEnum) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
