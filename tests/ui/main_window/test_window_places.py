"""Going from place to place in the window, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.main_window.sample import Sample
from tests.ui.support import press
from ui.widgets.sidebar import Place
from ui.window import MainWindow


def test_places_are_remembered_and_gone_back_to(window: MainWindow) -> None:
    window.go("reports", "EW-2026-0042")
    window.go("countries", "MMR")
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == ("reports", "EW-2026-0042")
    assert window.header.title == "EW-2026-0042"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == ("desk", "")
    assert not window.header.back.isEnabled()
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.here == ("reports", "EW-2026-0042")
    window.go("desk")
    assert not window.header.forward.isEnabled()
    window.back()
    assert window.here == ("reports", "EW-2026-0042")


def test_coming_to_the_same_place_twice_is_one_step(window: MainWindow) -> None:
    window.go("reports", "EW-2026-0042")
    window.go("reports", "EW-2026-0042")
    window.back()
    assert window.here == ("desk", "")


def test_history_does_not_grow_for_ever(window: MainWindow) -> None:
    for number in range(300):
        window.go("reports", f"EW-2026-{number:04}")
    for _ in range(300):
        window.back()
    assert window.here == ("reports", "EW-2026-0200")


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_1, "desk"), (Qt.Key.Key_3, "reports")])
def test_pages_have_keys_in_their_order(window: MainWindow, key: Qt.Key, page: str) -> None:
    window.go("countries")
    press(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.here[0] == page


def test_an_unknown_page_is_a_bug(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.go("nowhere")
    assert window.here == ("desk", "")


def test_each_page_brings_its_own_acts(window: MainWindow) -> None:
    def shown() -> list[str]:
        buttons = window.header.findChildren(QPushButton)
        return [button.text() for button in buttons if button.isVisible()]

    assert shown() == ["New in Desk"]
    window.go("reports")
    assert shown() == ["New in Reports"]
    window.go("desk")
    assert shown() == ["New in Desk"]


class _Landing(Sample):
    @property
    def landing(self) -> QWidget:
        return self.line


def test_who_comes_by_a_link_goes_on_from_what_it_leads_to(window: MainWindow) -> None:
    """Not from the sidebar, nor from where the page was left some time ago; by its own key one begins at the sidebar."""
    page = _Landing(window, Place("imports", "Imports", "reports"))
    other = QPushButton("Other")
    page.content.addWidget(other)
    window.add_page(page)
    window.go("imports", "B-1")
    assert window.focusWidget() is page.line
    other.setFocus()
    window.go("desk")
    window.go("imports", "B-2")
    assert window.focusWidget() is page.line
    other.setFocus()
    window.go("imports", "B-3")
    assert window.focusWidget() is other, "who is on the page stays where they are"
    window.header.back.setFocus()
    press(window.header.back, Qt.Key.Key_Space)
    assert window.focusWidget() is window.header.back, "pressed again, it leads further back"
    window.go("desk")
    window.sidebar.focus_place("desk")
    window.go("imports")
    assert window.focusWidget() is not page.line
