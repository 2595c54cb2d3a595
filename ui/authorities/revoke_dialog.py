"""Revoking an instrument."""

from app.actions.ministry.delegations import RevokeInstrument, revoke_instrument
from app.reading.ministry.organisation import InstrumentView, office_views, person_views
from app.refusals import BadInput
from app.rules.authority.supposing import InstrumentEnds, Supposition
from language import tr
from ui.authorities.authority_dialog import AuthorityDialog
from ui.authorities.falls_view import SHOWN, FallsView
from ui.authorities.instants import instant_typed
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.file_field import FileField
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.files import file_at
from ui.frame import Frame


class RevokeDialog(AuthorityDialog):
    """When it was signed, from when on it counts, by whom, why, and the paper."""

    binding = True

    def __init__(self, case: Case, frame: Frame, view: InstrumentView) -> None:
        super().__init__(
            frame,
            tr("Revoke {number}", number=view.number),
            words=tr(
                "It ends from that time on. What was decided under it before stands (Authority rule 4). Only the "
                "delegator’s office revokes."
            ),
            width=660,
            about=view.number,
        )
        self._case = case
        self._instrument_id = view.instrument_id
        at = case.now()
        people = case.look(lambda session: person_views(session, at))
        self.signed_at = InstantField(
            tr("Signed on"), name="date of signature", required=True, zone=case.zone
        )
        self.effective = InstantField(
            tr("Takes effect on"), name="day of effect", required=True, zone=case.zone
        )
        self.signed_by = ChoiceField[str](
            tr("Signed by"),
            [(one.person_id, one.name) for one in people],
            name="person",
            searchable=True,
            empty=tr("Empty: by me"),
        )
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=3)
        self.document = FileField(
            tr("Signed document"), name="file", hint=tr("Needed unless you hold the delegator’s office.")
        )
        self.signed_at.set_value(at)
        self.effective.set_value(at)
        offices = case.look(lambda session: office_views(session, at))
        delegator = next((one for one in offices if one.office_id == view.delegator_id), None)
        holder = next((one for one in delegator.holders if one.exercises), None) if delegator else None
        if holder is not None and holder.person_id != case.actor.person_id:
            self.signed_by.set_value(holder.person_id)
        self.form.add_row(self.signed_at, self.effective)
        self.falls = FallsView(case, most=SHOWN)
        self.falls.shown.connect(self.grow_soon)
        self.form.add_widget(self.falls)
        self.form.add(self.signed_by, self.reason, self.document)
        self.act_button = self.add_act(tr("Revoke {number}", number=view.number), self._revoke)
        self.effective.changed.connect(self._preview)
        self._preview()

    def _preview(self) -> None:
        """What falls with it from the day of effect on."""
        at, now = instant_typed(self.effective), self._case.now()
        change = InstrumentEnds(self._instrument_id)
        self.falls.ask(Supposition(change=change, at=max(at, now), asked_at=now) if at else None)

    def _revoke(self) -> None:
        def act() -> object:
            signed_at, effective, path = self.signed_at.value(), self.effective.value(), self.document.value()
            if signed_at is None or effective is None:
                raise BadInput("date of signature", tr("A date is missing."), remedy=tr("Enter both dates."))
            request = RevokeInstrument(
                instrument_id=self._instrument_id,
                reason=self.reason.value(),
                signed_at=signed_at,
                effective_at=effective,
                signed_by_id=self.signed_by.value(),
                document=file_at(path) if path else None,
            )
            return self._case.act(revoke_instrument, request)

        self.attempt(act)
