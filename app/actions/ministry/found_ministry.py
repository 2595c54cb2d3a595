"""The first act in an empty database: a ministry with its people, its offices and its original authority."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa

from app.actions.common import person_of, require_role
from app.actions.evidence.attachments import NewFile
from app.actions.ministry.accounts import OpenAccount, open_account
from app.actions.ministry.delegations import RecordInstrument, record_instrument
from app.actions.ministry.instrument_limits import Limits
from app.actions.ministry.offices import AddOffice, Appoint, add_office, appoint
from app.actions.ministry.people import AddPerson, add_person
from app.actions.ministry.settings import checked, write_settings
from app.refusals import BadInput, Refused
from app.settings import Settings, to_rows
from db.actor import Actor
from db.ledger.entries import public_text
from db.people import Person
from db.vocabulary import HoldingKind, InstrumentKind, Role, SubDelegation
from db.work import Work
from language import tr

FOUNDER = "founder"
"""The key under which offices name the person who founds the ministry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """The first person with an account. Their roles include administrator, or nobody could add others."""

    name: str
    login: str
    roles: frozenset[Role] = frozenset({Role.ADMINISTRATOR})
    title: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPerson:
    """Someone who holds one of the first offices. ``key`` is how this request speaks of them."""

    key: str
    name: str
    title: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOffice:
    """One of the first offices; ``superior`` is the key of another, ``holder`` that of a person.

    ``held_since`` none: from the founding on.
    """

    key: str
    name: str
    superior: str = ""
    department: str = ""
    external: bool = False
    grade: int | None = None
    holder: str = ""
    held_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalAuthority:
    """The law that gives ``office`` every power; it may be given on. ``since`` none: from the founding on."""

    office: str
    basis: str
    since: datetime | None = None
    number: str = "D-001"
    document: NewFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMinistry:
    """A whole first set-up."""

    founder: Founder
    people: tuple[FirstPerson, ...] = ()
    offices: tuple[FirstOffice, ...]
    authority: OriginalAuthority
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """Identifiers of what was made, by the keys of the request; ``founder`` is among the people."""

    account_id: str
    people: Mapping[str, str]
    offices: Mapping[str, str]
    instrument_id: str


def found_ministry(work: Work, actor: Actor, request: FoundMinistry) -> Founded:
    """Enter settings, people, offices, holders and original authority in one go: all of it or nothing.

    ``actor`` is the founder, whose identifiers and key were made beforehand with the vault.

    Raises:
        Refused: ``ministry.founded``, when the database has people already; ``role``, when the founder is
            not an administrator; ``authority.own_delegation``, when the founder holds the office of the
            original authority; and what the single acts refuse.
        BadInput: an unknown key, no office, or unusable text.
    """
    if work.one(sa.select(Person.id).limit(1)) is not None:
        raise Refused(
            "ministry.founded",
            tr("This database belongs to a ministry already."),
            remedy=tr("Choose another folder for a new one."),
        )
    require_role(actor, Role.ADMINISTRATOR)
    settings = checked(work, request.settings)
    # For these acts alone: someone has to record the first authority, whichever roles they keep.
    founding = replace(actor, roles=actor.roles | {Role.ADMINISTRATOR, Role.FOCAL_POINT})
    names = tuple(to_rows(settings))
    if names:
        write_settings(work, settings, names, reason=tr("Founding of the ministry"))
    people = _people(work, founding, request)
    account = _account(work, founding, request)
    offices = _offices(work, founding, request, people)
    return Founded(
        account_id=account,
        people=people,
        offices=offices,
        instrument_id=_authority(work, founding, request.authority, offices),
    )


def _people(work: Work, actor: Actor, request: FoundMinistry) -> dict[str, str]:
    founder = request.founder
    first = AddPerson(
        name=founder.name, title=founder.title, contact=founder.contact, person_id=person_of(actor)
    )
    people = {FOUNDER: add_person(work, actor, first).person_id}
    for person in request.people:
        _require_new(person.key, people, "person")
        entered = AddPerson(name=person.name, title=person.title, contact=person.contact)
        people[person.key] = add_person(work, actor, entered).person_id
    return people


def _account(work: Work, actor: Actor, request: FoundMinistry) -> str:
    if actor.signing_key is None:
        raise AssertionError("the founder's key was made with the vault")
    opened = OpenAccount(
        person_id=person_of(actor),
        login=request.founder.login,
        roles=request.founder.roles,
        public_key=public_text(actor.signing_key),
        account_id=actor.account_id,
    )
    return open_account(work, actor, opened).account_id


def _offices(work: Work, actor: Actor, request: FoundMinistry, people: Mapping[str, str]) -> dict[str, str]:
    if not request.offices:
        raise BadInput(
            "offices",
            tr("A ministry needs an office that can decide."),
            remedy=tr("Name at least one office."),
        )
    offices: dict[str, str] = {}
    for office in request.offices:
        _require_new(office.key, offices, "office")
        entered = AddOffice(
            name=office.name,
            # The superior stands earlier in the list, so that no circle can be founded.
            superior_id=_known(office.superior, offices, "superior") if office.superior else None,
            department=office.department,
            external=office.external,
            grade=office.grade,
        )
        offices[office.key] = add_office(work, actor, entered).office_id
        if office.holder:
            holding = Appoint(
                office_id=offices[office.key],
                person_id=_known(office.holder, people, "holder"),
                kind=HoldingKind.SUBSTANTIVE,
                starts_at=office.held_since or work.at,
            )
            appoint(work, actor, holding)
    return offices


def _authority(work: Work, actor: Actor, authority: OriginalAuthority, offices: Mapping[str, str]) -> str:
    since = authority.since or work.at
    request = RecordInstrument(
        number=authority.number,
        kind=InstrumentKind.STATUTE,
        delegate_id=_known(authority.office, offices, "office of the original authority"),
        limits=Limits(sub_delegation=SubDelegation.YES),
        signed_at=since,
        valid_from=since,
        basis=authority.basis,
        document=authority.document,
    )
    return record_instrument(work, actor, request).instrument_id


def _known(key: str, known: Mapping[str, str], field_name: str) -> str:
    if key not in known:
        raise BadInput(
            field_name,
            tr("“{key}” is not named before it is used.", key=key[:40]),
            remedy=tr("List it first, the highest office at the top."),
        )
    return known[key]


def _require_new(key: str, known: Mapping[str, str], what: str) -> None:
    if key in known:
        raise BadInput(
            what, tr("“{key}” stands there twice.", key=key[:40]), remedy=tr("Give each a key of its own.")
        )
