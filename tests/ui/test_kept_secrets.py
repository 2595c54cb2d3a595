"""What is sealed, or hidden as it is typed, is written down nowhere else, whatever form it stands in."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.briefs.key_sheet import RecoveryKeySheet
from app.rules.entry.typed_fields import stored_fields
from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.support.opened import AUDITOR
from tests.ui.support import click
from tests.ui.workplace import at_work
from ui.case import Case
from ui.countries.source_fields import SourceFields
from ui.fields.form import Form, keyed
from ui.fields.form_journal import FormJournal
from ui.fields.form_keeper import FormKeeper, FormPlace
from ui.fields.text_field import TextField
from ui.saving import ask_folder, ask_where
from ui.start.key_page import KeyPage
from ui.tasks import Tasks

__all__ = ["built_ministry", "ministry"]


def test_who_a_source_is_and_a_passphrase_do_not_stand_in_the_journal(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    form = Form()
    qtbot.addWidget(form)
    source = SourceFields(form)
    hidden = TextField("Passphrase", name="passphrase", secret=True)
    form.add(hidden)
    journal = FormJournal(Case(ministry.store, ministry.actors["P-FP"], PRINTER, tasks))
    place = FormPlace(form="countries.SourceDialog", subject="", title="Add a source")
    keeper = FormKeeper(journal, place, lambda: keyed(form.fields), form)
    source.name.editor.setText("Heron")
    source.identity.editor.setText("Maria Okello")
    hidden.editor.setText("lantern orchard")
    keeper.note_now()
    (kept,) = journal.all_waiting()
    assert "Heron" in stored_fields(kept.fields)
    assert "Okello" not in stored_fields(kept.fields)
    assert "orchard" not in stored_fields(kept.fields)


def test_where_somebody_saved_is_not_shown_to_the_next_and_where_a_key_lies_to_nobody(
    qtbot: QtBot, case_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def save_in(folder: Path) -> None:
        def asked(_parent: object, _title: str, suggested: str, *_more: str) -> tuple[str, str]:
            offered.append(Path(suggested).parent)
            return str(folder / "saved.pdf"), ""

        folder.mkdir(exist_ok=True)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)

    parent = QWidget()
    qtbot.addWidget(parent)
    with at_work(case_folder, AUDITOR):
        save_in(tmp_path / "inquiry")
        for _again in range(2):
            ask_where(parent, "Save", "brief.pdf")
        assert offered[-1] == tmp_path / "inquiry", "one goes on where one saved last"
        monkeypatch.setattr(
            QFileDialog, "getExistingDirectory", lambda _parent, _title, first: f"{first}/each"
        )
        (tmp_path / "inquiry" / "each").mkdir()
        assert ask_folder(parent, "Folder") == tmp_path / "inquiry" / "each"
        ask_where(parent, "Save", "brief.pdf")
        assert offered[-1] == tmp_path / "inquiry" / "each"
        ask_where(parent, "Save", "brief.pdf")
        save_in(tmp_path / "sealed")
        sheet = KeyPage(RecoveryKeySheet(ministry="Ministry", key="ABCDE-FGHJK", made_on=date(2026, 1, 15)))
        qtbot.addWidget(sheet)
        click(sheet.save_act.button)
        assert (tmp_path / "sealed" / "saved.pdf").exists()
        ask_where(parent, "Save", "brief.pdf")
        assert offered[-1] == tmp_path / "inquiry"
    ask_where(parent, "Save", "brief.pdf")
    assert offered[-1] not in {tmp_path / "inquiry", tmp_path / "sealed"}
