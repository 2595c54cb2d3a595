"""What a brief drawn up from a report would lack, found off the window's thread."""

from PySide6.QtCore import QObject, Signal

from app.content import DraftContent
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import brief_preview
from app.reading.reports.report import ReportView
from app.refusals import UserError
from app.rules.reports.completeness import Missing
from ui.case import Case

_AT_ESCALATION = ("addressee", "deadline", "clearance", "clearing_officer", "copy_number")
"""Parts that the escalation itself adds."""

_LISTED = (
    "options.no_action",
    "option.tool",
    "option.mechanisms",
    "option.target",
    "option.outcome",
    "option.consequence",
    "option.lead_department",
    "option.harm",
    "option.consultations",
)
"""Parts that the rule on escalating asks for too, in its own words."""

_WRITTEN = (
    "bottom_line.likelihood",
    "bottom_line.ask",
    "likelihood",
    "mixed_sentence",
    "indicators",
    "lines.",
)
"""Parts that only the author writes and that a submission does not ask for: nobody can add them later."""


class BriefGaps(QObject):
    """``found`` carries the missing parts; an answer that was overtaken is dropped. ``left``: another report is looked at,
    of which nothing is known yet; what the former lacked is not told of it.

    ``written``: only what the author writes, since after submission nobody can add it.
    """

    found = Signal(object)
    left = Signal()

    def __init__(self, case: Case, *, written: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._case = case
        self._written = written
        self._asked = 0
        self._of = ""

    def ask(self, report: ReportView, typed: DraftContent | None = None) -> None:
        """Look what the brief of a report would lack if it were drawn up now.

        ``typed``: what its author has before them, on record or not.
        """
        if self._case.tasks.closed:
            return
        if report.report_id != self._of:
            self.drop()
            self._of = report.report_id
        self._asked += 1
        asked, store, at = self._asked, self._case.store, self._case.now()
        purpose = BriefPurpose(
            office_id="",
            decide_by=at,
            because=(typed or report.content).deadline_because,
            cleared_by=self._case.actor.person_id or report.author_id,
        )

        def look() -> tuple[Missing, ...]:
            with store.read() as session:
                return brief_preview(session, report.report_id, purpose, at, typed=typed).missing

        def tell(missing: tuple[Missing, ...]) -> None:
            if asked == self._asked:
                self.found.emit(tuple(item for item in missing if self._wanted(item)))

        self._case.tasks.run(lambda _progress, _cancelled: look(), tell, _not_told, owner=self)

    def drop(self) -> None:
        """What was asked last is wanted no more: another report is looked at."""
        self._asked += 1
        self._of = ""
        self.left.emit()

    def _wanted(self, item: Missing) -> bool:
        if self._written:
            return item.code.startswith(_WRITTEN)
        return not item.code.startswith(_AT_ESCALATION + _LISTED)


def _not_told(_error: UserError) -> None:
    """What was found last stays: a text that cannot be drawn up is refused where it is submitted."""
