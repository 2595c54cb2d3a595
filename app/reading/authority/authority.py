"""Who could decide a question, nearest first, and which tools nobody could decide: from the register on file."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.matters import (
    certificates,
    conflicted_people,
    matter_of,
    prior_authorisations,
    without_conditions,
)
from app.reading.authority.register import register
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reading.ministry.settings import ministry_day, read_settings
from app.reading.reports.standing import open_escalation
from app.rules.authority.coverage import Cell
from app.rules.authority.coverage import coverage as covered_cells
from app.rules.authority.nearness import OfficeAnswer, explain_offices
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from app.rules.authority.verdicts import Standing
from app.rules.entry.money import Money
from db.countries import PhaseChange
from db.reports import Option, Report
from db.vocabulary import Phase, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityQuestion:
    """A measure thought of, before any report asks for it. ``near_id`` is the office that asks, if any.

    ``phase`` is none where the country file has none. What would have to be recorded before the decision
    (``recorded`` codes, departments ``consulted``, legal advice) may be left open: the answer names it.
    """

    tool: str
    country: str
    phase: Phase | None
    urgency: Urgency
    cost: Money
    at: datetime
    near_id: str = ""
    consulted: frozenset[str] = frozenset()
    legal_advice: bool = False
    recorded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLine:
    """What one office could do, in words. ``person`` is the holder asked about, empty where nobody holds it.

    An office that can: ``instruments`` from the deciding one up to original authority, offices whose
    signature would be owed, until when who must ratify, and ``conditions``: what must be recorded before.
    One that cannot: ``rule`` and ``rule_number`` of the greatest obstacle. ``reason`` is a sentence in both.
    """

    office_id: str
    office: str
    person: str
    can: bool
    outcome: Standing
    reason: str
    remedy: str = ""
    rule: str = ""
    rule_number: int | None = None
    instruments: tuple[str, ...] = ()
    second_signatures: tuple[str, ...] = ()
    ratify_by: datetime | None = None
    ratifying_office: str = ""
    conditions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveringOffice:
    """An office that can decide, under what, and within which ceilings (none: no ceiling)."""

    office_id: str
    office: str
    instrument: str
    ceilings: tuple[Money, ...]
    second_signature: bool
    emergency_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """One tool in one phase. ``out_of_phase``: a tool of a later phase needs a reason (Authority rule 9)."""

    tool: str
    tool_name: str
    tool_phase: Phase
    phase: Phase
    out_of_phase: bool
    offices: tuple[CoveringOffice, ...]

    @property
    def gap(self) -> bool:
        """Whether nobody can decide here."""
        return not self.offices


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """Every tool in every phase of a country at an instant, tool by tool."""

    country: str
    country_name: str
    at: datetime
    cells: tuple[CoverageCell, ...]

    @property
    def gaps(self) -> tuple[CoverageCell, ...]:
        """The cells in which nobody can decide."""
        return tuple(cell for cell in self.cells if cell.gap)


def who_can_decide(session: Session, question: AuthorityQuestion) -> tuple[CandidateLine, ...]:
    """Every office, nearest to the asking one first: what it could do, or why it cannot (Authority rule 7).

    Conditions that could still be met do not rule an office out; they are named beside it.
    """
    offices = register(session, whole=True)
    return tuple(
        line_of(session, found, offices, unasked=True) for found in answers(session, question, offices)
    )


Answer = tuple[OfficeAnswer, tuple[Refusal, ...]]
"""What an office could do once what is still missing has been recorded, and what that is."""


def answers(session: Session, question: AuthorityQuestion, offices: Register) -> tuple[Answer, ...]:
    """As :func:`who_can_decide`, with the verdicts themselves."""
    settings = read_settings(session)
    matter = Matter(
        tool=question.tool,
        country=question.country,
        country_name=current_countries(session).name(question.country),
        phase=question.phase,
        urgency=question.urgency,
        cost=question.cost,
        at=question.at,
        conflicts=conflicted_people(session, question.country, question.at),
        consulted=question.consulted,
        legal_advice=question.legal_advice,
        recorded=question.recorded,
        prior=prior_authorisations(session, question.tool, question.country, question.at),
        training=settings.training,
        certificates=certificates(session, settings.time_zone),
    )
    return tuple(
        if_conditions_were_met(answer, matter, offices)
        for answer in explain_offices(matter, offices, near=question.near_id)
    )


def who_can_decide_option(
    session: Session, report_id: str, option_id: str, at: datetime, *, near_id: str = ""
) -> tuple[CandidateLine, ...]:
    """Every office and what it could do with an option of a report as it stands; empty for taking no action.

    ``near_id``: the office to start from; none: the one that the report is addressed to.
    """
    report, option = session.get_one(Report, report_id), session.get_one(Option, option_id)
    if option.tool is None or option.cost_amount is None:
        return ()
    escalation = open_escalation(session, report.id)
    matter = matter_of(session, report, option, at, escalation=escalation)
    near = near_id or (escalation.office_id if escalation else "")
    offices = register(session, whole=True)
    return tuple(
        line_of(session, (answer, ()), offices) for answer in explain_offices(matter, offices, near=near)
    )


def coverage(session: Session, country: str, at: datetime) -> CoverageView:
    """Which office can decide each tool in each phase of a country at ``at``, and where nobody can."""
    offices = register(session, whole=True)
    known = (offices.tool(tool.code) for tool in current_toolbox(session))
    tools = [tool for tool in known if tool is not None]
    cells = covered_cells(country, tuple(Phase), at, tools, offices)
    return CoverageView(
        country=country,
        country_name=current_countries(session).name(country),
        at=at,
        cells=tuple(_cell(cell, cell.phase) for cell in cells if cell.phase is not None),
    )


def phase_at(session: Session, country: str, at: datetime) -> Phase | None:
    """The phase of a country file at an instant; none where it has none, or no file is open."""
    newest = session.scalars(
        sa.select(PhaseChange)
        .where(
            PhaseChange.country == country,
            PhaseChange.changed_at <= at,
            PhaseChange.effective_on <= ministry_day(session, at),
        )
        .order_by(PhaseChange.effective_on.desc(), PhaseChange.ledger_entry.desc())
        .limit(1)
    ).one_or_none()
    return newest.phase if newest else None


_RECORDED_BEFORE = 10
"""Authority rule 10: preconditions and conditions are recorded before the decision."""
_LATER_PHASE = "authority.out_of_phase_reason"
"""Authority rule 9: a tool of a later phase needs a reason, which can still be given."""


def if_conditions_were_met(answer: OfficeAnswer, matter: Matter, offices: Register) -> Answer:
    """The answer once what is still missing has been recorded, and what that is."""
    missing = answer.verdict.refusals
    recordable = all(
        refusal.number == _RECORDED_BEFORE or refusal.code == _LATER_PHASE for refusal in missing
    )
    if answer.person is None or not missing or not recordable:
        return answer, ()
    request = matter.put_to(answer.office.id, answer.person)
    met = without_conditions(
        replace(request, out_of_phase_reason=request.out_of_phase_reason or "given"), offices
    )
    if met.refused:
        return answer, ()
    return OfficeAnswer(answer.office, answer.person, met), tuple(missing)


def line_of(session: Session, found: Answer, offices: Register, *, unasked: bool = False) -> CandidateLine:
    """An answer in words. ``unasked``: no report asks for it yet, and so none can be referred."""
    answer, conditions = found
    verdict = answer.verdict
    return CandidateLine(
        office_id=answer.office.id,
        office=answer.office.name,
        person=person_named(session, answer.person).name if answer.person else "",
        can=answer.can,
        outcome=verdict.outcome,
        reason=verdict.message,
        remedy=verdict.unasked_remedy if unasked else verdict.remedy,
        rule=verdict.rule or "",
        rule_number=verdict.rule_number,
        instruments=tuple(link.instrument.number for link in verdict.chain),
        second_signatures=tuple(offices.office_name(owed) for owed in verdict.owed_signatures),
        ratify_by=verdict.ratify_by,
        ratifying_office=offices.office_name(verdict.ratifying_office) if verdict.ratifying_office else "",
        conditions=tuple(refusal.message for refusal in conditions),
        warnings=tuple(warning.message for warning in verdict.warnings),
    )


def _cell(cell: Cell, phase: Phase) -> CoverageCell:
    return CoverageCell(
        tool=cell.tool.code,
        tool_name=cell.tool.name,
        tool_phase=cell.tool.phase,
        phase=phase,
        out_of_phase=cell.out_of_phase,
        offices=tuple(
            CoveringOffice(
                office_id=covering.office.id,
                office=covering.office.name,
                instrument=covering.instrument,
                ceilings=covering.ceilings,
                second_signature=covering.second_signature,
                emergency_only=covering.emergency_only,
            )
            for covering in cell.offices
        ),
    )
