"""What a check of a file found, row by row."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.ledger.entries import ledger
from language import Language, speaking
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.support.sheets import text_file
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import OWN, RISKS, begin, choose, settled
from tests.ui.support import click
from ui.imports.plan_rows import in_full


def test_the_chosen_row_of_a_check_is_said_in_full(
    show: Show, qtbot: QtBot, ministry: Ministry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    choose(room, text_file(tmp_path, *OWN, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    click(room.wizard.mapping.check.button)
    settled(qtbot, room)
    plan = room.wizard.plan
    row = plan.table.current_row()
    assert row is not None
    assert plan.row.text() == in_full(row)
    assert row.remedy
    assert plan.row.text().startswith(f"Line 3, column Killed: found “two”, expected {row.becomes}.")
    assert plan.row.text().endswith(row.remedy)
    with speaking(Language.FRENCH):
        assert "“" not in in_full(row), "quotation marks are those of the language"


def test_a_kind_of_event_is_read_in_words_and_not_by_its_code(
    show: Show, qtbot: QtBot, ministry: Ministry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    rows = ("id,date,country,type", "A-1,2026-01-10,Myanmar,Violence against civilians")
    choose(room, text_file(tmp_path, *rows, name="post.csv"), monkeypatch)
    settled(qtbot, room)
    click(room.wizard.mapping.check.button)
    settled(qtbot, room)
    row = room.wizard.plan.table.current_row()
    assert row is not None
    assert " · One-sided · Violence against civilians" in row.becomes


def test_the_table_of_a_check_never_takes_the_place_of_the_file_that_it_tells_of(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = begin(show("P-AN1", "imports"))
    path = text_file(tmp_path, *RISKS, "Mali,MLI,432,much", name="risks.csv")
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    before = path.read_bytes()
    choose(room, path, monkeypatch)
    settled(qtbot, room)
    plan = room.wizard.plan
    for target in (path, link):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, to=target: (str(to), ""))
        click(plan.save.button)
        assert "take the place of “risks.csv” itself" in plan.notice.text
        assert path.read_bytes() == before
    assert link.is_symlink()
    # What did not leave does not stand on the ledger as if it had.
    with ministry.store.read() as session:
        bodies = session.scalars(ledger.select().with_only_columns(ledger.c.body)).all()
    assert not any('"action":"data.export"' in str(body) for body in bodies)


def test_a_check_of_very_many_refused_cells_says_that_it_shows_the_first(
    show: Show, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.imports.wizard.MOST_FAULTS", 3)
    monkeypatch.setattr("ui.imports.plan_page.MOST_FAULTS", 3)
    room = begin(show("P-AN1", "imports"))
    bad = [f"Mali,MLI,432,much {number}" for number in range(5)]
    choose(room, text_file(tmp_path, *RISKS, *bad, name="risks.csv"), monkeypatch)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert plan.accept.words == "Import the 3 rows that can be read, without 5"
    assert "Shown: the first 3 refused cells" in plan._shown.text()
