"""What a search is narrowed to, as buttons in words. What one could type for the same stays out of the line, and is a shortcut."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from db.vocabulary.finding import ThingKind
from language import tr
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain, tip

_OFFERED = (
    ThingKind.FILE,
    ThingKind.REPORT,
    ThingKind.DECISION,
    ThingKind.BRIEF,
    ThingKind.EVIDENCE,
    ThingKind.EVENT,
    ThingKind.PLAN,
    ThingKind.PERSON,
    ThingKind.INSTRUMENT,
    ThingKind.HISTORY,
)

Chip = tuple[str, str]
"""Words, and what one could type for them."""


class Chips(QWidget):
    """``changed`` is sent when one is pressed or let go; ``wanted`` carries the line without what was typed there for one."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line = FlowLayout(self, gap=4)
        self._buttons: dict[str, QToolButton] = {}
        self._pressed: list[str] = []
        self._typed = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What the search is narrowed to, pressed or typed, as it stands on the buttons."""
        return tuple(one.accessibleName() for one in self._buttons.values() if one.isChecked())

    def whole(self, typed: str) -> str:
        """The line that is looked for: what is pressed, and what is typed. The word that is being typed stays last."""
        return " ".join([*self._pressed, typed])

    def typed_of(self, whole: str) -> str:
        """The reverse: a line that :meth:`whole` put together, without what is pressed."""
        return whole.removeprefix(self.whole(""))

    def offer(self, kinds: frozenset[ThingKind], country: tuple[str, str] | None, today: date) -> None:
        """Offer the kinds that may be found, the country that is looked at, and spans of days."""
        chips = [(kind.label, f"kind:{kind.value}") for kind in _OFFERED if kind in kinds]
        if country is not None:
            chips.append((tr("Only {country}", country=country[1]), f"country:{country[0]}"))
        chips += [
            (tr("Last 30 days"), f"from:{(today - timedelta(days=30)).isoformat()}"),
            (tr("In {year}", year=today.year), f"from:{today.year}"),
        ]
        self._make(chips)

    def show_typed(self, typed: str) -> None:
        """Show which of them are pressed, or in the line."""
        self._typed = typed
        for written, button in self._buttons.items():
            button.setChecked(written in self._pressed or bool(_found(written, typed)))

    def _make(self, chips: Sequence[Chip]) -> None:
        self._line.empty()
        self._buttons = {}
        for words, written in chips:
            button = QToolButton()
            button.setText(plain(words))
            button.setAccessibleName(words)
            button.setToolTip(tip(tr("Or type: {written}", written=written)))
            button.setCheckable(True)
            button.setProperty("kind", "filter")
            button.clicked.connect(lambda _on=False, written=written: self._press(written))
            self._line.addWidget(button)
            self._buttons[written] = button

    def _press(self, written: str) -> None:
        found = _found(written, self._typed)
        if found:
            line = self._typed[: found.start()] + self._typed[found.end() :]
            self.wanted.emit(re.sub(r" {2,}", " ", line).lstrip())
            return
        if written in self._pressed:
            self._pressed.remove(written)
        else:
            self._pressed.append(written)
        self.changed.emit()


def _found(written: str, typed: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\S){re.escape(written)}(?!\S)", typed, re.IGNORECASE)
