"""Looks: theme, size of type and motion, and where they are kept."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from tests.support.opened import AUDITOR
from tests.ui.settings.sections import section
from tests.ui.support import press
from tests.ui.workplace import at_work
from ui.preferences import Preferences, read_preferences, write_preferences
from ui.settings.appearance_section import AppearanceSection
from ui.theme import Theme, ThemeChoice
from ui.theme.theme import EFFECTS
from ui.widgets.busy_bar import show_busy


def test_looks_take_effect_at_once(qtbot: QtBot, case_folder: Path, theme: Theme) -> None:
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, AppearanceSection)
        part.theme.set_value(ThemeChoice.DARK)
        assert theme.palette.dark
        part.text_size.set_value(150)
        assert theme.metrics.text_scale == 1.5
        press(part.rows.editor, Qt.Key.Key_Space)
        assert theme.metrics.comfortable


def test_looks_are_kept_beside_the_case(tmp_path: Path) -> None:
    file = tmp_path / "config" / "window.json"
    assert read_preferences(file) == Preferences()
    write_preferences(file, Preferences(theme="dark", text_scale=1.5, comfortable=True))
    assert read_preferences(file) == Preferences(theme="dark", text_scale=1.5, comfortable=True)
    file.write_text('{"theme": 7, "comfortable": true, "unknown": 1}')
    assert read_preferences(file) == Preferences(comfortable=True)
    file.write_text("not json")
    assert read_preferences(file) == Preferences()


def test_type_grows_and_shrinks_by_keys_from_any_page_and_the_settings_follow(
    qtbot: QtBot, case_folder: Path, theme: Theme
) -> None:
    with at_work(case_folder, AUDITOR) as session:
        part = section(session, AppearanceSection)
        session.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is session.window)
        control = Qt.KeyboardModifier.ControlModifier
        for _ in range(9):
            press(session.window, Qt.Key.Key_Plus, control)
        assert theme.metrics.text_scale == 2.0
        assert part.text_size.value() == 200
        press(session.window, Qt.Key.Key_Minus, control)
        assert theme.metrics.text_scale == 1.75
        press(session.window, Qt.Key.Key_0, control)
        assert theme.metrics.text_scale == 1.0
        assert part.text_size.value() == 100


def test_who_wants_no_motion_gets_none(case_folder: Path, theme: Theme) -> None:
    bar = QProgressBar()
    show_busy(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    with at_work(case_folder, AUDITOR) as session:
        press(section(session, AppearanceSection).still.editor, Qt.Key.Key_Space)
        assert theme.still
        assert QApplication.cursorFlashTime() == 0
        show_busy(bar)
        assert bar.maximum() > bar.value() > 0
    theme.keep_still(wanted=False)
    assert QApplication.cursorFlashTime() > 0
    # Whatever is chosen, nothing slides or fades in.
    assert not any(QApplication.isEffectEnabled(effect) for effect in EFFECTS)
