"""Offices, their holders, the people with accounts, and the register of delegations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.limits import limits_in_words
from app.reading.authority.register import plain_instrument, register
from app.reading.ministry.reference import current_countries
from app.reading.waiting.registers import LAPSE_NOTICE
from app.rules.authority.holders import exercising
from app.rules.authority.instruments import reading_order
from app.rules.posts import vacant_since
from db.delegations import Instrument, Revocation
from db.people import Account, ConflictOfInterest, Holding, Office, Person, TrainingCertificate
from db.vocabulary import HoldingKind, InstrumentKind, Role
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderView:
    """A person in an office for a time. ``exercises``: they exercise its powers now."""

    holding_id: str
    person_id: str
    version: int
    person: str
    kind: HoldingKind
    starts_at: datetime
    ends_at: datetime | None
    exercises: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office with everyone who holds or held it; ``depth`` is its place in the tree."""

    office_id: str
    version: int
    name: str
    superior_id: str | None
    superior: str
    depth: int
    department: str
    external: bool
    grade: int | None
    holders: tuple[HolderView, ...]

    @property
    def vacant(self) -> bool:
        """Nobody exercises its powers now."""
        return not any(holder.exercises for holder in self.holders)

    def vacant_since(self, at: datetime) -> datetime | None:
        """Since when nobody holds a vacant office; None where nobody ever did."""
        return vacant_since(((one.starts_at, one.ends_at) for one in self.holders), at)

    @property
    def now(self) -> str:
        """Who exercises it now, in words."""
        acting = [h for h in self.holders if h.exercises]
        return ", ".join(
            tr("{person} (acting)", person=h.person) if h.kind is HoldingKind.ACTING else h.person
            for h in acting
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person, with their account where they have one."""

    person_id: str
    version: int
    name: str
    title: str
    contact: str
    offices: tuple[str, ...]
    account_id: str
    account_version: int
    login: str
    roles: tuple[str, ...]
    active: bool
    conflicts: tuple[str, ...]
    training: tuple[str, ...] = ()
    """The certificates on record, in words, the first completed first."""


def alone_as(people: Iterable[PersonView], person: PersonView, role: Role) -> bool:
    """Whether this person has a role with which nobody else can sign in."""
    holders = {one.person_id for one in people if one.active and role in one.roles}
    return holders == {person.person_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentView:
    """An instrument of delegation with every limit in words and its standing now."""

    instrument_id: str
    number: str
    kind: InstrumentKind
    delegator_id: str | None
    delegator: str
    delegate_id: str
    delegate: str
    powers: tuple[str, ...]
    """Codes of its tools; empty where it gives every tool."""
    limits: tuple[str, ...]
    signed_at: datetime
    valid_from: datetime
    valid_until: datetime | None
    revoked_at: datetime | None
    revocation_reason: str
    basis: str
    document_id: str | None
    in_force: bool

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, or ended, as far as is known."""
        ends = (end for end in (self.valid_until, self.revoked_at) if end is not None)
        return min(ends, default=None)

    def ended(self, at: datetime) -> bool:
        """Whether it is over at ``at``."""
        return self.ends_at is not None and self.ends_at <= at

    def ends_soon(self, at: datetime) -> bool:
        """Whether it is in force and ends within the days in which that is announced."""
        return self.in_force and self.ends_at is not None and at < self.ends_at <= at + LAPSE_NOTICE


def office_views(session: Session, at: datetime) -> tuple[OfficeView, ...]:
    """The offices as a tree read from top to bottom: superiors first, then by name."""
    offices = register(session)
    rows = {row.id: row for row in session.scalars(sa.select(Office))}
    children: dict[str | None, list[Office]] = {}
    for row in rows.values():
        children.setdefault(row.superior_id, []).append(row)
    holders = _holders(session)
    views: list[OfficeView] = []

    def visit(parent: str | None, depth: int) -> None:
        for row in sorted(children.get(parent, []), key=lambda office: office.name):
            now = {(h.person, h.kind) for h in exercising(row.id, at, offices)}
            views.append(
                OfficeView(
                    office_id=row.id,
                    version=row.ledger_entry,
                    name=row.name,
                    superior_id=row.superior_id,
                    superior=rows[row.superior_id].name if row.superior_id else "",
                    depth=depth,
                    department=row.department,
                    external=row.external,
                    grade=row.grade,
                    holders=tuple(
                        HolderView(
                            holding_id=holding.id,
                            version=holding.ledger_entry,
                            person_id=holding.person_id,
                            person=name,
                            kind=holding.kind,
                            starts_at=holding.starts_at,
                            ends_at=holding.ends_at,
                            exercises=(holding.person_id, holding.kind) in now
                            and holding.starts_at <= at
                            and (holding.ends_at is None or holding.ends_at > at),
                        )
                        for holding, name in holders.get(row.id, [])
                    ),
                )
            )
            visit(row.id, depth + 1)

    visit(None, 0)
    return tuple(views)


def first_office_of(person_id: str | None, offices: Sequence[OfficeView]) -> OfficeView | None:
    """The first office whose powers a person exercises now; none where there is none."""
    return next(
        (one for one in offices for held in one.holders if held.exercises and held.person_id == person_id),
        None,
    )


def _holders(session: Session) -> dict[str, list[tuple[Holding, str]]]:
    found: dict[str, list[tuple[Holding, str]]] = {}
    rows = session.execute(
        sa.select(Holding, Person.name)
        .join(Person, Person.id == Holding.person_id)
        .order_by(Holding.starts_at.desc())
    )
    for holding, name in rows:
        found.setdefault(holding.office_id, []).append((holding, name))
    return found


def person_views(session: Session, at: datetime) -> tuple[PersonView, ...]:
    """The people by name."""
    accounts = {row.person_id: row for row in session.scalars(sa.select(Account))}
    held: dict[str, list[str]] = {}
    for office in office_views(session, at):
        for holder in office.holders:
            if holder.starts_at <= at and (holder.ends_at is None or holder.ends_at > at):
                held.setdefault(holder.person_id, []).append(office.name)
    conflicts: dict[str, list[str]] = {}
    for row in session.scalars(sa.select(ConflictOfInterest).where(ConflictOfInterest.ended_at.is_(None))):
        conflicts.setdefault(row.person_id, []).append(row.country)
    training = _training(session)
    views = []
    for person in session.scalars(sa.select(Person).order_by(Person.name)):
        account = accounts.get(person.id)
        views.append(
            PersonView(
                person_id=person.id,
                version=person.ledger_entry,
                name=person.name,
                title=person.title,
                contact=person.contact,
                offices=tuple(held.get(person.id, ())),
                account_id=account.id if account else "",
                account_version=account.ledger_entry if account else 0,
                login=account.login if account else "",
                roles=tuple(account.roles) if account else (),
                active=bool(account and account.active),
                conflicts=tuple(conflicts.get(person.id, ())),
                training=tuple(training.get(person.id, ())),
            )
        )
    return tuple(views)


def _training(session: Session) -> dict[str, list[str]]:
    """The certificates of each person, in words."""
    found: dict[str, list[str]] = {}
    for row in session.scalars(sa.select(TrainingCertificate).order_by(TrainingCertificate.completed_on)):
        found.setdefault(row.person_id, []).append(certificate_words(row))
    return found


def certificate_words(row: TrainingCertificate) -> str:
    """A certificate: its course, when it was completed, and until when it holds."""
    completed = row.completed_on.isoformat()
    if row.expires_on is None:
        return tr("{course}, since {completed}", course=row.course, completed=completed)
    return tr(
        "{course}, {completed} to {expires}",
        course=row.course,
        completed=completed,
        expires=row.expires_on.isoformat(),
    )


def instrument_views(session: Session, at: datetime) -> tuple[InstrumentView, ...]:
    """The register of delegations by number."""
    offices = register(session)
    rows = session.execute(
        sa.select(Instrument, Revocation.revoked_at, Revocation.reason, Office.external)
        .outerjoin(Revocation, Revocation.instrument_id == Instrument.id)
        .join(Office, Office.id == Instrument.delegate_id)
    ).all()
    table = current_countries(session)
    views = []
    for row, revoked_at, why, external in rows:
        plain = plain_instrument(row, revoked_at, external, table)
        views.append(
            (
                reading_order(plain),
                InstrumentView(
                    instrument_id=row.id,
                    number=row.number,
                    kind=row.kind,
                    delegator_id=row.delegator_id,
                    delegator=offices.office_name(row.delegator_id) if row.delegator_id else "",
                    delegate_id=row.delegate_id,
                    delegate=offices.office_name(row.delegate_id),
                    powers=tuple(sorted(plain.powers or ())),
                    limits=limits_in_words(plain, offices),
                    signed_at=row.signed_at,
                    valid_from=row.valid_from,
                    valid_until=row.valid_until,
                    revoked_at=revoked_at,
                    revocation_reason=why or "",
                    basis=row.basis,
                    document_id=row.document_id,
                    in_force=plain.in_force(at),
                ),
            )
        )
    return tuple(view for _, view in sorted(views, key=lambda pair: pair[0]))
