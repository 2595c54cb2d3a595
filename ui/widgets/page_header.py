"""The top of a page: its title, a line of facts under it, and its acts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.theme import TextSize, Tint, current
from ui.widgets.elided_words import ElidedWords
from ui.widgets.tab_order import go_on, widgets_of


class PageHeader(QFrame):
    """Title at left; at right the page's own acts, the field to find anything, and the window's acts. ``back`` and ``forward`` are its arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "header")
        self.back = _arrow("back", "Back to where you were")
        self.forward = _arrow("forward", "Forward again")
        self._title = ElidedWords(size=TextSize.PAGE)
        self._facts = ElidedWords(size=TextSize.CAPTION, role="muted")
        self.finding = QPushButton("Find…   Ctrl+K")
        self.finding.setProperty("kind", "find")
        self.finding.setAccessibleName("Find anything")
        self.finding.setToolTip("Files, reports, decisions, briefs, people, events and acts (Ctrl+K)")
        self.finding.setAutoDefault(False)
        Tint(self.finding, "search", "muted")
        # As the tools beside it: reached by Tab, and never where a page begins.
        self.finding.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.finding.hide()
        self._page_acts = QHBoxLayout()
        self._page_acts.setSpacing(metrics.inside)
        self.window_acts = QHBoxLayout()
        self.window_acts.setSpacing(4)
        self._shown: tuple[QWidget, QWidget | None] | None = None
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._facts)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.inside, metrics.inside, metrics.between, metrics.inside)
        line.setSpacing(metrics.inside)
        line.addWidget(self.back)
        line.addWidget(self.forward)
        line.addLayout(titles, 1)
        line.addLayout(self._page_acts)
        line.addWidget(self.finding)
        line.addLayout(self.window_acts)
        self.setMinimumHeight(round(60 * metrics.text_scale))
        self.set_title("")

    @property
    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str, facts: str = "") -> None:
        """Name the page; ``facts`` is one short line such as a number, a country and a date."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def set_acts(self, acts: QWidget | None, home: QWidget | None = None) -> None:
        """Show a page's bar of acts; the bar shown before goes back, hidden, to the page it came from."""
        if self._shown:
            bar, owner = self._shown
            bar.hide()
            bar.setParent(owner)
        self._shown = (acts, home) if acts is not None else None
        if acts is not None:
            self._page_acts.addWidget(acts)
            acts.show()
            line = acts.layout()
            if line is not None:
                go_on(self.forward, widgets_of(line))


def _arrow(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(f"{name} (Alt+{'Left' if icon == 'back' else 'Right'})")
    Tint(button, icon)
    return button
