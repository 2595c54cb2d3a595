"""The base of a page in the window."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from language import said
from ui.frame import Frame
from ui.theme import current
from ui.widgets.edges import Edges
from ui.widgets.margins import set_margins
from ui.widgets.sidebar import Place

BACK_KEYS = ("Esc", "Ctrl+W")
NEW_KEYS = ("N", "Ctrl+N")
EDIT_KEYS = ("E", "Ctrl+E")
"""What leads back, begins and edits. A letter alone is quick and is a letter where one types; the second works there too."""


class Page(QWidget):
    """One page. Lay content out in ``content``; put the acts of the header into ``header_acts``.

    The window calls :meth:`open` when the user comes to the page and :meth:`refresh` when data may have changed.
    ``titled`` carries the title and a line of facts for the header.
    """

    titled = Signal(str, str)

    def __init__(self, frame: Frame, place: Place) -> None:
        super().__init__()
        metrics = current().metrics
        self.frame = frame
        self.place = place
        self.key = ""
        self.hinted = True
        """Whether the hint of this place fits who reads it: an administrator sees no casework."""
        self.hint_variant = ""
        """Whose words the hint has, where not all readers of the place are told the same."""
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = said(place.title)
        self.setAccessibleName(self.title)
        self.facts = ""
        self.acts_bar = QWidget(self)
        self.acts_bar.hide()
        self.header_acts = QHBoxLayout(self.acts_bar)
        self.header_acts.setContentsMargins(0, 0, 0, 0)
        self.header_acts.setSpacing(metrics.inside)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(*(metrics.around,) * 4)
        self.content.setSpacing(metrics.between)

    def open(self, key: str) -> None:
        """Show what ``key`` names; empty for the page's first view."""
        self.key = key
        self.refresh()

    @property
    def standing(self) -> str:
        """The key of what is shown by now, for who comes back: a tab may have been chosen since ``key`` was opened."""
        return self.key

    @property
    def landing(self) -> QWidget | None:
        """Where somebody goes on who came by a link to what ``key`` names; none where the page has put the focus itself."""
        return None

    @property
    def unsaved(self) -> bool:
        """Whether something typed here would be lost with the window, of which the page says nothing when that closes."""
        return False

    def parts_ahead(self) -> Iterator[None]:
        """Make what the page else makes when somebody first goes there, a part at each step. The base has no such parts."""
        yield from ()

    def refresh(self) -> None:
        """Read again what is shown. The base has nothing to read."""

    def empties_filter(self) -> bool:
        """For Esc: in a line that narrows a list it empties that first, and leads nowhere. True where it did."""
        line = QApplication.focusWidget()
        if not isinstance(line, QLineEdit) or not self.isAncestorOf(line):
            return False
        if not (line.isClearButtonEnabled() and line.text()):
            return False
        line.clear()
        return True

    def answer_key(self, keys: Sequence[str], said: str, act: Callable[[], object]) -> None:
        """Let keys do an act while the page is shown, wherever in the window the focus is: who came by the sidebar is still there.

        The first is the one that the sheet of keys names. A field takes its letters for itself.
        """
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(one) for one in keys])
        shortcut.setWhatsThis(said)
        # Qt lets nothing answer for a widget that is hidden, as the other pages are.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def set_title(self, title: str, facts: str = "") -> None:
        """Name what is shown, in the window's header."""
        self.title, self.facts = title, facts
        self.titled.emit(title, facts)


class ScrollPage(Page):
    """A page whose content scrolls up and down, and never sideways. Lay content out in ``body``."""

    def __init__(self, frame: Frame, place: Place) -> None:
        super().__init__(frame, place)
        metrics = current().metrics
        self.content.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(*(metrics.around,) * 4)
        self.body.setSpacing(metrics.between)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(inner)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.edges = Edges(self.scroller)
        self.content.addWidget(self.scroller)
        self._inner = inner

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs: it would otherwise be cut off, since it does not scroll sideways."""
        bar = self.scroller.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def _keep_edge(self, _least: int, most: int) -> None:
        """What is laid out ends where the header's acts and the notices above end, whether the bar beside it is shown or not."""
        around = current().metrics.around
        bar = self.scroller.verticalScrollBar().sizeHint().width() if most > 0 else 0
        set_margins(self.body, around, around, around - bar, around)
