"""What happens when something fails that nobody caught."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.refusals import Damaged
from ui.application import Faults
from ui.bug_report import bug_report
from ui.dialogs.bug import BugDialog

_SECRET = "Witness 14, village of Example"


def _fail() -> BaseException:
    village = _SECRET
    try:
        try:
            raise KeyError(village)
        except KeyError as inner:
            raise ValueError(f"no row for {village}") from inner
    except ValueError as error:
        return error


def test_a_report_names_the_fault_and_nothing_of_the_case() -> None:
    report = bug_report(_fail())
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "tests/ui/test_faults.py" in report
    assert "in _fail" in report
    assert "Witness" not in report
    assert "village" not in report


def test_a_bug_opens_one_dialog_with_a_report_to_copy_and_to_save(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faults = Faults()
    faults.show(_fail())
    faults.show(_fail())
    dialog = faults.open
    assert isinstance(dialog, BugDialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.report
    dialog.show()
    places = iter((tmp_path / "nowhere" / "fault.txt", tmp_path / "fault.txt"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(next(places)), ""))
    save = next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("Save"))
    save.click()
    assert not any(tmp_path.iterdir())
    assert dialog.notice.isVisible()
    save.click()
    assert (tmp_path / "fault.txt").read_text() == dialog.report
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert faults.open is None


def test_an_error_with_words_is_shown_as_written(qtbot: QtBot) -> None:
    faults = Faults()
    faults.show(Damaged("The database is locked.", remedy="Close the other window."))
    dialog = faults.open
    assert dialog is not None
    assert not isinstance(dialog, BugDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "The database is locked." in words
    assert "Close the other window." in words
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_fault_on_another_thread_is_shown_on_the_windows(qtbot: QtBot) -> None:
    faults = Faults()
    thread = threading.Thread(target=lambda: faults.show(_fail()))
    thread.start()
    qtbot.waitUntil(lambda: faults.open is not None)
    thread.join()
    dialog = faults.open
    assert dialog is not None
    assert dialog.thread() is QApplication.instance().thread()  # type: ignore[union-attr]  # there is one
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_what_fails_as_the_program_ends_tells_the_log_of_the_desktop_nothing_of_the_case(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    Faults().watch()
    error = _fail()
    sys.excepthook(type(error), error, error.__traceback__)
    told = capsys.readouterr().err
    assert "builtins.KeyError" in told
    assert "in _fail" in told
    assert "Witness" not in told
