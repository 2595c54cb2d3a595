"""The end of the program while another program writes to the case."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions.unsaved_forms import KeepForm
from app.refusals import BadInput
from app.rules.entry.typed_fields import TypedField
from db.engine import writing
from db.patience import A_GLANCE, patience
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
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stood still for half a minute, and what was typed was gone without a word."""
    waited: set[tuple[str, bool]] = set()
    said: list[str] = []
    patient: list[int] = []
    beside: list[QWidget] = []
    monkeypatch.setattr("ui.session.keep_places", lambda *_args: patient.append(patience()))

    draw = WaitingToEnd.drawn

    def drawn(waiting: WaitingToEnd) -> None:
        draw(waiting)
        if waiting.isVisible():
            waited.add((waiting.said.accessibleName(), waiting.said.close_button.isVisible()))

    monkeypatch.setattr(WaitingToEnd, "drawn", drawn)

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, NotKeptDialog):
            return
        closing.stop()
        beside.extend(one for one in QApplication.topLevelWidgets() if one.isVisible())
        beside.remove(dialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    with at_work(case_folder, "l.ferrer") as session:
        session.journal.keep_later(_TYPED)
        closing = QTimer(session)
        closing.timeout.connect(read)
        # It reads once a dialog waits for its reader, in whose loop it runs.
        closing.start(50)
        # Neither what is found anywhere nor a dialog is to stand there with casework for as long as the end is read.
        window = session.window
        session.find()
        window.show_glossary()
        with writing(session.case.store.engine).begin():
            window.close()
        assert beside == [window]
        assert set(patient) == {A_GLANCE}
        qtbot.waitUntil(
            lambda: not any(isinstance(one, WaitingToEnd) for one in QApplication.topLevelWidgets())
        )
    [(words, put_away)] = waited
    assert not put_away, "a cross would do nothing"
    assert "Waiting for another program that writes to the case" in words
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


def test_a_form_that_cannot_be_kept_keeps_no_other_from_being_kept(
    case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    def keep(_store: object, _actor: object, typed: KeepForm) -> None:
        if typed is _TYPED:
            raise BadInput("reason", "It is too long.")
        kept.append(typed.title)

    monkeypatch.setattr("ui.fields.form_journal.keep_form", keep)
    with at_work(case_folder, "l.ferrer") as session:
        session.journal.keep_later(_TYPED)
        session.journal.keep_later(replace(_TYPED, sitting_id="another", title="Refer the warning"))
        assert session.journal.end() == ("Decline the warning",)
    assert kept == ["Refer the warning"]
