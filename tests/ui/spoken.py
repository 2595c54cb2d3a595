"""What a window says to those who do not see its colours, or do not see it: states in words and shapes, and roles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from tests.ui.support import focusable
from ui.theme import current
from ui.widgets.glyph import Glyph
from ui.widgets.rows_model import GLYPH_ROLE

STATES = frozenset({"danger", "warn", "ok"})
"""Roles of colour that say how something stands."""
_MOST_CELLS = 2_000
"""Of one table that are looked at."""

_Role = QAccessible.Role
_ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QCheckBox, frozenset({_Role.CheckBox})),
    (QRadioButton, frozenset({_Role.RadioButton})),
    (QToolButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.CheckBox})),
    (QPushButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.CheckBox, _Role.RadioButton})),
    (QAbstractButton, frozenset({_Role.Button, _Role.CheckBox, _Role.RadioButton})),
    (QLineEdit, frozenset({_Role.EditableText})),
    (QTextBrowser, frozenset({_Role.StaticText, _Role.Document})),
    (QTextEdit, frozenset({_Role.EditableText})),
    (QPlainTextEdit, frozenset({_Role.EditableText})),
    (QAbstractSpinBox, frozenset({_Role.SpinBox})),
    (QComboBox, frozenset({_Role.ComboBox})),
    (QTabBar, frozenset({_Role.PageTabList})),
    (QTreeView, frozenset({_Role.Tree})),
    (QListView, frozenset({_Role.List})),
    (QTableView, frozenset({_Role.Table})),
)
"""What a screen reader has to call each kind of control."""


def misnamed_roles(window: QWidget) -> list[str]:
    """What takes the focus and is called something else than it is by a screen reader."""
    return misnamed(focusable(window))


def misnamed(widgets: Iterable[QWidget]) -> list[str]:
    """Those that are called something else than they are by a screen reader."""
    found = []
    for widget in widgets:
        role = QAccessible.queryAccessibleInterface(widget).role()
        wanted = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if wanted is None:
            # Drawn by us: it has no role of its own, and so has to say what it is, and what is chosen in it.
            if not widget.accessibleName().strip():
                found.append(f"{type(widget).__name__} is drawn, and does not say what it is")
        elif role not in wanted:
            found.append(f"{type(widget).__name__} “{widget.accessibleName()}” is spoken as {role.name}")
    return found


def by_colour_alone(window: QWidget) -> list[str]:
    """What is shown in a colour of state and says that state neither in words nor by a shape."""
    return [*_labels(window), *_glyphs(window), *_cells(window)]


def _labels(window: QWidget) -> Iterator[str]:
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.property("role") in STATES and label.text():
            beside = (label.parentWidget() or label).findChildren(Glyph)
            if not _says(label.text()) and not any(glyph.isVisible() for glyph in beside):
                yield f"“{label.text()}” in the colour {label.property('role')}"


def _glyphs(window: QWidget) -> Iterator[str]:
    """A shape alone is not enough for those who hear: words stand beside it, or it has a name."""
    for glyph in window.findChildren(Glyph):
        if glyph.isVisible() and not glyph.accessibleName():
            beside = (glyph.parentWidget() or glyph).findChildren(QWidget)
            if not any(
                _says(getattr(one, "text", str)())
                for one in beside
                if isinstance(one, QLabel | QAbstractButton)
            ):
                yield f"a glyph without words in {type(glyph.parentWidget()).__name__}"


def _cells(window: QWidget) -> Iterator[str]:
    states = {QColor(current().palette.role(role)).name(): role for role in STATES}
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or isinstance(view, QHeaderView):
            continue
        # A list of Qt's own knows no columns.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for column in range(columns):
            seen: dict[str, set[str]] = defaultdict(set)
            for row in range(min(model.rowCount(), _MOST_CELLS)):
                index = model.index(row, column, QModelIndex())
                words = str(index.data() or "")
                if index.data(GLYPH_ROLE) or index.data(Qt.ItemDataRole.DecorationRole):
                    continue
                brush = index.data(Qt.ItemDataRole.ForegroundRole)
                colour = brush.color() if isinstance(brush, QBrush) else brush
                role = states.get(QColor(colour).name(), "") if colour is not None else ""
                seen[words].add(role)
                if role and not _says(words):
                    yield f"“{words}” in the colour {role} in {view.accessibleName()}"
            yield from (
                f"“{words}” now in one colour, now in another, in {view.accessibleName()}"
                for words, roles in seen.items()
                if len(roles) > 1
            )


def _says(words: str) -> bool:
    """Whether there is a word in it, not only figures and signs."""
    letters = "".join(each if each.isalpha() else " " for each in words)
    return any(len(word) >= 2 for word in letters.split())
