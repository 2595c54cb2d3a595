"""Recording an instrument from its signed paper."""

from app.actions.ministry.delegations import (
    InstrumentKept,
    RecordInstrument,
    next_instrument_number,
    record_instrument,
)
from app.reading.ministry.organisation import OfficeView, office_views, person_views
from app.refusals import BadInput
from db.vocabulary import InstrumentKind
from language import tr
from ui.authorities.authority_dialog import AuthorityDialog
from ui.authorities.limits_fields import LimitsFields
from ui.authorities.words import KINDS
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.file_field import FileField
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.files import file_at
from ui.frame import Frame


class InstrumentDialog(AuthorityDialog):
    """As the paper says: from whom, to whom, within which limits, from when, and the paper itself."""

    binding = True

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(
            frame,
            tr("Record an instrument"),
            words=tr(
                "A delegation is in writing, and is recorded by, or on the signed paper of, the delegator’s holder. "
                "Nobody records their own (Authority rule 15)."
            ),
            width=760,
            about="",
        )
        self._case = case
        at = case.now()
        self._offices: tuple[OfficeView, ...] = case.look(lambda session: office_views(session, at))
        self._parties()
        self.limits = LimitsFields(case, self.form)
        self._paper()
        self.act_button = self.add_act(tr("Record and sign"), self._record)
        self._show_kind()

    def _parties(self) -> None:
        offices = [(one.office_id, one.name) for one in self._offices]
        self.kind = ChoiceField[InstrumentKind](
            tr("Kind"), list(KINDS.items()), name="kind", required=True, empty=None
        )
        suggested = self._case.look(next_instrument_number)
        self.number = TextField(
            tr("Number"),
            name="number",
            hint=tr("As on the paper; empty: {suggested}.", suggested=suggested),
            max_length=40,
        )
        self.delegator = ChoiceField[str](
            tr("From the office"), offices, name="delegator", required=True, searchable=True
        )
        self.delegate = ChoiceField[str](
            tr("To the office"), offices, name="office", required=True, searchable=True
        )
        self.form.add_row(self.kind, self.number, stretch=(2, 1))
        self.form.add_row(self.delegator, self.delegate)
        self.kind.changed.connect(self._show_kind)
        self.delegate.changed.connect(self._show_kind)

    def _paper(self) -> None:
        case, at = self._case, self._case.now()
        people = case.look(lambda session: person_views(session, at))
        self.form.add_section(tr("The paper"))
        self.signed_at = InstantField(
            tr("Signed on"),
            name="date of signature",
            required=True,
            zone=case.zone,
            hint=tr("The day, and the time where the paper bears one."),
            day_suffices=True,
        )
        self.signed_by = ChoiceField[str](
            tr("Signed by"),
            [(one.person_id, one.name) for one in people],
            name="person",
            searchable=True,
            empty=tr("Empty: by me"),
        )
        self.valid_from = InstantField(
            tr("Valid from"),
            name="valid from",
            zone=case.zone,
            hint=tr("Empty: from its signature. Never before it (Authority rule 14)."),
        )
        self.valid_until = InstantField(
            tr("Valid until"), name="valid until", zone=case.zone, hint=tr("Empty: until it is revoked.")
        )
        self.document = FileField(
            tr("Signed document"),
            name="file",
            kinds=tr("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)"),
        )
        self.basis = TextField(
            tr("Basis in law"), name="basis", max_length=1_000, hint=tr("Act and section.")
        )
        self.approval_at = InstantField(
            tr("Prior written approval of"),
            name="prior written approval of",
            zone=case.zone,
            hint=tr("Where the delegator may give the power on only with approval (Authority rule 16)."),
        )
        self.external_approved = CheckField(
            tr("Original authority approved giving it to an office outside the ministry"),
            name="original authority approved giving it to an office outside the ministry",
        )
        self.conflicts = TextArea(
            tr("Conflict statement"),
            name="conflict statement",
            rows=2,
            hint=tr("Of the delegate outside (Authority rule 17)."),
        )
        self.form.add_row(self.signed_at, self.signed_by)
        self.form.add_row(self.valid_from, self.valid_until)
        self.form.add(self.document, self.basis, self.approval_at, self.external_approved, self.conflicts)
        self.delegator.changed.connect(self._offer_signer)

    def _show_kind(self) -> None:
        kind = self.kind.value()
        chosen = self.delegate.picked
        external = any(one.external for one in self._offices if one.office_id == chosen)
        self.delegator.required = kind is InstrumentKind.DELEGATION
        self.delegator.setVisible(kind is not InstrumentKind.STATUTE)
        self.approval_at.setVisible(kind is InstrumentKind.DELEGATION)
        self.limits.graded.setVisible(kind is InstrumentKind.PRINCIPLE)
        for field in (self.external_approved, self.conflicts):
            field.setVisible(external)

    def _offer_signer(self) -> None:
        """Who exercises the delegator's office now most likely signed; another can be typed."""
        chosen = self.delegator.picked
        office = next((one for one in self._offices if one.office_id == chosen), None)
        holder = next((one for one in office.holders if one.exercises), None) if office else None
        if holder is not None and holder.person_id != self._case.actor.person_id:
            self.signed_by.set_value(holder.person_id)

    def _record(self) -> None:
        self.attempt(self._keep)

    def _keep(self) -> InstrumentKept:
        signed_at, path = self.signed_at.value(), self.document.value()
        if signed_at is None:
            raise BadInput(
                "date of signature", tr("No date is entered."), remedy=tr("Enter when it was signed.")
            )
        kind = self.kind.value() or InstrumentKind.DELEGATION
        request = RecordInstrument(
            kind=kind,
            number=self.number.value(),
            delegator_id=None if kind is InstrumentKind.STATUTE else self.delegator.value(),
            delegate_id=self.delegate.value() or "",
            limits=self.limits.value(),
            signed_at=signed_at,
            signed_by_id=self.signed_by.value(),
            valid_from=self.valid_from.value() or signed_at,
            valid_until=self.valid_until.value(),
            prior_approval_at=self.approval_at.value() if not self.approval_at.isHidden() else None,
            external_approved=self.external_approved.value(),
            conflict_statement=self.conflicts.value(),
            basis=self.basis.value(),
            document=file_at(path) if path else None,
        )
        return self._case.act(record_instrument, request)
