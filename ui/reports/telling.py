"""Acts of a report that tell afterwards, in a quiet notice, what was recorded and what follows."""

from collections.abc import Callable, Sequence

from app.actions.reports.decisions import Decided
from app.reading.reports.decisions import DecisionView
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.responses import response_views
from app.refusals import UserError
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.panel import ReportPicture
from ui.reports.text_dialog import TextDialog
from ui.reports.told import decisions_told, next_step
from ui.widgets.notice import Tone


class TellingActs:
    """The base of `ui.reports.acts.ReportActs`: how a dialog is opened, and what is said once its act is kept."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        self._case = case
        self._frame = frame
        self._picture = picture
        self._report_id = picture.report.report_id
        self._number = picture.report.number

    def _ask_text(
        self,
        title: str,
        act: str,
        label: str,
        run: Callable[[str], object],
        *,
        about: str,
        done: str,
        words: str = "",
    ) -> Dialog:
        return self._telling(self._text_dialog(title, act, label, run, about=about, words=words), done)

    def _text_dialog(
        self,
        title: str,
        act: str,
        label: str,
        run: Callable[[str], object],
        *,
        about: str,
        words: str = "",
        required: bool = True,
    ) -> TextDialog:
        return TextDialog(
            self._frame,
            title,
            about=about,
            act=act,
            label=label,
            run=run,
            words=words,
            required=required,
            binding=True,
        )

    def _at_once(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except UserError as error:
            self._frame.refuse(error)
        else:
            self._say(lambda _report: done)

    def _telling(self, dialog: Dialog, done: str) -> Dialog:
        dialog.done_with.connect(lambda _done: self._say(lambda _report: done))
        return self._open(dialog)

    def _telling_decision(self, dialog: Dialog, decision: DecisionView, done: str) -> Dialog:
        """``done``: what the act was; then how the decision stands by it."""
        made = (decision.decision_id,)
        dialog.done_with.connect(
            lambda _done: self._say(lambda report: f"{done}\n{self._decided(report, made)}")
        )
        return self._open(dialog)

    def _telling_decisions(self, dialog: Dialog) -> Dialog:
        def told(decided: tuple[Decided, ...]) -> None:
            made = [one.decision_id for one in decided]
            self._say(lambda report: self._decided(report, made))

        dialog.done_with.connect(told)
        return self._open(dialog)

    def _decided(self, report: ReportView, made: Sequence[str]) -> str:
        actor, at = self._case.actor, self._case.now()
        responses = self._case.look(lambda session: response_views(session, report.report_id, actor, at))
        return decisions_told(report, responses, made, self._case.zone)

    def _referred(self, report: ReportView) -> str:
        waiting = report.open_escalation
        office = waiting.office if waiting else ""
        return tr("{number} is referred to {office}.", number=self._number, office=office)

    def _say(self, done: Callable[[ReportView], str]) -> None:
        """What was recorded and what follows, as the report stands now."""
        actor, at = self._case.actor, self._case.now()
        report = self._case.look(lambda session: report_view(session, self._report_id, actor, at))
        self._frame.tell(Tone.OK, done(report), remedy=next_step(report, self._case.zone))

    @staticmethod
    def _open(dialog: Dialog) -> Dialog:
        dialog.open()
        return dialog
