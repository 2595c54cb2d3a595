"""Entering the end of a holding."""

from collections.abc import Sequence

from app.actions.ministry.offices import EndHolding, end_holding
from app.reading.ministry.organisation import HolderView, OfficeView
from app.refusals import BadInput
from app.rules.authority.supposing import HolderLeaves, Supposition
from language import tr
from ui.authorities.authority_dialog import AuthorityDialog
from ui.authorities.falls_view import SHOWN, FallsView
from ui.authorities.instants import instant_typed
from ui.authorities.words import HOLDINGS, term
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class EndDialog(AuthorityDialog):
    """Whose, when, and why. What the holder decided before stands, and so do their instruments."""

    binding = True

    def __init__(self, case: Case, frame: Frame, office: OfficeView, holders: Sequence[HolderView]) -> None:
        super().__init__(
            frame,
            tr("End a holding of {office}", office=office.name),
            words=tr(
                "What the holder decided before stands. Instruments that they signed stay in force; their successor "
                "is asked to confirm them (Authority rule 22)."
            ),
            width=660,
            about=office.office_id,
        )
        self._case = case
        self._versions = {one.holding_id: one.version for one in holders}
        self.holding = ChoiceField[str](
            tr("Holding"),
            [
                (one.holding_id, f"{one.person}, {HOLDINGS[one.kind].lower()}, {term(one, case)}")
                for one in holders
            ],
            name="holding",
            required=True,
            empty=None,
        )
        self.ends = InstantField(
            tr("Ends"),
            name="end",
            required=True,
            zone=case.zone,
            hint=tr("The first instant that no longer counts."),
        )
        self.ends.set_value(case.now())
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=2)
        self._people = {one.holding_id: one.person_id for one in holders}
        self._office_id = office.office_id
        self.falls = FallsView(case, most=SHOWN)
        self.falls.shown.connect(self.grow_soon)
        self.form.add(self.holding, self.ends)
        self.form.add_widget(self.falls)
        self.form.add(self.reason)
        self.act_button = self.add_act(tr("End the holding"), self._end)
        self.holding.changed.connect(self._preview)
        self.ends.changed.connect(self._preview)
        self._preview()

    def _preview(self) -> None:
        """What falls when this person is no longer there."""
        at, now = instant_typed(self.ends), self._case.now()
        change = HolderLeaves(self._office_id, self._people.get(self.holding.value() or ""))
        self.falls.ask(Supposition(change=change, at=max(at, now), asked_at=now) if at else None)

    def _end(self) -> None:
        def act() -> object:
            ends = self.ends.value()
            if ends is None:
                raise BadInput("end", tr("No end is entered."), remedy=tr("Enter when the holding ends."))
            holding = self.holding.value() or ""
            request = EndHolding(
                holding_id=holding,
                based_on=self._versions.get(holding, 0),
                ends_at=ends,
                reason=self.reason.value(),
            )
            return self._case.act(end_holding, request)

        self.attempt(act)
