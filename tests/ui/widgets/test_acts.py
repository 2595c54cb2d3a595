"""Buttons and menus of acts: what may not be done says why."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.rules.verdict import ALLOWED, Verdict
from tests.ui.support import click, press, texts_of
from ui.widgets.act_button import ActButton
from ui.widgets.act_menu import ActMenu
from ui.widgets.notice import Notice, Tone
from ui.widgets.shared_reason import SharedReason
from ui.widgets.step_list import Step, StepList, StepState

_WHY = "Only the Minister may decide this."


def test_a_refused_act_shows_its_reason_without_hovering(qtbot: QtBot) -> None:
    act = ActButton("Decide & authorise…", verdict=Verdict(allowed=False, reason=_WHY, remedy="Refer it."))
    qtbot.addWidget(act)
    act.show()
    assert not act.button.isEnabled()
    assert f"{_WHY} Refer it." in texts_of(act)
    assert act.button.accessibleDescription() == f"{_WHY} Refer it."
    assert act.button.accessibleName() == "Decide & authorise…"
    assert act.button.text() == "Decide && authorise…"


def test_an_allowed_act_acts_and_gives_no_reason(qtbot: QtBot) -> None:
    act = ActButton("Decide…", primary=True)
    qtbot.addWidget(act)
    act.refuse(_WHY)
    act.set_verdict(ALLOWED)
    act.show()
    with qtbot.waitSignal(act.acted):
        click(act.button)
    assert act.reason == ""
    assert texts_of(act) == []


def test_neighbours_refused_for_one_reason_say_it_once(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    acts = [ActButton(words, parent=held) for words in ("Appoint…", "Appoint to act…", "End…")]
    why = SharedReason(acts)
    why.setParent(held)
    for act in acts:
        act.refuse(_WHY)
    why.say()
    held.show()
    assert why.isVisible()
    assert (why.text(), [texts_of(act) for act in acts]) == (_WHY, [[], [], []])
    # Whoever comes to one of them by Tab is told nonetheless.
    assert [act.button.accessibleDescription() for act in acts] == [_WHY, _WHY, _WHY]
    acts[2].refuse("Nobody holds this office.")
    why.say()
    assert not why.isVisible()
    assert [texts_of(act) for act in acts] == [[_WHY], [_WHY], ["Nobody holds this office."]]
    # What may be done beside them is no reason to say it to each.
    acts[2].allow()
    why.say()
    said = f"Of these acts, the greyed ones: {_WHY}"
    assert (why.isVisible(), why.text(), [texts_of(act) for act in acts]) == (True, said, [[], [], []])
    acts[1].allow()
    why.say()
    assert (why.isVisible(), [texts_of(act) for act in acts]) == (False, [[_WHY], [], []])


def test_an_act_that_rests_while_it_is_done_has_the_focus_again_afterwards(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    acts = [ActButton(words) for words in ("Back up now", "Check the backup")]
    elsewhere = QPushButton("Close")
    for widget in (*acts, elsewhere):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    acts[0].button.setFocus()
    for act in acts:
        act.refuse("Something is being done.")
    assert elsewhere.hasFocus()
    for act in acts:
        act.allow()
    assert acts[0].button.hasFocus()

    acts[0].refuse("Something is being done.")
    elsewhere.setFocus()
    acts[0].allow()
    assert elsewhere.hasFocus(), "whoever went on stays there"


def test_a_refused_act_in_a_menu_carries_its_reason(qtbot: QtBot) -> None:
    menu = ActMenu()
    qtbot.addWidget(menu)
    done: list[str] = []
    allowed = menu.add("Return…", lambda: done.append("returned"), ALLOWED)
    refused = menu.add("Withdraw…", lambda: done.append("withdrawn"), Verdict(allowed=False, reason=_WHY))
    allowed.trigger()
    refused.trigger()
    assert done == ["returned"]
    assert _WHY in refused.text()
    remedy = "Ask such a person, or an administrator for the role, who can give it to you."
    long = menu.add("Release…", lambda: None, Verdict(allowed=False, reason=_WHY, remedy=remedy))
    assert long.text().endswith(_WHY), "no sentence is cut in two; the tip has all of it"
    assert long.toolTip() == f"{_WHY} {remedy}"
    menu.empty()
    assert menu.acts() == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_menu_of_acts_at_the_edge_of_the_window_ends_with_its_button(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    """It is wider than its button, and would else lie over the edge of the window or right against it."""
    window = QWidget()
    window.setLayoutDirection(direction)
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    menu = ActMenu()
    menu.add("Record that it was outside authority, and what follows from that", lambda: None)
    line.addStretch(1)
    line.addWidget(menu)
    window.setGeometry(50, 50, 640, 200)
    window.show()
    opened = menu.menu()
    corner = menu.mapToGlobal(QPoint(0, menu.height()))
    opened.popup(corner)
    assert opened.width() > menu.width()
    if direction is Qt.LayoutDirection.LeftToRight:
        assert opened.geometry().right() == corner.x() + menu.width() - 1
    else:
        assert opened.geometry().left() == corner.x()
    opened.close()


def test_tab_comes_to_the_step_that_is_shown_and_enter_shows_another(qtbot: QtBot) -> None:
    steps = StepList((Step("Draft", StepState.DONE), Step("Decide", StepState.NOW)), pickable=True)
    qtbot.addWidget(steps)
    chosen: list[int] = []
    steps.chosen.connect(chosen.append)
    steps.choose(0)
    steps.choose(1)
    stops = [bool(steps.row(at).focusPolicy() & Qt.FocusPolicy.TabFocus) for at in (0, 1)]
    assert stops == [False, True]
    press(steps.row(0), Qt.Key.Key_Return)
    assert chosen == [0]
    steps.show()
    steps.activateWindow()
    qtbot.waitUntil(steps.isActiveWindow)
    steps.row(1).setFocus()
    stops = [bool(steps.row(at).focusPolicy() & Qt.FocusPolicy.TabFocus) for at in (0, 1)]
    assert stops == [True, False], "the one that had the focus last is not the one that is shown"


def test_a_notice_is_reached_where_it_stands_and_put_away_without_losing_ones_place(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(page)
    column = QVBoxLayout(page)
    first, make, notice, last = (
        QPushButton("Desk"),
        QPushButton("Back up now"),
        Notice(),
        QPushButton("Check"),
    )
    for widget in (first, make, notice, last):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    make.setFocus()
    notice.tell(Tone.OK, "It is made.")
    press(make, Qt.Key.Key_Tab)
    assert notice.close_button.hasFocus()
    press(notice.close_button, Qt.Key.Key_Space)
    assert (notice.isVisible(), last.hasFocus()) == (False, True)
    # Where nothing follows, Qt would begin the window anew.
    last.hide()
    notice.tell(Tone.OK, "It is made.")
    notice.close_button.setFocus()
    press(notice.close_button, Qt.Key.Key_Space)
    assert make.hasFocus()
