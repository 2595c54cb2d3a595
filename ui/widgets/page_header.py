"""The top of a page: its title, a line of facts under it, and its acts."""

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from language import tr
from ui.theme import TextSize, Tint, current
from ui.widgets.elided_words import ElidedWords
from ui.widgets.margins import set_margins
from ui.widgets.tab_order import go_on, widgets_of

_KEY = "Ctrl+K"
_HEIGHT = 60
"""Pixels at text scale 1: the least height, so that pages begin at one place."""
_TITLE = 20
"""Characters of a title that are never cut for the sake of acts beside it."""


class PageHeader(QFrame):
    """Title at left; at right the page's own acts, the field to find anything, and the window's acts.

    Where type is large or the window narrow, the page's acts stand on a line of their own beneath, and of the field to find
    anything its name without its key, or else the key alone.
    ``back`` and ``forward`` are its arrows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "header")
        self.back = _arrow("back", tr("Back to where you were"))
        self.forward = _arrow("forward", tr("Forward again"))
        self._title = _Title(size=TextSize.PAGE)
        self._facts = _Facts(role="muted")
        self._find, self._find_short = tr("Find…   Ctrl+K"), tr("Find…")
        self.finding = QPushButton(self._find)
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
        set_margins(column, metrics.inside, metrics.inside, metrics.between, metrics.inside)
        column.setSpacing(metrics.inside)
        column.addLayout(line)
        column.addLayout(self._beneath)
        self.set_title("")

    @property
    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str, facts: str = "") -> None:
        """Name the page; ``facts`` is one short line such as a number, a country and a date."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        self._settle()

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
        """As narrow as the header is with the acts on a line of their own and the short field to find anything."""
        least, acts = super().minimumSizeHint(), self._acts.minimumSizeHint().width()
        width, height = least.width(), max(least.height(), round(_HEIGHT * current().metrics.text_scale))
        width -= self._find_more() - self._less(self.finding.text())
        if self._is_beneath():
            return QSize(width, height)
        margins = self.contentsMargins() + self._layout_margins()
        room = margins.left() + margins.right()
        return QSize(max(width - acts - self._line.spacing(), acts + room), height)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, round(_HEIGHT * current().metrics.text_scale)))

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
        margins = self._layout_margins()
        room = self.width() - margins.left() - margins.right()
        alone = self._line.minimumSize().width() + self._title_cut()
        acts = self._acts.minimumSizeHint().width() + self._line.spacing()
        if not beneath:
            alone -= acts
        alone += self._less(self.finding.text())
        too_wide = alone + acts > room
        # What the page is and says of itself is read before the field names itself in full.
        beside = alone - self._title_cut() if too_wide else alone - self._title_cut() + acts
        room_left = min(room - alone, room - beside - self._words_cut())
        words = next(
            (said for said in (self._find, self._find_short) if room_left + self._less(said) >= 0), _KEY
        )
        if self.finding.text() != words:
            self.finding.setText(words)
        if too_wide and not beneath:
            self._line.removeWidget(self._acts)
            self._beneath.addWidget(self._acts)
        elif beneath and not too_wide:
            self._beneath.removeWidget(self._acts)
            self._line.insertWidget(self._line.indexOf(self.finding), self._acts)

    def _title_cut(self) -> int:
        """What a title wants beyond the least that it can do with: a name is read whole before acts stand beside it."""
        longest = self._title.fontMetrics().averageCharWidth() * _TITLE
        return max(0, min(self._title.sizeHint().width(), longest) - self._title.minimumSizeHint().width())

    def _words_cut(self) -> int:
        """What the name of the page, in its smaller type, and the line under it want beyond the least they can do with."""
        small = QFont(self._title.font())
        small.setPixelSize(current().metrics.text(TextSize.SECTION))
        title = min(
            self._title.sizeHint().width(), QFontMetrics(small).horizontalAdvance(self._title.text()) + 1
        )
        facts = 0 if self._facts.isHidden() else self._facts.least_width()
        return max(0, max(title, facts) - self._title.minimumSizeHint().width())

    def _find_more(self) -> int:
        """What the field to find anything takes beyond the least that names it."""
        return self._less(self._least)

    @property
    def _least(self) -> str:
        """Its name or its key, whichever is shorter in the language spoken."""
        return max((self._find_short, _KEY), key=self._less)

    def _less(self, words: str) -> int:
        """What the field saves that says these words, and not all of them."""
        # As a button measures its words: one pixel less, and it would name itself in full and in short by turns, without end.
        metrics, flag = self.finding.fontMetrics(), int(Qt.TextFlag.TextShowMnemonic)
        return metrics.size(flag, self._find).width() - metrics.size(flag, words).width()

    def _is_beneath(self) -> bool:
        return self._beneath.indexOf(self._acts) >= 0

    def _layout_margins(self) -> QMargins:
        held = self.layout()
        return held.contentsMargins() if held is not None else QMargins()


class _Title(ElidedWords):
    """In smaller type before its end is left out: a report has a long name, and to read it whole counts more than its size."""

    def shown_font(self, room: int) -> QFont:
        font = super().shown_font(room)
        if QFontMetrics(font).horizontalAdvance(self.text()) > room:
            font.setPixelSize(current().metrics.text(TextSize.SECTION))
        return font


class _Facts(ElidedWords):
    """As large as other text where there is room for it, and smaller before its end is left out."""

    def shown_font(self, room: int) -> QFont:
        font = super().shown_font(room)
        return font if QFontMetrics(font).horizontalAdvance(self.text()) <= room else self._small()

    def least_width(self) -> int:
        """What the whole line takes in the smaller type."""
        return QFontMetrics(self._small()).horizontalAdvance(self.text()) + 1

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(current().metrics.text(TextSize.CAPTION))
        return font


def _arrow(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    # Qt knows what the keys are called in the language of the window.
    keys = QKeySequence("Alt+Left" if icon == "back" else "Alt+Right")
    button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
    Tint(button, icon)
    return button
