"""Options and recommendations of a brief, with the authority that each requires."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import data
from app.reading.authority.matters import matter_of
from app.reading.countries.file_rows import LiveRows
from app.reading.ministry.reference import current_toolbox
from app.reading.pseudonyms import protected_names
from app.reference.toolbox import Tool
from app.rules.authority.nearness import Candidate, who_can_decide
from app.rules.authority.preconditions import precondition_label
from app.rules.authority.register import Register
from app.rules.entry.money import Money
from app.rules.entry.pseudonyms import veiled
from db.people import Office
from db.reports import Consultation, Option, Precondition, Report
from language import mark, tr

NO_ACTION = mark("Take no action; monitor")
MOST_OFFICES = 3
"""Offices named beside an option, nearest to the addressed one first; annex F has the instruments."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where options are weighed: the report, the office it is addressed to, the instant, the register."""

    session: Session
    report: Report
    office_id: str
    at: datetime
    offices: Register


def option_rows(bench: Bench, options: Sequence[Option]) -> tuple[data.OptionRow, ...]:
    """The options as the brief shows them, numbered as on file.

    What was taken from an action plan names a protected group by its pseudonym, whoever edited it since (S-17, S-61).
    """
    session, offices = bench.session, bench.offices
    names = protected_names(LiveRows(session, bench.report.country))
    tools = {tool.code: tool for tool in current_toolbox(session)}
    rows = []
    for option in options:
        if option.tool is None:
            rows.append(_no_action_row(bench, options, option))
        else:
            found = candidates(bench, option)
            tool = tools[option.tool]
            authorities = required(found, offices, personally=tool.minister_personally)
            row = _row(session, option, tool, authorities)
            rows.append(_veiled(row, names) if option.measure_id else row)
    return tuple(rows)


def candidates(bench: Bench, option: Option) -> tuple[Candidate, ...]:
    """Offices that could decide the option at ``at``, nearest to the addressed one first."""
    if option.tool is None or option.cost_amount is None:
        return ()
    matter = matter_of(bench.session, bench.report, option, bench.at)
    return who_can_decide(matter, bench.offices, near=bench.office_id)


def required(
    found: Sequence[Candidate], offices: Register, *, personally: bool = False
) -> tuple[data.RequiredAuthority, ...]:
    """The authority required, in words, of those who could decide; ``personally`` is Authority rule 18."""
    return tuple(
        data.RequiredAuthority(
            office=candidate.office.name,
            instruments=(candidate.verdict.instrument.number,) if candidate.verdict.instrument else (),
            minister_personally=personally,
            second_signature=", ".join(offices.office_name(o) for o in candidate.verdict.owed_signatures),
            ratification=offices.office_name(candidate.verdict.ratifying_office)
            if candidate.verdict.ratifying_office
            else "",
        )
        for candidate in found[:MOST_OFFICES]
    )


def recommendations(
    bench: Bench, options: Sequence[Option], rows: Sequence[data.OptionRow]
) -> tuple[data.Recommendation, ...]:
    """What is recommended, each readable alone."""
    shown = {row.number: row for row in rows}
    names = protected_names(LiveRows(bench.session, bench.report.country))
    recommended = [option for option in options if option.recommended]
    return tuple(
        data.Recommendation(
            number=number,
            option=option.ordinal,
            text=veiled(option.title, names) if option.measure_id else option.title,
            authorities=shown[option.ordinal].authorities,
        )
        for number, option in enumerate(recommended, start=1)
    )


def _veiled(row: data.OptionRow, names: Mapping[str, str]) -> data.OptionRow:
    return replace(
        row,
        title=veiled(row.title, names),
        mechanisms=tuple(veiled(part, names) for part in row.mechanisms),
        target=veiled(row.target, names),
        scope=veiled(row.scope, names),
        expected_outcome=veiled(row.expected_outcome, names),
        who_pays=veiled(row.who_pays, names),
        cost_to_us=veiled(row.cost_to_us, names),
        harm_risk=veiled(row.harm_risk, names),
        humanitarian_effect=veiled(row.humanitarian_effect, names),
        partners=tuple(veiled(part, names) for part in row.partners),
        recorded=tuple(veiled(part, names) for part in row.recorded),
        consultations=tuple(replace(one, note=veiled(one.note, names)) for one in row.consultations),
    )


def _row(
    session: Session, option: Option, tool: Tool, authorities: tuple[data.RequiredAuthority, ...]
) -> data.OptionRow:
    lead = session.get(Office, option.lead_office_id) if option.lead_office_id else None
    cost = (
        Money(option.cost_amount, option.cost_currency)
        if option.cost_amount is not None and option.cost_currency is not None
        else None
    )
    return data.OptionRow(
        number=option.ordinal,
        tool_code=tool.code,
        tool=tool.name,
        title=option.title,
        phase=tool.phase,
        mechanisms=tuple(part.strip() for part in option.mechanisms.split(";") if part.strip()),
        target=option.target,
        scope=option.scope,
        expected_outcome=option.expected_outcome,
        lead_department=lead.name if lead else "",
        lead_time=option.lead_time,
        cost=cost if cost and cost.amount else None,
        who_pays=option.who_pays,
        cost_to_us=option.cost_to_us,
        harm_risk=option.harm_to_civilians,
        humanitarian_effect=option.humanitarian_effect,
        partners=tuple(part.strip() for part in option.partners.split(";") if part.strip()),
        authorities=authorities,
        security_council=tool.security_council.label,
        recorded=_recorded(session, option, tool),
        consultations=_consultations(session, option.id),
    )


def _no_action_row(bench: Bench, options: Sequence[Option], option: Option) -> data.OptionRow:
    # Who could act may decide not to: the offices that could decide any other option.
    named: dict[str, data.RequiredAuthority] = {}
    for other in options:
        for authority in required(candidates(bench, other), bench.offices):
            named.setdefault(
                authority.office, data.RequiredAuthority(authority.office, authority.instruments)
            )
    return data.OptionRow(
        number=option.ordinal,
        tool_code="",
        tool=tr(NO_ACTION),
        title=option.title,
        no_action=True,
        expected_outcome=option.expected_outcome,
        harm_risk=option.harm_to_civilians,
        humanitarian_effect=option.humanitarian_effect,
        cost_to_us=option.cost_to_us,
        authorities=tuple(named.values())[:MOST_OFFICES],
        consultations=_consultations(bench.session, option.id),
    )


def _consultations(session: Session, option_id: str) -> tuple[data.Consultation, ...]:
    rows = session.scalars(
        sa.select(Consultation).where(Consultation.option_id == option_id).order_by(Consultation.department)
    )
    return tuple(data.Consultation(row.department, row.reply, row.note, row.replied_at) for row in rows)


def _recorded(session: Session, option: Option, tool: Tool) -> tuple[str, ...]:
    """What was recorded beforehand, and what is still owed, in words."""
    rows = session.scalars(sa.select(Precondition).where(Precondition.option_id == option.id))
    texts = {row.code: row.text for row in rows}
    return tuple(
        tr("{name}: {text}", name=_condition(code), text=texts.get(code) or tr("not recorded yet"))
        for code in dict.fromkeys([*tool.preconditions, *texts])
    )


def _condition(code: str) -> str:
    return tr("legal advice") if code == "legal_advice" else precondition_label(code)
