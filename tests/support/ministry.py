"""A small ministry like the world of ``authority_cases.json``, built through the use cases."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.evidence.attachments import NewFile
from app.actions.ministry.accounts import OpenAccount, open_account
from app.actions.ministry.delegations import (
    RecordInstrument,
    RevokeInstrument,
    record_instrument,
    revoke_instrument,
)
from app.actions.ministry.instrument_limits import Limits
from app.actions.ministry.offices import AddOffice, Appoint, add_office, appoint
from app.actions.ministry.people import AddPerson, add_person
from app.perform import UseCase, perform
from app.reading.ministry.settings import read_settings
from app.refusals import BadInput, Refused
from app.rules.entry.money import parse_money
from app.settings import Settings
from db.actor import Actor
from db.base import Base
from db.engine import DATABASE, create_database, engine_over, share_compiled
from db.ledger.entries import ledger, public_text
from db.store import Store
from db.vocabulary import HoldingKind, InstrumentKind, Phase, Role, SubDelegation
from tests.support.filling import migrate_as_before

CASES = Path(__file__).parents[1] / "data" / "authority_cases.json"
NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
"""The instant at which the clock of a built ministry stands."""

LEFT_OUT = frozenset({"D-007"})
"""Given on without leave (Authority rule 16): the use case refuses what the world only imagines."""

PAPER = NewFile(name="signed.pdf", content=b"%PDF-1.7 signed paper", media_type="application/pdf")
KEY = bytes(range(32))

STAFF: dict[str, tuple[str, frozenset[Role]]] = {
    "P-ADM": ("Ines Duarte", frozenset({Role.ADMINISTRATOR})),
    "P-AN1": ("Amina Okoro", frozenset({Role.ANALYST})),
    "P-AN2": ("Jonas Berg", frozenset({Role.ANALYST})),
    "P-FP": ("Lucía Ferrer", frozenset({Role.FOCAL_POINT, Role.AUTHORITY})),
    "P-REC": ("Tomas Hale", frozenset({Role.RECORDER})),
    "P-AUD": ("Ruth Adeyemi", frozenset({Role.AUDITOR})),
    "P-MIN": ("Helena Marsh", frozenset({Role.AUTHORITY})),
    "P-FIN": ("Oskar Lind", frozenset({Role.AUTHORITY})),
    "P-PS": ("Peter Osei", frozenset({Role.AUTHORITY})),
    "P-DG1": ("Dana Whitlock", frozenset({Role.AUTHORITY})),
    "P-DG2": ("Gabriel Roux", frozenset({Role.AUTHORITY})),
    "P-DEV": ("Dev Malhotra", frozenset({Role.AUTHORITY})),
    "P-HR": ("Hana Rehak", frozenset({Role.AUTHORITY, Role.ANALYST})),
    "P-ACT": ("Alec Thorne", frozenset({Role.AUTHORITY})),
    "P-AMB": ("Ambra Bellini", frozenset({Role.AUTHORITY})),
    "P-SAN": ("Sanna Virtanen", frozenset({Role.AUTHORITY})),
    "P-DUTY": ("Duarte Yates", frozenset({Role.AUTHORITY})),
}
"""The people of the world by the cases' names for them, and the staff around them."""

Request = TypeVar("Request")
Result = TypeVar("Result")
Row = TypeVar("Row", bound=Base)

Drawing = Callable[[Store, Actor, Request], Result]
"""An act that takes its transactions itself, since others write while it draws."""


class SetClock:
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Ministry:
    """An open ministry: its store, its clock, and identifiers by the cases' own names."""

    store: Store
    clock: SetClock
    offices: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    holdings: dict[tuple[str, str], str] = field(default_factory=dict)

    def do(self, who: str, use_case: UseCase[Request, Result], request: Request) -> Result:
        """Run a use case as one of the people."""
        return perform(self.store, self.actors[who], use_case, request)

    def draw(self, who: str, act: Drawing[Request, Result], request: Request) -> Result:
        """Let one of the people draw what leaves the case."""
        return act(self.store, self.actors[who], request)

    def refused(self, who: str, use_case: UseCase[Request, Result], request: Request) -> Refused:
        """The refusal that a use case meets; it must stand on the ledger too."""
        return self.refusal(lambda: self.do(who, use_case, request))

    def refusal(self, act: Callable[[], object]) -> Refused:
        """The refusal that an act meets; it must stand on the ledger too."""
        before = self._entries()
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.remedy or caught.value.rule == "role"
        assert self._entries() == before + 1
        return caught.value

    def rejected(self, who: str, use_case: UseCase[Request, Result], request: Request) -> BadInput:
        """The error that unusable input meets."""
        return self.rejection(lambda: self.do(who, use_case, request))

    def rejection(self, act: Callable[[], object]) -> BadInput:
        """The error that an act on unusable input meets."""
        with pytest.raises(BadInput) as caught:
            act()
        assert caught.value.remedy
        return caught.value

    def row(self, kind: type[Row], row_id: str) -> Row:
        """A row as it now stands, for looking at only."""
        with self.store.read() as session:
            return session.get_one(kind, row_id)

    def version(self, kind: type[Row], row_id: str) -> int:
        """The version of a row that whoever changes it now has before them."""
        return self.row(kind, row_id).ledger_entry

    def settings(self) -> Settings:
        """The settings in force."""
        with self.store.read() as session:
            return read_settings(session)

    def _entries(self) -> int:
        with self.store.read() as session:
            return session.scalar(sa.select(sa.func.count()).select_from(ledger)) or 0


def instant(text: str) -> datetime:
    """An instant of the cases."""
    return datetime.fromisoformat(text)


def new_store(folder: Path, clock: Callable[[], datetime]) -> Store:
    """An empty, encrypted, migrated database in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    engine = create_database(folder, KEY)
    migrate_as_before(engine)
    return Store(engine, clock=clock)


@contextmanager
def copy_of(template: Ministry, source: Path, folder: Path) -> Iterator[Ministry]:
    """A ministry of its own, copied from one whose store is closed."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / DATABASE, folder / DATABASE)
    clock = SetClock(template.clock.at)
    # Connected to when it is first used: most tests begin with a step that others took before them, which replaces the file.
    engine = engine_over(folder / DATABASE, KEY)
    share_compiled(engine)
    store = Store(engine, clock=clock)
    try:
        yield replace(template, store=store, clock=clock)
    finally:
        store.close()


def build_ministry(folder: Path) -> Ministry:
    """The whole world in a new database; the clock ends at :data:`NOW`."""
    world = json.loads(CASES.read_text("utf-8"))["world"]
    clock = SetClock(instant("2025-01-02T00:00:00Z"))
    ministry = Ministry(store=new_store(folder, clock), clock=clock)
    _people(ministry)
    _offices(ministry, world)
    for raw in sorted(world["instruments"], key=lambda item: str(item["signed"])):
        if raw["id"] not in LEFT_OUT:
            clock.at = max(clock.at, instant(raw["signed"]))
            kept = ministry.do("P-REC", record_instrument, instrument_request(ministry, raw))
            ministry.instruments[raw["id"]] = kept.instrument_id
    clock.at = NOW
    for raw in world["instruments"]:
        if raw["revoked"]:
            ministry.do("P-REC", revoke_instrument, _revocation(ministry, raw))
    return ministry


def closed_ministry(folder: Path) -> Ministry:
    """The whole world, closed, so that the whole database is in its one file: a template for :func:`copy_of`."""
    ministry = build_ministry(folder)
    ministry.store.close()
    return ministry


def instrument_request(ministry: Ministry, raw: dict[str, Any]) -> RecordInstrument:
    """The request that records an instrument of the cases."""
    statute = raw["delegator"] is None
    signed = instant(raw["signed"])
    ceiling = raw["ceiling"]
    return RecordInstrument(
        number=raw["id"],
        kind=InstrumentKind.STATUTE if statute else InstrumentKind.DELEGATION,
        delegator_id=None if statute else ministry.offices[raw["delegator"]],
        delegate_id=ministry.offices[raw["delegate"]],
        signed_at=signed,
        signed_by_id=None if statute else ministry.people[_holder(raw["delegator"])],
        # The cases' D-013 is dated back on purpose; the register takes it from its signature on.
        valid_from=max(signed, instant(raw["valid_from"])),
        valid_until=None if raw["valid_until"] is None else instant(raw["valid_until"]),
        basis="Foreign Service Act, section 3" if statute else "",
        document=None if statute else PAPER,
        limits=Limits(
            powers=None if raw["powers"] == "all" else tuple(raw["powers"]),
            countries=None if raw["countries"] == "all" else tuple(raw["countries"]),
            phases=None if raw["phases"] == "all" else tuple(Phase(code) for code in raw["phases"]),
            ceiling=None if ceiling is None else parse_money(ceiling["amount"], ceiling["currency"]),
            sub_delegation=SubDelegation.YES if raw["may_sub_delegate"] else SubDelegation.NO,
            personal_id=None if raw["personal"] is None else ministry.people[raw["personal"]],
            excludes_acting=raw["exclude_acting"],
            emergency_hours=None if raw["emergency"] is None else raw["emergency"]["ratify_within_hours"],
            consult=tuple(raw["consult"]),
            second_signature_id=None
            if raw["second_signature"] is None
            else ministry.offices[raw["second_signature"]],
        ),
    )


def _holder(office: str) -> str:
    return {
        "minister": "P-MIN",
        "permanent_secretary": "P-PS",
        "dg_political": "P-DG1",
        "dg_development": "P-DEV",
    }[office]


def _revocation(ministry: Ministry, raw: dict[str, Any]) -> RevokeInstrument:
    return RevokeInstrument(
        instrument_id=ministry.instruments[raw["id"]],
        reason="The tasks of the office changed.",
        signed_at=NOW,
        effective_at=instant(raw["revoked"]),
        signed_by_id=ministry.people[_holder(raw["delegator"])],
        document=PAPER,
    )


def _people(ministry: Ministry) -> None:
    founder = Actor(account_id=None, person_id=None, name="Founder", roles=frozenset({Role.ADMINISTRATOR}))
    for code, (name, roles) in STAFF.items():
        person = perform(ministry.store, founder, add_person, AddPerson(name=name))
        key = Ed25519PrivateKey.generate()
        request = OpenAccount(
            person_id=person.person_id,
            login=code.lower(),
            roles=roles,
            public_key=public_text(key),
        )
        account = perform(ministry.store, founder, open_account, request)
        ministry.people[code] = person.person_id
        ministry.actors[code] = Actor(
            account_id=account.account_id,
            person_id=person.person_id,
            name=name,
            roles=roles,
            signing_key=key,
        )


def _offices(ministry: Ministry, world: dict[str, Any]) -> None:
    for raw in world["offices"]:
        superior = raw["superior"]
        request = AddOffice(
            name=raw["name"], superior_id=None if superior is None else ministry.offices[superior]
        )
        ministry.offices[raw["id"]] = ministry.do("P-ADM", add_office, request).office_id
    for raw in world["holders"]:
        kept = ministry.do(
            "P-ADM",
            appoint,
            Appoint(
                office_id=ministry.offices[raw["office"]],
                person_id=ministry.people[raw["person"]],
                kind=HoldingKind(raw["kind"]),
                starts_at=instant(raw["from"]),
                ends_at=None if raw["to"] is None else instant(raw["to"]),
            ),
        )
        ministry.holdings[raw["office"], raw["person"]] = kept.holding_id
