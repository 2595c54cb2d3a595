"""What can be done with a report from its page: each act opens its dialog, or is done at once."""

from PySide6.QtWidgets import QWidget

from app.actions.outside.releases import ReleasePrepared
from app.actions.reports.drafting import OnReportWithReason, return_report, withdraw_report
from app.actions.reports.escalations import Acknowledge, AnswerQuestion, acknowledge, answer_question
from app.actions.reports.responses import (
    EndResponse,
    complete_response,
    halt_response,
)
from app.actions.reports.signatures import (
    Ratify,
    RefuseSecondSignature,
    ratify,
    refuse_second_signature,
)
from app.reading.releases.approvers import approvers, no_approver
from app.reading.reports.completions import CompletionView, SignatureView
from app.reading.reports.decisions import DecisionView
from app.reading.reports.responses import ResponseView
from app.reading.reports.trail import QuestionView
from app.rules.reports.comments import may_comment
from language import tr
from language.lists import or_list
from ui.countries.conflict_dialog import ConflictDialog
from ui.dialogs.dialog import Dialog
from ui.release.copies_dialog import CopiesDialog
from ui.release.prepare_dialog import PrepareReleaseDialog
from ui.reports.ask_dialog import AskDialog
from ui.reports.close_dialog import CloseDialog
from ui.reports.comment_dialog import CommentDialog
from ui.reports.confirm_dialog import ConfirmDialog
from ui.reports.decide_dialog import DecideDialog
from ui.reports.escalate_dialog import EscalateDialog
from ui.reports.finding_dialog import FindingDialog
from ui.reports.paper_dialog import PaperDialog
from ui.reports.refer_dialog import ReferDialog
from ui.reports.refuse_record_dialog import RefuseRecordDialog
from ui.reports.renew_dialog import RenewDialog
from ui.reports.response_report_dialog import ResponseReportDialog
from ui.reports.review_dialog import ReviewDialog
from ui.reports.sign_dialog import SignDialog
from ui.reports.start_dialog import StartDialog
from ui.reports.telling import TellingActs
from ui.reports.words import moment
from ui.widgets.notice import Tone


class ReportActs(TellingActs):
    """Acts on the report of ``picture``. Each dialog is given back, so that who opened it can follow it."""

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
            about=f"withdraw {self._number}",
            done=tr("{number} is withdrawn.", number=self._number),
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
            about=f"return {self._number}",
            done=tr(
                "{number} is returned to {author}.", number=self._number, author=self._picture.report.author
            ),
        )

    def escalate(self) -> Dialog:
        """Choose the office and escalate."""
        return self._open(EscalateDialog(self._case, self._frame, self._picture))

    def acknowledge(self) -> None:
        """The addressed office has the report before it."""
        waiting = self._picture.report.open_escalation
        self._at_once(
            lambda: self._case.act(acknowledge, Acknowledge(report_id=self._report_id)),
            tr(
                "{number} is acknowledged for {office}.",
                number=self._number,
                office=waiting.office if waiting else "",
            ),
        )

    def ask(self) -> Dialog:
        """Ask for information."""
        dialog = AskDialog(self._case, self._frame, self._picture.report)
        return self._telling(
            dialog, tr("The question is on record; the clock of the decision keeps running.")
        )

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
            about=f"answer {question.request_id}",
            done=tr("The answer to {asked_by} is on record.", asked_by=question.asked_by),
        )

    def refer(self, *, up: bool = False) -> Dialog:
        """Hand the report to another office."""
        dialog = ReferDialog(self._case, self._frame, self._picture, up=up)
        dialog.done_with.connect(lambda _done: self._say(self._referred))
        return self._open(dialog)

    def declare_conflict(self) -> Dialog:
        """Say that one has an interest in the country, which bars assessing and deciding."""
        report = self._picture.report
        return self._open(ConflictDialog(self._case, self._frame, report.country, report.country_name))

    def decide(self) -> Dialog:
        """Decide options in one's own office."""
        return self._telling_decisions(DecideDialog(self._case, self._frame, self._picture))

    def renew_brief(self) -> Dialog:
        """Freeze a further version of the brief."""
        return self._open(RenewDialog(self._case, self._frame, self._picture.report))

    def record_paper(self) -> Dialog:
        """Record a decision that was signed on paper."""
        return self._telling_decisions(PaperDialog(self._case, self._frame, self._picture))

    # A copy for a partner or the public.

    def prepare_release(self) -> Dialog:
        """Withhold passages of a frozen brief or of the decision record, and have the copy approved."""

        def told(kept: ReleasePrepared) -> None:
            # Holds these acts: the page makes its own anew with each look, and Qt forgets a method of what is gone.
            prepared_by = self._case.actor.person_id or ""
            able = self._case.look(lambda session: approvers(session, prepared_by))
            self._frame.tell(
                Tone.OK,
                tr("{number} is prepared. It does not leave before it is approved.", number=kept.number),
                remedy=tr("{people} may approve it.", people=or_list(able)) if able else no_approver(),
            )

        dialog = PrepareReleaseDialog(self._case, self._frame, self._picture.report)
        dialog.done_with.connect(told)
        return self._open(dialog)

    def released_copies(self) -> CopiesDialog:
        """The copies that were prepared, to be approved and saved."""
        parent = self._frame if isinstance(self._frame, QWidget) else None
        dialog = CopiesDialog(self._case, self._frame, self._picture.report, parent)
        dialog.open()
        return dialog

    # Completing what was decided.

    def sign(self, decision: DecisionView, owed: SignatureView) -> Dialog:
        """Sign beside the decider."""
        done = tr("{number} is signed for {office} too.", number=decision.number, office=owed.office)
        return self._telling_decision(SignDialog(self._case, self._frame, decision, owed), decision, done)

    def refuse_signature(self, decision: DecisionView, owed: SignatureView) -> Dialog:
        """Decline to sign, with a reason."""
        dialog = self._text_dialog(
            tr("Refuse to sign {decision_number}", decision_number=decision.number),
            tr("Refuse the signature"),
            tr("Reason"),
            lambda text: self._case.act(
                refuse_second_signature,
                RefuseSecondSignature(
                    decision_id=decision.decision_id, office_id=owed.office_id, reason=text
                ),
            ),
            about=f"refuse {decision.number} {owed.office_id}",
            words=tr("The decision then never takes effect."),
        )
        done = tr(
            "The signature of {office} on {number} is refused.", office=owed.office, number=decision.number
        )
        return self._telling_decision(dialog, decision, done)

    def ratify(self, decision: DecisionView) -> Dialog:
        """Ratify an emergency decision within its window."""
        until = moment(decision.ratify_by, self._case.zone) if decision.ratify_by else ""
        dialog = self._text_dialog(
            tr("Ratify {decision_number}", decision_number=decision.number),
            tr("Sign and ratify as {ratifying_office}", ratifying_office=decision.ratifying_office),
            tr("Reason"),
            lambda text: self._case.act(ratify, Ratify(decision_id=decision.decision_id, reason=text)),
            about=f"ratify {decision.number}",
            words=f"{decision.option} ({decision.person}, {decision.office}).\n"
            + tr(
                "Without ratification the decision lapses on {until}, and its response is halted.",
                until=until,
            ),
            required=False,
        )
        done = tr("{number} is ratified.", number=decision.number)
        return self._telling_decision(dialog, decision, done)

    def confirm(self, decision: DecisionView, done: CompletionView) -> Dialog:
        """Compare the record of a paper with its scan."""
        told = tr("The record of {number} is confirmed.", number=decision.number)
        may_say = may_comment(self._case.actor.roles, self._picture.report.status)
        dialog = ConfirmDialog(self._case, self._frame, decision, done, may_say)
        dialog.differs.connect(lambda: self.refuse_record(decision, done))
        dialog.says.connect(lambda: self.say_what_differs(decision))
        return self._telling_decision(dialog, decision, told)

    def refuse_record(self, decision: DecisionView, done: CompletionView) -> Dialog:
        """Say that the record of a paper differs from its scan."""
        told = tr("The record of {number} is refused.", number=decision.number)
        dialog = RefuseRecordDialog(self._case, self._frame, decision, done)
        return self._telling_decision(dialog, decision, told)

    def say_what_differs(self, decision: DecisionView) -> Dialog:
        """Comment on the option of a record that one may not refuse: that puts it on the desk of those who may."""
        dialog = CommentDialog(self._case, self._frame, self._picture, decision.option_id)
        told = tr("What you said of {number} is on record.", number=decision.number)
        return self._telling(dialog, told)

    def find_outside(self, decision: DecisionView) -> Dialog:
        """Put on record that a decision was outside authority."""
        return self._telling(
            FindingDialog(self._case, self._frame, decision),
            tr("The finding on {decision_number} is on record.", decision_number=decision.number),
        )

    # Carrying it out, and looking back.

    def start(self, response: ResponseView) -> Dialog:
        """Begin a measure."""
        return self._telling(
            StartDialog(self._case, self._frame, response),
            tr(
                "{response_number} is begun. Report on it, and complete it, under the step Response.",
                response_number=response.number,
            ),
        )

    def report_on(self, response: ResponseView) -> Dialog:
        """Put on record what was done and seen."""
        return self._telling(
            ResponseReportDialog(self._case, self._frame, response),
            tr(
                "The progress of {response_number} is on record; it goes on.",
                response_number=response.number,
            ),
        )

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
            about=f"complete {response.number}",
            done=tr("{response_number} is completed.", response_number=response.number),
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
            about=f"halt {response.number}",
            done=tr("{response_number} is halted.", response_number=response.number),
        )

    def review(self) -> Dialog:
        """Look back on the report."""
        return self._telling(
            ReviewDialog(self._case, self._frame, self._picture),
            tr("The review of {number} is on record.", number=self._number),
        )

    def close(self) -> Dialog:
        """Close a reviewed report."""
        return self._telling(
            CloseDialog(self._case, self._frame, self._picture.report),
            tr("{number} is closed.", number=self._number),
        )
