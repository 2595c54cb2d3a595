"""What goes on behind the pages is shown above them, and waited for."""

import threading

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from tests.ui.support import click
from ui.tasks import OnClose, Progress
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
