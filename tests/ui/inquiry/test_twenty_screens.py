"""A stranger who signs in as the auditor finds each answer of an inquiry in three actions from the desk, and its paper too."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.demo.logins import demo_passphrase
from app.demo.outputs import CASE
from app.demo.play import AUDITOR
from app.documents.inquiry import QUESTIONS
from app.opening.ministry import open_ministry
from reports.printer import PdfPrinter
from tests.demo.conftest import Played, played
from tests.inquiry.asked import ASKED, Asked
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.countries.page import CountriesPage
from ui.desk.page import DeskPage
from ui.find.palette import FindPalette
from ui.inquiry.room import InquiryRoom
from ui.pages import make_pages
from ui.pdf.view import PdfView
from ui.printing.document_dialog import DocumentDialog
from ui.session import WorkSession
from ui.theme import Theme
from ui.widgets.table_view import TableView

__all__ = ["played"]

MOST = 3
"""Actions from the desk: a click, a key, a typed search with Enter."""


class Hand:
    """Does what a person does, and counts it."""

    def __init__(self, session: WorkSession, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.actions = 0
        session.window.go("desk")
        desk = session.window.pages["desk"]
        assert isinstance(desk, DeskPage)
        self.desk = desk

    @property
    def countries(self) -> CountriesPage:
        page = self.session.window.pages["countries"]
        assert isinstance(page, CountriesPage)
        return page

    @property
    def room(self) -> InquiryRoom:
        return self.countries.inquiry

    def open_file(self, country: str) -> None:
        table = self.desk.phases.table
        assert isinstance(table, TableView)
        [place] = [n for n, line in enumerate(table.rows_model.rows) if line.country == country]
        table.scrollTo(table.rows_model.index(place, 0))
        spot = table.visualRect(table.rows_model.index(place, 0)).center()
        click(table.viewport(), spot, twice=True)
        self.actions += 1
        self.qtbot.waitUntil(lambda: self.session.window.here == ("countries", country))

    def ask_inquiry(self) -> None:
        click(self.countries.file.head.inquiry)
        self.actions += 1
        assert self.countries.inquiry.isVisible()

    def choose(self, number: int) -> None:
        questions = self.room.questions
        item = questions.item(number - 1)
        questions.scrollToItem(item)
        click(questions.viewport(), questions.visualItemRect(item).center())
        self.actions += 1

    def find(self, typed: str) -> None:
        click(self.session.window.header.finding)
        self.actions += 1
        self.qtbot.waitUntil(lambda: bool(self.session.window.findChildren(FindPalette)))
        palette = self.session.window.findChildren(FindPalette)[-1]
        type_text(palette.line, typed)
        press(palette.line, Qt.Key.Key_Return)
        self.actions += 1

    def answer(self, number: int) -> list[str]:
        """The sentence and every fact, once they are shown."""
        shown = self.room.answer
        self.qtbot.waitUntil(
            lambda: shown.answer is not None and shown.answer.number == number, timeout=20_000
        )
        assert QUESTIONS[number - 1] in shown.accessibleName()
        facts = [" | ".join(row.cells) for row in shown.table.rows_model.rows] if shown.table else []
        return [shown.said.text(), *facts]


@pytest.fixture(scope="module")
def session(
    played: Played, tmp_path_factory: pytest.TempPathFactory, _application: Theme
) -> Iterator[WorkSession]:
    folder: Path = tmp_path_factory.mktemp("inquiry") / CASE
    shutil.copytree(played.out / CASE, folder)
    made = WorkSession(open_ministry(folder, AUDITOR, demo_passphrase()), PdfPrinter(), make_pages)
    bugs: list[BaseException] = []
    made.bug.connect(bugs.append)
    made.window.resize(1280, 800)
    made.window.go("desk")
    made.window.show()
    yield made
    assert made.window.close() or made.window.close()
    shiboken6.delete(made.window)
    shiboken6.delete(made)
    assert not bugs, bugs


@pytest.fixture
def hand(session: WorkSession, qtbot: QtBot) -> Hand:
    return Hand(session, qtbot)


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: f"question-{one.number}")
def test_each_question_is_answered_by_one_screen_in_three_clicks(hand: Hand, asked: Asked) -> None:
    hand.open_file(asked.country)
    hand.ask_inquiry()
    hand.choose(asked.number)
    said, *facts = hand.answer(asked.number)
    assert hand.actions <= MOST
    for words in asked.said:
        assert words in said
    for fact in asked.facts:
        assert any(all(words in row for words in fact) for row in facts)


def test_a_question_that_is_typed_with_its_country_is_answered_in_two_actions(hand: Hand) -> None:
    hand.find("myanmar who was told")
    hand.answer(2)
    assert hand.session.window.here == ("countries", "MMR/inquiry/2")
    assert hand.actions <= MOST


def test_who_only_types_inquiry_chooses_among_the_open_files(hand: Hand) -> None:
    hand.find("inquiry ukraine")
    hand.answer(1)
    assert hand.session.window.here[1].startswith("UKR/inquiry")


def test_the_paper_is_three_clicks_from_the_desk(hand: Hand) -> None:
    hand.open_file("UKR")
    hand.ask_inquiry()
    click(hand.room.print)
    hand.actions += 1
    assert hand.actions <= MOST
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, DocumentDialog)]
    view = dialog.view
    assert isinstance(view, PdfView)
    hand.qtbot.waitUntil(lambda: view.page_count > len(QUESTIONS), timeout=30_000)
    dialog.close()


def test_of_one_report_only_its_own_facts_stand_and_a_fact_leads_to_where_it_is_kept(hand: Hand) -> None:
    hand.open_file("AFG")
    hand.ask_inquiry()
    hand.room.of.setCurrentIndex(hand.room.of.findData("EW-2021-0004"))
    hand.choose(5)
    hand.qtbot.waitUntil(lambda: hand.room.answer.table is not None)
    hand.answer(5)
    table = hand.room.answer.table
    assert table is not None
    assert {row.cells[0] for row in table.rows_model.rows} == {"EW-2021-0004"}
    click(hand.room.answer.go)
    assert hand.session.window.here == ("reports", "EW-2021-0004")


def test_esc_leads_back_to_the_file_and_every_part_has_a_name_and_fits(hand: Hand) -> None:
    hand.open_file("MMR")
    hand.ask_inquiry()
    hand.answer(1)
    assert_accessible(hand.session.window)
    assert_fits(hand.room, 1040)
    window = hand.session.window
    window.activateWindow()
    hand.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    hand.room.questions.setFocus()
    press(hand.room.questions, Qt.Key.Key_Escape)
    assert hand.session.window.here == ("countries", "MMR")
