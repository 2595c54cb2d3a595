"""The brief as it would be printed, beside the form that it is written in, following what is typed."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.briefs.fit import BodyFit
from app.content import DraftContent
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import brief_preview
from app.reading.ministry.calendar import due
from app.reading.reports.report import ReportView
from app.refusals import UserError
from db.vocabulary import ClockKind, Urgency
from language import mark, plural, tr
from ui.case import Case
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.theme import current
from ui.widgets.words import Words

_DRAWING = mark("The pages are being drawn…")
PAUSE_MS = 350
"""Pause in typing after which the pages follow, in milliseconds."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    pdf: bytes
    fit: BodyFit
    missing: int


class LiveBrief(QWidget):
    """Pages that are only looked at: nobody shall sign what is not frozen.

    One drawing runs at a time; of what is asked for meanwhile only the newest is drawn. Place and zoom stay.
    ``drawn`` is sent when newer pages are there. Nothing is drawn while it is hidden.
    """

    drawn = Signal()

    def __init__(self, case: Case, frame: Frame, *, pause_ms: int = PAUSE_MS) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._report: ReportView | None = None
        self._typed: DraftContent | None = None
        self._shown = ""
        self._running = False
        self._again = False
        self.fit = Words(wrap=True)
        self.view = PdfView(frame.tasks, leaves=False)
        self.view.loaded.connect(lambda _count: self.drawn.emit())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addWidget(self.fit)
        column.addWidget(self.view, 1)

    def follow(self, report: ReportView, typed: DraftContent | None) -> None:
        """Show the brief of a report as it stands, or as its author has it before them."""
        self._report, self._typed = report, typed
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event
        if self._report is not None:
            self._timer.start(0)
            self._timer.setInterval(PAUSE_MS)

    def _draw(self) -> None:
        report, typed = self._report, self._typed
        if report is None or self._case.tasks.closed:
            return
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        if report.report_id != self._shown:
            # An empty sheet says nothing: whoever waits is told for what.
            self.fit.setText(tr(_DRAWING))
            self.fit.set_role("muted")
        case = self._case
        store, printer, at = case.store, case.printer.on(case.settings.paper), case.now()
        purpose = self._purpose(report, typed)

        def work() -> _Drawn:
            with store.read() as session:
                found = brief_preview(session, report.report_id, purpose, at, typed=typed)
            return _Drawn(
                printer.brief(found.data, frozen_hash=found.digest, missing=found.missing),
                printer.body_fit(found.data),
                len(found.missing),
            )

        self._frame.tasks.run(
            lambda _progress, _cancelled: work(),
            lambda drawn: self._show(report, drawn),
            self._refused,
            owner=self,
        )

    def _purpose(self, report: ReportView, typed: DraftContent | None) -> BriefPurpose:
        """To whom and until when is said at escalation; the pages show the usual term meanwhile."""
        content = typed or report.content
        waiting = report.open_escalation
        urgency = content.urgency or Urgency.ROUTINE
        return BriefPurpose(
            office_id=waiting.office_id if waiting else "",
            decide_by=due(ClockKind.DECIDE, urgency, self._case.now(), self._case.settings),
            because=content.deadline_because,
            cleared_by=self._case.actor.person_id or report.author_id,
        )

    def _show(self, report: ReportView, drawn: _Drawn) -> None:
        self._rest()
        self.fit.setText(f"{drawn.fit.short} {_lacks(drawn.missing)}".strip())
        self.fit.setToolTip("\n".join(drawn.fit.sentences))
        self.fit.set_role("muted" if drawn.fit.fits else "warn")
        if (
            self._report is not report
            and self._report is not None
            and self._report.report_id != report.report_id
        ):
            return
        self.view.notice.clear()
        if report.report_id == self._shown:
            self.view.renew_pdf(drawn.pdf)
            return
        self._shown = report.report_id
        self.view.show_pdf(
            drawn.pdf,
            file_name=f"{report.number}-draft.pdf",
            title=tr("Brief of {report_number} as it would be printed", report_number=report.number),
        )

    def _refused(self, error: UserError) -> None:
        """The last pages stay: what is typed now cannot be printed, and the sentence says why."""
        self._rest()
        if self.fit.text() == tr(_DRAWING):
            self.fit.setText("")
        self.view.notice.refuse(error)

    def _rest(self) -> None:
        self._running = False
        if self._again:
            self._timer.start(0)


def _lacks(missing: int) -> str:
    if not missing:
        return ""
    return plural(
        "{count} part is missing, named on the first page.",
        "{count} parts are missing, named on the first page.",
        missing,
    )
