"""The invented ministry: founded, staffed and given its instruments, through the use cases.

It is made for looking around in, with invented people and a passphrase that everybody may read here. So its
vault costs less to open than a real one (:data:`DEMO_KDF`), and nobody has to choose a passphrase first.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from app.actions.ministry.accounts import OpenAccount, open_account
from app.actions.ministry.delegations import RecordInstrument, record_instrument
from app.actions.ministry.found_ministry import (
    FirstOffice,
    FirstPerson,
    Founder,
    FoundMinistry,
    OriginalAuthority,
)
from app.actions.ministry.instrument_limits import Limits
from app.demo.logins import demo_passphrase
from app.demo.paper import signed_paper
from app.demo.stage import SetClock, Stage
from app.demo.tables import Table, ministry_table
from app.opening.ministry import OpenMinistry, actor_of, create_ministry
from app.perform import perform
from app.printing import Printer
from app.rules.entry.money import parse_money
from app.settings import Settings
from db import vault
from db.actor import Actor
from db.base import new_id
from db.vault import KdfParameters
from db.vocabulary import InstrumentKind, Phase, Role, SubDelegation

DEMO_KDF = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
"""Cheap on purpose: the passphrase is printed in the program, so a slow key derivation protects nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMinistry:
    """The founded ministry, open for the administrator, and the stage on it."""

    ministry: OpenMinistry
    stage: Stage
    recovery_key: str = field(repr=False)


def found_demo(folder: Path, printer: Printer, *, kdf: KdfParameters = DEMO_KDF) -> DemoMinistry:
    """Make the demonstration ministry in ``folder``, which is empty or not there; nothing has happened yet.

    Raises:
        BadInput, Damaged: as :func:`app.opening.ministry.create_ministry`.
    """
    table = ministry_table()
    clock = SetClock(table["ministry"]["founded"])
    request = _founding(table)
    made = create_ministry(folder, request, passphrase=demo_passphrase(), kdf=kdf, clock=clock)
    ministry, founded = made.ministry, made.founded
    people = {person["key"]: person for person in table["people"]}
    # The founder is the administrator; the others' keys come with their places in the vault.
    cast = {"admin": ministry.actor} | {
        key: _account(ministry, people[key], person_id)
        for key, person_id in founded.people.items()
        if key in people
    }
    stage = Stage(
        store=ministry.store,
        clock=clock,
        printer=printer,
        cast=cast,
        offices=dict(founded.offices),
        office_names={office["key"]: office["name"] for office in table["offices"]},
    )
    for row in table["instruments"][1:]:
        kept = stage.as_person("recorder").do(record_instrument, _instrument(stage, table, row))
        stage.instruments[kept.number] = kept.instrument_id
    return DemoMinistry(ministry=ministry, stage=stage, recovery_key=made.recovery_key)


def _founding(table: Table) -> FoundMinistry:
    ministry = table["ministry"]
    admin, *others = table["people"]
    holders = {row["office"]: row for row in table["holdings"]}
    statute = table["instruments"][0]
    return FoundMinistry(
        founder=Founder(name=admin["name"], login=admin["login"]),
        people=tuple(
            FirstPerson(
                key=person["key"],
                name=person["name"],
                title=person.get("title", ""),
                contact=person.get("contact", ""),
            )
            for person in others
        ),
        offices=tuple(
            FirstOffice(
                key=office["key"],
                name=office["name"],
                superior=office.get("superior", ""),
                department=office["department"],
                external=office.get("external", False),
                grade=office.get("grade"),
                holder=holders[office["key"]]["person"] if office["key"] in holders else "",
                held_since=holders[office["key"]]["from"] if office["key"] in holders else None,
            )
            for office in table["offices"]
        ),
        authority=OriginalAuthority(
            office=statute["delegate"],
            basis=statute["basis"],
            since=statute["signed"],
            number=statute["number"],
        ),
        settings=Settings(
            ministry_name=ministry["name"],
            time_zone=ministry["time_zone"],
            currency=ministry["currency"],
            marking_scheme=ministry["marking_scheme"],
            ceiling=ministry["ceiling"],
            default_marking=ministry["default_marking"],
            demonstration=True,
        ),
    )


def _account(ministry: OpenMinistry, person: Mapping[str, Any], person_id: str) -> Actor:
    """A person's account and place in the vault.

    Unlike ``app.opening.accounts.create_account`` the passphrase is final: nobody chooses one in a demonstration.
    """
    account_id, at = new_id(), ministry.store.clock()
    key = vault.add_user_slot(
        ministry.folder,
        ministry.unlocked,
        user_id=account_id,
        login=person["login"],
        passphrase=demo_passphrase(),
        provisional=False,
        at=at,
    )
    opened = OpenAccount(
        person_id=person_id,
        login=person["login"],
        roles=frozenset(Role(code) for code in person["roles"]),
        public_key=base64.b64encode(key).decode(),
        account_id=account_id,
    )
    perform(ministry.store, ministry.actor, open_account, opened)
    return actor_of(ministry.store, vault.unlock(ministry.folder, person["login"], demo_passphrase(), at=at))


def _instrument(stage: Stage, table: Table, row: Mapping[str, Any]) -> RecordInstrument:
    signer = next(held["person"] for held in table["holdings"] if held["office"] == row["delegator"])
    signed: datetime = row["signed"]
    names = {office["key"]: office["name"] for office in table["offices"]}
    paper = signed_paper(
        f"{row['number']}.pdf",
        (
            f"Instrument of delegation {row['number']}",
            f"From: {names[row['delegator']]}",
            f"To: {names[row['delegate']]}",
            f"Tools: {', '.join(row['powers'])}",
            f"Signed on {signed:%d %B %Y} by {stage.cast[signer].name}",
        ),
    )
    ceiling = row.get("ceiling")
    phases = row.get("phases")
    countries = row.get("countries")
    second, personal = row.get("second_signature"), row.get("personal")
    return RecordInstrument(
        number=row["number"],
        kind=InstrumentKind.DELEGATION,
        delegator_id=stage.offices[row["delegator"]],
        delegate_id=stage.offices[row["delegate"]],
        signed_at=signed,
        signed_by_id=stage.as_person(signer).person_id,
        valid_from=signed,
        document=paper,
        limits=Limits(
            powers=tuple(row["powers"]),
            countries=None if countries is None else tuple(countries),
            phases=None if phases is None else tuple(Phase(code) for code in phases),
            ceiling=None if ceiling is None else parse_money(ceiling, table["ministry"]["currency"]),
            sub_delegation=SubDelegation(row.get("sub_delegation", "no")),
            personal_id=None if personal is None else stage.as_person(personal).person_id,
            excludes_acting=row.get("excludes_acting", False),
            emergency_hours=row.get("emergency_hours"),
            consult=tuple(row.get("consult", ())),
            second_signature_id=None if second is None else stage.offices[second],
        ),
    )
