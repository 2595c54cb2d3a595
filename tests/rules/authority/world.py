"""The worked cases of the design as values of the authority rules."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.rules.authority import (
    DecisionRequest,
    Holding,
    Instrument,
    Matter,
    Office,
    PriorDecision,
    Register,
    Standing,
    Tool,
)
from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation, Urgency

CASES_FILE = Path(__file__).parents[2] / "data" / "authority_cases.json"
NO_LIMIT = "all"

_PHASES = {"RP": Phase.RISK_PRESENT, "VE": Phase.VIOLENCE_ESCALATION, "IR": Phase.IMMINENT_RISK}
_TOOLS = {"RP": 5, "VE": 7, "IR": 7}


@dataclass(frozen=True)
class WorkedCase:
    id: str
    title: str
    rule: int | None
    request: DecisionRequest
    outcome: Standing
    instrument: str | None


@dataclass(frozen=True)
class WorkedSearch:
    id: str
    near: str
    matter: Matter
    offices: list[str]


def load() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(CASES_FILE.read_text(encoding="utf-8"))
    return data


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def money(value: dict[str, str]) -> Money:
    return Money(Decimal(value["amount"]), value["currency"])


def register(data: dict[str, Any]) -> Register:
    world = data["world"]
    return Register.of(
        offices=offices(world),
        holdings=[
            Holding(
                office=held["office"],
                person=held["person"],
                kind=HoldingKind(held["kind"]),
                starts=instant(held["from"]),
                ends=instant(held["to"]) if held["to"] else None,
            )
            for held in world["holders"]
        ],
        instruments=instruments(world),
        tools=tools(world),
    )


def offices(world: dict[str, Any]) -> list[Office]:
    return [
        Office(id=office["id"], name=office["name"], superior=office["superior"])
        for office in world["offices"]
    ]


def tools(world: dict[str, Any]) -> list[Tool]:
    preconditions: dict[str, list[str]] = world["preconditions"]
    return [
        Tool(code=code, phase=_PHASES[prefix], preconditions=frozenset(preconditions.get(code, [])))
        for prefix, count in _TOOLS.items()
        for code in (f"{prefix}-{number}" for number in range(1, count + 1))
    ]


def instruments(world: dict[str, Any]) -> list[Instrument]:
    return [_instrument(entry, world["regions"]) for entry in world["instruments"]]


def _instrument(entry: dict[str, Any], regions: dict[str, list[str]]) -> Instrument:
    countries: frozenset[str] | None = None
    if entry["countries"] != NO_LIMIT:
        countries = frozenset(code for name in entry["countries"] for code in regions.get(name, [name]))
    return Instrument(
        id=entry["id"],
        number=entry["id"],
        kind=InstrumentKind.DELEGATION if entry["delegator"] else InstrumentKind.STATUTE,
        delegator=entry["delegator"],
        delegate=entry["delegate"],
        powers=None if entry["powers"] == NO_LIMIT else frozenset(entry["powers"]),
        countries=countries,
        phases=None if entry["phases"] == NO_LIMIT else frozenset(map(Phase, entry["phases"])),
        ceiling=money(entry["ceiling"]) if entry["ceiling"] else None,
        sub_delegation=SubDelegation.YES if entry["may_sub_delegate"] else SubDelegation.NO,
        signed_at=instant(entry["signed"]),
        valid_from=instant(entry["valid_from"]),
        valid_until=instant(entry["valid_until"]) if entry["valid_until"] else None,
        revoked_at=instant(entry["revoked"]) if entry["revoked"] else None,
        personal=entry["personal"],
        excludes_acting=entry["exclude_acting"],
        emergency_hours=entry["emergency"]["ratify_within_hours"] if entry["emergency"] else None,
        consult=frozenset(entry["consult"]),
        second_signature=entry["second_signature"],
    )


def matter(request: dict[str, Any]) -> Matter:
    currency = request["cost"]["currency"]
    return Matter(
        tool=request["tool"],
        country=request["country"],
        phase=Phase(request["phase"]),
        urgency=Urgency(request["urgency"]),
        cost=money(request["cost"]),
        at=instant(request["at"]),
        wrote=frozenset(request["wrote"]),
        assessed=frozenset(request["assessed"]),
        conflicts=frozenset(request["conflicts"]),
        consulted=frozenset(request["consulted"]),
        recorded=frozenset(request["recorded"]),
        signed_by=frozenset(request["signed_by"]),
        prior=tuple(
            PriorDecision(
                instrument=prior["instrument"],
                tool=prior["tool"],
                country=prior["country"],
                cost=Money(Decimal(prior["cost"]), currency),
                decided_at=instant(prior["decided_at"]),
            )
            for prior in request["prior"]
        ),
        out_of_phase_reason=request.get("out_of_phase_reason", ""),
    )


def cases(data: dict[str, Any]) -> list[WorkedCase]:
    return [
        WorkedCase(
            id=case["id"],
            title=case["title"],
            rule=case["rule"],
            request=matter(case["request"]).put_to(case["request"]["office"], case["request"]["person"]),
            outcome=Standing(case["expect"]["outcome"]),
            instrument=case["expect"]["instrument"],
        )
        for case in data["cases"]
    ]


def searches(data: dict[str, Any]) -> list[WorkedSearch]:
    return [
        WorkedSearch(
            id=search["id"],
            near=search["addressed"],
            matter=matter(search["request"]),
            offices=search["expect"],
        )
        for search in data["who_can_decide"]
    ]
