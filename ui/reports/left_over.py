"""Text that somebody typed in a draft and that was not saved before they could write in it no longer."""

from PySide6.QtCore import Signal

from app.actions.reports.unsaved import KeepTyped, keep_typed
from app.reading.reports.report import ReportView
from app.reading.reports.unsaved import Unsaved, unsaved_draft
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.reports.brought_back import BroughtBackDialog, BroughtBackLine
from ui.reports.draft_form import DraftForm
from ui.reports.words import until


class LeftOver(BroughtBackLine):
    """Tells its writer, and nobody else; they see it, may copy it, and throw it away. ``thrown`` carries the report."""

    thrown = Signal(str)

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._report: ReportView | None = None
        self._left: Unsaved | None = None
        self.asked.connect(self.see_text)

    def show_report(self, report: ReportView, *, editable: bool) -> None:
        """Say what is left over of a report; nothing while its draft can be written: there it is brought back."""
        actor = self._case.actor
        self._report = report
        self._left = (
            None
            if editable
            else self._case.look(lambda session: unsaved_draft(session, report.report_id, actor))
        )
        if self._left is None:
            self.say("")
            return
        at = until(self._left.until, self._case.now(), self._case.zone)
        self.say(
            tr("Text that you typed until {at} was not saved, and the draft can be written no longer.", at=at)
        )

    def see_text(self) -> BroughtBackDialog | None:
        """Show it beside what the report says."""
        report, left = self._report, self._left
        if report is None or left is None:
            return None
        form = DraftForm(self._case)
        form.load(left.base)
        form.bring_back(left.texts)
        dialog = BroughtBackDialog(
            self._frame,
            tr("What you typed in {report_number}", report_number=report.number),
            words=tr(
                "It was not saved, and the draft can be written no longer. Underlined: what you typed. Struck through: "
                "what the report says in its place. It is brought back by itself if the draft is returned to you."
            ),
            form=form,
            before=report.content,
            act=tr("Throw it away"),
            run=lambda: self._throw(report),
        )
        form.setParent(dialog)
        form.hide()
        dialog.open()
        return dialog

    def _throw(self, report: ReportView) -> None:
        nothing = KeepTyped(report_id=report.report_id, based_on=report.version, texts={})
        keep_typed(self._case.store, self._case.actor, nothing)
        self.thrown.emit(report.report_id)
        self.show_report(report, editable=False)
