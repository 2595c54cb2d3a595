"""Trigger events: exit, sanctions relief, recognition, normalisation."""

from PySide6.QtCore import QTimer

from app.actions.engagement.triggers import WithdrawTriggerEvent, withdraw_trigger_event
from app.reading.engagement.triggers import TriggerView, trigger_events
from app.rules.verdict import Verdict
from db.vocabulary import Role, words
from db.vocabulary.engagement import AnnexKind, TriggerStatus, WaiverState
from language import Wording, mark, ptr, tr
from ui.case import Case
from ui.countries.words import today
from ui.engagement.annex_dialog import AnnexDialog
from ui.engagement.event_dialogs import DecideEventDialog, ProposeEventDialog
from ui.engagement.fields import iso
from ui.engagement.part import Part
from ui.engagement.waiver_dialog import WaiverDialog
from ui.engagement.waivers_register import WaiversRegister
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.reports.text_dialog import TextDialog
from ui.widgets.into_view import bring_into_view
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_STATUSES = {
    TriggerStatus.PROPOSED: ("ring", "warn"),
    TriggerStatus.DECIDED: ("tick", "ok"),
    TriggerStatus.WITHDRAWN: ("minus", "muted"),
}


_WAIVERS = Wording(
    {
        WaiverState.PROPOSED: mark("Waiver proposed"),
        WaiverState.PAPER_TO_CONFIRM: mark("Waiver on paper"),
        WaiverState.CONFIRMED: mark("Waived"),
        WaiverState.DECLINED: mark("Waiver declined"),
        WaiverState.UNCONFIRMED: mark("Waiver unconfirmed"),
    }
)


def _annex(row: TriggerView) -> tuple[str, str, str]:
    """Words, glyph and role of colour of the risk annex."""
    if row.annex_kind is AnnexKind.TEXT:
        return tr("In words, {annex_on}", annex_on=iso(row.annex_on)), "tick", "ok"
    if row.annex_kind is not None:
        return f"{row.annex}, {iso(row.annex_on)}", "tick", "ok"
    if row.waived is not None:
        return tr("Waived"), "warn", "danger"
    return (_WAIVERS[row.waivers[-1].state] if row.waivers else tr("Missing")), "warn", "danger"


class TriggersPart(Part):
    """Not decided without a look at the risk."""

    title = mark("Trigger events")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self._decides = may(case, Role.FOCAL_POINT, Role.AUTHORITY)
        limit = case.settings.risk_annex_max_age_days
        self.register = Register[TriggerView](
            tr("Exit, sanctions relief, recognition, normalisation"),
            (
                Column(tr("Number"), lambda row: row.number, width=124),
                Column(tr("Event"), lambda row: row.title, stretch=True),
                Column(tr("Kind"), lambda row: words(row.kind), width=126),
                Column(
                    tr("Status"),
                    lambda row: words(row.status),
                    glyph=lambda row: _STATUSES[row.status],
                    width=108,
                ),
                Column(
                    tr("Risk annex"),
                    lambda row: _annex(row)[0],
                    glyph=lambda row: _annex(row)[1:],
                    role=lambda row: _annex(row)[2] if _annex(row)[2] == "danger" else "",
                    width=190,
                ),
            ),
            identity=lambda row: row.event_id,
            nothing=tr(
                "Acts of ours that change the risk at a stroke. None is marked as decided without a risk annex or a "
                "confirmed waiver."
            ),
            explains=tr(
                "A risk annex is not older than {limit} days when the event is decided (a setting).",
                limit=limit,
            ),
            add=tr("Propose an event…"),
            on_add=self.propose,
            verdict=self.writes,
            facts=_facts,
            acts=(
                RowAct(tr("Attach a risk annex…"), self.attach, self._may_attach),
                RowAct(tr("Mark as decided…"), self.decide, self._may_decide),
                RowAct(tr("Propose a waiver…"), self.waive, self._may_waive),
                RowAct(tr("Withdraw it…"), self.withdraw, self._may_attach),
            ),
        )
        self.new = self.register.new
        self.waivers = WaiversRegister(case, frame)
        self.lay_out(self.register, self.waivers)

    def read(self) -> None:
        day = today(self.case)
        self.waivers.show_country(self.country)
        self.register.set_rows(self.case.look(lambda session: trigger_events(session, self.country, day)))

    def seek_waiver(self, event: str) -> bool:
        """Choose the waiver of an event that waits for its answer, or for a second person beside its paper."""
        rows = self.waivers.table.rows_model.rows
        place = next((at for at, row in enumerate(rows) if row.number == event and row.answer is None), None)
        if place is None:
            return False
        self.waivers.table.choose(place)
        # The acts on what was chosen are laid out first.
        QTimer.singleShot(0, self, self._show_waiver)
        return True

    def _show_waiver(self) -> None:
        self.waivers.table.setFocus()
        bring_into_view(self.waivers)
        bring_into_view(self.waivers.table)

    def propose(self) -> ProposeEventDialog:
        """Propose an event."""
        dialog = ProposeEventDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def attach(self, row: TriggerView) -> AnnexDialog:
        """Attach a risk annex to the chosen event."""
        dialog = AnnexDialog(self.case, self.frame, self.country, row)
        dialog.open()
        return dialog

    def decide(self, row: TriggerView) -> DecideEventDialog:
        """Mark the chosen event as decided."""
        dialog = DecideEventDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def waive(self, row: TriggerView) -> WaiverDialog:
        """Propose to do without an annex of the chosen event."""
        dialog = WaiverDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def withdraw(self, row: TriggerView) -> None:
        """Give up the chosen proposal."""
        TextDialog(
            self.frame,
            tr("Withdraw {number}", number=row.number),
            about=f"withdraw {row.number}",
            words=tr("It stays on record with the reason."),
            act=tr("Withdraw the proposal"),
            label=tr("Reason"),
            name="reason",
            run=lambda reason: self.case.act(
                withdraw_trigger_event,
                WithdrawTriggerEvent(event_id=row.event_id, based_on=row.version, reason=reason),
            ),
        ).open()

    def _may_attach(self, row: TriggerView) -> Verdict:
        return first_refusal(self.writes, _unless_settled(row))

    def _may_decide(self, row: TriggerView) -> Verdict:
        # Whether the annex is young enough depends on the day that is entered; that there is none is known now.
        annex = refusal(
            tr("Its waiver: {state}.", state=row.waivers[-1].state.label.lower())
            if row.waivers
            else tr("It has no risk annex."),
            tr("Attach an annex, or wait for the authority’s answer.")
            if row.waivers
            else tr("Attach one, or propose a waiver."),
            unless=row.annex_kind is not None or row.waived is not None,
        )
        return first_refusal(self._decides, _unless_settled(row), annex)

    def _may_waive(self, row: TriggerView) -> Verdict:
        return first_refusal(self.leads, _unless_settled(row))


def _unless_settled(row: TriggerView) -> Verdict:
    return refusal(
        tr("It is {status} already.", status=words(row.status).lower()),
        unless=row.status is TriggerStatus.PROPOSED,
    )


def _facts(row: TriggerView) -> list[tuple[str, str]]:
    return [
        (tr("Event"), row.title),
        (tr("What it is"), row.what),
        (ptr("one of them", "Engagement"), row.engagement),
        (
            tr("Proposed"),
            tr(
                "{proposed_on} by {proposed_by}",
                proposed_on=row.proposed_on.isoformat(),
                proposed_by=row.proposed_by,
            ),
        ),
        (tr("Risk annex"), row.annex if row.annex_kind else ""),
        (tr("Waiver"), "\n".join(each.words for each in row.waivers)),
        (
            tr("Decided"),
            tr("{decided_on} by {decided_by}", decided_on=iso(row.decided_on), decided_by=row.decided_by)
            if row.decided_on
            else "",
        ),
        (tr("Withdrawn"), row.withdrawal_reason),
    ]
