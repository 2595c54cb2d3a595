"""What goes on behind the pages is shown above them, and waited for."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from tests.ui.support import click, press, texts_of
from tests.ui.workplace import dialog
from ui.dialogs.ask_dialog import AskDialog
from ui.frame import Question
from ui.start.start_window import StartWindow
from ui.tasks import OnClose, Progress, Tasks
from ui.widgets.notice import Tone
from ui.window import MainWindow


def test_notices_stand_above_the_page_until_another_is_shown(window: MainWindow) -> None:
    window.refuse(Refused("flow.x", "It was not done.", remedy="Ask."))
    assert window.above.notice.isVisible()
    window.go("desk", "again")
    assert window.above.notice.isVisible()
    window.go("reports")
    assert not window.above.notice.isVisible()
    window.tell(Tone.OK, "Saved.")
    assert window.above.notice.text == "Done Saved."


def test_what_goes_on_stands_above_every_page_until_it_is_put_away_or_over(window: MainWindow) -> None:
    window.set_caution("The clock is 3 days behind.", "Set it right.")
    window.tell(Tone.OK, "Saved.")
    assert window.above.notice.isVisible()
    assert window.above.caution.isVisible(), "beneath what was told"
    window.go("reports")
    assert not window.above.notice.isVisible()
    assert window.above.caution.text == "Caution The clock is 3 days behind. Set it right."
    assert window.above.caution.isVisible()
    click(window.above.caution.close_button)
    window.set_caution("The clock is 3 days behind.", "Set it right.")
    window.set_caution("The clock is 2 days behind.", "Set it right.")
    assert not window.above.isVisible(), "who put it away is told of it no more"
    window.set_caution("")
    window.set_caution("The clock is 5 hours behind.", "Set it right.")
    assert window.above.caution.isVisible(), "it is another one"
    window.set_caution("")
    assert not window.above.isVisible()


def test_a_refusal_nobody_waits_for_is_shown_above_the_page(qtbot: QtBot, window: MainWindow) -> None:
    def work(_progress: object, _cancelled: object) -> None:
        raise Refused("flow.x", "It was not done.")

    window.tasks.run(work)
    qtbot.waitUntil(window.above.notice.isVisible)
    assert "It was not done." in window.above.notice.text


def test_what_runs_is_shown_and_can_be_cancelled(qtbot: QtBot, window: MainWindow) -> None:
    go = threading.Event()

    def work(progress: Progress, _cancelled: object) -> None:
        progress(1, 4, "row 1")
        go.wait(10)

    task = window.tasks.run(work, title="Importing")
    cancel = next(button for button in window.status_line.findChildren(QPushButton) if button.isVisible())
    assert cancel.accessibleName() == "Cancel: Importing"
    qtbot.waitUntil(
        lambda: "Importing: row 1" in [label.text() for label in window.status_line.findChildren(QLabel)]
    )
    click(cancel)
    assert task.cancelled
    assert not cancel.isVisible()
    with qtbot.waitSignal(task.ended):
        go.set()


def test_closing_waits_for_what_must_finish(qtbot: QtBot, window: MainWindow) -> None:
    finished: list[bool] = []
    may_finish = threading.Event()

    def work(_progress: object, _cancelled: object) -> None:
        may_finish.wait(10)
        finished.append(True)

    window.tasks.run(work, on_close=OnClose.WAIT)
    threading.Timer(0.01, may_finish.set).start()
    with qtbot.waitSignal(window.closing):
        window.close()
    assert finished == [True]


@pytest.fixture
def start_window(qtbot: QtBot, tasks: Tasks) -> StartWindow:
    made = StartWindow(tasks)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("of_a_case", [True, False])
def test_a_question_stands_over_the_window_and_its_button_alone_does_what_was_asked(
    qtbot: QtBot, window: MainWindow, start_window: StartWindow, *, of_a_case: bool
) -> None:
    frame = window if of_a_case else start_window
    happened: list[str] = []
    question = Question(
        heading="Take it out?",
        words="Nothing brings it back.",
        act="Take it out",
        close="Keep it",
        run=lambda: happened.append("taken out"),
    )
    frame.ask(question, done=lambda: happened.append("gone on"))
    asked = dialog(qtbot, AskDialog)
    assert asked.parent() is frame
    assert {"Take it out?", "Nothing brings it back."} <= set(texts_of(asked))
    qtbot.waitUntil(lambda: asked.focusWidget() is not asked.act_button.button)
    press(asked, Qt.Key.Key_Return)
    assert happened == [], "Enter of habit does not do it"
    asked.reject_at_once()
    assert happened == []
    frame.ask(question, done=lambda: happened.append("gone on"))
    click(dialog(qtbot, AskDialog).act_button.button)
    assert happened == ["taken out", "gone on"]
