"""The matrix of tools by phases: one moves through its cells by the arrow keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from app.exports.cells import guarded
from app.reading.authority.authority import CoverageCell
from db.vocabulary import Phase
from language import tr
from ui.authorities.coverage_rows import ToolRow, cell_in_full, cell_words
from ui.theme import current
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

_Index = QModelIndex | QPersistentModelIndex

_BEFORE_PHASES = 2
"""Columns of the tool itself."""


class CoverageMatrix(TableView[ToolRow]):
    """``looked_at`` carries the cell that has the cursor; None where that is a tool and not a phase of it."""

    looked_at = Signal(object)

    def __init__(self) -> None:
        # What is named in a cell decides: it is read whole, and the matrix scrolls.
        super().__init__(_columns(), name=tr("Coverage: tools by phase"), whole=True)
        # Of a heading in two lines Qt would cut what one line has no room for.
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(_CellCursor(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._moved)

    def choose_cell(self, tool: str, phase: Phase) -> None:
        """Put the cursor on the cell of a tool in a phase."""
        for place, row in enumerate(self.rows_model.rows):
            if row.tool == tool:
                column = _BEFORE_PHASES + list(Phase).index(phase)
                self.setCurrentIndex(self.rows_model.index(place, column))

    def current_cell(self) -> CoverageCell | None:
        """The cell that has the cursor."""
        index = self.currentIndex()
        row = self.rows_model.row_at(index)
        place = index.column() - _BEFORE_PHASES
        return row.cells[list(Phase)[place]] if row is not None and place >= 0 else None

    def copy(self) -> None:
        """Put the whole matrix on the clipboard, every office of each cell, as tab-separated text with headings."""
        lines = [[tr("Code"), tr("Tool"), *(phase.label for phase in Phase)]]
        lines += [
            [row.tool, row.name, *(cell_in_full(row.cells[phase]).replace("\n", "; ") for phase in Phase)]
            for row in self.rows_model.rows
        ]
        QGuiApplication.clipboard().setText(
            "\n".join("\t".join(guarded(cell.replace("\t", " ")) for cell in line) for line in lines)
        )

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.looked_at.emit(self.current_cell())


def _columns() -> list[Column[ToolRow]]:
    return [
        Column(tr("Code"), lambda row: row.tool, width=64),
        Column(tr("Tool"), lambda row: row.name, stretch=True),
        *(_phase_column(phase) for phase in Phase),
    ]


def _phase_column(phase: Phase) -> Column[ToolRow]:
    def gap(row: ToolRow) -> bool:
        return row.cells[phase].gap

    def glyph(row: ToolRow) -> tuple[str, str]:
        if gap(row):
            return "warn", "danger"
        return ("refer", "muted") if row.cells[phase].out_of_phase else ("tick", "ok")

    return Column(
        f"{phase.letter}  {phase.label}",
        lambda row: cell_words(row.cells[phase]),
        glyph=glyph,
        role=lambda row: "danger" if gap(row) else "",
        tooltip=lambda row: cell_in_full(row.cells[phase]),
        width=150,
        head=_in_two_lines(f"{phase.letter}  {phase.label}"),
    )


def _in_two_lines(title: str) -> str:
    """Broken where the longer of both lines is shortest: three columns of whole phases are wider than a small screen."""
    words = title.split(" ")
    ways = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(3, len(words))]
    return "\n".join(min(ways, key=lambda lines: max(map(len, lines)))) if ways else title


class _CellCursor(CellDelegate):
    """Rings the one cell that has the cursor: elsewhere a whole row has it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            width = current().metrics.focus
            painter.save()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(current().palette.focus), width))
            painter.drawRect(QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))
            painter.restore()
