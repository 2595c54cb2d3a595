"""What can be done wherever one is in the window: each act with its keys, and some with a button in the header."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from language import tr
from ui.system_keys import with_the_system_s
from ui.theme import current
from ui.widgets.page_header import PageHeader
from ui.widgets.tab_order import go_on
from ui.widgets.window_tools import ThemeButton, tool_button
from ui.widgets.words import plain

Act = Callable[[], object]

_DIGITS = 9
"""Places that have a key: the digits but nought."""


class WindowActs:
    """Gives acts to ``window``, where the sheet of keys reads them in the order in which they were offered."""

    def __init__(self, window: QWidget, header: PageHeader) -> None:
        self._window = window
        self._header = header

    def offer_ways(self, back: Act, forward: Act, change_side: Act) -> None:
        """To places that were shown, and between the page and the sidebar."""
        self._add(tr("Back to where you were"), "Alt+Left", back)
        self._add(tr("Forward again"), "Alt+Right", forward)
        self._add(tr("Into the page, and from it to the sidebar"), "F6", change_side)

    def offer_ends(self, lock: Act, close: Act) -> None:
        """For a while, and for good."""
        self._add(tr("Lock the program"), "Ctrl+L", lock)
        self._add(tr("Close the program"), "Ctrl+Q", close)

    def offer_reading_again(self, refresh: Act) -> None:
        """What the page shows, as it is by now."""
        self._add(tr("Read the page’s data again"), "F5", refresh)

    def offer_explaining(self, show_help: Act, show_glossary: Act, show_keys: Act) -> None:
        """The manual, the glossary and the sheet of keys; two of them have a button."""
        self._add(tr("Help on this place"), "F1", show_help)
        self._add(tr("Glossary"), "Shift+F1", show_glossary)
        # Layouts differ in whether a question mark needs Shift, and Qt in whether it counts that.
        self._add(tr("All keys"), "?", show_keys, "Shift+?")
        self._header.window_acts.addWidget(tool_button("glossary", tr("Help"), show_help, "F1"))
        self._header.window_acts.addWidget(tool_button("keys", tr("All keys"), show_keys, "?"))

    def offer_looks(self) -> QWidget:
        """The theme and the size of type. Returns the last button of the header."""
        self._add(tr("Light or dark"), "Ctrl+Shift+D", lambda: current().toggle())
        # Layouts differ in whether a plus needs Shift; the keypad has one too.
        self._add(tr("Larger type"), "Ctrl++", lambda: current().step_text(1), "Ctrl+=", "Ctrl+Shift+=")
        self._add(tr("Smaller type"), "Ctrl+-", lambda: current().step_text(-1))
        self._add(tr("Type of usual size"), "Ctrl+0", lambda: current().resize(text_scale=1.0))
        last = ThemeButton()
        self._header.window_acts.addWidget(last)
        return last

    def offer_place(self, number: int, title: str, go: Act) -> None:
        """The page that is the ``number``-th of the sidebar; those after the ninth have no key."""
        if number <= _DIGITS:
            self._add(tr("Go to {place}", place=title), f"Ctrl+{number}", go)

    def offer_find(self, act: Act) -> None:
        """The field in the header does it too."""
        self._add(tr("Find anything"), "Ctrl+K", act).setObjectName("find")
        self._header.finding.clicked.connect(lambda _checked=False: act())
        self._header.finding.show()

    def offer_print(self, act: Act) -> None:
        """Its button stands first of those in the header."""
        self._add(tr("Print…"), "Ctrl+P", act)
        button = tool_button("print", tr("Print (Ctrl+P)"), act)
        self._header.window_acts.insertWidget(0, button)
        go_on(self._header.finding, [button])

    def _add(self, words: str, key: str, act: Act, *more: str) -> QAction:
        action = QAction(plain(words), self._window)
        action.setShortcuts(with_the_system_s(key, *more))
        action.triggered.connect(lambda _checked=False: act())
        self._window.addAction(action)
        return action
