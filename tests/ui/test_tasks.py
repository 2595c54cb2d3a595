"""Work off the window's thread: where results arrive, what cancelling and closing do."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.refusals import Refused, UserError
from ui.tasks import Cancelled, OnClose, Progress, Tasks


def test_the_result_comes_back_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[str, bool, bool]] = []
    window = threading.get_ident()

    def work(_progress: Progress, _cancelled: Callable[[], bool]) -> bool:
        return threading.get_ident() != window

    task = tasks.run(work, lambda elsewhere: seen.append(("done", elsewhere, QThread.isMainThread())))
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [("done", True, True)]
    assert tasks.running == ()


def test_progress_comes_in_order_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, int, str, bool]] = []

    def work(progress: Progress, _cancelled: Callable[[], bool]) -> None:
        for number in range(3):
            progress(number + 1, 3, f"row {number + 1}")

    task = tasks.run(
        work, on_progress=lambda done, total, words: seen.append((done, total, words, QThread.isMainThread()))
    )
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [(1, 3, "row 1", True), (2, 3, "row 2", True), (3, 3, "row 3", True)]


def test_a_refusal_is_handed_over_as_it_was_written(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[UserError] = []

    def work(_progress: Progress, _cancelled: Callable[[], bool]) -> None:
        raise Refused("flow.submit.summary", "The summary is empty.", remedy="Write one.")

    with qtbot.waitSignal(tasks.run(work, on_failed=seen.append).ended):
        pass
    assert str(seen[0]) == "The summary is empty. Write one."
    with qtbot.waitSignal(tasks.failed) as blocker:
        tasks.run(work)
    assert isinstance(blocker.args[0], Refused)


def test_anything_else_is_a_bug(qtbot: QtBot) -> None:
    tasks = Tasks()
    done: list[object] = []

    def work(_progress: Progress, _cancelled: Callable[[], bool]) -> None:
        raise KeyError("secret name")

    with qtbot.waitSignal(tasks.bug) as blocker:
        tasks.run(work, done.append, done.append)
    assert isinstance(blocker.args[0], KeyError)
    assert done == []
    tasks.close()


def test_cancel_stops_the_worker_and_drops_its_result(qtbot: QtBot, tasks: Tasks) -> None:
    started, noticed = threading.Event(), threading.Event()
    done: list[object] = []

    def work(_progress: Progress, cancelled: Callable[[], bool]) -> str:
        started.set()
        while not cancelled():
            threading.Event().wait(0.001)
        noticed.set()
        raise Cancelled

    task = tasks.run(work, done.append, done.append)
    qtbot.waitUntil(started.is_set)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert noticed.is_set()
    assert done == []


def test_a_result_that_came_too_late_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    done: list[object] = []
    task = tasks.run(lambda _progress, _cancelled: go.wait(), done.append)
    with qtbot.waitSignal(task.ended):
        task.cancel()
        go.set()
    assert done == []


def test_nothing_reaches_a_page_that_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    page: QObject | None = QObject()
    done: list[object] = []
    task = tasks.run(lambda _progress, _cancelled: go.wait(), done.append, owner=page)
    with qtbot.waitSignal(task.ended):
        assert page is not None
        page.deleteLater()
        page = None
        qtbot.waitUntil(lambda: task.cancelled)
        go.set()
    assert done == []


@pytest.mark.parametrize("on_close", list(OnClose))
def test_closing_cancels_or_waits(qtbot: QtBot, on_close: OnClose) -> None:
    tasks = Tasks()
    outcome: list[str] = []
    started, may_finish = threading.Event(), threading.Event()

    def work(_progress: Progress, cancelled: Callable[[], bool]) -> None:
        started.set()
        while not cancelled() and not may_finish.is_set():
            threading.Event().wait(0.001)
        outcome.append("cancelled" if cancelled() else "finished")

    called: list[object] = []
    tasks.run(work, called.append, on_close=on_close)
    qtbot.waitUntil(started.is_set)
    assert len(tasks.must_wait()) == (on_close is OnClose.WAIT)
    if on_close is OnClose.WAIT:
        threading.Timer(0.01, may_finish.set).start()
    tasks.close()
    assert outcome == ["finished" if on_close is OnClose.WAIT else "cancelled"]
    QApplication.processEvents()
    assert called == []
    # Timers of pages go on while the end is waited for: what they ask for then is not done, and is no error.
    late = tasks.run(work, called.append)
    assert (late.cancelled, late.running) == (True, False)
    assert tasks.running == ()
    QApplication.processEvents()
    assert len(outcome) == 1
    assert called == []


def test_many_tasks_all_arrive(qtbot: QtBot, tasks: Tasks) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    arrived: list[int] = []
    for number in range(200):
        tasks.run(partial(_same, number), arrived.append, owner=label)
    qtbot.waitUntil(lambda: not tasks.running)
    assert sorted(arrived) == list(range(200))


def _same(number: int, _progress: Progress, _cancelled: Callable[[], bool]) -> int:
    return number
