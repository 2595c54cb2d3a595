"""The base of what the report page shows in its middle: the work of one step."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.content import DraftContent
from app.reading.evidence.items import EvidenceView, evidence_of_report
from app.reading.reports.options import OptionView, option_views
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.responses import ResponseView, response_views
from ui.case import Case
from ui.frame import Frame
from ui.reports.citing import LastText
from ui.theme import current


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPicture:
    """Everything that the report page shows, read in one go."""

    report: ReportView
    options: tuple[OptionView, ...]
    evidence: tuple[EvidenceView, ...]
    responses: tuple[ResponseView, ...]


def picture_of(case: Case, report_id: str) -> ReportPicture:
    """The report as the signed-in person sees it now."""
    at = case.now()
    return case.look(
        lambda session: ReportPicture(
            report=report_view(session, report_id, case.actor, at),
            options=option_views(session, report_id, case.actor, at),
            evidence=evidence_of_report(session, report_id),
            responses=response_views(session, report_id, case.actor, at),
        )
    )


class StepPanel(QWidget):
    """The work of one step. ``acted`` is sent when an act was kept and the page must read again, ``typed`` on every
    edit of what :meth:`typed_content` gives, ``comment_asked`` with the option that somebody wants to say something
    about, ``evidence_asked`` with the number of an item that a text cites, ``held_back`` with whether what comes next lacks something that is to be
    added here first. ``last_text``: where one wrote last. ``lead``: the step's one act, which the page keeps where it does
    not scroll away.

    What a user typed and has not kept survives a refusal and a refresh.
    """

    leads_on = False
    """Whether the lead only leads to the step's work, so that one may begin at it: Enter does nothing there that counts."""

    acted = Signal()
    typed = Signal()
    comment_asked = Signal(str)
    evidence_asked = Signal(str)
    held_back = Signal(bool)

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self.case = case
        self.frame = frame
        self.last_text = LastText(self)
        self.lead: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current().metrics.between)

    @property
    def saving(self) -> bool:
        """Whether what is typed is being saved by itself at this moment."""
        return False

    @property
    def lists_evidence(self) -> bool:
        """Whether the evidence that the report stands on is listed here: the page does not list it once more beside."""
        return False

    def show_report(self, picture: ReportPicture) -> None:
        """Show the step's work for this report."""
        raise NotImplementedError

    def part_of(self, _item: str) -> QWidget | None:
        """Where one thing of the step stands, called by its number or identifier; none where it is not here. The base has none."""
        return None

    def begin_writing(self) -> None:
        """Put the focus where the step's text is written. The base has none."""

    def typed_content(self) -> DraftContent | None:
        """What the author of a draft has before them, saved or not; none where no draft is written."""
        return None
