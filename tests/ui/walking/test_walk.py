"""Every page, part and dialog of the window, walked through as a new user would."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from reports.printer import PdfPrinter
from tests.support.founding import FAST
from tests.support.ministry import NOW, SetClock
from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.support import assert_accessible, out_of_reach
from tests.ui.walking.conftest import LOGIN, LargeWalk, Stop, Walk
from tests.ui.walking.faults import cramped, unsaid
from tools.entering import case_stops, first_stops
from tools.walking import settle
from ui.shell import Shell
from ui.theme import Theme

_LEAST_STOPS = 50
_LEAST_DIALOGS = 15


def test_every_place_can_be_read_named_and_gone_through_in_order(walked: tuple[Stop, ...]) -> None:
    """In 1280 × 800 nothing is cut and nothing scrolls within what scrolls, what takes the focus has a name and a role, no colour says what no word says, and
    Tab goes as one reads."""
    wrong = [f"{stop.name}: {one}" for stop in walked for one in stop.wrong]
    assert not wrong, "\n".join(wrong)
    assert len(walked) >= _LEAST_STOPS


def test_every_place_and_dialog_can_be_read_with_type_twice_as_large(walked_large: LargeWalk) -> None:
    """The same at 200 %, right to left and in high contrast, and in every dialog that an act opens."""
    assert not walked_large.wrong, "\n".join(walked_large.wrong)
    assert len(walked_large.opened) >= _LEAST_DIALOGS


def test_every_page_before_a_case_can_be_read_named_and_reached_with_type_twice_as_large(
    templates: Templates, tmp_path: Path, theme: Theme
) -> None:
    """From an empty folder to the passphrases that are handed over, and from a wrong passphrase to a wrong recovery key."""
    theme.resize(text_scale=2.0)
    wrong: list[str] = []
    seen: set[str] = set()
    _made, small = templates.get("small-ministry", make_small_ministry)
    existing = copy_of_ministry(small, tmp_path / "there")
    for folder, stops_of in (
        (tmp_path / "empty", first_stops),
        (existing, lambda shell: case_stops(shell, LOGIN)),
    ):
        shell = Shell(folder, PdfPrinter(), _raise, clock=SetClock(NOW), kdf=FAST)
        for name, window in stops_of(shell):
            seen.add(name)
            window.resize(1280, 800)
            window.activateWindow()
            QApplication.processEvents()
            assert_accessible(window)
            found = cramped(window) + unsaid(window) + out_of_reach(window)
            wrong += [f"{name}: {one}" for one in found]
        assert shell.entrance is not None
        shell.entrance.window.close()
    assert not wrong, "\n".join(wrong)
    assert {
        "welcome",
        "set-up-7-summary",
        "recovery-key",
        "hand-over",
        "wrong-passphrase",
        "wrong-recovery-key",
    } <= seen


def _raise(error: BaseException) -> None:
    raise error


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
