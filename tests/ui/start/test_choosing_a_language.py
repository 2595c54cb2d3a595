"""The language is chosen on the first page or in the settings, is kept on the machine, and is never a reason not to start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from db.vocabulary.recommendations import MappingTarget
from language import Language, spoken
from reports.printer import PdfPrinter
from tests.support.founding import FAST, PASSPHRASE
from tests.support.ministry import NOW, SetClock
from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.support import press
from tests.ui.workplace import at_work
from ui.imports.column_fields import ColumnFields
from ui.languages import language_choices, language_for, speak_in_window
from ui.machine_choices import MachineChoices
from ui.preferences import Preferences, read_preferences, write_preferences
from ui.settings.appearance_section import AppearanceSection
from ui.settings.page import SettingsPage
from ui.shell import Shell
from ui.start.guide_markings import GuideMarkings
from ui.start.welcome import Welcome


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak_in_window(qapp, Language.ENGLISH)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where this machine keeps its choices."""
    return tmp_path / "window.json"


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path, kept: Path) -> Iterator[Shell]:
    """The program at an empty folder, which keeps what is chosen as ``ui.shell.run`` does."""
    del qtbot
    choices = MachineChoices(language="en")
    choices.changed.connect(lambda: write_preferences(kept, Preferences(language=choices.language)))
    bugs: list[BaseException] = []
    made = Shell(tmp_path / "case", PdfPrinter(), bugs.append, clock=SetClock(NOW), kdf=FAST, choices=choices)
    made.begin()
    yield made
    assert made.entrance is not None
    window = made.entrance.window
    assert window.close()
    shiboken6.delete(window)
    shiboken6.delete(made)
    assert not bugs


def _choose(shell: Shell, language: Language) -> None:
    assert shell.entrance is not None
    box = shell.entrance.window.languages
    assert box is not None
    assert box.isVisible()
    place = box.findData(language.value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def _welcome(shell: Shell) -> Welcome:
    assert shell.entrance is not None
    page = shell.entrance.window.page
    assert isinstance(page, Welcome)
    return page


def _texts(page: Welcome) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_french_on_the_first_page_is_spoken_at_once_and_kept(shell: Shell, kept: Path) -> None:
    assert _welcome(shell).set_up_act.words == "Set up this ministry…"

    _choose(shell, Language.FRENCH)

    page = _welcome(shell)
    assert page.set_up_act.words == "Mettre en place ce ministère…"
    assert "réseau" in _texts(page)
    assert "machine" in _texts(page)
    assert read_preferences(kept).language == "fr"
    assert shell.entrance is not None
    chosen = shell.entrance.window.languages
    assert chosen is not None
    assert chosen.currentText() == "Français"

    # By keys, out of the open list.
    place = chosen.findData(Language.ENGLISH.value)
    chosen.showPopup()
    chosen.view().setCurrentIndex(chosen.model().index(place, 0))
    press(chosen.view(), Qt.Key.Key_Tab)
    assert _welcome(shell).set_up_act.words == "Set up this ministry…"
    assert read_preferences(kept).language == "en"


def test_each_language_is_offered_by_its_own_name_whichever_is_spoken(qapp: QApplication) -> None:
    speak_in_window(qapp, Language.FRENCH)
    names = [words for _code, words in language_choices()]
    assert names[1:] == ["English", "Français"]


def test_what_a_column_of_a_file_can_be_is_said_in_french(qtbot: QtBot, qapp: QApplication) -> None:
    speak_in_window(qapp, Language.FRENCH)
    columns = ColumnFields()
    qtbot.addWidget(columns)
    columns.show_file(MappingTarget.EVENTS, ["Ref"], [["A-1"]], {"id": "Ref"})
    assert columns.boxes["Ref"].currentText() == "Numéro de l’événement"


def test_markings_and_terms_are_french_before_there_is_a_case(qtbot: QtBot, qapp: QApplication) -> None:
    speak_in_window(qapp, Language.FRENCH)
    page = GuideMarkings()
    qtbot.addWidget(page)
    assert page.scheme.editor.currentText() == "Générique"
    assert page.ceiling.editor.currentText() == "Restreint"
    assert page.default.editor.currentText() == "Interne"


def test_a_dialog_for_files_is_french_where_qt_left_it_english(qtbot: QtBot, qapp: QApplication) -> None:
    speak_in_window(qapp, Language.FRENCH)
    asked = QFileDialog()
    qtbot.addWidget(asked)
    asked.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {label.text().replace("&", "") for label in asked.findChildren(QLabel)}
    assert {"Rechercher dans\N{NO-BREAK SPACE}:", "Fichiers de type\N{NO-BREAK SPACE}:"} <= labels


def test_the_settings_choose_a_language_and_say_when_it_is_spoken(
    qtbot: QtBot, templates: Templates, tmp_path: Path
) -> None:
    del qtbot
    _made, source = templates.get("small-ministry", make_small_ministry)
    with at_work(copy_of_ministry(source, tmp_path / "case"), "l.ferrer", PASSPHRASE) as session:
        session.window.go("settings", "appearance")
        page = session.window.pages["settings"]
        assert isinstance(page, SettingsPage)
        section = page.section
        assert isinstance(section, AppearanceSection)
        hints = [label.text() for label in section.language.findChildren(QLabel)]
        assert any("next time you sign in" in hint for hint in hints)

        section.language.set_value("fr")

        assert session.case.choices.language == "fr"
        # What is open goes on in the language in which it began.
        assert spoken() is Language.ENGLISH


@pytest.mark.parametrize("code", ["", "tlh", "xx_YY", "english"])
def test_a_language_that_tocsin_does_not_speak_is_answered_in_english(kept: Path, code: str) -> None:
    write_preferences(kept, Preferences(language=code))
    assert language_for(read_preferences(kept).language) is Language.ENGLISH


@pytest.mark.parametrize("code", ["fr", "fr_BE", "fr_FR.UTF-8", "fr-CA"])
def test_the_french_of_any_country_is_french(code: str) -> None:
    assert language_for(code) is Language.FRENCH


def test_preferences_that_name_no_language_follow_the_machine(kept: Path) -> None:
    kept.write_text('{"language": 7, "theme": "dark"}', encoding="utf-8")
    assert read_preferences(kept) == Preferences(theme="dark")
