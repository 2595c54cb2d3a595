"""Tab goes on from what was put elsewhere in its order, and comes round to everything."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import press
from ui.fields.form import Form
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.widgets.act_button import ActButton
from ui.widgets.tab_order import come_before, come_last, go_on, stops_of


def _column(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    parts[0].setFocus()
    return window


def _ring(count: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """As below, for what is no button."""
    found = []
    for _ in range(count):
        focused = QApplication.focusWidget()
        assert focused is not None
        found.append(focused)
        press(focused, key)
    return found


def _round(count: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """What has the focus as the key is pressed so many times, the first included."""
    found = []
    for _ in range(count):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        found.append(focused.text())
        press(focused, key)
    return found


def test_acts_that_were_put_first_do_not_catch_tab_again_and_again(qtbot: QtBot) -> None:
    first, middle, last = (QPushButton(words) for words in ("first", "middle", "last"))
    one, two = ActButton("one"), ActButton("two")
    window = _column(qtbot, first, middle, one, two, last)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    go_on(first, [one, two])
    assert _round(6) == ["first", "one", "two", "middle", "last", "first"]


def test_tab_goes_back_the_way_it_came(qtbot: QtBot) -> None:
    first, middle, last = (QPushButton(words) for words in ("first", "middle", "last"))
    one, two = ActButton("one"), ActButton("two")
    window = _column(qtbot, first, middle, one, two, last)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    come_before(middle, [two, one])
    come_last(middle)
    assert _round(6, Qt.Key.Key_Backtab) == ["first", "middle", "last", "one", "two", "first"]


def test_the_button_of_an_act_takes_the_act_with_it(qtbot: QtBot) -> None:
    """Some know the button only."""
    first, last = QPushButton("first"), QPushButton("last")
    act = ActButton("act")
    window = _column(qtbot, first, act, last)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    come_last(act.button)
    assert _round(4) == ["first", "last", "act", "first"]


def test_a_field_takes_its_words_and_what_holds_its_list_with_it(qtbot: QtBot) -> None:
    """An assessor who pressed Tab after the last act came to the first field again, and never to what stands beside."""
    first, act, last = QPushButton("first"), ActButton("act"), QPushButton("last")
    window = _column(qtbot, first, act, last)
    why = TextArea("Why", name="why")
    many = MultiChoice[int]("Crimes", [(code, str(code)) for code in range(30)], name="crimes")
    form = Form()
    form.add(why, many)
    form.settle()
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, form)
    fields = [stop for field in (why, many) for stop in stops_of(field)]
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    come_before(act, fields)
    wanted = [first, *fields, act.button, last, first]
    assert _ring(len(wanted)) == wanted
    first.setFocus()
    assert _ring(len(wanted), Qt.Key.Key_Backtab) == wanted[::-1]
