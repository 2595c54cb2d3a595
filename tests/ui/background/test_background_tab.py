"""The background of a country file: registers filled, corrected and exported with real clicks, what is due said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.reading.countries.groups import groups, perpetrators, relations
from app.reading.countries.past_atrocities import baseline_flag, past_atrocities
from db.vocabulary.background import (
    Accountability,
    IdentityKind,
    PerpetratorKind,
    RelationKind,
)
from tests.support.background import GROUP, atrocity, group, seen
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.ui.background.conftest import ShowTab
from tests.ui.background.reading import cells, said
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, type_text
from ui.background.export_dialog import ExportDialog
from ui.background.group_dialog import GroupDialog
from ui.background.groups_part import GroupsPart
from ui.background.history_part import HistoryPart
from ui.background.mechanisms_part import MechanismsPart
from ui.background.structures_part import StructuresPart
from ui.background.treaties_part import TreatiesPart
from ui.case import Case
from ui.countries.open_file_dialog import OpenFileDialog
from ui.reports.text_dialog import TextDialog

TODAY = NOW.date()


def test_every_part_says_what_belongs_there_and_is_filled_from_its_empty_register(
    show_tab: ShowTab,
    ministry: Ministry,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    subtests: pytest.Subtests,
) -> None:
    opened(ministry)
    tab = show_tab()
    with subtests.test("N begins an entry of the part that is shown"):
        assert tab.new is not None
        assert tab.new.words == "Record a group…"
        tab.show_section(MechanismsPart)
        assert tab.new is not None
        assert tab.new.words == "Record a mechanism…"
        tab.show_section(StructuresPart)
        assert tab.new is None
    with subtests.test("every part says what belongs there and fits a small window"):
        assert_accessible(tab)
        for place in range(tab.list.count()):
            tab.list.setCurrentRow(place)
            assert_fits(tab, 1040)
        assert "no finding of guilt" in said(tab.part(GroupsPart))
        assert "strongest single predictor" in said(tab.part(HistoryPart))
        assert "Not asked yet" in cells(tab.part(StructuresPart).register.table)[0]
        assert "Not recorded" in cells(tab.part(TreatiesPart).register.table)[0]
    tab.show_section(GroupsPart)
    with subtests.test("a group is recorded from the empty register and revised with a reason"):
        begin = tab.part(GroupsPart).groups.nothing.act
        assert begin is not None
        click(begin.button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GroupDialog)
        assert_accessible(dialog)
        assert dialog.protected.value()
        type_text(dialog.name.editor, "Rohingya")
        dialog.identity.set_value(IdentityKind.ETHNIC)
        type_text(dialog.size_low.editor, "1,000,000")
        type_text(dialog.size_high.editor, "600000")
        type_text(dialog.risk.editor, "Stateless")
        type_text(dialog.source.editor, "A/HRC/39/64")
        click(dialog.act_button.button)
        assert "below the lowest" in dialog.size_high.error
        dialog.size_high.set_value(1_100_000)
        click(dialog.act_button.button)
        (kept,) = seen(ministry, groups)
        assert (kept.name, kept.size_low, kept.size_high, kept.protected) == (
            "Rohingya",
            1_000_000,
            1_100_000,
            True,
        )
        assert cells(tab.part(GroupsPart).groups.table)[0][:4] == [
            "Rohingya",
            "Ethnic",
            "Protected",
            "1,000,000 to 1,100,000",
        ]
        click(tab.part(GroupsPart).groups.buttons[0].button)
        revise = QApplication.activeModalWidget()
        assert isinstance(revise, GroupDialog)
        revise.place.set_value("Northern Rakhine")
        click(revise.act_button.button)
        assert revise.reason.error
        type_text(revise.reason.editor, "Seen by the post")
        click(revise.act_button.button)
        assert seen(ministry, groups)[0].place == "Northern Rakhine"
    with subtests.test("an actor and a relation are recorded between what the registers hold"):
        first = tab.part(GroupsPart).relations.nothing.act
        assert first is not None
        assert "Record a group and an actor first" in first.reason
        actor = tab.part(GroupsPart).record_perpetrator()
        assert_accessible(actor)
        type_text(actor.name.editor, "Armed forces")
        actor.kind.set_value(PerpetratorKind.STATE_FORCE)
        type_text(actor.source.editor, "A/HRC/39/64")
        click(actor.act_button.button)
        relation = tab.part(GroupsPart).record_relation()
        assert_accessible(relation)
        relation.who.set_value(seen(ministry, perpetrators)[0].entry_id)
        relation.kind.set_value(RelationKind.TARGETS)
        relation.whom.set_value(seen(ministry, groups)[0].entry_id)
        type_text(relation.source.editor, "A/HRC/39/64")
        click(relation.act_button.button)
        (one,) = seen(ministry, relations)
        assert (one.from_name, one.to_name) == ("Armed forces", "Rohingya")
        assert cells(tab.part(GroupsPart).relations.table)[0] == [
            "Armed forces",
            "targets",
            "Rohingya",
            "",
            "goes on",
        ]
    with subtests.test("an export asks for marking and purpose and writes no protected name"):
        click(tab.part(GroupsPart).export.button)
        export = QApplication.activeModalWidget()
        assert isinstance(export, ExportDialog)
        assert_accessible(export)
        target = tmp_path / "groups.csv"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        click(export.act_button.button)
        assert export.marking.error
        assert export.purpose.error
        export.marking.set_value("internal")
        type_text(export.purpose.editor, "For the contact group")
        click(export.act_button.button)
        content = target.read_bytes()
        assert GROUP.name.encode() not in content
        assert b"MMR Group 1" in content
        assert not export.isVisible()
    with subtests.test("past atrocities with impunity flag the file, and only a focal point lifts it"):
        tab.show_section(HistoryPart)
        recording = tab.part(HistoryPart).record()
        assert_accessible(recording)
        type_text(recording.what.editor, "Clearance operations")
        type_text(recording.began.editor, "2017-08-25")
        recording.accountability.set_value(Accountability.NONE)
        type_text(recording.source.editor, "A/HRC/39/64")
        click(recording.act_button.button)
        assert len(seen(ministry, past_atrocities)) == 1
        assert tab.part(HistoryPart).stands.text() == "Flagged: reviewed every 90 days or oftener."
        assert "focal point" in tab.part(HistoryPart).flag.reason.lower()


def test_an_entry_is_withdrawn_with_a_reason(show_tab: ShowTab, ministry: Ministry) -> None:
    opened(ministry)
    group(ministry)
    tab = show_tab()
    click(tab.part(GroupsPart).groups.buttons[1].button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    type_text(dialog.text.editor, "Entered twice")
    click(dialog.act_button.button)
    assert seen(ministry, groups) == ()


def test_a_focal_point_lifts_the_flag(show_tab: ShowTab, ministry: Ministry) -> None:
    opened(ministry)
    atrocity(ministry)
    tab = show_tab("P-FP")
    tab.show_section(HistoryPart)
    click(tab.part(HistoryPart).flag.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    type_text(dialog.text.editor, "A court has ended impunity")
    click(dialog.act_button.button)
    flag = seen(ministry, baseline_flag)
    assert flag is not None
    assert not flag.flagged
    assert tab.part(HistoryPart).stands.text().startswith("Not flagged")


def test_s15_a_file_is_opened_under_the_flag_by_a_focal_point_only(
    qtbot: QtBot, ministry: Ministry, frame: FakeFrame, case_of: Callable[[str], Case]
) -> None:
    dialog = OpenFileDialog(case_of("P-FP"), frame, ())
    dialog.open()
    dialog.country.set_value("MMR")
    type_text(dialog.reason.editor, "Nobody answered for 2017")
    dialog.cycle.set_value(180)
    press(dialog.flagged.editor, Qt.Key.Key_Space)
    assert dialog.cycle.value() == 90
    click(dialog.act_button.button)
    flag = seen(ministry, baseline_flag)
    assert flag is not None
    assert flag.flagged
    analyst = OpenFileDialog(case_of("P-AN1"), frame, ())
    qtbot.addWidget(analyst)
    assert analyst.flagged.isHidden()


def test_who_may_not_write_reads_why(show_tab: ShowTab, ministry: Ministry) -> None:
    opened(ministry)
    group(ministry)
    tab = show_tab("P-AUD")
    begin, revise = tab.part(GroupsPart).groups.new, tab.part(GroupsPart).groups.buttons[0]
    assert begin is not None
    assert not begin.button.isEnabled()
    assert begin.reason
    assert not revise.button.isEnabled()
