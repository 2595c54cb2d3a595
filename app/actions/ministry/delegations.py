"""Instruments of delegation: recorded, revoked, confirmed (DESIGN, Authority)."""

import re
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.actions.common import alike, find, person_of, require_role
from app.actions.evidence.attachments import NewFile, keep_file
from app.actions.ministry.instrument_limits import NO_LIMITS, Limits, stored_limits
from app.reading.authority.confirmations import to_confirm
from app.reading.authority.register import plain_instrument, register
from app.reading.ministry.reference import current_countries
from app.refusals import BadInput, Refused
from app.rules.authority import revoking
from app.rules.authority.holders import exercises
from app.rules.authority.registering import Filing, check_new_instrument, powers_not_held
from app.rules.entry.dates import not_future_instant
from app.rules.entry.texts import clean_line, clean_text, required_line
from db.actor import Actor
from db.delegations import Instrument, InstrumentConfirmation, Revocation
from db.evidence import Attachment
from db.people import Office, Person
from db.vocabulary import InstrumentKind, Role
from db.work import Work
from language import tr

_COUNTED = re.compile(r"D-(\d{1,6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInstrument:
    """An instrument as its paper says.

    ``number`` is the paper's own; empty: the next free ``D-001``. ``signed_by_id`` is who signed for the
    delegator; none: the person who records it. The paper is ``document`` or, where it is in the database
    already, ``document_id``; a statute or a principle may rest on a ``basis`` that can be looked up instead.
    """

    kind: InstrumentKind
    delegate_id: str
    delegator_id: str | None = None
    number: str = ""
    limits: Limits = NO_LIMITS
    signed_at: datetime
    signed_by_id: str | None = None
    valid_from: datetime
    valid_until: datetime | None = None
    prior_approval_at: datetime | None = None
    external_approved: bool = False
    conflict_statement: str = ""
    basis: str = ""
    document: NewFile | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentKept:
    """An instrument of the register. ``warnings`` say what it cannot do yet, in sentences."""

    instrument_id: str
    number: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeInstrument:
    """A paper that ends an instrument from ``effective_at`` on; ``signed_by_id`` none: who records it."""

    instrument_id: str
    reason: str
    signed_at: datetime
    effective_at: datetime
    signed_by_id: str | None = None
    document: NewFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmInstrument:
    """A predecessor's instrument that the successor stands by."""

    instrument_id: str


def record_instrument(work: Work, actor: Actor, request: RecordInstrument) -> InstrumentKept:
    """Enter an instrument in the register, signed with the recorder's key (Authority rules 14 to 18 and 21).

    Raises:
        Refused: ``role``; ``instrument.number_taken``; ``authority.*`` as the rules of registering say.
        BadInput: unknown office, person, tool, country or region, or unusable text.
    """
    require_role(actor, Role.AUTHORITY, Role.RECORDER, Role.FOCAL_POINT)
    recorder = person_of(actor)
    row = _row(work, request)
    signer = None if request.signed_by_id is None else find(work, Person, request.signed_by_id, "person").id
    delegate = find(work, Office, request.delegate_id, "office")
    known = register(work.session)
    plain = plain_instrument(row, None, delegate.external, current_countries(work.session))
    filing = Filing(
        instrument=plain,
        recorded_by=recorder,
        signed_by=signer,
        paper_attached=_paper_there(work, request),
        at=work.at,
    )
    for refusal in check_new_instrument(filing, known):
        raise refusal.as_error()
    in_person = row.delegator_id is not None and exercises(recorder, row.delegator_id, work.at, known)
    row.on_signed_paper = row.delegator_id is not None and not in_person
    work.act(
        "instrument.record",
        reason=row.basis,
        office_id=row.delegator_id,
        detail={} if signer is None else {"signed_by": signer},
        signed=True,
    )
    if request.document is not None:
        row.document_id = keep_file(work, request.document).id
    work.add(row)
    held_back = powers_not_held(plain, known)
    return InstrumentKept(
        instrument_id=row.id,
        number=row.number,
        warnings=_warnings(held_back, known.office_name(plain.source)),
    )


def revoke_instrument(work: Work, actor: Actor, request: RevokeInstrument) -> InstrumentKept:
    """End an instrument; what was decided under it before stands (Authority rules 4 and 15).

    Raises:
        Refused: ``role``; ``authority.revocation.*``; ``authority.paper``; ``authority.signed_later``.
        BadInput: no such instrument or person, or unusable text.
    """
    require_role(actor, Role.AUTHORITY, Role.RECORDER, Role.FOCAL_POINT)
    recorder = person_of(actor)
    row = find(work, Instrument, request.instrument_id, "instrument")
    signer = find(work, Person, request.signed_by_id or recorder, "person").id
    earlier = work.one(sa.select(Revocation).where(Revocation.instrument_id == row.id))
    delegate = find(work, Office, row.delegate_id, "office")
    plain = plain_instrument(
        row, earlier.revoked_at if earlier else None, delegate.external, current_countries(work.session)
    )
    reason = clean_text(request.reason, "reason")
    paper = revoking.Revocation(
        instrument=plain,
        signed_by=signer,
        signed_at=request.signed_at,
        effective_at=request.effective_at,
        reason=reason,
        paper_attached=request.document is not None,
        recorded_by=recorder,
        at=work.at,
    )
    for refusal in revoking.check_revocation(paper, register(work.session)):
        raise refusal.as_error()
    detail = {"signed_by": signer}
    work.act("instrument.revoke", reason=reason, office_id=plain.source, detail=detail, signed=True)
    if request.document is not None:
        detail["document"] = keep_file(work, request.document).sha256
    work.add(
        Revocation(
            instrument_id=row.id,
            office_id=plain.source,
            person_id=signer,
            revoked_at=request.effective_at,
            reason=reason,
        )
    )
    return InstrumentKept(instrument_id=row.id, number=row.number)


def confirm_instrument(work: Work, actor: Actor, request: ConfirmInstrument) -> InstrumentKept:
    """Let the delegator's new holder stand by a predecessor's instrument (Authority rule 22).

    It is in force with or without this.

    Raises:
        Refused: ``role``; ``authority.confirmation``, unless this person is the successor who is asked.
        BadInput: no such instrument.
    """
    require_role(actor, Role.AUTHORITY)
    person = person_of(actor)
    row = find(work, Instrument, request.instrument_id, "instrument")
    if not may_confirm(work.session, actor, row.id, work.at):
        raise Refused(
            "authority.confirmation",
            tr("{number} does not wait for your confirmation.", number=row.number),
            remedy=tr("The successor of whoever signed it confirms it, once, while it is in force."),
        )
    work.act("instrument.confirm", office_id=row.delegator_id, signed=True)
    work.add(InstrumentConfirmation(instrument_id=row.id, person_id=person, confirmed_at=work.at))
    return InstrumentKept(instrument_id=row.id, number=row.number)


def may_confirm(session: Session, actor: Actor, instrument_id: str, at: datetime) -> bool:
    """Whether this person is the successor whom the register asks to confirm the instrument."""
    return any(
        waiting.instrument.id == instrument_id and waiting.successor == actor.person_id
        for waiting in to_confirm(session, at)
    )


def next_instrument_number(session: Session) -> str:
    """The number after the highest of the form ``D-001``."""
    numbers = session.scalars(sa.select(Instrument.number).where(Instrument.number.startswith("D-")))
    counted = (_COUNTED.fullmatch(number) for number in numbers)
    return f"D-{max((int(match[1]) for match in counted if match), default=0) + 1:03d}"


def _row(work: Work, request: RecordInstrument) -> Instrument:
    if request.delegator_id is not None:
        find(work, Office, request.delegator_id, "office")
    _check_kind(request)
    return Instrument(
        number=_number(work, request.number),
        kind=request.kind,
        delegator_id=request.delegator_id,
        delegate_id=request.delegate_id,
        signed_at=not_future_instant(request.signed_at, work.at, "date of signature"),
        valid_from=request.valid_from,
        valid_until=request.valid_until,
        prior_approval_at=request.prior_approval_at,
        external_approved=request.external_approved,
        conflict_statement=clean_text(request.conflict_statement, "conflict statement"),
        basis=clean_line(request.basis, "basis", 1_000),
        document_id=request.document_id,
        **stored_limits(work, request.limits),
    )


def _check_kind(request: RecordInstrument) -> None:
    if request.kind is InstrumentKind.STATUTE and request.delegator_id is not None:
        raise BadInput(
            "delegator",
            tr("Original authority comes from the law, not from an office."),
            remedy=tr("Leave the delegator empty, or record a delegation."),
        )
    if request.kind is InstrumentKind.DELEGATION and request.delegator_id is None:
        raise BadInput(
            "delegator",
            tr("A delegation comes from an office."),
            remedy=tr("Choose the office that delegates."),
        )


def _number(work: Work, typed: str) -> str:
    if not typed:
        return next_instrument_number(work.session)
    number = required_line(typed, "number", 40)
    if any(alike(number, other) for other in work.all(sa.select(Instrument.number))):
        raise Refused(
            "instrument.number_taken",
            tr("There already is an instrument {number}.", number=number),
            remedy=tr("Check that it is not the same paper, else give it another number."),
        )
    return number


def _paper_there(work: Work, request: RecordInstrument) -> bool:
    if request.document_id is not None:
        find(work, Attachment, request.document_id, "document")
        return True
    on_the_books = request.kind is not InstrumentKind.DELEGATION and bool(request.basis.strip())
    return request.document is not None or on_the_books


def _warnings(held_back: frozenset[str] | None, delegator: str) -> tuple[str, ...]:
    if held_back is None:
        return (
            tr(
                "{delegator} holds only some of the tools, so only those can be used under this instrument.",
                delegator=delegator,
            ),
        )
    if held_back:
        return (
            tr(
                "{delegator} does not hold {held_back}: without effect until it does.",
                delegator=delegator,
                held_back=", ".join(sorted(held_back)),
            ),
        )
    return ()
