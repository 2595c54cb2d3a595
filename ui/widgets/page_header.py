"""The top of a page: its title, a line of facts under it, and its acts."""

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from language import tr
from ui.theme import TextSize, Tint, current
from ui.widgets.elided_words import ElidedWords
from ui.widgets.tab_order import go_on, widgets_of


class PageHeader(QFrame):
    """Title at left; at right the page's own acts, the field to find anything, and the window's acts.

    Where type is large or the window narrow, the page's acts stand on a line of their own beneath.
    ``back`` and ``forward`` are its arrows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "header")
        self.back = _arrow("back", tr("Back to where you were"))
        self.forward = _arrow("forward", tr("Forward again"))
        self._title = ElidedWords(size=TextSize.PAGE)
        self._facts = ElidedWords(size=TextSize.CAPTION, role="muted")
        self.finding = QPushButton(tr("Find…   Ctrl+K"))
        self.finding.setProperty("kind", "find")
        self.finding.setAccessibleName(tr("Find anything"))
        self.finding.setToolTip(tr("Files, reports, decisions, briefs, people, events and acts (Ctrl+K)"))
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
        self._acts = QWidget()
        self._acts.setLayout(self._page_acts)
        self._page_acts.setContentsMargins(0, 0, 0, 0)
        self._line = line = QHBoxLayout()
        line.setSpacing(metrics.inside)
        line.addWidget(self.back)
        line.addWidget(self.forward)
        line.addLayout(titles, 1)
        line.addWidget(self._acts)
        line.addWidget(self.finding)
        line.addLayout(self.window_acts)
        self._beneath = QHBoxLayout()
        self._beneath.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.inside, metrics.inside, metrics.between, metrics.inside)
        column.setSpacing(metrics.inside)
        column.addLayout(line)
        column.addLayout(self._beneath)
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
        self._settle()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the header is with the acts on a line of their own."""
        wide, acts = super().minimumSizeHint(), self._acts.minimumSizeHint().width()
        if self._is_beneath():
            return wide
        margins = self.contentsMargins() + self._layout_margins()
        room = margins.left() + margins.right()
        return QSize(max(wide.width() - acts - self._line.spacing(), acts + room), wide.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Acts that come, go or grow may need the other line."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return done

    def _settle(self) -> None:
        beneath = self._is_beneath()
        needed = self._line.minimumSize().width()
        if beneath:
            needed += self._acts.minimumSizeHint().width() + self._line.spacing()
        margins = self._layout_margins()
        too_wide = needed > self.width() - margins.left() - margins.right()
        if too_wide and not beneath:
            self._line.removeWidget(self._acts)
            self._beneath.addWidget(self._acts)
        elif beneath and not too_wide:
            self._beneath.removeWidget(self._acts)
            self._line.insertWidget(self._line.indexOf(self.finding), self._acts)

    def _is_beneath(self) -> bool:
        return self._beneath.indexOf(self._acts) >= 0

    def _layout_margins(self) -> QMargins:
        held = self.layout()
        return held.contentsMargins() if held is not None else QMargins()


def _arrow(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    # Qt knows what the keys are called in the language of the window.
    keys = QKeySequence("Alt+Left" if icon == "back" else "Alt+Right")
    button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
    Tint(button, icon)
    return button
