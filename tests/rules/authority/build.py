"""A small ministry to bend: a minister, a secretary, a director and a head, one below the other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.rules.authority import DecisionRequest, Holding, Instrument, Matter, Office, Register, Tool
from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation, Urgency

START = datetime(2025, 1, 1, tzinfo=UTC)
AT = datetime(2026, 1, 15, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

MINISTER, SECRETARY, DIRECTOR, HEAD = "minister", "secretary", "director", "head"
LINE = (MINISTER, SECRETARY, DIRECTOR, HEAD)

OFFICES = [
    Office(id=MINISTER, name="Minister", grade=9),
    Office(id=SECRETARY, name="Secretary", superior=MINISTER, grade=8),
    Office(id=DIRECTOR, name="Director", superior=SECRETARY, grade=6),
    Office(id=HEAD, name="Head", superior=DIRECTOR, grade=4),
    Office(id="ngo", name="Relief Fund", external=True),
]
HOLDINGS = [
    Holding(office=office.id, person=f"p-{office.id}", kind=HoldingKind.SUBSTANTIVE, starts=START)
    for office in OFFICES
]
TOOLS = [
    Tool(code="RP-1", phase=Phase.RISK_PRESENT),
    Tool(code="VE-1", phase=Phase.VIOLENCE_ESCALATION, name="Representations"),
    Tool(code="IR-1", phase=Phase.IMMINENT_RISK, preconditions=frozenset({"legal_basis"})),
    Tool(code="IR-7", phase=Phase.IMMINENT_RISK, minister_personally=True),
]


def eur(amount: int | str) -> Money:
    return Money(Decimal(amount), "EUR")


def statute(**limits: Any) -> Instrument:
    values: dict[str, Any] = {
        "id": "S-1",
        "number": "S-1",
        "kind": InstrumentKind.STATUTE,
        "delegator": None,
        "delegate": MINISTER,
        "signed_at": START,
        "valid_from": START,
        "sub_delegation": SubDelegation.YES,
    }
    return Instrument(**values | limits)


def delegation(number: str, delegator: str, delegate: str, **limits: Any) -> Instrument:
    values: dict[str, Any] = {
        "kind": InstrumentKind.DELEGATION,
        "signed_at": START,
        "valid_from": START,
        "sub_delegation": SubDelegation.YES,
    }
    return Instrument(id=number, number=number, delegator=delegator, delegate=delegate, **values | limits)


def line(**limits: dict[str, Any]) -> list[Instrument]:
    """S-1, D-1, D-2 and D-3 down the line; ``limits`` by number, a dash written as an underscore."""
    whole = [
        statute(),
        delegation("D-1", MINISTER, SECRETARY),
        delegation("D-2", SECRETARY, DIRECTOR),
        delegation("D-3", DIRECTOR, HEAD, sub_delegation=SubDelegation.NO),
    ]
    return [replace(item, **limits.get(item.number.replace("-", "_"), {})) for item in whole]


def register(
    instruments: Iterable[Instrument],
    *,
    holdings: Iterable[Holding] = HOLDINGS,
    offices: Iterable[Office] = OFFICES,
) -> Register:
    return Register.of(offices=offices, holdings=holdings, instruments=instruments, tools=TOOLS)


def matter(**facts: Any) -> Matter:
    values: dict[str, Any] = {
        "tool": "VE-1",
        "country": "MMR",
        "phase": Phase.VIOLENCE_ESCALATION,
        "urgency": Urgency.PRIORITY,
        "cost": eur(1000),
        "at": AT,
    }
    return Matter(**values | facts)


def request(office: str = HEAD, person: str | None = None, **facts: Any) -> DecisionRequest:
    return matter(**facts).put_to(office, person or f"p-{office}")


def emergency(office: str = HEAD, **facts: Any) -> DecisionRequest:
    return request(office, **{"phase": Phase.IMMINENT_RISK, "urgency": Urgency.IMMEDIATE} | facts)


def acting(office: str, person: str, *, starts: datetime = START, ends: datetime | None = None) -> Holding:
    return Holding(office=office, person=person, kind=HoldingKind.ACTING, starts=starts, ends=ends)


def substantive(
    office: str, person: str, *, starts: datetime = START, ends: datetime | None = None
) -> Holding:
    return Holding(office=office, person=person, kind=HoldingKind.SUBSTANTIVE, starts=starts, ends=ends)
