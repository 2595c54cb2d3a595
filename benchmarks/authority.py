"""How long one resolution of authority takes, against one indexed look-up of the candidate instruments.

Both in the same run, in a register of 5,000 instruments and 1,000 offices: the look-up fetches the rows of the
deciding office from an SQLite table by its index and makes value objects of them, as a register over a database
would; the resolution starts from a register that has read nothing yet. Then the same with chains of 1 to 16 links.
Run with ``python -m benchmarks.authority``; the exit status is 1 when a target is missed.
"""

import gc
import json
import sqlite3
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from time import perf_counter_ns

from app.rules.authority import (
    DecisionRequest,
    Holding,
    Instrument,
    MemorySource,
    Office,
    Register,
    Tool,
    resolve,
)
from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation, Urgency

OFFICES = 1000
INSTRUMENTS = 5000
CHAIN_LENGTHS = (1, 2, 4, 8, 16)
LARGEST_RATIO = 5.0
ROUNDS = 41

_START = datetime(2025, 1, 1, tzinfo=UTC)
_AT = datetime(2026, 1, 15, 9, tzinfo=UTC)
_COUNTRIES = ("MMR", "AFG", "UKR", "SDN", "THA", "KHM", "LAO", "VNM")
_TOOLS = [
    Tool(code=f"{prefix}-{number}", phase=phase)
    for prefix, phase, count in (
        ("RP", Phase.RISK_PRESENT, 5),
        ("VE", Phase.VIOLENCE_ESCALATION, 7),
        ("IR", Phase.IMMINENT_RISK, 7),
    )
    for number in range(1, count + 1)
]
_CODES = [tool.code for tool in _TOOLS]


def ministry(*, depth: int) -> tuple[list[Office], list[Holding], list[Instrument]]:
    """A ministry of 1,000 offices, in lines ``depth`` offices long below one minister, and 5,000 instruments.

    Every office has five. One of them gives it ``VE-1`` from its superior, so that its chain is as long as its line;
    the others give other tools, in other countries, from superiors nearer and farther.
    """
    offices = [Office(id="office-0", name="Minister")]
    instruments = [
        Instrument(
            id="instrument-0",
            number="D-0000",
            kind=InstrumentKind.STATUTE,
            delegator=None,
            delegate="office-0",
            sub_delegation=SubDelegation.YES,
            signed_at=_START,
            valid_from=_START,
        )
    ]
    step = max(1, depth - 1)
    for place in range(1, OFFICES):
        first_of_line = (place - 1) % step == 0
        superior = "office-0" if first_of_line else f"office-{place - 1}"
        offices.append(Office(id=f"office-{place}", name=f"Office {place}", superior=superior))
        instruments += _given(place, superior)
    holdings = [
        Holding(office=office.id, person=f"person-{office.id}", kind=HoldingKind.SUBSTANTIVE, starts=_START)
        for office in offices
    ]
    spare = INSTRUMENTS - len(instruments)
    instruments += [
        replace(
            instruments[1 + at],
            id=f"spare-{at}",
            number=f"S-{at:04}",
            valid_until=_START + timedelta(days=30),
        )
        for at in range(spare)
    ]
    return offices, holdings, instruments


def _given(place: int, superior: str) -> list[Instrument]:
    line = Instrument(
        id=f"instrument-{place}-0",
        number=f"D-{place:04}-0",
        kind=InstrumentKind.DELEGATION,
        delegator=superior,
        delegate=f"office-{place}",
        powers=frozenset({"VE-1", "RP-1"}),
        ceiling=Money(Decimal(5_000_000), "EUR"),
        sub_delegation=SubDelegation.YES,
        signed_at=_START,
        valid_from=_START,
        consult=frozenset({"Legal"}),
    )
    others = [
        replace(
            line,
            id=f"instrument-{place}-{number}",
            number=f"D-{place:04}-{number}",
            delegator=superior if number % 2 else "office-0",
            powers=frozenset({_CODES[(place + number * 3 + step) % len(_CODES)] for step in range(6)}),
            countries=frozenset(_COUNTRIES[1 + number :]),
        )
        for number in range(1, 5)
    ]
    return [line, *others]


def request(place: int, *, tool: str = "VE-1") -> DecisionRequest:
    """A request by the holder of one office."""
    return DecisionRequest(
        office=f"office-{place}",
        person=f"person-office-{place}",
        tool=tool,
        country="MMR",
        phase=Phase.VIOLENCE_ESCALATION,
        urgency=Urgency.PRIORITY,
        cost=Money(Decimal(1000), "EUR"),
        at=_AT,
        consulted=frozenset({"Legal"}),
    )


def table(instruments: Sequence[Instrument]) -> sqlite3.Connection:
    """The instruments in an SQLite table, indexed by the delegate office."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE instrument (id TEXT PRIMARY KEY, number TEXT, kind TEXT, delegator TEXT, delegate TEXT,"
        " powers TEXT, countries TEXT, ceiling TEXT, currency TEXT, sub_delegation TEXT, signed_at TEXT,"
        " valid_from TEXT, valid_until TEXT, consult TEXT)"
    )
    connection.execute("CREATE INDEX instrument_delegate ON instrument (delegate)")
    connection.executemany(
        "INSERT INTO instrument VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [_row(instrument) for instrument in instruments],
    )
    return connection


def _row(instrument: Instrument) -> tuple[str | None, ...]:
    return (
        instrument.id,
        instrument.number,
        instrument.kind.value,
        instrument.delegator,
        instrument.delegate,
        None if instrument.powers is None else json.dumps(sorted(instrument.powers)),
        None if instrument.countries is None else json.dumps(sorted(instrument.countries)),
        None if instrument.ceiling is None else str(instrument.ceiling.amount),
        None if instrument.ceiling is None else instrument.ceiling.currency,
        instrument.sub_delegation.value,
        instrument.signed_at.isoformat(),
        instrument.valid_from.isoformat(),
        None if instrument.valid_until is None else instrument.valid_until.isoformat(),
        json.dumps(sorted(instrument.consult)),
    )


def look_up(connection: sqlite3.Connection, office: str) -> list[Instrument]:
    """The candidate instruments of one office, as value objects."""
    rows = connection.execute("SELECT * FROM instrument WHERE delegate = ?", (office,)).fetchall()
    return [
        Instrument(
            id=row[0],
            number=row[1],
            kind=InstrumentKind(row[2]),
            delegator=row[3],
            delegate=row[4],
            powers=None if row[5] is None else frozenset(json.loads(row[5])),
            countries=None if row[6] is None else frozenset(json.loads(row[6])),
            ceiling=None if row[7] is None else Money(Decimal(row[7]), row[8]),
            sub_delegation=SubDelegation(row[9]),
            signed_at=datetime.fromisoformat(row[10]),
            valid_from=datetime.fromisoformat(row[11]),
            valid_until=None if row[12] is None else datetime.fromisoformat(row[12]),
            consult=frozenset(json.loads(row[13])),
        )
        for row in rows
    ]


def compare(
    first: Callable[[int], object], second: Callable[[int], object], places: Sequence[int]
) -> list[float]:
    """Median microseconds of one call of each. The two take turns, so that a busy machine burdens both alike."""
    spent: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        for times, act in zip(spent, (first, second), strict=True):
            began = perf_counter_ns()
            for place in places:
                act(place)
            times.append((perf_counter_ns() - began) / len(places) / 1000)
    return [statistics.median(times) for times in spent]


def main() -> int:
    """Measure, print, and say by the exit status whether the targets are met."""
    gc.disable()
    met = True
    print(f"Authority: {INSTRUMENTS:,} instruments, {OFFICES:,} offices, {ROUNDS} rounds")
    print(f"{'links':>6} {'look-up':>10} {'resolve':>10} {'ratio':>7} {'refuse':>10} {'ratio':>7}")
    per_length: dict[int, float] = {}
    for length in CHAIN_LENGTHS:
        offices, holdings, instruments = ministry(depth=length)
        source = MemorySource(offices, holdings, instruments, _TOOLS)
        connection = table(instruments)
        step = max(1, length - 1)
        places = [0] if length == 1 else [line * step + step for line in range((OFFICES - 1) // step)][:25]

        def fetch(place: int, connection: sqlite3.Connection = connection) -> object:
            return look_up(connection, f"office-{1 + place % (OFFICES - 1)}")

        def decide(place: int, source: MemorySource = source, length: int = length) -> object:
            verdict = resolve(request(place), Register(source))
            if len(verdict.chain) != length:
                raise AssertionError(verdict.message)
            return verdict

        def refuse(place: int, source: MemorySource = source) -> object:
            return resolve(
                replace(request(place), consulted=frozenset(), signed_by=frozenset()), Register(source)
            )

        looked, decided = compare(fetch, decide, places)
        _, refused = compare(fetch, refuse, places)
        per_length[length] = decided
        print(
            f"{length:>6} {looked:>8.1f}µs {decided:>8.1f}µs {decided / looked:>7.2f}"
            f" {refused:>8.1f}µs {refused / looked:>7.2f}"
        )
        met = met and decided / looked < LARGEST_RATIO
    growth = per_length[CHAIN_LENGTHS[-1]] / per_length[CHAIN_LENGTHS[0]]
    span = CHAIN_LENGTHS[-1] / CHAIN_LENGTHS[0]
    met = met and growth <= span
    print(
        f"From {CHAIN_LENGTHS[0]} to {CHAIN_LENGTHS[-1]} links the time grows {growth:.1f}-fold (at most {span:.0f})"
    )
    print(
        "Targets met."
        if met
        else f"TARGET MISSED: under {LARGEST_RATIO:.0f} times, and no faster than the chain."
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
