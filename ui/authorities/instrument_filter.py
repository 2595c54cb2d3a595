"""Narrows the register of instruments: by words, and by how they stand."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.reading.ministry.organisation import InstrumentView
from app.rules.entry.texts import fold
from language import Wording, mark, plural, tr
from language.wording import pmark
from ui.theme import TextSize, Tint, current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import Columns
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.words import Words


class Stands(StrEnum):
    """Which instruments are shown."""

    ALL = "all"
    IN_FORCE = "in_force"
    LAPSING = "lapsing"
    POWERLESS = "powerless"
    ENDED = "ended"
    NOT_YET = "not_yet"


_WORDS = Wording(
    {
        Stands.ALL: mark("All instruments"),
        Stands.IN_FORCE: mark("In force"),
        Stands.LAPSING: mark("Lapsing within 60 days"),
        Stands.POWERLESS: mark("Gives no power"),
        Stands.ENDED: pmark("instruments", "Ended"),
        Stands.NOT_YET: mark("Not yet in force"),
    }
)


class InstrumentFilter(QWidget):
    """``changed`` is sent on every edit. Every word of the line has to be in an instrument, wherever it stands."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Find an instrument"))
        self.line.setPlaceholderText(tr("Find a number, an office, a tool, a country…"))
        make_clearable(self.line)
        Tint(self.line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "search", "muted")
        self.stands = ChoiceBox()
        self.stands.setAccessibleName(tr("Which instruments"))
        for stands, words in _WORDS.items():
            self.stands.addItem(words, stands)
        self.said = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside // 2)
        column.addWidget(Columns([self.line, self.stands], stretch=[2, 1]))
        column.addWidget(self.said)
        self.line.textChanged.connect(self.changed)
        self.stands.currentIndexChanged.connect(self.changed)

    def of(
        self, rows: Sequence[InstrumentView], at: datetime, powerless: AbstractSet[str]
    ) -> tuple[InstrumentView, ...]:
        """The rows that pass. ``powerless``: the ids of those that give no power, though their dates are good."""
        wanted, stands = fold(self.line.text()).split(), Stands(self.stands.currentData())
        return tuple(
            row
            for row in rows
            if _passes(row, stands, at, powerless=row.instrument_id in powerless) and _named(row, wanted)
        )

    def count(
        self, shown: int, rows: Sequence[InstrumentView], at: datetime, powerless: AbstractSet[str]
    ) -> None:
        """Say how many are shown, of how many, how many lapse soon, and how many look good and give nothing."""
        lapsing = sum(row.ends_soon(at) and row.instrument_id not in powerless for row in rows)
        said = [tr("{shown} of {rows} shown.", shown=shown, rows=len(rows))]
        if lapsing:
            said.append(plural("{count} lapses within 60 days.", "{count} lapse within 60 days.", lapsing))
        if powerless:
            said.append(
                plural(
                    "{count} gives no power: its chain is broken.",
                    "{count} give no power: their chain is broken.",
                    len(powerless),
                )
            )
        self.said.setText(" ".join(said))
        self.said.set_role("warn" if lapsing or powerless else "muted")

    def empty(self) -> None:
        """Show all."""
        self.line.clear()
        self.stands.setCurrentIndex(0)


def _passes(row: InstrumentView, stands: Stands, at: datetime, *, powerless: bool) -> bool:
    match stands:
        case Stands.ALL:
            return True
        case Stands.IN_FORCE:
            return row.in_force and not powerless
        case Stands.LAPSING:
            return row.ends_soon(at) and not powerless
        case Stands.POWERLESS:
            return powerless
        case Stands.ENDED:
            return row.ended(at)
        case Stands.NOT_YET:
            return not row.in_force and not row.ended(at)


def _named(row: InstrumentView, wanted: Sequence[str]) -> bool:
    said = fold(" ".join((row.number, row.delegator, row.delegate, *row.limits, row.basis)))
    return all(word in said for word in wanted)
