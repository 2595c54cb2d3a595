"""Every page, part and dialog of the window, walked through as a new user would."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.spoken import by_colour_alone, misnamed_roles
from tests.ui.support import against_the_reading, assert_accessible, clipped
from tests.ui.walking.conftest import Walk
from tools.walking import dialogs, settle, stops, window_dialogs
from ui.theme import ThemeChoice

_LEAST_STOPS = 50
_LEAST_DIALOGS = 15


def _cramped(name: str, window: QWidget) -> list[str]:
    """What asks for more than a small screen has, and what is cut."""
    least = window.minimumSizeHint()
    larger = [f"{name}: needs {least.toTuple()}"] if least.width() > 1280 or least.height() > 800 else []
    return larger + [f"{name}: {one}" for one in clipped(window)]


def _unsaid(name: str, window: QWidget) -> list[str]:
    """What a screen reader calls otherwise than it is, and what only a colour says."""
    return [f"{name}: {one}" for one in (*misnamed_roles(window), *by_colour_alone(window))]


def test_every_place_can_be_read_named_and_gone_through_in_order(walk: Walk) -> None:
    """In 1280 × 800 nothing is cut, what takes the focus has a name and a role, no colour says what no word says, and
    Tab goes as one reads."""
    wrong: list[str] = []
    seen = 0
    with walk() as session:
        for name, _place in stops(session):
            seen += 1
            assert_accessible(session.window)
            wrong += _cramped(name, session.window)
            wrong += _unsaid(name, session.window)
            wrong += [f"{name}: {one}" for one in against_the_reading(session.window)]
    assert not wrong, "\n".join(wrong)
    assert seen >= _LEAST_STOPS


def test_every_place_and_dialog_can_be_read_with_type_twice_as_large(walk: Walk) -> None:
    """The same at 200 %, right to left and in high contrast, and in every dialog that an act opens."""
    wrong: list[str] = []
    opened: set[str] = set()
    with walk(ThemeChoice.CONTRAST, 2.0, Qt.LayoutDirection.RightToLeft) as session:
        for name, place in stops(session):
            wrong += _cramped(name, session.window)
            for words, dialog in dialogs(session, place, opened):
                assert_accessible(dialog)
                wrong += _cramped(f"{name}, {words}", dialog)
                wrong += _unsaid(f"{name}, {words}", dialog)
                wrong += [f"{name}, {words}: {one}" for one in against_the_reading(dialog)]
        for words, dialog in window_dialogs(session):
            assert_accessible(dialog)
            wrong += _cramped(words, dialog)
            wrong += _unsaid(words, dialog)
    assert not wrong, "\n".join(wrong)
    assert len(opened) >= _LEAST_DIALOGS


def test_the_focus_never_rests_on_what_is_hidden(walk: Walk) -> None:
    """Whoever goes on by keys is on the page that is shown, or at its entry in the sidebar."""
    with walk() as session:
        window = session.window
        for name in window.pages:
            window.go(name)
            settle(session)
            focused = QApplication.focusWidget() or window.focusWidget()
            assert focused is not None
            assert focused.isVisible(), name
            page = window.pages[name]
            assert page.isAncestorOf(focused) or focused.accessibleName().startswith(page.place.title), name
