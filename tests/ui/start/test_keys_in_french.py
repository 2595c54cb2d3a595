"""Keys are the same in every language: what a catalogue says of a key is for people to read, and Qt never sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit

from language import Language, speaking
from tests.ui.support import press
from tests.ui.workplace import at_work
from ui.session import WorkSession


@pytest.fixture
def french(case_folder: Path) -> Iterator[WorkSession]:
    with speaking(Language.FRENCH), at_work(case_folder, "l.ferrer") as session:
        yield session


def test_every_key_of_the_window_is_one_that_a_keyboard_has(french: WorkSession) -> None:
    window = french.window
    for name in window.pages:
        window.go(name)
    shortcuts = window.findChildren(QShortcut)
    assert len(shortcuts) > 10
    for shortcut in shortcuts:
        assert all(keys.toString() for keys in QShortcut.keys(shortcut)), shortcut.whatsThis()
    assert all(keys.toString() for action in window.actions() for keys in action.shortcuts())


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_esc_leads_back_from_a_report(french: WorkSession, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Where nothing is left in the line that narrows the list: there it empties the line first."""
    window = french.window
    window.go("reports")
    search = next(line for line in window.pages["reports"].findChildren(QLineEdit) if line.isVisible())
    search.setText("birmanie")
    search.setFocus()
    press(search, key, held)
    assert (search.text(), window.here) == ("", ("reports", ""))
