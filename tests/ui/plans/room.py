"""The tab of levers and plans as a test walks into it."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.countries.conftest import Show
from ui.countries.page import CountriesPage
from ui.plans.plans_tab import PlansTab
from ui.widgets.act_button import ActButton
from ui.widgets.register import Register
from ui.widgets.words import Words


def tab_of(show: Show, who: str = "P-FP") -> tuple[CountriesPage, PlansTab]:
    page = show(who, "MMR")
    page.file.tabs.setCurrentWidget(page.file.plans)
    return page, page.file.plans


def act_of(register: Register[Any], words: str) -> ActButton:
    return next(button for button in register.buttons if button.words == words)


def text_of(widget: QWidget) -> str:
    # What was laid out anew is shown in the next turn.
    QApplication.processEvents()
    return "\n".join(words.text() for words in widget.findChildren(Words) if words.isVisibleTo(widget))
