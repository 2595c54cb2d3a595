"""What would fall if an instrument ended, a post fell vacant or somebody acted in it: before the act, or as a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.authority import if_conditions_were_met
from app.reading.authority.effects import ACTING, effects_of, pending_rows
from app.reading.authority.matters import matter_of
from app.reading.authority.register import StoredSource
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reading.reports.standing import live_options
from app.reference.countries import CountryTable
from app.rules.authority.falling import CellLost, Falls, what_falls
from app.rules.authority.instruments import Instrument, Office
from app.rules.authority.nearness import answer_for
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from app.rules.authority.supposing import InstrumentEnds, Supposition, registers
from db.countries import CountryFile
from db.decisions import Decision, SecondSignature
from db.reports import Escalation, Report
from db.responses import Response
from db.vocabulary import DecisionEffect, Phase, ResponseStatus
from language import tr

NAMED_COUNTRIES = 4
"""More countries than this are counted, those with a file named first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerLost:
    """A tool in some phases and countries: the offices that lose it, and those that still can (none: a gap)."""

    tool: str
    tool_name: str
    phases: tuple[Phase, ...]
    countries: tuple[str, ...]
    countries_said: str
    offices: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def gap(self) -> bool:
        """Nobody can decide any more."""
        return not self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentFallen:
    """An instrument that gives nothing any more, with whom it empowered."""

    number: str
    delegate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationHit:
    """A report that lies before an office which can then not decide some of its options; who still could decide each."""

    number: str
    country: str
    office: str
    options: tuple[int, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHit:
    """A response under way whose decision rests on what ends. ``stands``: it took effect, and goes on (rule 4)."""

    number: str
    report: str
    decision: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionHit:
    """A decision that waits for an office in which nobody is then: its second signature, or its ratification."""

    number: str
    report: str
    office: str
    ratification: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatFalls:
    """Everything that a change takes away from ``at`` on, in words. ``gaps`` counts tool, phase and country one by one."""

    at: datetime
    instruments: tuple[InstrumentFallen, ...]
    resting: tuple[InstrumentFallen, ...]
    unsigned: tuple[InstrumentFallen, ...]
    vacant: tuple[str, ...]
    powers: tuple[PowerLost, ...]
    escalations: tuple[EscalationHit, ...]
    responses: tuple[ResponseHit, ...]
    waiting: tuple[DecisionHit, ...]

    @property
    def gaps(self) -> tuple[PowerLost, ...]:
        """Where nobody can decide any more."""
        return tuple(one for one in self.powers if one.gap)

    @property
    def nothing(self) -> bool:
        """Whether all goes on as before."""
        return not any(
            (
                self.instruments,
                self.resting,
                self.unsigned,
                self.vacant,
                self.powers,
                self.escalations,
                self.responses,
                self.waiting,
            )
        )


def what_if(session: Session, supposed: Supposition, *, casework: bool = True) -> WhatFalls:
    """What the change would take away. Without ``casework`` no report, decision or response is looked at."""
    source = StoredSource(session)
    table = current_countries(session)
    known = (source.tool(tool.code) for tool in current_toolbox(session))
    tools = [tool for tool in known if tool is not None]
    falls = what_falls(supposed, [one.alpha3 for one in table], tools, source)
    before, after = registers(source, supposed)
    filed = frozenset(session.scalars(sa.select(CountryFile.country)))
    lost = tuple(cell for cell in falls.cells if cell.lost)
    return WhatFalls(
        at=supposed.at,
        instruments=_named(falls.instruments, before),
        resting=_named(falls.resting, before),
        unsigned=_named(falls.unsigned, before),
        vacant=tuple(office.name for office in falls.vacant),
        powers=_powers(lost, table, filed),
        escalations=tuple(_escalations(session, supposed, before, after)) if casework else (),
        responses=_responses(session, supposed) if casework else (),
        waiting=_waiting(session, falls) if casework else (),
    )


def _named(instruments: Iterable[Instrument], offices: Register) -> tuple[InstrumentFallen, ...]:
    return tuple(
        InstrumentFallen(number=one.number, delegate=offices.office_name(one.delegate)) for one in instruments
    )


def _powers(cells: Sequence[CellLost], table: CountryTable, filed: frozenset[str]) -> tuple[PowerLost, ...]:
    """Cells that say the same of several phases, and then of several countries, as one; the gaps first."""
    by_phase: dict[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], list[CellLost]] = {}
    for cell in cells:
        key = (cell.tool.code, cell.countries, _names(cell.lost), _names(cell.left))
        by_phase.setdefault(key, []).append(cell)
    merged: dict[tuple[str, tuple[Phase, ...], tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for (tool, countries, lost, left), alike in by_phase.items():
        merged.setdefault((tool, tuple(cell.phase for cell in alike), lost, left), []).extend(countries)
    names = {cell.tool.code: cell.tool.name for cell in cells}
    found = [
        PowerLost(
            tool=tool,
            tool_name=names[tool],
            phases=phases,
            countries=tuple(countries),
            countries_said=_countries_said(countries, table, filed),
            offices=lost,
            left=left,
        )
        for (tool, phases, lost, left), countries in merged.items()
    ]
    return tuple(sorted(found, key=lambda one: not one.gap))


def _names(offices: Iterable[Office]) -> tuple[str, ...]:
    return tuple(office.name for office in offices)


def _countries_said(countries: Sequence[str], table: CountryTable, filed: frozenset[str]) -> str:
    if len(countries) == len(tuple(table)):
        return tr("every country")
    first = sorted(countries, key=lambda code: (code not in filed, table.name(code)))
    named = [table.name(code) for code in first[:NAMED_COUNTRIES]]
    more = len(countries) - len(named)
    return tr("{named} and {more} more", named=", ".join(named), more=more) if more else ", ".join(named)


def _escalations(
    session: Session, supposed: Supposition, before: Register, after: Register
) -> Iterable[EscalationHit]:
    table = current_countries(session)
    rows = session.execute(
        sa.select(Escalation, Report)
        .join(Report, Report.id == Escalation.report_id)
        .where(Escalation.ended_at.is_(None))
        .order_by(Report.number)
    )
    for escalation, report in rows:
        office = before.office(escalation.office_id)
        if office is None:
            continue
        hit: list[int] = []
        left: set[str] | None = None
        for option in live_options(session, report.id):
            if option.tool is None or option.cost_amount is None:
                continue
            matter = matter_of(session, report, option, supposed.at, escalation=escalation)
            if _could(office, matter, before) and not _could(office, matter, after):
                hit.append(option.ordinal)
                still = {one.name for one in after.all_offices() if _could(one, matter, after)}
                left = still if left is None else left & still
        if hit:
            yield EscalationHit(
                number=report.number,
                country=table.name(report.country),
                office=office.name,
                options=tuple(hit),
                left=tuple(sorted(left or ())),
            )


def _could(office: Office, matter: Matter, offices: Register) -> bool:
    return if_conditions_were_met(answer_for(office, matter, offices), matter, offices)[0].can


def _responses(session: Session, supposed: Supposition) -> tuple[ResponseHit, ...]:
    """Responses under way that rest on the instrument that ends, anywhere in the chain of their decision."""
    if not isinstance(supposed.change, InstrumentEnds):
        return ()
    ends = supposed.change.instrument
    rows = session.execute(
        sa.select(Response, Decision, Report.number)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Report, Report.id == Response.report_id)
        .where(Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED]))
        .order_by(Response.number)
    ).all()
    resting = [row for row in rows if ends in {link["instrument_id"] for link in row[1].chain}]
    effects = effects_of(session, [decision.id for _response, decision, _report in resting])
    return tuple(
        ResponseHit(
            number=response.number,
            report=report,
            decision=decision.number,
            stands=effects[decision.id] in ACTING,
        )
        for response, decision, report in resting
    )


def _waiting(session: Session, falls: Falls) -> tuple[DecisionHit, ...]:
    """Decisions that wait for an office in which nobody is then."""
    gone = {office.id: office.name for office in falls.vacant}
    if not gone:
        return ()
    hits: list[DecisionHit] = []
    for decision, report, _option, effect in pending_rows(session):
        if effect is DecisionEffect.PENDING_RATIFICATION and decision.ratifying_office_id in gone:
            name = gone[decision.ratifying_office_id]
            hits.append(
                DecisionHit(number=decision.number, report=report.number, office=name, ratification=True)
            )
        signed = set(
            session.scalars(
                sa.select(SecondSignature.office_id).where(SecondSignature.decision_id == decision.id)
            )
        )
        hits += [
            DecisionHit(number=decision.number, report=report.number, office=gone[office], ratification=False)
            for office in decision.second_signatures_owed
            if office in gone and office not in signed
        ]
    return tuple(hits)
