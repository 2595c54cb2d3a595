"""What is typed and pasted on the way of a file outlives a crash, until the file is imported or left."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.imports.sheets import MOST_COLUMNS
from tests.support.carrying import PRINTER
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.support.sheets import text_file, workbook
from tests.ui.countries.conftest import Show
from tests.ui.imports.room import OTHER, OWN, RISKS, answers, batches, begin, settled
from tests.ui.support import FakeFrame, click, type_text
from ui.case import Case
from ui.fields.form_journal import FormJournal
from ui.imports.room import ImportsRoom

Take = Callable[..., Path]


@pytest.fixture
def journal(frame: FakeFrame, ministry: Ministry) -> FormJournal:
    frame.journal = FormJournal(Case(ministry.store, ministry.actors["P-AN1"], PRINTER, frame.tasks))
    return frame.journal


@pytest.fixture
def take(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Begins the import of a file whose columns are told by hand, or of a workbook of these sheets, and waits until it is looked at."""

    def taken(room: ImportsRoom, **sheets: Sequence[str]) -> Path:
        rows: dict[str, Sequence[Sequence[str]]] = {
            name: [line.split(",") for line in lines] for name, lines in sheets.items()
        }
        file = workbook(tmp_path, rows) if rows else text_file(tmp_path, *OWN, name="post.csv")
        answers(file, monkeypatch)
        done = room.wizard.pages.currentWidget() is room.wizard.done
        click((room.wizard.done.more if done else room.wizard.choose.area.choose).button)
        settled(qtbot, room)
        return file

    return taken


def titles(journal: FormJournal) -> set[str]:
    return {one.title for one in journal.all_waiting()}


def crashed(room: ImportsRoom) -> None:
    """What stands in the room is written down, and nothing is closed."""
    for kept in room.wizard._kept():
        kept.keeper.note_now()
        kept.keeper.end()


def test_a_mapping_and_the_terms_of_a_batch_are_offered_again_and_forgotten_with_the_import(
    show: Show, ministry: Ministry, journal: FormJournal, qtbot: QtBot, take: Take
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    take(room)
    room.wizard.mapping.fields.boxes["Killed"].setCurrentIndex(0)
    type_text(room.wizard.mapping.licence.editor, "Ours")
    crashed(room)
    assert titles(journal) == {"Import “post.csv”: which column is which"}

    room = begin(show("P-AN1", "imports"))
    take(room)
    mapping = room.wizard.mapping
    assert mapping.fields.columns()["deaths"] == "Killed"
    assert mapping.kept is not None
    assert mapping.kept.offer is not None
    click(mapping.kept.offer.fill)
    assert "deaths" not in mapping.fields.columns()
    assert mapping.licence.value() == "Ours"
    click(mapping.check.button)
    settled(qtbot, room)
    plan = room.wizard.plan
    assert plan.licence.value() == "Ours"
    plan.batch_title.set_value("January")
    click(plan.mapping.button)
    assert "deaths" not in mapping.fields.columns(), "what was entered is not guessed anew"
    click(mapping.check.button)
    settled(qtbot, room)
    assert plan.batch_title.value() == "January"
    crashed(room)
    assert len(journal.all_waiting()) == 2

    room = begin(show("P-AN1", "imports"))
    take(room)
    for page in (room.wizard.mapping, room.wizard.plan):
        assert page.kept is not None
        assert page.kept.offer is not None
        click(page.kept.offer.fill)
        if page is room.wizard.mapping:
            click(room.wizard.mapping.check.button)
            settled(qtbot, room)
    assert room.wizard.plan.batch_title.value() == "January"
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    (batch,) = batches(ministry)
    assert batch.title == "January"
    assert journal.all_waiting() == ()


def test_who_leaves_a_file_is_told_first_by_mouse_too_and_then_nothing_of_it_waits(
    show: Show, frame: FakeFrame, journal: FormJournal, take: Take
) -> None:
    room = begin(show("P-AN1", "imports"))
    take(room)
    type_text(room.wizard.mapping.licence.editor, "Ours")
    click(room.to_batches.button)
    assert "not kept" in frame.told[-1][1]
    stayed = room.importing
    click(room.to_batches.button)
    assert (stayed, room.importing) == (True, False)
    assert journal.all_waiting() == ()


def test_rows_that_were_pasted_are_there_after_a_crash_when_the_clipboard_is_empty(
    show: Show, ministry: Ministry, journal: FormJournal, qtbot: QtBot
) -> None:
    room = show("P-AN1", "imports").imports
    data = QMimeData()
    data.setText("\n".join(line.replace(",", "\t") for line in RISKS))
    QApplication.clipboard().setMimeData(data)
    room.paste()
    settled(qtbot, room)
    crashed(room)
    assert titles(journal) == {"Pasted rows to import"}
    QApplication.clipboard().clear()

    room = begin(show("P-AN1", "imports"))
    offer = room.wizard.pasted.kept.offer if room.wizard.pasted.kept is not None else None
    assert offer is not None
    click(offer.fill)
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.plan
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    assert [batch.rows_new for batch in batches(ministry)] == [len(RISKS) - 1]
    assert journal.all_waiting() == ()


def test_pasted_rows_that_could_not_be_read_are_still_offered_after_the_import_of_a_file(
    show: Show, ministry: Ministry, journal: FormJournal, qtbot: QtBot, take: Take
) -> None:
    room = show("P-AN1", "imports").imports
    data = QMimeData()
    data.setText("\t".join(map(str, range(MOST_COLUMNS + 1))))
    QApplication.clipboard().setMimeData(data)
    room.paste()
    settled(qtbot, room)
    assert room.wizard.choose.notice.text
    take(room, Known=RISKS)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    assert len(batches(ministry)) == 1
    assert titles(journal) == {"Pasted rows to import"}
    click(room.wizard.done.batch.button)
    room.import_file()
    assert room.wizard.pasted.offered


def test_rows_are_not_pasted_over_those_that_are_under_way(
    show: Show, frame: FakeFrame, journal: FormJournal, qtbot: QtBot
) -> None:
    room = show("P-AN1", "imports").imports
    for rows in (RISKS, OWN):
        data = QMimeData()
        data.setText("\n".join(line.replace(",", "\t") for line in rows))
        QApplication.clipboard().setMimeData(data)
        room.paste()
        settled(qtbot, room)
    assert "another import is under way" in frame.told[-1][1]
    (kept,) = (one for one in journal.all_waiting() if one.form == "imports.ChoosePage")
    assert "SFTGcode" in kept.fields[0].typed
    assert room.wizard.waiting == []
    room.back()
    assert journal.all_waiting() == ()
    room.paste()
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.mapping


def test_what_is_typed_for_a_batch_stays_after_the_warning_and_goes_with_the_file(
    show: Show, journal: FormJournal, qtbot: QtBot, take: Take
) -> None:
    room = begin(show("P-AN1", "imports"))
    take(room)
    plan, mapping = room.wizard.plan, room.wizard.mapping
    click(mapping.check.button)
    settled(qtbot, room)
    plan.batch_title.set_value("January")
    room.back()
    click(plan.mapping.button)
    click(mapping.check.button)
    settled(qtbot, room)
    assert plan.batch_title.value() == "January"
    room.back()
    room.back()
    assert not room.importing
    room.import_file()
    take(room)
    click(mapping.check.button)
    settled(qtbot, room)
    assert plan.batch_title.value() == "post"


def test_nothing_waits_of_a_file_of_which_nothing_was_typed_when_the_next_one_is_shown(
    show: Show, ministry: Ministry, journal: FormJournal, qtbot: QtBot, take: Take
) -> None:
    """The guesses for the second file were kept as what had been typed for the first."""
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    take(room)
    click(room.wizard.mapping.check.button)
    settled(qtbot, room)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    take(room, Other=OTHER)
    assert list(room.wizard.mapping.fields.boxes) == ["Key", "Incident date", "Country"]
    assert journal.all_waiting() == ()


def test_what_was_typed_for_one_sheet_waits_as_it_was_while_another_is_shown_and_imported(
    show: Show, ministry: Ministry, journal: FormJournal, qtbot: QtBot, take: Take
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    file = take(room, First=OWN, Second=OTHER)
    mapping = room.wizard.mapping
    type_text(mapping.licence.editor, "Ours")
    away = file.rename(file.with_suffix(".away"))
    mapping.sheet.set_value("Second")
    settled(qtbot, room)
    assert mapping.isVisible(), "there is nothing else to be done"
    assert mapping.notice.text
    assert (mapping.sheet.value(), mapping.licence.value()) == ("First", "Ours")
    away.rename(file)
    mapping.sheet.set_value("Second")
    settled(qtbot, room)
    assert mapping.licence.value() == ""
    click(mapping.check.button)
    settled(qtbot, room)
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    assert len(batches(ministry)) == 1
    (waits,) = journal.all_waiting()
    assert [(one.key, one.typed) for one in waits.fields] == [("licence", "Ours")]
    take(room, First=OWN, Second=OTHER)
    assert mapping.kept is not None
    assert mapping.kept.offer is not None
    click(mapping.kept.offer.fill)
    assert mapping.licence.value() == "Ours"


def test_the_import_of_a_known_sheet_records_nothing_of_another_for_which_columns_were_told(
    show: Show, ministry: Ministry, journal: FormJournal, qtbot: QtBot, take: Take
) -> None:
    opened(ministry)
    room = begin(show("P-AN1", "imports"))
    take(room, Own=OWN, Known=RISKS)
    mapping = room.wizard.mapping
    click(room.wizard.plan.mapping.button)
    mapping.sheet.set_value("Own")
    settled(qtbot, room)
    type_text(mapping.licence.editor, "Ours")
    assert mapping.kept is not None
    mapping.kept.keeper.note_now()
    mapping.sheet.set_value("Known")
    settled(qtbot, room)
    assert room.wizard.pages.currentWidget() is room.wizard.plan
    room.wizard.plan.batch_title.set_value("January")
    click(room.wizard.plan.accept.button)
    settled(qtbot, room)
    assert [batch.title for batch in batches(ministry)] == ["January"]
    (waits,) = journal.all_waiting()
    assert [(one.key, one.typed) for one in waits.fields] == [("licence", "Ours")]


@pytest.mark.parametrize("kept", [True, False])
def test_who_locks_is_warned_only_of_what_is_typed_for_a_file_and_not_kept(
    show: Show, frame: FakeFrame, journal: FormJournal, take: Take, kept: bool
) -> None:
    if not kept:
        frame.journal = None
    page = show("P-AN1", "imports")
    take(begin(page))
    assert not page.unsaved
    type_text(page.imports.wizard.mapping.licence.editor, "Ours")
    assert page.unsaved is not kept
    assert len(journal.all_waiting()) == int(kept)
