"""What can be done with a report from its page: each act opens its dialog, or is done at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.actions.reports.drafting import OnReportWithReason, return_report, withdraw_report
from app.actions.reports.escalations import Acknowledge, AnswerQuestion, acknowledge, answer_question
from app.actions.reports.responses import (
    EndResponse,
    OnResponse,
    complete_response,
    halt_response,
    start_response,
)
from app.actions.reports.signatures import (
    Ratify,
    RefuseSecondSignature,
    ratify,
    refuse_second_signature,
)
from app.reading.reports.completions import CompletionView, SignatureView
from app.reading.reports.decisions import DecisionView
from app.reading.reports.responses import ResponseView
from app.reading.reports.trail import QuestionView
from app.refusals import UserError
from language import tr
from ui.case import Case
from ui.countries.conflict_dialog import ConflictDialog
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.release.copies_dialog import CopiesDialog
from ui.release.prepare_dialog import PrepareReleaseDialog
from ui.reports.ask_dialog import AskDialog
from ui.reports.close_dialog import CloseDialog
from ui.reports.confirm_dialog import ConfirmDialog
from ui.reports.decide_dialog import DecideDialog
from ui.reports.escalate_dialog import EscalateDialog
from ui.reports.finding_dialog import FindingDialog
from ui.reports.panel import ReportPicture
from ui.reports.paper_dialog import PaperDialog
from ui.reports.refer_dialog import ReferDialog
from ui.reports.renew_dialog import RenewDialog
from ui.reports.response_report_dialog import ResponseReportDialog
from ui.reports.review_dialog import ReviewDialog
from ui.reports.sign_dialog import SignDialog
from ui.reports.text_dialog import TextDialog
from ui.reports.words import moment


class ReportActs:
    """Acts on the report of ``picture``. Each dialog is given back, so that who opened it can follow it."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        self._case = case
        self._frame = frame
        self._picture = picture
        self._report_id = picture.report.report_id
        self._number = picture.report.number

    # Carrying it to an office and back.

    def withdraw(self) -> Dialog:
        """Take the report back, with a reason."""
        return self._ask_text(
            tr("Withdraw {number}", number=self._number),
            tr("Withdraw the report"),
            tr("Reason"),
            lambda text: self._case.act(
                withdraw_report, OnReportWithReason(report_id=self._report_id, reason=text)
            ),
            words=tr("A withdrawn report stays on file with its reason, and goes no further."),
        )

    def give_back(self) -> Dialog:
        """Return the report to its author, with a reason."""
        return self._ask_text(
            tr("Return {number} to its author", number=self._number),
            tr("Return the report"),
            tr("Reason"),
            lambda text: self._case.act(
                return_report, OnReportWithReason(report_id=self._report_id, reason=text)
            ),
        )

    def escalate(self) -> Dialog:
        """Choose the office and escalate."""
        return self._open(EscalateDialog(self._case, self._frame, self._picture))

    def acknowledge(self) -> None:
        """The addressed office has the report before it."""
        self._at_once(lambda: self._case.act(acknowledge, Acknowledge(report_id=self._report_id)))

    def ask(self) -> Dialog:
        """Ask for information."""
        return self._open(AskDialog(self._case, self._frame, self._picture.report))

    def answer(self, question: QuestionView) -> Dialog:
        """Answer a question of the addressed office."""
        return self._ask_text(
            tr("Answer {asked_by}", asked_by=question.asked_by),
            tr("Send the answer"),
            tr("Answer"),
            lambda text: self._case.act(
                answer_question,
                AnswerQuestion(report_id=self._report_id, request_id=question.request_id, answer=text),
            ),
            words=question.question,
        )

    def refer(self, *, up: bool = False) -> Dialog:
        """Hand the report to another office."""
        return self._open(ReferDialog(self._case, self._frame, self._picture, up=up))

    def declare_conflict(self) -> Dialog:
        """Say that one has an interest in the country, which bars assessing and deciding."""
        report = self._picture.report
        return self._open(ConflictDialog(self._case, self._frame, report.country, report.country_name))

    def decide(self) -> Dialog:
        """Decide options in one's own office."""
        return self._open(DecideDialog(self._case, self._frame, self._picture))

    def renew_brief(self) -> Dialog:
        """Freeze a further version of the brief."""
        return self._open(RenewDialog(self._case, self._frame, self._picture.report))

    def record_paper(self) -> Dialog:
        """Record a decision that was signed on paper."""
        return self._open(PaperDialog(self._case, self._frame, self._picture))

    # A copy for a partner or the public.

    def prepare_release(self) -> Dialog:
        """Withhold passages of a frozen brief or of the decision record, and have the copy approved."""
        return self._open(PrepareReleaseDialog(self._case, self._frame, self._picture.report))

    def released_copies(self) -> CopiesDialog:
        """The copies that were prepared, to be approved and saved."""
        parent = self._frame if isinstance(self._frame, QWidget) else None
        dialog = CopiesDialog(self._case, self._frame, self._picture.report, parent)
        dialog.open()
        return dialog

    # Completing what was decided.

    def sign(self, decision: DecisionView, owed: SignatureView) -> Dialog:
        """Sign beside the decider."""
        return self._open(SignDialog(self._case, self._frame, decision, owed))

    def refuse_signature(self, decision: DecisionView, owed: SignatureView) -> Dialog:
        """Decline to sign, with a reason."""
        return self._ask_text(
            tr("Refuse to sign {decision_number}", decision_number=decision.number),
            tr("Refuse the signature"),
            tr("Reason"),
            lambda text: self._case.act(
                refuse_second_signature,
                RefuseSecondSignature(
                    decision_id=decision.decision_id, office_id=owed.office_id, reason=text
                ),
            ),
            words=tr("The decision then never takes effect."),
        )

    def ratify(self, decision: DecisionView) -> Dialog:
        """Ratify an emergency decision within its window."""
        until = moment(decision.ratify_by, self._case.zone) if decision.ratify_by else ""
        return self._ask_text(
            tr("Ratify {decision_number}", decision_number=decision.number),
            tr("Sign and ratify as {ratifying_office}", ratifying_office=decision.ratifying_office),
            tr("Reason"),
            lambda text: self._case.act(ratify, Ratify(decision_id=decision.decision_id, reason=text)),
            words=f"{decision.option} ({decision.person}, {decision.office}).\n"
            + tr(
                "Without ratification the decision lapses on {until}, and its response is halted.",
                until=until,
            ),
            required=False,
        )

    def confirm(self, decision: DecisionView, done: CompletionView) -> Dialog:
        """Compare the record of a paper with its scan."""
        return self._open(ConfirmDialog(self._case, self._frame, decision, done))

    def find_outside(self, decision: DecisionView) -> Dialog:
        """Put on record that a decision was outside authority."""
        return self._open(FindingDialog(self._case, self._frame, decision))

    # Carrying it out, and looking back.

    def start(self, response: ResponseView) -> None:
        """Begin a measure."""
        request = OnResponse(response_id=response.response_id)
        self._at_once(lambda: self._case.act(start_response, request))

    def report_on(self, response: ResponseView) -> Dialog:
        """Put on record what was done and seen."""
        return self._open(ResponseReportDialog(self._case, self._frame, response))

    def complete(self, response: ResponseView) -> Dialog:
        """End a measure with its outcome."""
        return self._ask_text(
            tr("Complete {response_number}", response_number=response.number),
            tr("Complete the response"),
            tr("Outcome"),
            lambda text: self._case.act(
                complete_response, EndResponse(response_id=response.response_id, words=text)
            ),
            words=response.option,
        )

    def halt(self, response: ResponseView) -> Dialog:
        """End a measure before its time."""
        return self._ask_text(
            tr("Halt {response_number}", response_number=response.number),
            tr("Halt the response"),
            tr("Reason"),
            lambda text: self._case.act(
                halt_response, EndResponse(response_id=response.response_id, words=text)
            ),
            words=response.option,
        )

    def review(self) -> Dialog:
        """Look back on the report."""
        return self._open(ReviewDialog(self._case, self._frame, self._picture))

    def close(self) -> Dialog:
        """Close a reviewed report."""
        return self._open(CloseDialog(self._case, self._frame, self._picture.report))

    def _ask_text(
        self,
        title: str,
        act: str,
        label: str,
        run: Callable[[str], object],
        *,
        words: str = "",
        required: bool = True,
    ) -> Dialog:
        return self._open(
            TextDialog(
                self._frame,
                title,
                act=act,
                label=label,
                run=run,
                words=words,
                required=required,
                binding=True,
            )
        )

    def _at_once(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._frame.refuse(error)

    @staticmethod
    def _open(dialog: Dialog) -> Dialog:
        dialog.open()
        return dialog
