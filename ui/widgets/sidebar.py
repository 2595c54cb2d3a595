"""The way to the six pages, with who is signed in."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from language import said, tr
from ui.theme import TextSize, Tint, current
from ui.widgets.margins import set_margins
from ui.widgets.tab_order import come_before
from ui.widgets.words import Words, plain, tip

_GLYPH = 16
"""Side of an entry's glyph, at type of usual size."""

_NARROW = 900
"""Pixels, at type of usual size, of a window beside whose sidebar a page has too little room: only glyphs are left of it then."""


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the sidebar."""

    name: str
    title: str
    icon: str


class Sidebar(QFrame):
    """``chosen`` carries the name of a page; ``lock_requested`` is sent by the button at the foot.

    In a window that is narrow for its type only the glyphs are left: titles, and who is signed in, are read in their tool tips.
    """

    chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(tr("Pages"))
        self._folded = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Entry] = {}
        self._places = QVBoxLayout()
        self._places.setSpacing(2)
        self._person = Words(strong=True, wrap=True)
        self._office = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        self._lock = QPushButton(tr("Lock"))
        self._lock.setProperty("kind", "flat")
        self._lock.setAccessibleName(tr("Lock the program"))
        self._lock_tint = Tint(self._lock, "protected")
        self._lock.clicked.connect(self.lock_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._lock)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.inside, metrics.between, metrics.inside, metrics.inside)
        column.setSpacing(2)
        column.addLayout(self._places)
        column.addStretch(1)
        for label in (self._person, self._office):
            label.setContentsMargins(metrics.inside, 0, metrics.inside, 0)
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(foot)
        self._size()
        current().changed.connect(self._size)
        self.sign_out()

    def add(self, place: Place) -> None:
        """Add a page below those that are there."""
        entry = _Entry(place)
        entry.fold(folded=self._folded)
        self._buttons[place.name] = entry
        self._group.addButton(entry)
        self._places.addWidget(entry)
        come_before(self._lock, [entry])
        entry.clicked.connect(lambda: self.chosen.emit(place.name))
        self._size()

    def show_place(self, name: str) -> None:
        """Mark the page that is shown."""
        self._buttons[name].setChecked(True)

    def focus_place(self, name: str) -> None:
        """Put the focus on a page's entry."""
        self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_badge(self, name: str, count: int) -> None:
        """Number of things on that page that need the user; 0 hides it."""
        self._buttons[name].set_count(count)
        self._size()

    def badge(self, name: str) -> int:
        return self._buttons[name].count

    def sign_in(self, person: str, office: str) -> None:
        """Show who is signed in and for which office."""
        self._person.setText(person)
        self._office.setText(office)
        self._lock.show()
        self._show_person()

    def sign_out(self) -> None:
        """Show nobody."""
        self._person.setText("")
        self._office.setText("")
        self._lock.hide()
        self._show_person()

    @property
    def folded(self) -> bool:
        """Whether only glyphs are shown."""
        return self._folded

    def fit(self, window: int) -> None:
        """Fold, or unfold, for a window of so many pixels."""
        folded = window < _NARROW * current().metrics.text_scale
        if folded == self._folded:
            return
        self._folded = folded
        for entry in self._entries():
            entry.fold(folded=folded)
        self._lock.setText("" if folded else tr("Lock"))
        self._lock_tint.repaint_as("protected", "text")
        self._show_person()
        self._size()

    def _show_person(self) -> None:
        who = ", ".join(part for part in (self._person.text(), self._office.text()) if part)
        for label in (self._person, self._office):
            label.setVisible(bool(label.text()) and not self._folded)
        self._lock.setToolTip(f"{who} (Ctrl+L)" if self._folded and who else "Ctrl+L")

    def _size(self) -> None:
        font = self.font()
        font.setBold(True)
        wide = QFontMetrics(font)
        metrics = current().metrics
        badge = wide.horizontalAdvance("99+") + metrics.between
        words = max(
            (
                wide.horizontalAdvance(entry.text()) + (badge if entry.count else 0)
                for entry in self._entries()
            ),
            default=0,
        )
        # As wide as English needs, and wider only where the words of another language would be cut.
        if self._folded:
            glyph = round((_GLYPH + metrics.inside) * metrics.text_scale)
            self.setFixedWidth(glyph + badge + 3 * metrics.inside)
            return
        beside = round((_GLYPH + 2 * metrics.inside) * metrics.text_scale) + 4 * metrics.inside
        self.setFixedWidth(max(round(136 + 56 * metrics.text_scale), words + beside))

    def _entries(self) -> list["_Entry"]:
        return list(self._buttons.values())


class _Entry(QPushButton):
    """One page: glyph, title, and a count at the far end."""

    def __init__(self, place: Place) -> None:
        self._title = said(place.title)
        super().__init__(plain(self._title))
        self.count = 0
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._icon = place.icon
        self._tint = Tint(self, place.icon)
        self._badge = Words()
        self._badge.setProperty("kind", "badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        set_margins(line, 0, 0, 8, 0)
        line.addStretch(1)
        line.addWidget(self._badge)
        self.set_count(0)

    def fold(self, *, folded: bool) -> None:
        """Show the glyph alone, or its title beside it."""
        self.setText("" if folded else plain(self._title))
        self.setToolTip(tip(self._title) if folded else "")
        self._tint.repaint_as(self._icon, "text")

    def set_count(self, count: int) -> None:
        self.count = count
        self._badge.setText("99+" if count > 99 else str(count))
        self._badge.setVisible(count > 0)
        self.setAccessibleName(
            tr("{title}, {count} need you", title=self._title, count=count) if count else self._title
        )
