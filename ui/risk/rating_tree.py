"""The factors as a tree that folds, with their indicators; judged by single keys without leaving it."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.rules.risk.ratings import Finding, Rating, Strength, Trend
from language import mark, said, tr
from language.phrases import headed
from ui.keys import OwnKeys
from ui.risk.rating_draft import RatingDraft
from ui.risk.rating_menu import needs_judgement, open_menu
from ui.risk.tree_filter import Shown, shows
from ui.risk.words import finding_words, indicator_words, rating_words, trend_words
from ui.theme import current
from ui.widgets.into_view import bring_place_into_view
from ui.widgets.words import tip
from ui.widgets.wrapped_rows import WrappedRows

_KEY = int(Qt.ItemDataRole.UserRole) + 11
"""Number of a factor, or code of an indicator."""

COLUMNS = (mark("Factor or indicator"), mark("Judged"), mark("Trend"), mark("Stands on"))
_WIDTHS = {1: 150, 2: 84, 3: 92}

KEYS = mark(
    "S seen, N not seen, U unknown; 1 weak, 2 moderate, 3 strong; R rising, = steady, F falling; Delete takes a judgement "
    "back. N, U and a strength go on to the next row. On a factor: 1 low, 2 medium, 3 high. Right and Left open and close a factor."
)
"""The keys in words, as they stand above the tree."""

BY_MOUSE = mark("By mouse: a double click on a judgement, or the right button, offers the same.")

_RATE = mark("Rate the factor: 1 low, 2 medium, 3 high, N not seen or U unknown.")

_FINDINGS = {Qt.Key.Key_S: Finding.SEEN, Qt.Key.Key_N: Finding.NOT_SEEN, Qt.Key.Key_U: Finding.UNKNOWN}
_STRENGTHS = {Qt.Key.Key_1: Strength.WEAK, Qt.Key.Key_2: Strength.MODERATE, Qt.Key.Key_3: Strength.STRONG}
_RATINGS = {
    Qt.Key.Key_N: Rating.NOT_SEEN,
    Qt.Key.Key_U: Rating.UNKNOWN,
    Qt.Key.Key_1: Rating.LOW,
    Qt.Key.Key_2: Rating.MEDIUM,
    Qt.Key.Key_3: Rating.HIGH,
}
_TRENDS = {Qt.Key.Key_R: Trend.RISING, Qt.Key.Key_Equal: Trend.STEADY, Qt.Key.Key_F: Trend.FALLING}
_OURS = frozenset({*_FINDINGS, *_STRENGTHS, *_TRENDS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class RatingTree(QTreeWidget):
    """``picked`` is sent when another row is chosen, ``wanted`` on Enter: the row's details are wanted.

    ``refused`` carries why a key did nothing, and what to do first.
    """

    OWN_KEYS = OwnKeys(
        mark("In the risk form"),
        (
            ("S", mark("Seen (on an indicator)")),
            ("N", mark("Not seen")),
            ("U", mark("Unknown")),
            ("1", mark("Weak, or low")),
            ("2", mark("Moderate, or medium")),
            ("3", mark("Strong, or high")),
            ("R", mark("Rising")),
            ("=", mark("Steady")),
            ("F", mark("Falling")),
            ("Delete", mark("Take the judgement back")),
            (mark("Enter"), mark("Write about the row")),
        ),
    )

    picked = Signal()
    wanted = Signal()
    refused = Signal(str, str)

    def __init__(self, draft: RatingDraft) -> None:
        super().__init__()
        self._draft = draft
        self._not_on_record: frozenset[int] = frozenset()
        self._factors: dict[int, QTreeWidgetItem] = {}
        self._indicators: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName(tr("Factors and indicators"))
        self.setAccessibleDescription(tr(KEYS))
        self.setHeaderLabels(list(said(COLUMNS)))
        self.setItemDelegateForColumn(0, WrappedRows(self))
        self.setIndentation(18)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._size_columns()
        self._sized_for = 0.0
        """The size of type for which the columns were made so wide: none before they are shown."""
        for factor in draft.factors:
            item = QTreeWidgetItem(self)
            item.setData(0, _KEY, factor.number)
            item.setText(0, f"{factor.number}. {factor.title}")
            item.setToolTip(0, tip(factor.title))
            self._factors[factor.number] = item
            for indicator in factor.indicators:
                row = QTreeWidgetItem(item)
                words = indicator_words(indicator)
                row.setData(0, _KEY, indicator.code)
                row.setText(0, words)
                row.setToolTip(0, tip(words))
                self._indicators[indicator.code] = row
            self.show_factor(factor.number)
        draft.changed.connect(self.show_factor)
        self.currentItemChanged.connect(lambda: self.picked.emit())  # noqa: PLW0108 - the signal's arguments
        self.currentItemChanged.connect(lambda: QTimer.singleShot(0, self, self._show_current))
        for first in list(self._factors.values())[:1]:
            self.setCurrentItem(first)

    @property
    def factor(self) -> int:
        """The chosen factor, or that of the chosen indicator; 0 for none."""
        item = self.currentItem()
        if item is None:
            return 0
        return int((item.parent() or item).data(0, _KEY))

    @property
    def code(self) -> str:
        """The chosen indicator; empty where a factor is chosen."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None and item.parent() is not None else ""

    def choose(self, factor: int, code: str = "") -> None:
        """Choose a factor or an indicator; the factor opens."""
        self._factors[factor].setExpanded(True)
        self.setCurrentItem(self._indicators[code] if code else self._factors[factor])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is as high as what is told beside it of the chosen row: that row stands somewhere else then."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        """The tree is higher than a small window leaves it: whoever goes down by keys sees where they are."""
        item = self.currentItem()
        if item is not None and self.hasFocus():
            row = self.visualItemRect(item).translated(self.viewport().pos())
            bring_place_into_view(self, row)

    def open_all(self, *, opened: bool) -> None:
        """Open or close every factor."""
        for item in self._factors.values():
            item.setExpanded(opened)

    def filter(self, shown: Shown, text: str) -> None:
        """Show only some indicators, with the factors that they belong to."""
        for factor in self._draft.factors:
            item = self._factors[factor.number]
            rated = self._draft.rating(factor.number)
            any_shown = False
            for one in factor.indicators:
                there = shows(shown, rated.indicator(one.code), f"{one.code} {one.meaning}", text)
                self._indicators[one.code].setHidden(not there)
                any_shown = any_shown or there
            own = shown is Shown.NOT_JUDGED and rated.rating is None and not text
            item.setHidden(not (any_shown or own))
            if (shown is not Shown.ALL or text) and any_shown:
                item.setExpanded(True)

    def mark_not_on_record(self, numbers: frozenset[int]) -> None:
        """Say of each factor that cannot be recorded as it stands that it is not: of many at once only one is told of above."""
        changed, self._not_on_record = self._not_on_record ^ numbers, numbers
        for number in changed:
            self.show_factor(number)

    def show_factor(self, number: int) -> None:
        """Show a factor and its indicators as they are entered."""
        rated = self._draft.rating(number)
        factor = next(one for one in self._draft.factors if one.number == number)
        judged = tr("({judged} of {all} judged)", judged=len(rated.indicators), all=len(factor.indicators))
        named = f"{number}. {factor.title}  {judged}"
        if number in self._not_on_record:
            named = tr("{factor} · not on record: see beside", factor=named)
        self._fill(
            self._factors[number],
            (
                named,
                rating_words(rated),
                trend_words(rated.trend),
                _stands_on(rated.all_evidence, rated.note),
            ),
        )
        for one in factor.indicators:
            found = rated.indicator(one.code)
            row = self._indicators[one.code]
            if found is None:
                self._fill(row, (row.text(0), "", "", ""))
                continue
            self._fill(
                row,
                (
                    row.text(0),
                    finding_words(found),
                    trend_words(found.trend),
                    _stands_on(found.evidence, found.note),
                ),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """How wide a title is, is known once it wears what the window wears. A width that was drawn stays when it is come back to."""
        self._fit_to_type()
        super().showEvent(event)

    def _fit_to_type(self) -> None:
        scale = current().metrics.text_scale
        if self._sized_for != scale:
            self._sized_for = scale
            self._size_columns()

    def event(self, event: QEvent) -> bool:
        """The tree's own keys win over the page's, such as N for something new."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() is Qt.KeyboardModifier.NoModifier
            and event.key() in _OURS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge the chosen row by a key; what it says stands in :data:`KEYS`."""
        key = Qt.Key(event.key())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit()
        elif event.modifiers() is not Qt.KeyboardModifier.NoModifier or key not in _OURS:
            super().keyPressEvent(event)
        else:
            self._judge(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The judgements of the row, where the pointer is; by the key for menus, at the row."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            item = self.currentItem()
            at = self.visualItemRect(item).bottomLeft() if item is not None else QPoint()
        else:
            at = event.pos()
            item = self.itemAt(at)
        if item is not None:
            self._offer(item, self.viewport().mapToGlobal(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who opens a factor by its arrow is at that factor, and sees what it opened: Qt leaves the row before it chosen."""
        item = self.itemAt(event.position().toPoint())
        was_open = item is not None and item.isExpanded()
        super().mousePressEvent(event)
        if item is not None and item.isExpanded() is not was_open:
            self.setCurrentItem(item)
            if item.isExpanded():
                QTimer.singleShot(0, self, lambda: self._show_opened(item))

    def _show_opened(self, item: QTreeWidgetItem) -> None:
        """As much as there is room for of what an opened factor holds, the factor itself on top."""
        last = item.child(item.childCount() - 1)
        if last is not None:
            self.scrollToItem(last)
        self.scrollToItem(item)
        self._show_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the name of a factor it opens and closes it; on what is judged of it, it offers the judgements."""
        # That of the first click: the row may have come into view since, and another one lie under the pointer.
        item, at = self.currentItem(), event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        # Beneath the last row nothing is meant.
        if item is None or not left or self.itemAt(at) is None or self.columnAt(at.x()) == 0:
            super().mouseDoubleClickEvent(event)
        else:
            self._offer(item, event.globalPosition().toPoint())

    def _offer(self, item: QTreeWidgetItem, at: QPoint) -> None:
        self.setCurrentItem(item)
        open_menu(self, at, self._judge, of_factor=not self.code, judged=self._judged())

    def _judged(self) -> bool:
        if self.code:
            return self._draft.indicator(self.code) is not None
        return self._draft.rating(self.factor).rating is not None

    def _judge(self, key: Qt.Key) -> None:
        if self.factor and needs_judgement(key, of_factor=not self.code) and not self._judged():
            self._refuse(key)
        elif self.code:
            self._judge_indicator(self.code, key)
        elif self.factor:
            self._judge_factor(self.factor, key)

    def _refuse(self, key: Qt.Key) -> None:
        """A key that does nothing where it is pressed says so; that of a trend, what comes before it."""
        if key is Qt.Key.Key_S:
            self.refused.emit(tr("Nothing is entered: S is said of indicators."), tr(_RATE))
        elif self.code:
            what = tr("Nothing is entered: this indicator is not judged yet.")
            first = tr("Say first what was found: S seen, N not seen or U unknown.")
            self.refused.emit(what, first if key in _TRENDS else "")
        else:
            self.refused.emit(tr("Nothing is taken back: this factor is not rated yet."), "")

    def _judge_indicator(self, code: str, key: Qt.Key) -> None:
        if key in _FINDINGS:
            self._draft.set_indicator(code, finding=_FINDINGS[key])
            if key is not Qt.Key.Key_S:
                self._next()
        elif key in _STRENGTHS:
            self._draft.set_indicator(code, strength=_STRENGTHS[key])
            self._next()
        elif key in _TRENDS:
            self._draft.set_indicator(code, trend=_TRENDS[key])
        else:
            self._draft.clear_indicator(code)

    def _judge_factor(self, factor: int, key: Qt.Key) -> None:
        if key in _RATINGS:
            self._draft.set_factor(factor, rating=_RATINGS[key])
        elif key in _TRENDS:
            self._draft.set_factor(factor, trend=_TRENDS[key])
        elif key in _FINDINGS:
            self._refuse(key)
        else:
            self._draft.set_factor(factor, rating=None)

    def _next(self) -> None:
        chosen = self.currentItem()
        below = self.itemBelow(chosen) if chosen is not None else None
        if below is not None:
            self.setCurrentItem(below)

    @staticmethod
    def _fill(item: QTreeWidgetItem, cells: tuple[str, str, str, str]) -> None:
        for column, text in enumerate(cells):
            item.setText(column, text)
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, headed(tr(COLUMNS[column]), text))

    def _size_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            wide = round(width * min(1.25, current().metrics.text_scale))
            # Its title may be longer in another language than what stands beneath.
            self.setColumnWidth(column, max(wide, header.sectionSizeHint(column)))


def _stands_on(items: tuple[str, ...], note: str) -> str:
    """How many items of evidence, and whether there is a note: ``2, note``."""
    return ", ".join(filter(None, (str(len(items)) if items else "", tr("note") if note.strip() else "")))
