"""The manual: whole, linked, and at hand at the place where one is."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui
from tests.ui.support import assert_accessible, press
from ui.countries.file_view import CountryFileView
from ui.countries.parts import PARTS
from ui.dialogs.dialog import Dialog
from ui.dialogs.glossary import GlossaryDialog
from ui.fields.text_field import TextField
from ui.help.dialog import HelpDialog
from ui.help.manual import CHAPTERS, find_sections, links_in, manual, section_of, slug
from ui.help.where import TOPICS, topic_of
from ui.page import Page
from ui.settings.page import SECTIONS
from ui.start.start_page import StartPage
from ui.tasks import Tasks
from ui.theme.resources import RESOURCES
from ui.widgets.marking_strip import MarkingView
from ui.window import MainWindow

_BASES = {"ui.page", "ui.dialogs.dialog", "ui.dialogs.reading", "ui.dialogs.glossary", "ui.help.dialog"}
"""What other places are made from, and the help itself."""


def _kinds(*bases: type[QWidget]) -> Iterator[type[QWidget]]:
    """Every class of the window that derives from one of these."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    waiting: list[type[QWidget]] = list(bases)
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("ui.") and kind.__module__ not in _BASES:
            yield kind


def test_each_page_tab_and_dialog_names_a_section_that_exists() -> None:
    kinds = set(_kinds(QDialog, Page, StartPage))
    tabs = [getattr(CountryFileView, name).func.__annotations__["return"] for name, _title in PARTS]
    assert len(kinds) > 120
    unexplained = [
        kind.__qualname__ for kind in (*kinds, *tabs, *SECTIONS) if section_of(topic_of(kind)) is None
    ]
    assert unexplained == []


def test_a_place_is_never_explained_by_a_module_that_is_gone() -> None:
    modules = {module.name for module in pkgutil.walk_packages(ui.__path__, "ui.")}
    assert [name for name in TOPICS if not any(module.startswith(name) for module in modules)] == []


def test_every_link_leads_to_a_section() -> None:
    links = [(chapter.name, link) for chapter in manual() for link in links_in(chapter)]
    assert len(links) > 10
    assert [link for link in links if section_of(link[1]) is None] == []


def test_every_file_of_the_manual_is_offered_and_titles_are_apart() -> None:
    files = {path.stem for path in (RESOURCES / "manual" / "en").glob("*.md")}
    assert files == set(CHAPTERS)
    topics = [section.topic for chapter in manual() for section in chapter.sections]
    assert len(topics) == len(set(topics))


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("What is overdue", "Needs you now"),
        ("Who can authorise targeted sanctions on a country today", "Who can decide?"),
        ("What the minister was shown on a date", "Briefs shown"),
        ("Why a warning was declined", "reason"),
    ],
)
def test_a_newcomer_finds_the_four_answers_by_their_questions(title: str, says: str) -> None:
    section = section_of(f"start#{slug(title)}")
    assert section is not None
    assert section.title == title
    assert says in section.text
    assert find_sections(title.lower())[0] == section


def test_f1_explains_the_form_and_f1_again_its_words(qtbot: QtBot, tasks: Tasks) -> None:
    window = MainWindow(tasks, MarkingView("OFFICIAL"), glossary=(("Phase", "Where a file stands."),))
    qtbot.addWidget(window)
    window.show()
    form = Dialog(window, "Any form", about="")
    field = TextField("A field")
    form.form.add(field)
    form.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is form)
    press(field.editor, Qt.Key.Key_F1)
    manuals = form.findChildren(HelpDialog)
    assert [one.isVisible() for one in manuals] == [True]
    assert not manuals[0].isModal()
    assert [one for one in manuals[0].findChildren(QPushButton) if one.text() == "Glossary (Shift+F1)"], (
        "the button names the key that the sheet of all keys names"
    )
    press(field.editor, Qt.Key.Key_F1)
    assert form.findChildren(HelpDialog) == manuals
    press(manuals[0], Qt.Key.Key_F1)
    glossary = QApplication.activeModalWidget()
    assert isinstance(glossary, GlossaryDialog)
    glossary.close()
    manuals[0].close()
    form.reject_at_once()


def test_the_manual_is_read_by_contents_by_links_and_by_words(qtbot: QtBot) -> None:
    dialog = HelpDialog("evidence#record-evidence", lambda: None, MarkingView("OFFICIAL"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert_accessible(dialog)
    assert dialog.windowTitle() == "Help: Record evidence"
    assert dialog.text.textCursor().block().text() == "Record evidence"
    assert dialog.text.cursorRect().top() < dialog.text.fontMetrics().height() * 2, (
        "the heading is not at the top"
    )
    dialog.text.anchorClicked.emit(QUrl("tables.md"))
    assert dialog.topic == "tables"
    dialog.line.setText("pasted rows spreadsheet")
    dialog.line.setText("recovery key")
    assert dialog.topic == "security#use-the-recovery-key"
    dialog.line.setText("no such words at all")
    assert dialog.contents.topLevelItemCount() == 0
    assert dialog.topic == "security#use-the-recovery-key"
    dialog.line.clear()
    assert dialog.contents.topLevelItemCount() == len(CHAPTERS)
    dialog.show_topic("nowhere#at-all")
    assert dialog.topic == "start"
