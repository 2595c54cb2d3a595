"""The end of the program while another program writes to the case."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.actions.unsaved_forms import KeepForm
from app.rules.entry.typed_fields import TypedField
from db.engine import writing
from tests.ui.workplace import at_work
from ui.dialogs.ending import NotKeptDialog, WaitingToEnd

_TYPED = KeepForm(
    sitting_id="6b0c8f5e-8a55-4c0e-9d3c-0f6f7a1f2b3c",
    form="reports.DeclineDialog",
    subject="R-2026-0001",
    title="Decline the warning",
    fields=(TypedField(key="reason", label="Reason", typed="No mandate", words="No mandate"),),
)


@pytest.fixture
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.fields.form_journal._AT_THE_END", 0.3)


@pytest.mark.usefixtures("_no_patience")
def test_the_end_says_that_it_waits_for_another_that_writes_and_what_it_could_not_keep(
    qtbot: QtBot, case_folder: Path
) -> None:
    """The window stood still for half a minute, and what was typed was gone without a word."""
    waited: set[str] = set()
    pressable: list[QToolButton] = []
    said: list[str] = []

    def look() -> None:
        waited.update(
            one.said.accessibleName()
            for one in QApplication.topLevelWidgets()
            if isinstance(one, WaitingToEnd) and one.isVisible()
        )
        for one in QApplication.topLevelWidgets():
            if isinstance(one, WaitingToEnd):
                pressable.extend(each for each in one.findChildren(QToolButton) if each.isVisible())

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NotKeptDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    with at_work(case_folder, "l.ferrer") as session:
        session.journal.keep_later(_TYPED)
        session.journal.held_up.connect(look)
        closing = QTimer(session)
        closing.setSingleShot(True)
        closing.timeout.connect(read)
        # It reads once a dialog waits for its reader, in whose loop it runs.
        session.journal.held_up.connect(lambda: closing.start(600))
        with writing(session.case.store.engine).begin():
            session.window.close()
        qtbot.waitUntil(
            lambda: not any(isinstance(one, WaitingToEnd) for one in QApplication.topLevelWidgets())
        )
    [words] = waited
    assert "Waiting for another program that writes to the case" in words
    assert not pressable, "keys and clicks come too late there"
    assert "Decline the warning" in said
    assert "Not everything that you typed was kept" in said


@pytest.mark.usefixtures("_no_patience")
def test_behind_the_lock_nobody_reads_which_forms_were_not_kept(
    case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever signs in as somebody else from the lock screen may have no right to casework."""
    named: list[tuple[str, ...]] = []
    monkeypatch.setattr("ui.session.NotKeptDialog", lambda titles, *_rest: named.append(titles))
    with at_work(case_folder, "l.ferrer") as session:
        session.journal.keep_later(_TYPED)
        session.lock.lock()
        with writing(session.case.store.engine).begin():
            session.window.close()
    assert named == []
