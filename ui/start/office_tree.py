"""The first offices as a tree, superiors above those who answer to them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.actions.ministry.found_ministry import FirstOffice
from language import tr


class OfficeTree(QTreeWidget):
    """``chosen`` carries the key of the office that has the cursor, or an empty text; ``opened`` one to change."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("First offices"))
        self.setColumnCount(3)
        self.setHeaderLabels([tr("Office"), tr("Holder"), tr("Department")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(240)
        head = self.header()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setColumnWidth(1, 150)
        self.setColumnWidth(2, 120)
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(_key(item)))
        self.itemDoubleClicked.connect(lambda item, _column: self.opened.emit(_key(item)))

    @property
    def key(self) -> str:
        """Key of the office that has the cursor; empty where none has."""
        return _key(self.currentItem())

    def show_offices(self, offices: Sequence[FirstOffice], people: Mapping[str, str]) -> None:
        """Show offices, superiors before those who answer to them; the one that had the cursor keeps it."""
        before = self.key
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for office in offices:
            holder = people.get(office.holder, "") or tr("vacant")
            item = QTreeWidgetItem([office.name, holder, office.department])
            item.setData(0, Qt.ItemDataRole.UserRole, office.key)
            above = items.get(office.superior)
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            items[office.key] = item
        self.expandAll()
        # The acts beneath are about a row that is seen to be chosen.
        chosen = items.get(before) or self.topLevelItem(0)
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters and self.key and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit(self.key)
            return
        super().keyPressEvent(event)


def _key(item: QTreeWidgetItem | None) -> str:
    return "" if item is None else str(item.data(0, Qt.ItemDataRole.UserRole))
