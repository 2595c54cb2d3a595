"""``tocsin who-can-decide`` and ``tocsin coverage``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import click
from sqlalchemy.orm import Session

from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.tables import hanging, padded
from app.cli.values import code_of, instant_of, money_of
from app.perform import reading
from app.reading.authority.authority import (
    AuthorityQuestion,
    CandidateLine,
    CoverageCell,
    CoverageView,
    CoveringOffice,
    coverage,
    phase_at,
    who_can_decide,
    who_can_decide_option,
)
from app.reading.authority.permission import require_content_reader
from app.reading.authority.register import register
from app.reading.finding import find_office, find_option, find_tool
from app.reading.reports.options import offices_of
from app.reading.reports.reports import report_by_number
from app.reference.countries import countries
from app.refusals import BadInput
from db.vocabulary import Phase, Urgency, words

NO_PHASE = "none"
_PHASE = max(len(words(phase)) for phase in Phase) + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question as it was typed."""

    number: str
    ordinal: int | None
    tool: str
    country: str
    phase: str
    urgency: str
    cost: str
    consulted: tuple[str, ...]
    legal_advice: bool
    recorded: tuple[str, ...]
    near: str


@click.command("who-can-decide")
@signed_in
@click.option("--report", "number", default="", help="Ask about an option of this report …")
@click.option("--option", "ordinal", type=click.IntRange(min=1), help="… by its number.")
@click.option("--tool", default="", help="Else ask about a tool, by code or name, as in VE-4 …")
@click.option("--country", default="", help="… for a country, by name or code …")
@click.option("--phase", default="", help="… in a phase, or “none” (default: the present one of its file) …")
@click.option("--urgency", default=Urgency.ROUTINE.value, show_default=True, help="… at an urgency …")
@click.option(
    "--cost", default="", help="… at a cost with its currency, as in “125000.50 EUR” (default: none)."
)
@click.option("--consulted", multiple=True, help="A department that has been consulted; may be repeated.")
@click.option("--legal-advice", is_flag=True, help="Legal advice is on record.")
@click.option("--recorded", multiple=True, help="Code of a precondition on record; may be repeated.")
@click.option(
    "--near", default="", help="Office to start from (default: yours; with a report the addressed one)."
)
@click.option("--at", "typed_at", default="", help="At this instant or day (default: now).")
@json_option
def who_can(access: Access, typed_at: str, as_json: bool, **typed: Any) -> None:
    """Name every office, nearest first: what it could decide, or why it cannot.

    What would have to be recorded before the decision does not rule an office out; it is named beside it.

    JSON: {"at", "candidates": [{"office", "person", "can", "outcome", "reason", "remedy", "rule", "rule_number",
    "instruments", "second_signatures", "ratify_by", "ratifying_office", "conditions", "warnings"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "authority.ask") as session:
        require_content_reader(case.actor)
        at = instant_of(typed_at, "at", case.settings.time_zone) if typed_at else case.now()
        lines = _candidates(session, case, Asked(**typed), at)
    if as_json:
        say_json({"at": plain(at), "candidates": plain(lines)})
        return
    able = [line for line in lines if line.can]
    say(f"At {moment(at, case.settings.time_zone)}:")
    if not able:
        say("Nobody can decide this.")
    for line in (*able, *(line for line in lines if not line.can)):
        say(_told(line))


@click.command("coverage")
@signed_in
@click.argument("country")
@click.option("--at", "typed_at", default="", help="At this instant or day (default: now).")
@click.option("--gaps", is_flag=True, help="Only where nobody can decide.")
@json_option
def show_coverage(access: Access, country: str, typed_at: str, gaps: bool, as_json: bool) -> None:
    """Show for every tool and phase which office can decide for COUNTRY, and where nobody can.

    JSON: {"country", "country_name", "at", "cells": [{"tool", "tool_name", "tool_phase", "phase", "out_of_phase",
    "gap", "offices": [{"office", "instrument", "ceilings": [{"amount", "currency"}], "second_signature",
    "emergency_only"}]}]}
    """
    known = countries().find(country)
    with access.open() as case, reading(case.store, case.actor, "authority.coverage") as session:
        at = instant_of(typed_at, "at", case.settings.time_zone) if typed_at else case.now()
        view = coverage(session, known.alpha3, at)
    cells = view.gaps if gaps else view.cells
    if as_json:
        head = {"country": view.country, "country_name": view.country_name, "at": plain(view.at)}
        say_json(head | {"cells": [plain(cell) | {"gap": cell.gap} for cell in cells]})
        return
    say(f"{view.country_name} ({view.country}) at {moment(at, case.settings.time_zone)}")
    say(_grid(view, cells))


def _candidates(session: Session, case: Case, asked: Asked, at: datetime) -> tuple[CandidateLine, ...]:
    near_id = find_office(session, asked.near, "near").id if asked.near else ""
    if asked.number:
        if asked.ordinal is None or asked.tool or asked.country:
            raise BadInput(
                "option",
                "With a report its option is asked about, and nothing else.",
                remedy="Give --report and --option, or --tool and --country.",
            )
        report = report_by_number(session, asked.number)
        option = find_option(session, report.id, asked.ordinal)
        return who_can_decide_option(session, report.id, option.id, at, near_id=near_id)
    if not asked.tool or not asked.country:
        raise BadInput(
            "tool",
            "It is not said what is to be decided.",
            remedy="Give --tool and --country, or --report and --option.",
        )
    country = countries().find(asked.country).alpha3
    question = AuthorityQuestion(
        tool=find_tool(session, asked.tool).code,
        country=country,
        phase=_phase(session, asked.phase, country, at),
        urgency=code_of(Urgency, asked.urgency, "urgency"),
        cost=money_of(asked.cost or f"0 {case.settings.currency}", "cost"),
        at=at,
        near_id=near_id or _own_office(session, case, at),
        consulted=frozenset(asked.consulted),
        legal_advice=asked.legal_advice,
        recorded=frozenset(asked.recorded),
    )
    return who_can_decide(session, question)


def _own_office(session: Session, case: Case, at: datetime) -> str:
    """The office that the asking person exercises, if they exercise just one."""
    own = offices_of(case.actor, at, register(session))
    return own[0] if len(own) == 1 else ""


def _phase(session: Session, typed: str, country: str, at: datetime) -> Phase | None:
    if not typed:
        return phase_at(session, country, at)
    return None if typed.strip().lower() == NO_PHASE else code_of(Phase, typed, "phase")


def _told(line: CandidateLine) -> str:
    mark = "can     " if line.can else "cannot  "
    who = f"{line.office} ({line.person})" if line.person else line.office
    parts = [f"{mark}{who}", f"        {hanging(line.reason, 8)}"]
    parts += [f"        before: {condition}" for condition in line.conditions]
    parts += [f"        note: {warning}" for warning in line.warnings]
    if not line.can:
        parts[1] += f" [{line.rule}]"
    return "\n".join(parts)


def _grid(view: CoverageView, cells: Sequence[CoverageCell]) -> str:
    if not cells:
        return "There is no gap: somebody can decide every tool in every phase."
    lines: list[str] = []
    for tool, inside in groupby(cells, key=lambda cell: (cell.tool, cell.tool_name)):
        lines += ["", "  ".join(tool), *(_place(cell) for cell in inside)]
    lines += ["", f"Nobody can decide in {len(view.gaps)} of {len(view.cells)} places."]
    return "\n".join(lines)


def _place(cell: CoverageCell) -> str:
    offices = "\n".join(_office(found) for found in cell.offices) or "NOBODY"
    reason = "with a reason, as the tool is of a later phase:\n" if cell.out_of_phase and cell.offices else ""
    return f"  {padded(words(cell.phase), _PHASE)}{hanging(reason + offices, _PHASE + 2)}"


def _office(found: CoveringOffice) -> str:
    within = [f"up to {ceiling}" for ceiling in found.ceilings]
    within += ["with a second signature"] if found.second_signature else []
    within += ["emergencies only"] if found.emergency_only else []
    limits = f", {', '.join(within)}" if within else ""
    return f"{found.office} ({found.instrument}{limits})"
