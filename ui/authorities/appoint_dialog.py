"""Appointing a person to an office."""

from collections.abc import Sequence

from app.actions.ministry.offices import Appoint, appoint
from app.reading.ministry.organisation import OfficeView, person_views
from app.refusals import BadInput
from app.rules.authority.supposing import SomebodyActs, Supposition
from db.vocabulary import HoldingKind
from language import ptr, tr
from ui.authorities.authority_dialog import AuthorityDialog
from ui.authorities.falls_view import SHOWN, FallsView
from ui.authorities.instants import instant_typed
from ui.authorities.words import HOLDINGS
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class AppointDialog(AuthorityDialog):
    """Person, kind, and for how long. With ``offices`` the office is asked for too, and ``office`` is only proposed."""

    binding = True

    def __init__(
        self,
        case: Case,
        frame: Frame,
        office: OfficeView | None,
        *,
        acting: bool = False,
        offices: Sequence[OfficeView] = (),
    ) -> None:
        title = _title(None if offices else office, acting=acting)
        super().__init__(
            frame,
            title,
            words=tr(
                "An appointment ends by itself at the end that is entered. While an acting holder is in office, the substantive holder does not exercise its powers "
                "(Authority rule 5)."
            ),
            width=660,
            about=f"{office.office_id if office else ''} {'acting' if acting else ''}".strip(),
        )
        self._case = case
        self.office = ChoiceField[str](
            tr("Office"),
            [(one.office_id, one.name) for one in offices or filter(None, [office])],
            name="office",
            required=True,
            searchable=bool(offices),
        )
        self.office.set_value(office.office_id if office is not None else None)
        self.office.setVisible(bool(offices))
        at = case.now()
        people = case.look(lambda session: person_views(session, at))
        self.person = ChoiceField[str](
            tr("Person"),
            [(one.person_id, f"{one.name}, {one.title}" if one.title else one.name) for one in people],
            name="person",
            required=True,
            searchable=True,
            empty=tr("Type a name…"),
        )
        self.kind = ChoiceField[HoldingKind](
            tr("Kind"), list(HOLDINGS.items()), name="kind", required=True, empty=None
        )
        self.starts = InstantField(ptr("beginning", "From"), name="start", required=True, zone=case.zone)
        self.ends = InstantField(
            tr("Until"),
            name="end",
            zone=case.zone,
            hint=tr("The first instant that no longer counts; empty: open."),
        )
        self.starts.set_value(at)
        self.reason = TextArea(tr("Reason"), name="reason", rows=2)
        if acting:
            self.kind.set_value(HoldingKind.ACTING)
        self.falls = FallsView(case, most=SHOWN)
        self.falls.shown.connect(self.grow_soon)
        self.form.add(self.office, self.person, self.kind)
        self.form.add_row(self.starts, self.ends)
        self.form.add_widget(self.falls)
        self.form.add(self.reason)
        self.act_button = self.add_act(title, self._appoint)
        for field in (self.office, self.person, self.kind, self.starts):
            field.changed.connect(self._preview)
        self._preview()

    def _preview(self) -> None:
        """What rests while somebody acts: powers that exclude acting holders, or that are personal."""
        at, now = instant_typed(self.starts), self._case.now()
        person, office = self.person.picked, self.office.picked
        if at is None or not person or not office or self.kind.value() is not HoldingKind.ACTING:
            self.falls.ask(None)
            return
        change = SomebodyActs(office, person)
        self.falls.ask(Supposition(change=change, at=max(at, now), asked_at=now))

    def _appoint(self) -> None:
        def act() -> object:
            starts = self.starts.value()
            if starts is None:
                raise BadInput(
                    "start", tr("No start is entered."), remedy=tr("Enter when the appointment begins.")
                )
            request = Appoint(
                office_id=self.office.value() or "",
                person_id=self.person.value() or "",
                kind=self.kind.value() or HoldingKind.SUBSTANTIVE,
                starts_at=starts,
                ends_at=self.ends.value(),
                reason=self.reason.value(),
            )
            return self._case.act(appoint, request)

        self.attempt(act)


def _title(office: OfficeView | None, *, acting: bool) -> str:
    if office is None:
        return tr("Appoint somebody to an office")
    if acting:
        return tr("Appoint somebody to act as {office}", office=office.name)
    return tr("Appoint to {office}", office=office.name)
