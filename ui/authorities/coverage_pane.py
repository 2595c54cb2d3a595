"""Who covers the chosen cell of the matrix: every office, under what, and within what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.authority.authority import CoverageCell, CoveringOffice
from language import tr
from ui.authorities.coverage_rows import limits_words
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class CoveragePane(Scrolled):
    """``instrument_asked`` carries an instrument's number, ``who_asked`` the code of a tool to ask about."""

    instrument_asked = Signal(str)
    who_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Who covers the chosen cell"), margin=0)
        self.card = Card("")
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        self.show_cell(None)

    def show_cell(self, cell: CoverageCell | None) -> None:
        """Show who covers a cell."""
        empty(self.card.body)
        if cell is None:
            self.card.set_title(tr("Who covers it"))
            self.card.body.addWidget(
                Words(tr("Move to a phase of a tool with the arrow keys."), role="muted", wrap=True)
            )
            return
        self.card.set_title(f"{cell.tool}, {cell.phase.label.lower()}")
        self.card.body.addWidget(Words(cell.tool_name, wrap=True))
        if cell.gap:
            self.card.body.addLayout(_marked("warn", "danger", tr("Gap: nobody can decide this.")))
        elif cell.out_of_phase:
            self.card.body.addLayout(
                _marked(
                    "refer",
                    "muted",
                    tr("The tool is of a later phase: only original authority, with a reason."),
                )
            )
        for office in cell.offices:
            self.card.body.addWidget(Line())
            self.card.body.addWidget(self._office(office))
        self.card.body.addWidget(Line())
        ask = _link(tr("Who can decide, and who cannot?"))
        ask.clicked.connect(lambda: self.who_asked.emit(cell.tool))
        self.card.body.addLayout(_at_start(ask))

    def _office(self, office: CoveringOffice) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Words(office.office, strong=True, wrap=True, selectable=True))
        for said in limits_words(office):
            column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        link = _link(tr("Show instrument {instrument}", instrument=office.instrument))
        link.setAccessibleName(
            tr(
                "Show instrument {instrument}, under which {office} can decide",
                instrument=office.instrument,
                office=office.office,
            )
        )
        link.clicked.connect(lambda: self.instrument_asked.emit(office.instrument))
        column.addLayout(_at_start(link))
        return row


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    return button


def _at_start(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget)
    line.addStretch(1)
    return line


def _marked(glyph: str, role: str, words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Glyph(glyph, role))
    line.addWidget(Words(words, role=role, wrap=True), 1)
    return line
