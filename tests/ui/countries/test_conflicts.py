"""Conflicts of interest with a country, declared on its file (S-67)."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.reports.decisions import decide
from tests.support.carrying import authorise, deciding, escalated, open_file, prepared
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, type_text
from ui.countries.conflict_dialog import ConflictDialog
from ui.countries.conflicts_card import ConflictsCard
from ui.plans.lesson_dialogs import LessonDialog
from ui.reports.text_dialog import TextDialog
from ui.widgets.words import Words


def _said(card: ConflictsCard) -> str:
    QApplication.processEvents()
    return "\n".join(words.text() for words in card.findChildren(Words) if words.isVisibleTo(card))


def test_s67_a_decider_declares_a_conflict_of_interest_on_the_file_and_is_barred_from_deciding(
    show: Show, ministry: Ministry
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    page = show("P-DG1", "MMR")
    card = page.file.overview.conflicts
    assert "None is declared." in _said(card)
    click(card.declare.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConflictDialog)
    assert_accessible(dialog)
    click(dialog.act_button.button)
    assert dialog.statement.error
    type_text(dialog.statement.editor, "I am to chair a telecom company there.")
    click(dialog.act_button.button)
    assert "I am to chair a telecom company there." in _said(card)
    (end,) = card.ends
    assert "focal point" in end.reason
    assert_accessible(page)
    assert_fits(page.file.overview, 1032)
    asked = deciding(ministry, "dg_political", case, authorise(case.options[0]))
    assert "conflict of interest with Myanmar" in ministry.refused("P-DG1", decide, asked).message


def test_s67_a_focal_point_records_that_of_another_and_ends_it_with_a_reason_but_never_their_own(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    own = DeclareConflict(person_id=ministry.people["P-FP"], country="MMR", statement="Family there.")
    ministry.do("P-FP", declare_conflict, own)
    page = show("P-FP", "MMR")
    card = page.file.overview.conflicts
    click(card.declare.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConflictDialog)
    dialog.person.set_value(ministry.people["P-DG1"])
    type_text(dialog.statement.editor, "Holds shares in the pipeline.")
    click(dialog.act_button.button)
    of_whitlock, of_herself = card.ends
    assert of_herself.reason == "Nobody ends their own conflict of interest."
    ministry.clock.at = NOW + timedelta(days=2)
    click(of_whitlock.button)
    ending = QApplication.activeModalWidget()
    assert isinstance(ending, TextDialog)
    type_text(ending.text.editor, "The shares were sold.")
    click(ending.act_button.button)
    assert "Holds shares" not in _said(card)
    page.file.show_day(NOW.date())
    assert "Holds shares in the pipeline." in _said(card), "it stood on that day"
    assert all(end.reason.startswith("The file is shown as it stood") for end in card.ends)


def test_what_is_begun_from_anywhere_is_begun_on_the_file_as_it_stands_and_by_whom_it_may_be(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    """The file went on to show the past day, on which what was recorded does not stand."""
    opened(ministry, "MMR")
    ministry.clock.at += timedelta(days=40)
    page = show("P-FP", "MMR")
    for begin, kind in ((page.ask_lesson, LessonDialog), (page.ask_conflict, ConflictDialog)):
        page.file.show_day(NOW.date())
        assert page.file.banner.isVisible()
        begin()
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, kind)
        asked.reject_at_once()
        assert not page.file.banner.isVisible()
    opened(ministry, "UKR")
    page.open("UKR/overview")
    page.open("MMR/evidence")
    qtbot.waitUntil(lambda: page.file.tabs.currentWidget() is not page.file.overview)
    page.ask_conflict()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, ConflictDialog)
    assert any("Myanmar" in label.text() for label in asked.findChildren(QLabel)), "it was of the file before"
    asked.reject_at_once()
    reading = show("P-AUD", "MMR")
    reading.ask_lesson()
    assert QApplication.activeModalWidget() is None
