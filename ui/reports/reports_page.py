"""The Reports page of the window: the list, one report, or one of its frozen briefs."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.actions.countries.looking import LookAtReport, look_at_report
from app.reading.authority.permission import may_read_content
from app.reading.recent import COPIES
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.reports import report_key
from app.refusals import UserError
from app.rules.verdict import Verdict
from db.vocabulary import Role, words
from language import said, tr
from ui.case import Case
from ui.frame import Frame
from ui.noting import NotedLooks
from ui.page import BACK_KEYS, EDIT_KEYS, NEW_KEYS, Page
from ui.places import HISTORY, REPORTS
from ui.reports.brief_pane import BriefPane
from ui.reports.list_page import ReportListPage
from ui.reports.page import PanelMaker, ReportPage
from ui.reports.panel import ReportPicture, picture_of
from ui.reports.steps import ASSESSMENT, DECISION, OPTIONS, RESPONSE
from ui.reports.words import STATUSES
from ui.widgets.act_button import ActButton
from ui.widgets.page_stack import PageStack

PLACE = REPORTS
_BRIEF = "/brief/"

_STEPS = {
    "assessment": ASSESSMENT,
    "options": OPTIONS,
    "decision": DECISION,
    "response": RESPONSE,
    "comments": None,
}
_PART = re.compile(rf"(?P<name>.+?)/(?P<part>{'|'.join(_STEPS)})(?:/(?P<item>.+))?")
_AFTER_TYPING_MS = 1_500
"""After a draft saved itself the page is read again once nothing more was typed for as long, in milliseconds."""


class ReportsPage(Page):
    """Keys: empty for the list; a report's number or identifier; the same with ``/brief/2`` for a frozen version, with
    ``/assessment``, ``/options``, ``/decision`` or ``/response`` for a step of it, and for one thing there with its number or
    identifier, ``/decision/D-2026-0001``, as ``/comments`` has for a comment; or with ``/releases`` for the copies that were prepared
    of it, which open over it.

    ``new_report`` opens the dialog for a new report and is given what to do with its identifier once it is made.
    """

    def __init__(
        self,
        case: Case,
        frame: Frame,
        makers: Mapping[int, PanelMaker],
        new_report: Callable[[Callable[[str], None]], object],
    ) -> None:
        super().__init__(frame, PLACE)
        self.hinted = may_read_content(case.actor)
        self._new_report = new_report
        self._here: QWidget | None = None
        self._looks = NotedLooks(case, frame, self)
        self.case = case
        self._stack = PageStack()
        self.list = ReportListPage(case, _may_draft(case))
        self.report = ReportPage(case, frame, makers)
        self.brief = BriefPane(case, frame)
        for part in (self.list, self.report, self.brief):
            self._stack.addWidget(part)
        self.content.addWidget(self._stack, 1)
        self.new = ActButton(tr("New report…"), icon="plus", verdict=_may_draft(case))
        self.new.acted.connect(self.ask_new)
        self.header_acts.addWidget(self.new)
        self.list.opened.connect(lambda key: self.frame.go(PLACE.name, key))
        self.list.new_asked.connect(self.ask_new)
        self.report.brief_asked.connect(self._read)
        self.report.acted.connect(self.refresh)
        self.brief.left.connect(self.leave)
        self.brief.report_asked.connect(lambda: self.frame.go(PLACE.name, self.key.partition(_BRIEF)[0]))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_TYPING_MS)
        self._later.timeout.connect(self._read_again)
        case.changed.connect(self._changed)
        self.answer_key(BACK_KEYS, tr("Back from the report"), self._escape)
        self.answer_key(["Ctrl+Shift+B"], tr("The brief as it would be printed"), self._show_paper)
        self.answer_key(NEW_KEYS, tr("New report"), self.ask_new)
        self.answer_key(EDIT_KEYS, tr("Write in the draft"), self._edit)

    def open(self, key: str) -> None:
        """Show what ``key`` names; an unknown report leaves the list, with a sentence."""
        if not key.partition(_BRIEF)[2]:
            self.brief.forget()
        part = _PART.fullmatch(key)
        name = (part["name"] if part else key).removesuffix(COPIES)
        super().open(name)
        if self._stack.currentWidget() is not self.report:
            return
        if part:
            step = _STEPS[part["part"]]
            if step is not None:
                self.report.begin_at(step)
            self.report.lead_to(step, part["item"] or "")
        elif name != key:
            self.report.show_copies()
        elif not self._has_focus():
            # Opened again from elsewhere: where one was there is no longer where one is.
            self.report.begin()

    def _has_focus(self) -> bool:
        held: QWidget | None = self.window().focusWidget()
        return held is not None and self.report.isAncestorOf(held)

    def refresh(self) -> None:
        """Read again what is shown."""
        with self.case.one_look():
            self._show_again()

    def _show_again(self) -> None:
        name, _, version = self.key.partition(_BRIEF)
        if not name or not may_read_content(self.case.actor):
            self._show_list()
            return
        try:
            report_id = self.case.look(lambda session: report_key(session, name))
        except UserError as error:
            self.frame.refuse(error)
            self._show_list()
            return
        if version and self._show_brief(report_id, version):
            return
        look = LookAtReport(report_id=report_id)
        self._looks.note(report_id, lambda: self.case.note(look_at_report, look))
        self._show_report(picture_of(self.case, report_id))

    def leave(self) -> None:
        """One step back: from a brief to its report, or to the history that led there; from a report to the list."""
        name, _, version = self.key.partition(_BRIEF)
        if version and self._from_history:
            self.frame.back()
        elif version:
            self.frame.go(PLACE.name, name)
        elif name:
            self.frame.go(PLACE.name)

    @property
    def _from_history(self) -> bool:
        return self.frame.came_from[0] == HISTORY.name

    def _escape(self) -> None:
        if not self.empties_filter():
            self.leave()

    def ask_new(self) -> None:
        """Begin a report; it is opened when it is made."""
        if _may_draft(self.case).allowed:
            self._new_report(lambda report_id: self.frame.go(PLACE.name, report_id))

    def _edit(self) -> None:
        if self._stack.currentWidget() is self.report:
            self.report.begin_writing()

    def _show_list(self) -> None:
        self.list.refresh()
        # Whose role never lets them is not told so at each visit; the empty list says who writes reports.
        self.new.setVisible(_may_draft(self.case).allowed)
        self._stack.setCurrentWidget(self.list)
        self.set_title(said(PLACE.title))
        self._arrive(self.list)

    def _show_report(self, picture: ReportPicture) -> None:
        self.new.hide()
        before = self.report.picture
        if before is None or before.report.report_id != picture.report.report_id:
            # One begins at what comes next there, not where one was in the report before.
            self._here = None
        self.report.show_report(picture)
        self._stack.setCurrentWidget(self.report)
        self.set_title(*_title(picture.report))
        self._arrive(self.report)

    def _show_brief(self, report_id: str, version: str) -> bool:
        """Show a frozen version. False where the report has none of that number."""
        actor, at = self.case.actor, self.case.now()
        report = self.case.look(lambda session: report_view(session, report_id, actor, at))
        brief = next((one for one in report.briefs if str(one.version) == version), None)
        if brief is None:
            return False
        self.new.hide()
        self._stack.setCurrentWidget(self.brief)
        self.set_title(*_title(report))
        self.brief.lead_back(to_history=self._from_history)
        self.brief.show_brief(report, brief)
        self._arrive(self.brief)
        return True

    def _arrive(self, part: ReportListPage | ReportPage | BriefPane) -> None:
        """Begin where one works, so that keys act here; a refresh moves nothing."""
        if self._here is not part:
            self._here = part
            part.begin()

    def _read(self, version: int) -> None:
        self.frame.go(PLACE.name, f"{self.key.partition(_BRIEF)[0]}{_BRIEF}{version}")

    def print(self) -> bool:
        """Print the frozen brief where one is open; False where there is none."""
        if self._stack.currentWidget() is not self.brief:
            return False
        self.brief.print()
        return True

    def _show_paper(self) -> None:
        if self._stack.currentWidget() is self.report and not self.report.show_paper.isHidden():
            self.report.show_paper.toggle()

    def _changed(self) -> None:
        if self.report.saving:
            # A draft saves itself every second; who types is not held up by reading the whole page as often.
            self._later.start()
        else:
            self._read_again()

    def _read_again(self) -> None:
        self._later.stop()
        if self.isVisible():
            self.refresh()


def _title(report: ReportView) -> tuple[str, str]:
    urgency = report.content.urgency
    facts = [report.country_name, STATUSES[report.status], _by(report)]
    if urgency is not None:
        facts.insert(2, tr("{urgency} urgency", urgency=words(urgency).lower()))
    if report.follows:
        facts.append(tr("follows {follows}", follows=report.follows))
    return f"{report.number} {report.content.title}".strip(), " · ".join(facts)


def _may_draft(case: Case) -> Verdict:
    if case.actor.has(Role.ANALYST, Role.FOCAL_POINT):
        return Verdict(allowed=True)
    return Verdict(allowed=False, rule="role", reason=tr("Analysts and focal points write reports."))


def _by(report: ReportView) -> str:
    if not report.helpers:
        return tr("by {author}", author=report.author)
    others = ", ".join(report.helpers)
    return tr("by {author}, with {others}", author=report.author, others=others)
