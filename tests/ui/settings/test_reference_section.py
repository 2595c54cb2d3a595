"""The reference tables in the settings, on a real case: edited as a file, restored, a framework loaded."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.settings.sections import section
from tests.ui.support import assert_accessible, type_text
from tests.ui.workplace import act_of, at_work, dialog, press_act
from ui.settings.import_dialog import ImportDialog
from ui.settings.load_framework_dialog import LoadFrameworkDialog
from ui.settings.reference_section import ReferenceSection
from ui.settings.restore_table_dialog import RestoreTableDialog


def test_a_table_is_edited_as_a_file_and_restored(
    qtbot: QtBot, case_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "glossary.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, ReferenceSection)
        rows = part.table.rows_model.rows
        part.table.choose(next(place for place, one in enumerate(rows) if one.kind == "glossary"))
        assert "shipped version is in use" in part.restore.reason
        press_act(part.export)
        text = file.read_text("utf-8")
        file.write_text(f"{text}Ministry week,A week that the ministry counts from Sunday.,\n", "utf-8")

        press_act(part.load)
        asking = dialog(qtbot, ImportDialog)
        assert_accessible(asking)
        type_text(asking.file.editor, str(file))
        type_text(asking.note.editor, "Our own week")
        press_act(act_of(asking, "Put this version in use"))
        line = part.table.current_row()
        assert line is not None
        assert (line.version, line.shipped, line.note) == (1, False, "Our own week")
        assert line.items == rows[-1].items + 1

        press_act(part.restore)
        asking_back = dialog(qtbot, RestoreTableDialog)
        type_text(asking_back.note.editor, "Not needed")
        press_act(act_of(asking_back, "Put the shipped table in use"))
        line = part.table.current_row()
        assert line is not None
        assert (line.version, line.shipped, line.items) == (2, True, rows[-1].items)


def test_s11_a_risk_framework_of_the_ministrys_own_is_loaded_beside_the_others(
    qtbot: QtBot, case_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "regional.csv"
    file.write_text(
        "factor,factor_title,scope,indicator,meaning,confirmed\n1,Borders,common,1.1,Armed groups cross,yes\n",
        "utf-8",
    )
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, ReferenceSection)
        press_act(part.framework)
        asking = dialog(qtbot, LoadFrameworkDialog)
        assert_accessible(asking)
        for field, text in (
            (asking.file, str(file)),
            (asking.framework_title, "Regional questions"),
            (asking.source, "Handbook of 2019, paraphrased"),
            (asking.code, "un"),
            (asking.note, "Partners use it"),
        ):
            type_text(field.editor, text)
        press_act(asking.act_button)
        assert "came with the program" in asking.code.error
        asking.code.set_value("regional")
        press_act(asking.act_button)
        line = part.table.rows_model.rows[-1]
        assert (line.title, line.own, line.version) == ("Regional questions", True, 1)
        part.table.choose(len(part.table.rows_model.rows) - 1)
        assert "no version came with the program" in part.restore.reason


def test_a_fault_in_a_file_is_named_and_changes_nothing(
    qtbot: QtBot, case_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "glossary.csv"
    file.write_text("term,definition,see_also\nOne,,\n", "utf-8")
    with at_work(case_folder, "l.ferrer") as session:
        part = section(session, ReferenceSection)
        rows = part.table.rows_model.rows
        part.table.choose(next(place for place, one in enumerate(rows) if one.kind == "glossary"))
        press_act(part.load)
        asking = dialog(qtbot, ImportDialog)
        type_text(asking.file.editor, str(file))
        type_text(asking.note.editor, "Shorter")
        press_act(act_of(asking, "Put this version in use"))
        assert "row 2" in asking.notice.text
        assert "still here" in asking.notice.text
        asking.reject_at_once()
        assert part.table.rows_model.rows == rows
