"""The offices as a tree, with who holds each now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from app.reading.ministry.organisation import OfficeView
from language import tr
from ui.authorities.organigram.boxes import Held, held_by
from ui.case import Case
from ui.theme import current
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.rows_model import GLYPH_ROLE
from ui.widgets.words import tip

_ID = int(Qt.ItemDataRole.UserRole) + 10
_HOLDER = 1


class OfficeTree(QTreeWidget):
    """``picked`` carries the identifier of the office that is chosen; empty for none."""

    picked = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._held: dict[str, Held] = {}
        self.setAccessibleName(tr("Offices"))
        self.setHeaderLabels([tr("Office"), tr("Held now by")])
        self.setItemDelegateForColumn(_HOLDER, CellDelegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(20)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setColumnWidth(_HOLDER, round(260 * min(1.25, current().metrics.text_scale)))
        self._items: dict[str, QTreeWidgetItem] = {}
        self._offices: tuple[OfficeView, ...] = ()
        self.currentItemChanged.connect(self._current)
        current().changed.connect(self._colour)

    def show_offices(self, offices: Sequence[OfficeView]) -> None:
        """Show the offices; the chosen one stays chosen."""
        chosen = self.chosen
        self.blockSignals(True)
        self.clear()
        self._items = {}
        self._offices = tuple(offices)
        for office in offices:
            parent = self._items.get(office.superior_id or "")
            item = QTreeWidgetItem(parent) if parent else QTreeWidgetItem(self)
            item.setText(0, office.name)
            held = self._held[office.office_id] = held_by(office, self._case)
            item.setText(_HOLDER, held.words)
            item.setData(0, _ID, office.office_id)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{office.name}, {held.words}")
            item.setToolTip(0, office.name)
            item.setToolTip(_HOLDER, tip(held.words))
            self._items[office.office_id] = item
        self.expandAll()
        self._colour()
        self.blockSignals(False)
        if chosen in self._items:
            self.choose(chosen)
        elif offices:
            self.choose(offices[0].office_id)
        else:
            self.picked.emit("")

    @property
    def chosen(self) -> str:
        """Identifier of the chosen office; empty for none."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def choose(self, office_id: str) -> None:
        """Choose an office."""
        self.setCurrentItem(self._items[office_id])
        self.picked.emit(office_id)

    def _colour(self) -> None:
        """A vacant office, and one in which somebody acts, carries a mark, a word and a colour."""
        palette = current().palette
        for office in self._offices:
            item, held = self._items[office.office_id], self._held[office.office_id]
            item.setData(_HOLDER, GLYPH_ROLE, (held.glyph, held.role))
            item.setForeground(_HOLDER, QColor(palette.role("text" if held.role == "muted" else held.role)))

    def _current(self, item: QTreeWidgetItem | None) -> None:
        self.picked.emit(str(item.data(0, _ID)) if item is not None else "")
