"""Options of a report with their authority resolved live: who can decide this, and why not me."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.content import OptionContent
from app.reading.authority.effects import effects_told_at, not_refused
from app.reading.authority.limits import limits_in_words
from app.reading.authority.matters import (
    consultations_of,
    matter_of,
    preconditions_of,
    without_conditions,
)
from app.reading.authority.register import register
from app.reading.engagement.exposure import exposure_lines
from app.reading.ministry.reference import current_toolbox
from app.reading.reports.lapsed_decisions import acted
from app.reading.reports.standing import brief_before_an_office, open_escalation, reply_stands
from app.reference.council import other_paths
from app.reference.toolbox import Tool
from app.rules.authority.holders import exercises
from app.rules.authority.nearness import who_can_decide
from app.rules.authority.preconditions import precondition_label
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from app.rules.authority.resolution import resolve
from app.rules.authority.verdicts import Verdict
from app.rules.entry.money import Money
from app.rules.reports.outcomes import outcome_words
from db.actor import Actor
from db.decisions import Decision, RecordRefusal
from db.people import Person
from db.reports import Option, Report
from db.vocabulary import ConsultationReply, DecisionEffect, Outcome, Phase
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationView:
    """A department asked about an option. ``stands``: its reply is in the brief that is before an office, and stays as it is."""

    version: int
    department: str
    reply: ConsultationReply
    note: str
    asked_at: datetime
    replied_at: datetime | None
    stands: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreconditionView:
    """A precondition of the tool: its words, and what was recorded, empty while it is owed."""

    code: str
    label: str
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLinkView:
    """One link of the chain of authority with every limit in words; the deciding one comes first.

    ``basis``: the law, or where it is written. ``ends_on``: the ministry's day on which it ends, as far as is known; ``ended`` and
    ``ends_soon`` say how that stands to the instant that was asked about. A chain on record has only what it was recorded with.
    """

    number: str
    delegator: str
    delegate: str
    limits: tuple[str, ...]
    basis: str = ""
    ends_on: date | None = None
    ended: bool = False
    ends_soon: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAuthority:
    """What the reader, in one office they exercise, could do with an option now.

    ``may_authorise`` and ``may_decline`` are what the use case would say; ``why`` is its sentence.
    """

    office_id: str
    office: str
    may_authorise: bool
    may_decline: bool
    why: str
    remedy: str
    rule: str
    chain: tuple[ChainLinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeThatCan:
    """An office that could decide an option now. ``needs`` is what its decision would still owe, or empty."""

    office_id: str
    office: str
    instrument: str
    why: str
    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """An option as its card shows it."""

    option_id: str
    version: int
    ordinal: int
    no_action: bool
    title: str
    tool: str
    tool_name: str
    phase: Phase | None
    lead: str
    cost: Money | None
    security_council: str
    without_council: tuple[str, ...]
    """Other ways to the same end where the Security Council is blocked (S-23)."""
    tool_caution: str
    content: OptionContent
    consultations: tuple[ConsultationView, ...]
    preconditions: tuple[PreconditionView, ...]
    mine: tuple[MyAuthority, ...]
    others: tuple[OfficeThatCan, ...]
    decided: str
    """Number and outcome of the decision, empty while there is none."""
    dropped_reason: str
    dropped_at: datetime | None
    refused: tuple[str, ...] = ()
    """Records of a decision on it that differ from the signed paper: number, by whom refused, and what differs."""
    exposures: tuple[str, ...] = ()
    """Firms, suppliers and banks on the exposure list that the tool would reach, with our link to each (S-68)."""


@dataclass(frozen=True, slots=True)
class _Reader:
    session: Session
    report: Report
    actor: Actor
    at: datetime
    offices: Register
    my_offices: tuple[str, ...]
    near: str
    frozen_at: datetime | None
    matters: dict[str, Matter] = field(default_factory=dict)
    """By option: what an option puts to authority is asked for by it and by that of taking no action."""


def option_views(session: Session, report_id: str, actor: Actor, at: datetime) -> tuple[OptionView, ...]:
    """The options of a report in their order, dropped ones included, as ``actor`` sees them at ``at``."""
    report = session.get_one(Report, report_id)
    offices = register(session, whole=True)
    escalation = open_escalation(session, report.id)
    mine = offices_of(actor, at, offices)
    near = escalation.office_id if escalation else (mine[0] if mine else _any_office(offices))
    reader = _Reader(session, report, actor, at, offices, mine, near, brief_before_an_office(session, report))
    tools = {tool.code: tool for tool in current_toolbox(session)}
    rows = session.scalars(
        sa.select(Option).where(Option.report_id == report.id).order_by(Option.ordinal)
    ).all()
    live = [row for row in rows if row.dropped_at is None]
    decided, refused = _decided(session, report.id, at), _refused(session, report.id)
    return tuple(
        replace(_view(reader, row, live, tools.get(row.tool or ""), decided), refused=refused.get(row.id, ()))
        for row in rows
    )


def offices_of(actor: Actor, at: datetime, offices: Register) -> tuple[str, ...]:
    """The offices that the person exercises at ``at``."""
    if actor.person_id is None:
        return ()
    return tuple(o.id for o in offices.all_offices() if exercises(actor.person_id, o.id, at, offices))


def _any_office(offices: Register) -> str:
    return next((office.id for office in offices.all_offices()), "")


def _view(
    reader: _Reader, option: Option, live: list[Option], tool: Tool | None, decided: Mapping[str, str]
) -> OptionView:
    session = reader.session
    matters = _matters(reader, option, live)
    return OptionView(
        option_id=option.id,
        version=option.ledger_entry,
        ordinal=option.ordinal,
        no_action=option.no_action,
        title=option.title,
        tool=option.tool or "",
        tool_name=tool.name if tool else tr("Take no action; monitor"),
        phase=tool.phase if tool else None,
        lead=reader.offices.office_name(option.lead_office_id) if option.lead_office_id else "",
        cost=Money(option.cost_amount, option.cost_currency)
        if option.cost_amount is not None and option.cost_currency is not None
        else None,
        security_council=tool.security_council.label if tool else "",
        without_council=other_paths(tool.security_council) if tool else (),
        tool_caution=tool.caution if tool else "",
        content=_content(option),
        consultations=_consultations(reader, option),
        preconditions=_preconditions(session, option, tool),
        mine=tuple(_mine(reader, office, option, matters) for office in reader.my_offices) if matters else (),
        others=_others(reader, option, matters),
        decided=decided.get(option.id, ""),
        dropped_reason=option.dropped_reason,
        dropped_at=option.dropped_at,
        exposures=exposure_lines(session, reader.report.country, option.tool) if option.tool else (),
    )


def _decided(session: Session, report_id: str, at: datetime) -> dict[str, str]:
    """By option: number and outcome of what settled it, or that it has no effect."""
    settled = session.scalars(
        sa.select(Decision).where(
            Decision.report_id == report_id, Decision.outcome != Outcome.DEFER, not_refused()
        )
    ).all()
    effects = effects_told_at(session, settled, at)
    had_effect = acted(session, report_id)

    def said(decision: Decision) -> str:
        if effects[decision.id] is not DecisionEffect.LAPSED:
            return outcome_words(decision.outcome, effects[decision.id])
        return tr("no longer in effect") if decision.id in had_effect else tr("never took effect")

    return {decision.option_id: f"{decision.number} {said(decision)}" for decision in settled}


def _refused(session: Session, report_id: str) -> dict[str, tuple[str, ...]]:
    """By option: the records that a second person refused, in their order."""
    rows = session.execute(
        sa.select(Decision.option_id, Decision.number, Person.name, RecordRefusal.reason)
        .join(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .join(Person, Person.id == RecordRefusal.person_id)
        .where(Decision.report_id == report_id)
        .order_by(Decision.number)
    )
    found: dict[str, tuple[str, ...]] = {}
    for option_id, number, person, reason in rows:
        said = tr("{number}, refused by {person}: {reason}", number=number, person=person, reason=reason)
        found[option_id] = (*found.get(option_id, ()), said)
    return found


def _matters(reader: _Reader, option: Option, live: list[Option]) -> tuple[Matter, ...]:
    """The matter of an option; for taking no action, those of the options that could be acted on."""
    sources = [option] if option.tool is not None else [other for other in live if other.tool is not None]
    found = []
    for source in sources:
        if source.cost_amount is None:
            continue
        if source.id not in reader.matters:
            reader.matters[source.id] = matter_of(reader.session, reader.report, source, reader.at)
        found.append(reader.matters[source.id])
    return tuple(found)


def _mine(reader: _Reader, office: str, option: Option, matters: tuple[Matter, ...]) -> MyAuthority:
    person = reader.actor.person_id or ""
    abstaining = _best([without_conditions(m.put_to(office, person), reader.offices) for m in matters])
    acting = abstaining
    if option.tool is not None:
        acting = resolve(matters[0].put_to(office, person), reader.offices)
    return MyAuthority(
        office_id=office,
        office=reader.offices.office_name(office),
        may_authorise=not acting.refused,
        may_decline=not abstaining.refused,
        why=acting.message,
        remedy=acting.remedy,
        rule=acting.rule or "",
        chain=tuple(
            ChainLinkView(
                number=link.instrument.number,
                delegator=reader.offices.office_name(link.instrument.delegator)
                if link.instrument.delegator
                else "",
                delegate=reader.offices.office_name(link.office),
                limits=limits_in_words(link.instrument, reader.offices),
            )
            for link in (acting.chain or acting.examined)
        ),
    )


def _best(verdicts: list[Verdict]) -> Verdict:
    return min(verdicts, key=lambda verdict: verdict.outcome.rank)


def _others(reader: _Reader, option: Option, matters: tuple[Matter, ...]) -> tuple[OfficeThatCan, ...]:
    found: dict[str, OfficeThatCan] = {}
    for matter in matters:
        for candidate in who_can_decide(matter, reader.offices, near=reader.near):
            instrument = candidate.verdict.instrument
            found.setdefault(
                candidate.office.id,
                OfficeThatCan(
                    office_id=candidate.office.id,
                    office=candidate.office.name,
                    instrument=instrument.number if instrument else "",
                    why=candidate.verdict.message,
                    needs=_needs(candidate.verdict, reader.offices) if option.tool is not None else "",
                ),
            )
    return tuple(found.values())


def _needs(verdict: Verdict, offices: Register) -> str:
    """What a decision would owe: no one signs second, or ratifies, that nothing is done."""
    owed = [
        tr("with the signature of {office}", office=offices.office_name(office))
        for office in verdict.owed_signatures
    ]
    if verdict.ratifying_office:
        owed.append(
            tr(
                "to be ratified by {ratifying_office}",
                ratifying_office=offices.office_name(verdict.ratifying_office),
            )
        )
    return ", ".join(owed)


def _content(option: Option) -> OptionContent:
    return OptionContent(
        tool=option.tool,
        title=option.title,
        mechanisms=option.mechanisms,
        scope=option.scope,
        target=option.target,
        lead_office_id=option.lead_office_id,
        cost=_amount(option.cost_amount),
        currency=option.cost_currency or "",
        who_pays=option.who_pays,
        cost_to_us=option.cost_to_us,
        expected_outcome=option.expected_outcome,
        lead_time=option.lead_time,
        harm_to_civilians=option.harm_to_civilians,
        humanitarian_effect=option.humanitarian_effect,
        partners=option.partners,
        recommended=option.recommended,
        out_of_phase_reason=option.out_of_phase_reason,
        review_on=option.review_on,
    )


def _amount(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def _consultations(reader: _Reader, option: Option) -> tuple[ConsultationView, ...]:
    return tuple(
        ConsultationView(
            version=row.ledger_entry,
            department=row.department,
            reply=row.reply,
            note=row.note,
            asked_at=row.asked_at,
            replied_at=row.replied_at,
            stands=reply_stands(row.replied_at, reader.frozen_at),
        )
        for row in consultations_of(reader.session, option)
    )


def _preconditions(session: Session, option: Option, tool: Tool | None) -> tuple[PreconditionView, ...]:
    recorded = {row.code: row.text for row in preconditions_of(session, option)}
    codes = [*(tool.preconditions if tool else ()), *recorded]
    return tuple(
        PreconditionView(
            code=code,
            label=tr("legal advice") if code == "legal_advice" else precondition_label(code),
            recorded=recorded.get(code, ""),
        )
        for code in dict.fromkeys(codes)
    )
