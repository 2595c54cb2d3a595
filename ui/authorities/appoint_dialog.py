"""Appointing a person to an office."""

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
    """Person, kind, and for how long."""

    def __init__(self, case: Case, frame: Frame, office: OfficeView, *, acting: bool = False) -> None:
        title = (
            tr("Appoint somebody to act as {office}", office=office.name)
            if acting
            else tr("Appoint to {office}", office=office.name)
        )
        super().__init__(
            frame,
            title,
            words=tr(
                "An appointment ends by itself at the end that is entered. While an acting holder is in office, the substantive holder does not exercise its powers "
                "(Authority rule 5)."
            ),
        )
        self._case = case
        self._office_id = office.office_id
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
        self.form.add(self.person, self.kind)
        self.form.add_row(self.starts, self.ends)
        self.form.add_widget(self.falls)
        self.form.add(self.reason)
        self.act_button = self.add_act(title, self._appoint)
        for field in (self.person, self.kind, self.starts):
            field.changed.connect(self._preview)
        self._preview()

    def _preview(self) -> None:
        """What rests while somebody acts: powers that exclude acting holders, or that are personal."""
        at, now = instant_typed(self.starts), self._case.now()
        known = self.person.editor.findText(self.person.editor.currentText().strip()) >= 0
        person = self.person.value() if known else None
        if at is None or not person or self.kind.value() is not HoldingKind.ACTING:
            self.falls.ask(None)
            return
        change = SomebodyActs(self._office_id, person)
        self.falls.ask(Supposition(change=change, at=max(at, now), asked_at=now))

    def _appoint(self) -> None:
        def act() -> object:
            starts = self.starts.value()
            if starts is None:
                raise BadInput(
                    "start", tr("No start is entered."), remedy=tr("Enter when the appointment begins.")
                )
            request = Appoint(
                office_id=self._office_id,
                person_id=self.person.value() or "",
                kind=self.kind.value() or HoldingKind.SUBSTANTIVE,
                starts_at=starts,
                ends_at=self.ends.value(),
                reason=self.reason.value(),
            )
            return self._case.act(appoint, request)

        self.attempt(act)
