"""What a state is bound to and asked, on its file: structures, treaties, mechanisms, procedures, recommendations."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.actions.countries.structures import AnswerQuestion, answer_question
from app.actions.outside.imports import ImportFile, import_file
from app.reading.countries.mechanisms import mechanisms, special_procedures, universal_reviews
from app.reading.countries.structures import checklist, treaties
from db.vocabulary.background import (
    ChecklistReply,
    MechanismBody,
    MechanismKind,
    ProcedureKind,
    TreatyStanding,
)
from db.vocabulary.recommendations import UprResponse
from tests.support.background import letter, seen
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.sheets import text_file
from tests.ui.background.conftest import ShowTab
from tests.ui.background.reading import cells, said
from tests.ui.support import assert_accessible, click, press, type_text
from ui.background.answer_dialog import AnswerDialog
from ui.background.mechanisms_part import MechanismsPart
from ui.background.procedure_dialog import ReplyDialog
from ui.background.structures_part import StructuresPart
from ui.background.treaties_part import TreatiesPart
from ui.background.un_part import UnitedNationsPart

TODAY = NOW.date()


def test_s16_an_old_answer_is_told_by_word_and_glyph_and_answered_anew(
    show_tab: ShowTab, ministry: Ministry
) -> None:
    opened(ministry)
    old = AnswerQuestion(
        country="MMR",
        question="unaccountable_rule",
        reply=ChecklistReply.PARTLY,
        as_of=date(2024, 6, 1),
        source="Report of the post",
    )
    ministry.do("P-AN1", answer_question, old)
    tab = show_tab()
    tab.show_section(StructuresPart)
    assert tab.list.item(2).text() == "Structures: 1 old"
    row = cells(tab.part(StructuresPart).register.table)[0]
    assert row[1:] == ["Partly", "2024-06-01", "Old"]
    assert "Older than twelve months" in said(tab.part(StructuresPart))
    press(tab.part(StructuresPart).register.table, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AnswerDialog)
    assert_accessible(dialog)
    dialog.reply.set_value(ChecklistReply.YES)
    type_text(dialog.source.editor, "Constitution")
    click(dialog.act_button.button)
    line = seen(ministry, lambda rows: checklist(rows, TODAY))[0]
    assert [answer.reply for answer in line.answers] == [ChecklistReply.YES, ChecklistReply.PARTLY]
    assert tab.list.item(2).text() == "Structures"


def test_a_treaty_status_is_recorded_with_the_date_of_its_source(
    show_tab: ShowTab, ministry: Ministry
) -> None:
    opened(ministry)
    tab = show_tab()
    tab.show_section(TreatiesPart)
    dialog = tab.part(TreatiesPart).record(seen(ministry, treaties)[0])
    assert_accessible(dialog)
    dialog.standing.set_value(TreatyStanding.PARTY)
    type_text(dialog.source.editor, "United Nations Treaty Collection")
    click(dialog.act_button.button)
    assert dialog.source_on.error
    dialog.source_on.set_value(date(2025, 12, 1))
    click(dialog.act_button.button)
    assert cells(tab.part(TreatiesPart).register.table)[0] == [
        "Genocide Convention",
        "Party",
        "",
        "",
        "2025-12-01",
    ]


def test_a_row_of_the_table_of_mechanisms_is_taken_into_the_file(
    show_tab: ShowTab, ministry: Ministry
) -> None:
    opened(ministry)
    tab = show_tab()
    tab.show_section(MechanismsPart)
    known = seen(ministry, mechanisms)
    assert ["2017-03-24", "A/HRC/RES/34/22"] in [
        row[:2] for row in cells(tab.part(MechanismsPart).register.table)
    ]
    assert not tab.part(MechanismsPart).register.buttons[1].button.isEnabled()
    dialog = tab.part(MechanismsPart).revise(known[0])
    assert_accessible(dialog)
    assert dialog.body.value() is MechanismBody.HUMAN_RIGHTS_COUNCIL
    type_text(dialog.mandate.editor, "To establish the facts")
    type_text(dialog.source.editor, "A/HRC/RES/34/22")
    click(dialog.act_button.button)
    now = seen(ministry, mechanisms)
    assert len(now) == len(known)
    assert now[0].mandate == "To establish the facts"
    own = tab.part(MechanismsPart).record()
    type_text(own.name.editor, "Advisory commission")
    own.body.set_value(MechanismBody.NATIONAL)
    own.kind.set_value(MechanismKind.INVESTIGATION)
    type_text(own.source.editor, "Its final report")
    click(own.act_button.button)
    assert "Neither the symbol" in own.symbol.error
    type_text(own.since.editor, "2016-09")
    click(own.act_button.button)
    assert len(seen(ministry, mechanisms)) == len(known) + 1


def test_s21_an_overdue_reply_is_told_in_the_list_of_parts_and_recorded_when_it_comes(
    show_tab: ShowTab, ministry: Ministry
) -> None:
    opened(ministry)
    letter(ministry)
    tab = show_tab()
    tab.show_section(UnitedNationsPart)
    assert tab.list.item(5).text() == "UN reviews: 1 overdue"
    assert cells(tab.part(UnitedNationsPart).procedures.table)[0][-1] == "Overdue, 2025-11-30"
    click(tab.part(UnitedNationsPart).procedures.buttons[0].button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReplyDialog)
    assert_accessible(dialog)
    type_text(dialog.reply.editor, "All allegations are denied.")
    click(dialog.act_button.button)
    assert tab.list.item(5).text() == "UN reviews"
    assert "is on record" in tab.part(UnitedNationsPart).procedures.buttons[0].reason
    assert not seen(ministry, lambda rows: special_procedures(rows, TODAY))[0].overdue


def test_s20_the_next_review_is_recorded_and_said(show_tab: ShowTab, ministry: Ministry) -> None:
    opened(ministry)
    tab = show_tab()
    tab.show_section(UnitedNationsPart)
    assert "no date is on record" in tab.part(UnitedNationsPart).next.text()
    dialog = tab.part(UnitedNationsPart).record_review()
    assert_accessible(dialog)
    type_text(dialog.on.editor, "2026-03-10")
    type_text(dialog.source.editor, "Calendar of the fourth cycle")
    click(dialog.act_button.button)
    assert tab.part(UnitedNationsPart).next.text() == "Next Universal Periodic Review: 2026-03-10"
    assert len(seen(ministry, lambda rows: universal_reviews(rows, TODAY))) == 1


def test_a_procedure_is_recorded(show_tab: ShowTab, ministry: Ministry) -> None:
    opened(ministry)
    tab = show_tab()
    tab.show_section(UnitedNationsPart)
    dialog = tab.part(UnitedNationsPart).record_procedure()
    assert_accessible(dialog)
    type_text(dialog.mandate.editor, "Special Rapporteur on torture")
    dialog.kind.set_value(ProcedureKind.VISIT_REQUEST)
    type_text(dialog.acted_on.editor, "2026-01-10")
    type_text(dialog.subject.editor, "A visit to places of detention")
    type_text(dialog.source.editor, "Letter")
    click(dialog.act_button.button)
    (kept,) = seen(ministry, lambda rows: special_procedures(rows, TODAY))
    assert kept.kind is ProcedureKind.VISIT_REQUEST


def test_s20_a_recommendation_is_recorded_and_found_by_words(show_tab: ShowTab, ministry: Ministry) -> None:
    opened(ministry)
    tab = show_tab()
    tab.show_section(UnitedNationsPart)
    card = tab.part(UnitedNationsPart).recommendations
    assert card.search.isHidden()
    dialog = tab.part(UnitedNationsPart).record_recommendation()
    assert_accessible(dialog)
    type_text(dialog.by.editor, "Sierra Leone")
    type_text(dialog.on.editor, "2021-01-25")
    type_text(dialog.text.editor, "End discrimination")
    dialog.response.set_value(UprResponse.SUPPORTED)
    type_text(dialog.source.editor, "Report of the working group")
    click(dialog.act_button.button)
    assert "A review has a cycle" in dialog.cycle.error
    type_text(dialog.cycle.editor, "3")
    click(dialog.act_button.button)
    assert cells(card.register.table) == [["2021", "3", "Sierra Leone", "Supported", "End discrimination"]]
    type_text(card.search, "torture")
    assert cells(card.register.table) == []
    assert card.count.text() == "No recommendation has these words."
    card.search.clear()
    assert len(cells(card.register.table)) == 1


def test_s20_recommendations_of_an_imported_file_stand_in_the_register_beside_those_entered(
    show_tab: ShowTab, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry)
    path = text_file(
        tmp_path,
        "State,Text,Groups,Mechanism,Response (UPR),Recommending State (UPR),Document Code,Paragraph,Year,Cycle,Session",
        "Myanmar,Ratify the Rome Statute.,,Universal Periodic Review,Noted,Chile,A/HRC/47/13,|145.2|,2021,3,37",
        "Mali,Another state.,,Universal Periodic Review,Noted,Chile,A/9,|1|,2023,4,43",
    )
    ministry.do("P-AN1", import_file, ImportFile(path=path))
    tab = show_tab()
    tab.show_section(UnitedNationsPart)
    card = tab.part(UnitedNationsPart).recommendations
    assert cells(card.register.table) == [["2021", "3", "Chile", "Noted", "Ratify the Rome Statute."]]
