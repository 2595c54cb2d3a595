"""What is still missing before the next act, item by item, and what of it is there by now."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from language import plural, tr
from language.lists import listed
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.tab_order import come_before, go_on, widgets_of
from ui.widgets.words import Words


class MissingCard(Card):
    """Three lists: what the next act waits for, what is wanted later on, and what it could go without to its harm.

    ``acts`` takes the buttons that go with the first; ``aside``, beneath both, those that are seldom wanted.

    An item with a place is followed by a link; ``chosen`` carries that place.
    """

    chosen = Signal(str)

    def __init__(self, title: str, complete: str) -> None:
        super().__init__(title)
        self._complete = complete
        self._now = QVBoxLayout()
        self._now.setSpacing(2)
        self._later = QVBoxLayout()
        self._later.setSpacing(2)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(2)
        self.acts = QVBoxLayout()
        self.acts.setSpacing(8)
        held = QWidget()
        self.aside = FlowLayout(held, level=True)
        self.body.addLayout(self._now)
        self.body.addLayout(self.acts)
        self.body.addLayout(self._later)
        self.body.addLayout(self._beside)
        self.body.addWidget(held)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._every: tuple[str, ...] = ()
        self._shown_later: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self._shown_beside: tuple[str, tuple[tuple[str, str], ...]] = ("", ())

    @property
    def text(self) -> str:
        """Everything listed, for tests and screen readers."""
        return self.accessibleDescription()

    def show_missing(self, items: Sequence[tuple[str, str]], every: Sequence[str] = ()) -> None:
        """List what is missing: words, and a place to go to or an empty text.

        With ``every``, all that is ever asked for, what is there stays in the list with a tick, so that nothing below it
        moves while one writes.
        """
        if (tuple(items), tuple(every)) == (self._shown, self._every):
            return
        self._shown, self._every = tuple(items), tuple(every)
        places = dict(items)
        empty(self._now)
        if not items:
            _put(self._now, _line("tick", "ok", Words(self._complete, wrap=True)))
        elif every:
            count = plural("{count:,} of these is missing.", "{count:,} of these are missing.", len(items))
            _put(self._now, Words(count, role="muted", wrap=True))
        for words in every or places:
            _put(self._now, self._item(words, places[words]) if words in places else _there(words))
        self._order()
        self._describe()

    def show_later(self, title: str, items: Sequence[tuple[str, str]]) -> None:
        """List what is wanted beside, under a title of its own; words and place as above."""
        if (title, tuple(items)) == self._shown_later:
            return
        self._shown_later = (title, tuple(items))
        self._list(self._later, title, items)

    def show_beside(self, title: str, items: Sequence[tuple[str, str]]) -> None:
        """List what stops nothing and yet should be there, under a title of its own; words and place as above."""
        if (title, tuple(items)) == self._shown_beside:
            return
        self._shown_beside = (title, tuple(items))
        self._list(self._beside, title, items)

    @property
    def links(self) -> list[QPushButton]:
        """The ways to what is missing, from above."""
        rows = (row for column in (self._now, self._later, self._beside) for row in widgets_of(column))
        return [link for row in rows for link in row.findChildren(QPushButton) if link.text()]

    def _list(self, column: QVBoxLayout, title: str, items: Sequence[tuple[str, str]]) -> None:
        empty(column)
        if items:
            _put(column, Words(title, role="muted", wrap=True))
        for words, place in items:
            _put(column, self._item(words, place))
        self._order()
        self._describe()

    def _order(self) -> None:
        """Rows are made anew while one writes; Tab still goes down the card."""
        acts, aside = widgets_of(self.acts), widgets_of(self.aside)
        now = [link for row in widgets_of(self._now) for link in row.findChildren(QPushButton) if link.text()]
        later = [
            link
            for column in (self._later, self._beside)
            for row in widgets_of(column)
            for link in row.findChildren(QPushButton)
        ]
        if acts:
            come_before(acts[0], now)
            go_on(acts[-1], later)
        if aside:
            come_before(aside[0], [*([] if acts else now), *later])

    def _item(self, words: str, place: str) -> QWidget:
        if not place:
            return _line("ring", "warn", Words(words, wrap=True))
        link = QPushButton(tr("Add it"))
        link.setProperty("kind", "link")
        link.setAutoDefault(False)
        link.setAccessibleName(tr("Add {words}", words=words))
        link.clicked.connect(partial(self._choose, place))
        return _line("ring", "warn", Words(words, wrap=True), link)

    def _choose(self, place: str) -> None:
        self.chosen.emit(place)

    def _describe(self) -> None:
        every = [*(self._shown or ()), *self._shown_later[1], *self._shown_beside[1]]
        self.setAccessibleDescription(listed(words for words, _ in every) or self._complete)


def _put(column: QVBoxLayout, row: QWidget) -> None:
    """Shown at once: Qt would show it at the next turn, and until then the card would be lower."""
    column.addWidget(row)
    row.show()


def _there(words: str) -> QWidget:
    """As high as a line with a link."""
    link = QPushButton()
    link.setProperty("kind", "link")
    link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    row = _line("tick", "ok", Words(words, role="muted", wrap=True), link)
    kept = link.sizePolicy()
    kept.setRetainSizeWhenHidden(True)
    link.setSizePolicy(kept)
    link.hide()
    return row


def _line(glyph: str, role: str, words: Words, link: QPushButton | None = None) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    drawn = Glyph(glyph, role, size=12)
    side = QVBoxLayout()
    words.ensurePolished()
    # Beside the first line of the words, in type of any size; the link may be higher than they are.
    side.setContentsMargins(0, max(0, (words.fontMetrics().height() - drawn.sizeHint().height()) // 2), 0, 0)
    side.addWidget(drawn)
    side.addStretch(1)
    text = QHBoxLayout()
    text.addLayout(side)
    text.addWidget(words, 1)
    column = QVBoxLayout()
    column.addStretch(1)
    column.addLayout(text)
    column.addStretch(1)
    line.addLayout(column, 1)
    if link is not None:
        line.addWidget(link)
    return row
