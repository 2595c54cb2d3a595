"""A person at a window: what a user can see and press on the report page."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.actions.reports.briefs import OpenBrief, open_brief
from reports.printer import PdfPrinter
from tests.support.ministry import Ministry
from tests.ui.support import click
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.page import Page
from ui.reports.decision_panel import DecisionPanel
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.reports_page import ReportsPage
from ui.reports.responses_panel import ResponsesPanel
from ui.reports.review_panel import ReviewPanel
from ui.reports.steps import ASSESSMENT, CLOSE, DECISION, DRAFT, OPTIONS, RESPONSE, REVIEW
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.widgets.sidebar import Place
from ui.window import MainWindow

D = TypeVar("D", bound=Dialog)


class AuthorsStep(StepPanel):
    """Stands for the steps before the escalation, which have their own tests."""

    def show_report(self, picture: ReportPicture) -> None:
        self.setAccessibleName(picture.report.number)


MAKERS = {
    DRAFT: AuthorsStep,
    ASSESSMENT: AuthorsStep,
    OPTIONS: AuthorsStep,
    DECISION: DecisionPanel,
    RESPONSE: ResponsesPanel,
    REVIEW: ReviewPanel,
    CLOSE: ReviewPanel,
}


class Seat:
    """The window of one signed-in person, with the Reports page."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, ministry: Ministry, who: str) -> None:
        self.qtbot = qtbot
        self.ministry = ministry
        self.window = MainWindow(tasks, MarkingView("INTERNAL"))
        self.case = Case(ministry.store, ministry.actors[who], PdfPrinter(), tasks, self.window)
        self.new_asked = 0
        self.window.add_page(Page(self.window, Place("desk", "Desk", "desk")))
        self.page = ReportsPage(self.case, self.window, MAKERS, self._ask_new)
        self.window.add_page(self.page)
        qtbot.addWidget(self.window)

    def open(self, key: str = "") -> None:
        """Come to the Reports page; the first time in a window that is shown with it, as a case is opened."""
        self.window.go("reports", key)
        if not self.window.isVisible():
            self.window.show()
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    @property
    def picture(self) -> ReportPicture:
        """The report shown."""
        shown = self.page.report.picture
        assert shown is not None
        return shown

    @property
    def status(self) -> str:
        """Where the report stands."""
        return self.picture.report.status.value

    @property
    def next(self) -> str:
        """Words of the next act, empty where there is none."""
        act = self.page.report.act
        return act.words if act.isVisible() else ""

    def press_next(self) -> None:
        """Press the next act."""
        assert self.page.report.act.button.isEnabled(), self.page.report.act.reason
        click(self.page.report.act.button)

    def choose(self, words: str) -> None:
        """Choose an act of the menu by the beginning of its words."""
        action = next(one for one in self.page.report.menu.acts() if one.text().startswith(words))
        assert action.isEnabled(), action.text()
        action.trigger()

    def has_read(self) -> None:
        """The brief was opened before."""
        brief = self.picture.report.briefs[-1]
        self.case.act(open_brief, OpenBrief(brief_id=brief.brief_id))

    def read_brief(self) -> None:
        """Open the brief, wait for its pages, and go back to the report."""
        with self.qtbot.waitSignal(self.page.brief.shown, timeout=15_000):
            self.press_next()
        click(self.page.brief.back)

    def dialog(self, kind: type[D]) -> D:
        """The dialog that is open."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1, found
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is found[0])
        return found[0]

    def said(self, widget: QWidget | None = None) -> str:
        """Every word that can be read in a widget, or on the page."""
        QApplication.processEvents()  # what was laid out anew is shown in the next turn
        labels = (widget or self.page).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def offers(self, words: str, widget: QWidget) -> bool:
        """Whether a button with these words is to be seen."""
        return any(one.text() == words and one.isVisible() for one in widget.findChildren(QPushButton))

    def press(self, words: str, widget: QWidget | None = None) -> None:
        """Press the visible button of these words."""
        QApplication.processEvents()
        buttons = (widget or self.page).findChildren(QPushButton)
        named = [one for one in buttons if one.text() == words and one.isVisible()]
        assert named, [one.text() for one in buttons if one.isVisible()]
        assert named[0].isEnabled(), named[0].accessibleDescription()
        click(named[0])

    def _ask_new(self, _made: object) -> None:
        self.new_asked += 1
