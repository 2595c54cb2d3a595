"""How the case stands, as the window says it around every page: whose it is, the day, what waits, and whether it is whole."""

from PySide6.QtCore import QObject

from app.opening.clock import clock_behind, clock_caution
from app.reading.authority.permission import may_read_content
from app.reading.ministry.window import FrameView, frame_view, head_number
from app.refusals import UserError
from db.ledger.findings import VerificationReport
from db.vocabulary import words
from language import tr
from ui.history.ledger_watch import LedgerWatch
from ui.open_case import OpenCase
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Tone
from ui.window import MainWindow


class CaseStanding(QObject):
    """Keeps ``window`` told of the ledger as that grows and is checked; of all else when it is asked to."""

    def __init__(self, case: OpenCase, window: MainWindow, watch: LedgerWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._window = window
        self._watch = watch
        self._clock_behind = case.ministry.clock_behind
        case.noted.connect(self._show_ledger)
        watch.stood.connect(self._show_ledger)
        watch.checked.connect(self._checked)
        watch.failed.connect(self._damaged)

    def look(self) -> FrameView:
        """What the case says of itself by now."""
        return self._case.look(lambda session: frame_view(session, self._case.actor, self._case.now()))

    def show(self, view: FrameView | None = None) -> None:
        """Say all of it; ``view``: what was looked at already."""
        if view is None:
            view = self.look()
        self._window.setWindowTitle(
            tr("Tocsin: {ministry} (DEMO)", ministry=view.ministry)
            if view.demonstration
            else tr("Tocsin: {ministry}", ministry=view.ministry)
        )
        self.show_marking(view)
        self._window.sign_in(view.person, view.office)
        self._show_waiting()
        self._show_day()
        self._show_ledger(view.head)

    def show_marking(self, view: FrameView) -> None:
        """The marking alone, which nothing may stand without."""
        self._window.show_marking(MarkingView(view.marking, view.ground, view.ink, demo=view.demonstration))

    def show_caution(self) -> None:
        """Above the page, that the computer's clock cannot be right."""
        self._window.set_caution(*(clock_caution(self._clock_behind) if self._clock_behind else ("",)))

    def _show_waiting(self) -> None:
        """How much waits for the reader, and whether a clock of it ends soon."""
        if not may_read_content(self._case.actor):
            return
        found = self._case.waiting()
        self._window.set_badge("desk", sum(line.mine for line in found.lines))
        self._case.notices.look(found.lines, self._case.now())

    def _show_day(self) -> None:
        # It may have been set back, or right, meanwhile.
        self._clock_behind = clock_behind(self._case.store)
        self.show_caution()
        today = self._case.now().astimezone(self._case.zone).date()
        self._window.set_day(today, clock_behind=self._clock_behind is not None)

    def _show_ledger(self, head: int | None = None) -> None:
        if head is None:
            head = self._case.look(head_number)
        upto = self._watch.report.head.number if self._watch.report else None
        self._window.set_ledger(head, self._watch.at, upto=upto, intact=self._watch.intact)

    def _checked(self, report: VerificationReport) -> None:
        first = report.first_fault
        if first is None:
            return
        said = [
            tr(
                "The record is not as it must be ({verdict}): {message}",
                verdict=words(report.verdict).lower(),
                message=first.message,
            )
        ]
        if report.fault_count > 1:
            said.append(tr("It is the first of {fault_count:,} faults.", fault_count=report.fault_count))
        self._window.tell(
            Tone.ERROR,
            " ".join(said),
            kept=tr("Nothing was changed by the check."),
            remedy=tr(
                "Do not rely on what is shown. Open History for all faults, tell your administrator and auditor, and "
                "keep the files as they are."
            ),
        )

    def _damaged(self, error: UserError) -> None:
        self._window.tell(
            Tone.ERROR, error.message, kept=tr("Nothing was changed by the check."), remedy=error.remedy
        )
