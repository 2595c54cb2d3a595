"""The judgements of a row as a menu: who has a mouse only would go back and forth between a long tree and what is beside it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.rules.risk.ratings import Finding, Rating, Strength, Trend
from language import tr
from ui.risk.words import FINDINGS, RATINGS, STRENGTHS, TRENDS

Line = tuple[Qt.Key, str] | None
"""The key that does the same, and its words; None parts them from what follows."""


_BACK = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_NEEDS_JUDGEMENT = frozenset({Qt.Key.Key_R, Qt.Key.Key_Equal, Qt.Key.Key_F, *_BACK})
"""A trend is that of a judgement, and what was not judged has none to take back. A factor may have a trend before its rating."""


def needs_judgement(key: Qt.Key, *, of_factor: bool) -> bool:
    """Whether what a key does is done to what was judged before."""
    return key in (_BACK if of_factor else _NEEDS_JUDGEMENT)


def open_menu(
    tree: QWidget, at: QPoint, judge: Callable[[Qt.Key], None], *, of_factor: bool, judged: bool
) -> QMenu:
    """Offer at a place of the screen what the keys of the tree do; what needs a judgement says so where there is none."""
    menu = QMenu(tree)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Judge this row"))
    for line in (*(_factor() if of_factor else _indicator()), None, *_trends(), None, *_back()):
        if line is None:
            menu.addSeparator()
        else:
            key, words = line
            refused = not judged and needs_judgement(key, of_factor=of_factor)
            action = menu.addAction(tr("{act} — not judged yet", act=words) if refused else words)
            action.setEnabled(not refused)
            action.triggered.connect(lambda _on=False, key=key: judge(key))
    menu.popup(at)
    return menu


def _factor() -> Iterable[Line]:
    yield Qt.Key.Key_1, RATINGS[Rating.LOW]
    yield Qt.Key.Key_2, RATINGS[Rating.MEDIUM]
    yield Qt.Key.Key_3, RATINGS[Rating.HIGH]
    yield Qt.Key.Key_N, RATINGS[Rating.NOT_SEEN]
    yield Qt.Key.Key_U, RATINGS[Rating.UNKNOWN]


def _indicator() -> Iterable[Line]:
    yield Qt.Key.Key_S, FINDINGS[Finding.SEEN]
    yield Qt.Key.Key_1, STRENGTHS[Strength.WEAK]
    yield Qt.Key.Key_2, STRENGTHS[Strength.MODERATE]
    yield Qt.Key.Key_3, STRENGTHS[Strength.STRONG]
    yield Qt.Key.Key_N, FINDINGS[Finding.NOT_SEEN]
    yield Qt.Key.Key_U, FINDINGS[Finding.UNKNOWN]


def _trends() -> Iterable[Line]:
    yield Qt.Key.Key_R, TRENDS[Trend.RISING]
    yield Qt.Key.Key_Equal, TRENDS[Trend.STEADY]
    yield Qt.Key.Key_F, TRENDS[Trend.FALLING]


def _back() -> Iterable[Line]:
    yield Qt.Key.Key_Delete, tr("Take the judgement back")
