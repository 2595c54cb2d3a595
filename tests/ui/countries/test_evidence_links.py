"""What other evidence says of an item, movements of people, and wordings compared, on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

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


def test_support_is_recorded_counted_by_independent_sources_and_ended_with_a_reason(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    first = evidence(ministry)
    second = evidence(ministry, source(ministry, "Radio of the delta"), title="Six villages seen burning")
    tab = _tab(show)
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
    assert [tab.table.rows_model.index(row, 1).data() for row in range(2)] == ["2 sources", "2 sources"]
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


def test_two_items_are_read_side_by_side_with_their_grades_in_words(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    first = evidence(ministry)
    second = evidence(
        ministry, source(ministry, "Radio"), title="Six villages", summary="Six villages burned."
    )
    tab = _tab(show)
    _choose(tab, first.number)
    click(tab.detail.contradict.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ContradictionDialog)
    line, completer = dialog.other.editor.lineEdit(), dialog.other.editor.completer()
    assert line is not None
    assert completer is not None
    lines = completer.popup()
    assert lines is not None
    # Nobody knows the number of the other by heart: a word of it is enough.
    type_text(line, "six vill")
    QTest.keyClick(lines, Qt.Key.Key_Return)
    assert dialog.other.value() == second.evidence_id
    type_text(dialog.note.editor, "Four against six")
    click(dialog.act_button.button)
    click(_button(tab.detail, f"Read it side by side with {second.number}"))
    both = QApplication.activeModalWidget()
    assert isinstance(both, CompareDialog)
    assert_accessible(both)
    said = _said(both)
    assert "Contradiction: Four against six" in said
    assert {"Six villages burned.", "Four villages burned in northern Maungdaw."} <= set(said)
    assert said.count("source usually reliable, information probably true") == 2
    both.close()


def test_s63_a_movement_is_coded_with_its_number_and_hints_at_crimes(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    evidence(ministry, violations=())
    tab = _tab(show)
    click(tab.detail.movement.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MovementDialog)
    assert_accessible(dialog)
    dialog.fields.manner.set_value(DisplacementManner.FORCED)
    type_text(dialog.fields.people.editor, "many")
    type_text(dialog.fields.origin.editor, "Mariupol")
    type_text(dialog.fields.destination.editor, "Taganrog")
    type_text(dialog.fields.basis.editor, "Screened, put on buses under guard")
    click(dialog.act_button.button)
    assert "not a number of people" in dialog.fields.people.error
    dialog.fields.people.editor.setText("2,000–5,000")
    click(dialog.act_button.button)
    said = _said(tab.detail)
    assert "Forced (transfer or deportation): 2,000–5,000 people, from Mariupol to Taganrog" in said
    assert any("crimes against humanity" in words and "never a finding" in words for words in said)
    assert any("not coded as forced transfer" in words for words in said)


def test_a_movement_is_recorded_with_the_item_itself(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    source_id = source(ministry)
    tab = _tab(show)
    dialog = tab.record()
    assert not dialog.movement.manner.isVisible()
    press(dialog.moved.editor, Qt.Key.Key_Space)
    assert dialog.movement.manner.isVisible()
    dialog.source.set_value(source_id)
    type_text(dialog.item_title.editor, "Families crossed the river")
    type_text(dialog.original.editor, "They came at night.")
    type_text(dialog.summary.editor, "Families crossed at night.")
    dialog.occurred.editor.setText("2026-01-10")
    dialog.credibility.set_value(Credibility.POSSIBLY_TRUE)
    dialog.movement.manner.set_value(DisplacementManner.UNKNOWN)
    type_text(dialog.movement.people.editor, "300")
    type_text(dialog.movement.basis.editor, "Nobody asked them why")
    click(dialog.act_button.button)
    (item,) = _items(ministry).values()
    assert [(one.manner, one.people_least) for one in item.displacements] == [
        (DisplacementManner.UNKNOWN, 300)
    ]


def test_how_the_wording_changed_is_answered_on_the_item_and_shown_word_by_word(
    show: Show, ministry: Ministry, qtbot: QtBot
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
    tab = _tab(show, "P-AUD")
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


def test_who_only_reads_sees_everything_and_is_told_why_they_cannot_write(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    source_id = source(ministry)
    evidence(ministry, source_id)
    evidence(ministry, source_id)
    tab = _tab(show, "P-AUD")
    for act in (tab.detail.support, tab.detail.contradict, tab.detail.movement, tab.detail.revise):
        assert not act.button.isEnabled()
        assert act.reason
