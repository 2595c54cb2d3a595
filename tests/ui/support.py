"""What tests of windows ask of every window."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.refusals import UserError
from ui.dialogs.ask_dialog import AskDialog, ask
from ui.fields.form_journal import FormJournal
from ui.frame import Question
from ui.keys import conflicts
from ui.page import Page
from ui.tasks import Tasks
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elided_words import ElidedWords
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Tone

_TAB = Qt.FocusPolicy.TabFocus.value


class FakeFrame:
    """Stands for the window around a page or a dialog; remembers what it was told."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.marking = MarkingView("OFFICIAL", demo=True)
        self.went: list[tuple[str, str]] = []
        self.came_from = ("", "")
        self.came_back = False
        self.step = 0
        self.told: list[tuple[Tone, str]] = []
        self.refused: list[UserError] = []
        self.badges: dict[str, int] = {}
        self.saved = ""
        self.explained: list[str] = []
        self.helped: list[str] = []
        self.asked: list[AskDialog] = []
        self.journal: FormJournal | None = None

    def go(self, page: str, key: str = "") -> None:
        self.went.append((page, key))

    def back(self) -> None:
        self.went.append(self.came_from)

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        self.told.append((tone, what))

    def refuse(self, error: UserError) -> None:
        self.refused.append(error)

    def ask(
        self, question: Question, *, over: QWidget | None = None, done: Callable[[], object] | None = None
    ) -> None:
        self.asked.append(ask(self, question, over, done))

    def show_glossary(self, term: str = "") -> None:
        self.explained.append(term)

    def show_help(self, topic: str = "") -> None:
        self.helped.append(topic)

    def set_badge(self, page: str, count: int) -> None:
        self.badges[page] = count

    def set_saved(self, words: str = "saved") -> None:
        self.saved = words


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key on a widget."""
    QTest.keyClick(widget, key, modifier)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text into a widget."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget, spot: QPoint | None = None, *, twice: bool = False) -> None:
    """Click, or double-click, in the middle of a widget or at a spot of it."""
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = spot or widget.rect().center()
    QTest.mouseClick(widget, button, none, place)
    if twice:
        QTest.mouseDClick(widget, button, none, place)


def bring_up(page: Page, qtbot: QtBot, key: str = "", *, height: int = 700) -> None:
    """Show a page at a key, as wide as beside the sidebar of a small screen, and give it the focus."""
    qtbot.addWidget(page)
    page.resize(1088, height)
    page.open(key)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)


def focusable(window: QWidget) -> list[QWidget]:
    """Every widget that Tab can reach, hidden pages included."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if _tab_reaches(widget) and not _part_of_another(widget)
    ]


def assert_accessible(window: QWidget) -> None:
    """Every focusable widget says what it is, no two keys clash, and the window has widgets to speak of."""
    assert_named(window)
    assert conflicts(window) == []


def assert_named(window: QWidget) -> None:
    """Every focusable widget says what it is, and the window has widgets to speak of."""
    widgets = focusable(window)
    assert widgets, "nothing in the window takes the focus"
    assert (without := nameless(widgets)) == [], f"without a name for screen readers: {without}"


def nameless(widgets: Iterable[QWidget]) -> list[str]:
    """Those that do not say what they are."""
    return [_describe(widget) for widget in widgets if not _spoken_name(widget)]


def assert_fits(widget: QWidget, width: int) -> None:
    """The widget can be shown in ``width`` pixels without scrolling sideways."""
    least = widget.minimumSizeHint().width()
    assert least <= width, f"{_describe(widget)} needs {least} pixels"


def count_pixels(image: QImage, colour: str) -> int:
    """Pixels of exactly this colour."""
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def texts_of(widget: QWidget) -> list[str]:
    """What its labels say, in their order, but those that are hidden."""
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def _tab_reaches(widget: QWidget) -> bool:
    # The number: an enumeration of Python made for each of thousands of widgets takes longer than the look.
    return bool(widget.focusPolicy().value & _TAB) and widget.focusProxy() is None


def _part_of_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox) and isinstance(widget, QLineEdit):
        return True
    if (
        isinstance(widget, QAbstractItemView)
        and parent is not None
        and isinstance(parent.parentWidget(), ChoiceBox)
    ):
        # The list of a box takes its name as it opens, which `test_fields` states, and cannot be reached before.
        return True
    # The calendar and other composites of Qt name their own parts.
    return widget.objectName().startswith("qt_") and not isinstance(widget, QAbstractScrollArea)


def _spoken_name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    if spoken.strip():
        return spoken
    window = widget.window()
    return next((label.text() for label in window.findChildren(QLabel) if label.buddy() is widget), "")


def _describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"


def clipped(window: QWidget) -> list[str]:
    """What is shown with less room than its words need, unless it is made to be cut short."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidedWords):
            if widget.wordWrap():
                short = widget.heightForWidth(widget.width()) > widget.height() + 1
            else:
                short = _smaller(widget)
        elif isinstance(widget, QAbstractButton) and not isinstance(widget.parentWidget(), QLineEdit):
            short = bool(widget.text()) and _smaller(widget)
        else:
            continue
        if short:
            found.append(f"{type(widget).__name__} “{widget.text()[:60]}” has {widget.size().toTuple()}")
    return found


def against_the_reading(window: QWidget, chain: Sequence[QWidget] | None = None) -> list[str]:
    """Steps of the Tab key that lead back: up in the same column, or back in the same line.

    ``chain``: what :func:`tab_chain` has just found.
    """
    mirrored = window.isRightToLeft()
    chain = tab_chain(window) if chain is None else chain
    found = []
    for here, there in pairwise(chain):
        before, after = _places(here, there, window)
        same_column = before.left() < after.right() and after.left() < before.right()
        same_line = before.top() < after.bottom() and after.top() < before.bottom()
        up = same_column and after.bottom() <= before.top()
        ahead = after.left() >= before.right() if mirrored else after.right() <= before.left()
        if up or (same_line and ahead):
            found.append(f"{_named(here)} → {_named(there)}")
    return found


def out_of_reach(window: QWidget, chain: Sequence[QWidget] | None = None) -> list[str]:
    """What Tab never comes to when it is pressed again and again, as nobody who has no mouse comes to it either.

    ``chain``: what :func:`tab_chain` has just found.
    """
    ring = tab_chain(window) if chain is None else chain
    if not ring:
        return []
    ring[0].setFocus()
    reached: list[QWidget] = []
    focused = QApplication.focusWidget()
    while focused is not None and focused not in reached and focused.window() is window:
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    return [
        f"Tab never comes to {_named(each)}"
        for each in ring
        if each not in reached and not any(each in _as_one(other) for other in reached)
    ]


def _as_one(widget: QWidget) -> list[QWidget]:
    """Buttons of which one is chosen are one stop of Tab; the arrows go from one to the other."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return []
    group = cast("QButtonGroup | None", widget.group())
    return list(group.buttons()) if group is not None and group.exclusive() else []


def tab_chain(window: QWidget) -> list[QWidget]:
    """What Tab goes through, from the first to the last."""
    chain: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if (
            widget.isVisible()
            and widget.isEnabled()
            and _tab_reaches(widget)
            and widget.window() is window
            and not _part_of_another(widget)
        ):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _places(here: QWidget, there: QWidget, window: QWidget) -> tuple[QRect, QRect]:
    """Where two widgets stand. What scrolls apart from the other stands where its scroll area does."""
    ours, theirs = _scrolled_by(here), _scrolled_by(there)
    outer = next((area for area in ours if area not in theirs), here)
    other = next((area for area in theirs if area not in ours), there)
    return _place(outer, window), _place(other, window)


def _scrolled_by(widget: QWidget) -> list[QWidget]:
    """The scroll areas around a widget, outermost first."""
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            found.insert(0, above)
        above = above.parentWidget()
    return found


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _named(widget: QWidget) -> str:
    return _spoken_name(widget) or _describe(widget)


def _smaller(widget: QWidget) -> bool:
    hint = widget.sizeHint()
    return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 2
