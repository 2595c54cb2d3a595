"""What tests of windows ask of every window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QWidget

from app.refusals import UserError
from ui.keys import conflicts
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Tone


class FakeFrame:
    """Stands for the window around a page or a dialog; remembers what it was told."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.marking = MarkingView("OFFICIAL", demo=True)
        self.went: list[tuple[str, str]] = []
        self.told: list[tuple[Tone, str]] = []
        self.refused: list[UserError] = []
        self.badges: dict[str, int] = {}
        self.saved = ""
        self.explained: list[str] = []

    def go(self, page: str, key: str = "") -> None:
        self.went.append((page, key))

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        self.told.append((tone, what))

    def refuse(self, error: UserError) -> None:
        self.refused.append(error)

    def show_glossary(self, term: str = "") -> None:
        self.explained.append(term)

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


def focusable(window: QWidget) -> list[QWidget]:
    """Every widget that Tab can reach, hidden pages included."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _part_of_another(widget)
    ]


def assert_accessible(window: QWidget) -> None:
    """Every focusable widget says what it is, no two keys clash, and the window has widgets to speak of."""
    widgets = focusable(window)
    assert widgets, "nothing in the window takes the focus"
    nameless = [_describe(widget) for widget in widgets if not _spoken_name(widget)]
    assert not nameless, f"without a name for screen readers: {nameless}"
    assert conflicts(window) == []


def assert_fits(widget: QWidget, width: int) -> None:
    """The widget can be shown in ``width`` pixels without scrolling sideways."""
    least = widget.minimumSizeHint().width()
    assert least <= width, f"{_describe(widget)} needs {least} pixels"


def count_pixels(image: QImage, colour: str) -> int:
    """Pixels of exactly this colour."""
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def _part_of_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox) and isinstance(widget, QLineEdit):
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
