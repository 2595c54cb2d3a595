"""What other evidence says of an item, movements of people, and wordings compared, on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.reading.evidence.items import EvidenceView, evidence_of_country
from db.vocabulary import Credibility
from db.vocabulary.evidence import DisplacementManner, Independence
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.countries.compare_dialog import CompareDialog
from ui.countries.contradiction_dialog import ContradictionDialog
from ui.countries.corroboration_dialog import CorroborationDialog
from ui.countries.evidence_tab import EvidenceTab
from ui.countries.movement_dialog import MovementDialog
from ui.countries.wording_dialog import WordingDialog
from ui.reports.text_dialog import TextDialog
from ui.widgets.compared_text import ComparedText
from ui.widgets.words import Words


def _items(ministry: Ministry) -> dict[str, EvidenceView]:
    with ministry.store.read() as session:
        return {item.number: item for item in evidence_of_country(session, "MMR")}


def _tab(show: Show, who: str = "P-AN1") -> EvidenceTab:
    page = show(who, "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    return page.file.evidence


def _choose(tab: EvidenceTab, number: str) -> None:
    rows = tab.table.rows_model.rows
    tab.table.choose(next(place for place, row in enumerate(rows) if row.number == number))


def _button(within: QWidget, name: str) -> QPushButton:
    # What was laid out anew is shown in the next turn.
    QApplication.processEvents()
    return next(
        one
        for one in within.findChildren(QPushButton)
        if (one.accessibleName() or one.text()) == name and one.isVisible()
    )


def _said(within: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in within.findChildren(Words) if label.isVisible()]


def test_what_items_say_of_one_another_and_of_people_who_moved(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    source_id = source(ministry, "Radio of the delta")
    first = evidence(ministry)
    second = evidence(ministry, source_id, title="Six villages", summary="Six villages burned.")
    third = evidence(ministry, source(ministry, "Post in Sittwe"), title="Buses seen", violations=())
    tab = _tab(show)
    with subtests.test("support is recorded, counted by independent sources, and ended with a reason"):
        _choose(tab, first.number)
        click(tab.detail.support.button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorroborationDialog)
        assert_accessible(dialog)
        dialog.other.set_value(second.evidence_id)
        dialog.independence.set_value(Independence.YES)
        click(dialog.act_button.button)
        assert dialog.note.error
        type_text(dialog.note.editor, "Both name Maungdaw")
        click(dialog.act_button.button)
        model = tab.table.rows_model
        marks = {one.number: model.index(row, 1).data() for row, one in enumerate(model.rows)}
        assert (marks[first.number], marks[second.number]) == ("2 sources", "2 sources")
        for number in (first.number, second.number):
            _choose(tab, number)
            assert "Supported by 1 item. Independent sources, this one included: 2." in _said(tab.detail)
        click(_button(tab.detail, f"End the link with {first.number}"))
        ending = QApplication.activeModalWidget()
        assert isinstance(ending, TextDialog)
        type_text(ending.text.editor, "The radio quoted the post")
        click(ending.act_button.button)
        assert _items(ministry)[first.number].links.support == ()
        assert any("The radio quoted the post" in words for words in _said(tab.detail))
    with subtests.test("two items are read side by side with their grades in words"):
        _choose(tab, first.number)
        click(tab.detail.contradict.button)
        against = QApplication.activeModalWidget()
        assert isinstance(against, ContradictionDialog)
        line, completer = against.other.editor.lineEdit(), against.other.editor.completer()
        assert line is not None
        assert completer is not None
        lines = completer.popup()
        assert lines is not None
        # Nobody knows the number of the other by heart: a word of it is enough.
        type_text(line, "six vill")
        QTest.keyClick(lines, Qt.Key.Key_Return)
        assert against.other.value() == second.evidence_id
        type_text(against.note.editor, "Four against six")
        click(against.act_button.button)
        click(_button(tab.detail, f"Read it side by side with {second.number}"))
        both = QApplication.activeModalWidget()
        assert isinstance(both, CompareDialog)
        assert_accessible(both)
        said = _said(both)
        assert "Contradiction: Four against six" in said
        assert {"Six villages burned.", "Four villages burned in northern Maungdaw."} <= set(said)
        assert said.count("source usually reliable, information probably true") == 2
        both.close()
    with subtests.test("s63: a movement is coded with its number and hints at crimes"):
        _choose(tab, third.number)
        click(tab.detail.movement.button)
        moving = QApplication.activeModalWidget()
        assert isinstance(moving, MovementDialog)
        assert_accessible(moving)
        moving.fields.manner.set_value(DisplacementManner.FORCED)
        type_text(moving.fields.people.editor, "many")
        type_text(moving.fields.origin.editor, "Mariupol")
        type_text(moving.fields.destination.editor, "Taganrog")
        type_text(moving.fields.basis.editor, "Screened, put on buses under guard")
        click(moving.act_button.button)
        assert "not a number of people" in moving.fields.people.error
        moving.fields.people.editor.setText("2,000–5,000")
        click(moving.act_button.button)
        said = _said(tab.detail)
        assert "Forced (transfer or deportation): 2,000–5,000 people, from Mariupol to Taganrog" in said
        assert any("crimes against humanity" in words and "never a finding" in words for words in said)
        assert any("not coded as forced transfer" in words for words in said)
    with subtests.test("a movement is recorded with the item itself"):
        recording = tab.record()
        assert not recording.movement.manner.isVisible()
        press(recording.moved.editor, Qt.Key.Key_Space)
        assert recording.movement.manner.isVisible()
        recording.source.set_value(source_id)
        type_text(recording.item_title.editor, "Families crossed the river")
        type_text(recording.original.editor, "They came at night.")
        type_text(recording.summary.editor, "Families crossed at night.")
        recording.occurred.editor.setText("2026-01-10")
        recording.credibility.set_value(Credibility.POSSIBLY_TRUE)
        recording.movement.manner.set_value(DisplacementManner.UNKNOWN)
        type_text(recording.movement.people.editor, "300")
        type_text(recording.movement.basis.editor, "Nobody asked them why")
        click(recording.act_button.button)
        (item,) = (one for one in _items(ministry).values() if one.title == "Families crossed the river")
        assert [(one.manner, one.people_least) for one in item.displacements] == [
            (DisplacementManner.UNKNOWN, 300)
        ]


def test_who_only_reads_sees_how_the_wording_changed_and_is_told_why_they_cannot_write(
    show: Show, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    field = "Soldiers deliberately burned four villages."
    kept = evidence(ministry, original_wording=field, summary=field)
    ministry.do(
        "P-AN2",
        revise_evidence,
        ReviseEvidence(
            evidence_id=kept.evidence_id,
            based_on=kept.version,
            reason="Neutral words",
            summary="Soldiers reportedly burned two villages.",
        ),
    )
    evidence(ministry, source(ministry, "Radio"), title="Six villages seen burning")
    tab = _tab(show, "P-AUD")
    _choose(tab, kept.number)
    assert any("softened: 3 words" in words for words in _said(tab.detail))
    click(tab.detail.wordings)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WordingDialog)
    assert_accessible(dialog)
    assert_fits(dialog, 1280)
    assert "reworded once" in dialog.answer.text()
    said = _said(dialog)
    assert f"“{field}”" in said
    assert "Softened: 3 words against the text before" in said
    assert {"Neutral words", "deliberately", "reportedly", "four → two"} <= set(said)
    (compared,) = dialog.findChildren(ComparedText)
    assert compared.accessibleDescription() == (
        "Soldiers [removed: deliberately] [added: reportedly] burned [removed: four] [added: two] villages."
    )
    dialog.close()
    with subtests.test("who only reads is told why they cannot write"):
        for act in (tab.detail.support, tab.detail.contradict, tab.detail.movement, tab.detail.revise):
            assert not act.button.isEnabled()
            assert act.reason
