"""Long work from a dialog: it happens once, and the form is given back."""

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from tests.ui.dialogs.decline import Decline
from tests.ui.support import FakeFrame
from ui.tasks import Tasks


def _start(dialog: Decline, act: Callable[[], object]) -> None:
    dialog.attempt_in_background(
        lambda done, failed: dialog.frame.tasks.run(lambda _progress, _cancelled: act(), done, failed)
    )


def test_an_act_under_way_is_not_done_twice_and_not_abandoned(qtbot: QtBot, dialog: Decline) -> None:
    go = threading.Event()
    calls: list[int] = []

    def act() -> str:
        calls.append(1)
        go.wait()
        return "EW-2026-0042"

    dialog.reason.set_value("Reason")
    _start(dialog, act)
    _start(dialog, act)
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.form.isEnabled()
    with qtbot.waitSignal(dialog.done_with) as blocker:
        go.set()
    assert blocker.args == ["EW-2026-0042"]
    assert calls == [1]
    assert dialog.isHidden()


def test_long_work_that_is_refused_gives_the_form_back(qtbot: QtBot, dialog: Decline) -> None:
    def act() -> None:
        raise Refused("authority.none", "Your office does not hold this power.")

    dialog.reason.set_value("Reason")
    _start(dialog, act)
    qtbot.waitUntil(lambda: bool(dialog.notice.text))
    assert dialog.form.isEnabled()
    assert dialog.reason.value() == "Reason"


def test_after_long_work_that_is_refused_the_focus_is_where_it_was(qtbot: QtBot, dialog: Decline) -> None:
    def act() -> None:
        raise Refused("authority.none", "Your office does not hold this power.")

    decline = dialog.add_act("Decline", lambda: None)
    dialog.reason.set_value("Reason")
    dialog.activateWindow()
    decline.button.setFocus()
    _start(dialog, act)
    qtbot.waitUntil(lambda: "does not hold" in dialog.notice.text)
    assert decline.button.hasFocus()


def test_a_bug_in_long_work_gives_the_form_back_too(qtbot: QtBot) -> None:
    tasks = Tasks()
    dialog = Decline(FakeFrame(tasks))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)

    def act() -> None:
        raise KeyError("unforeseen")

    dialog.reason.set_value("Reason")
    with qtbot.waitSignal(tasks.bug):
        _start(dialog, act)
    qtbot.waitUntil(dialog.form.isEnabled)
    tasks.close()
