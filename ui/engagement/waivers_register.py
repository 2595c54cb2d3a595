"""Waivers of risk annexes: who proposed them, and what the named authority answered."""

from app.actions.engagement.waivers import AnswerWaiver, answer_waiver
from app.reading.engagement.waivers import (
    WaiverView,
    country_waivers,
    may_answer,
    may_confirm_paper,
    may_record_paper,
)
from app.rules.verdict import Verdict
from db.vocabulary import words
from db.vocabulary.engagement import WaiverAnswer, WaiverState
from language import tr
from ui.case import Case
from ui.engagement.fields import iso
from ui.engagement.waiver_paper_dialogs import ConfirmWaiverPaperDialog, RecordWaiverPaperDialog
from ui.frame import Frame
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_STATES = {
    WaiverState.PROPOSED: ("ring", "warn"),
    WaiverState.PAPER_TO_CONFIRM: ("ring", "warn"),
    WaiverState.CONFIRMED: ("tick", "ok"),
    WaiverState.DECLINED: ("minus", "muted"),
    WaiverState.UNCONFIRMED: ("warn", "danger"),
}


class WaiversRegister(Register[WaiverView]):
    """The authority's own login answers; a signed paper answers once a second person has confirmed its record."""

    def __init__(self, case: Case, frame: Frame) -> None:
        self._case = case
        self._frame = frame
        super().__init__(
            tr("Waivers of a risk annex"),
            (
                Column(tr("Event"), lambda row: row.number, width=124),
                Column(tr("Authority"), lambda row: f"{row.authority}, {row.office}", stretch=True),
                Column(tr("Proposed"), lambda row: iso(row.proposed_on), width=108),
                Column(
                    tr("Answer"), lambda row: row.state.label, glyph=lambda row: _STATES[row.state], width=236
                ),
            ),
            identity=lambda row: row.waiver_id,
            nothing=tr(
                "Deciding an event without a look at the risk. A focal point proposes it beside the event, and the "
                "authority who is named confirms or declines it."
            ),
            facts=_facts,
            acts=(
                RowAct(tr("Confirm the waiver…"), self.confirm, self._may_answer),
                RowAct(tr("Decline the waiver…"), self.decline, self._may_answer),
                RowAct(tr("Record the signed paper…"), self.record_paper, self._may_record),
                RowAct(tr("Confirm the paper…"), self.confirm_paper, self._may_confirm),
            ),
        )

    def show_country(self, country: str) -> None:
        """Show the waivers of a country file."""
        self.set_rows(self._case.look(lambda session: country_waivers(session, country)))

    def confirm(self, row: WaiverView) -> TextDialog:
        """Confirm the chosen waiver as the authority that it names."""
        return self._answer(
            row,
            WaiverAnswer.CONFIRMED,
            tr("Confirm the waiver of {number}", number=row.number),
            tr("You answer for deciding without a look at the risk, and sign it with your own key."),
            tr("Confirm the waiver"),
        )

    def decline(self, row: WaiverView) -> TextDialog:
        """Decline the chosen waiver as the authority that it names."""
        return self._answer(
            row,
            WaiverAnswer.DECLINED,
            tr("Decline the waiver of {number}", number=row.number),
            tr(
                "The event then needs a risk annex before it can be marked as decided. You sign this with your own key."
            ),
            tr("Decline the waiver"),
        )

    def record_paper(self, row: WaiverView) -> RecordWaiverPaperDialog:
        """Record what the authority signed on paper."""
        dialog = RecordWaiverPaperDialog(self._case, self._frame, row)
        dialog.open()
        return dialog

    def confirm_paper(self, row: WaiverView) -> ConfirmWaiverPaperDialog:
        """Compare the record of the paper with its scan."""
        dialog = ConfirmWaiverPaperDialog(self._case, self._frame, row)
        dialog.open()
        return dialog

    def _answer(self, row: WaiverView, answer: WaiverAnswer, title: str, words: str, act: str) -> TextDialog:
        dialog = TextDialog(
            self._frame,
            title,
            about=f"{answer.value} {row.number}",
            words=tr(
                "{title}. {focal_point} proposed it on {proposed_on}: {reason}\n{words}",
                title=row.title,
                focal_point=row.focal_point,
                proposed_on=iso(row.proposed_on),
                reason=row.reason,
                words=words,
            ),
            act=act,
            label=tr("Reason"),
            name="reason",
            run=lambda reason: self._case.act(
                answer_waiver, AnswerWaiver(waiver_id=row.waiver_id, answer=answer, reason=reason)
            ),
            binding=True,
        )
        dialog.open()
        return dialog

    def _may_answer(self, row: WaiverView) -> Verdict:
        case = self._case
        return case.look(lambda session: may_answer(session, row, case.actor, case.now()))

    def _may_record(self, row: WaiverView) -> Verdict:
        case = self._case
        return case.look(lambda session: may_record_paper(session, row, case.actor, case.now()))

    def _may_confirm(self, row: WaiverView) -> Verdict:
        case = self._case
        return case.look(lambda session: may_confirm_paper(session, row, case.actor, case.now()))


def _facts(row: WaiverView) -> list[tuple[str, str]]:
    paper = row.paper
    return [
        (tr("Event"), row.title),
        (tr("Proposed by"), f"{row.focal_point}, {iso(row.proposed_on)}"),
        (tr("Because"), row.reason),
        (
            tr("On paper"),
            tr(
                "{answer}, signed on {signed_on}: {reason} (recorded by {recorded_by}, {recorded_on})",
                answer=words(paper.answer),
                signed_on=iso(paper.signed_on),
                reason=paper.reason,
                recorded_by=paper.recorded_by,
                recorded_on=iso(paper.recorded_on),
            )
            if paper
            else "",
        ),
        (tr("Answer"), row.state.label),
        (
            tr("Answered"),
            tr(
                "{answered_on} by {answered_by}: {answer_reason}",
                answered_on=iso(row.answered_on),
                answered_by=row.answered_by,
                answer_reason=row.answer_reason,
            )
            if row.answered_on
            else "",
        ),
    ]
