"""Verdicts in plain sentences: names, dates and amounts, never identifiers."""

from collections.abc import Iterable
from datetime import UTC, datetime

from app.rules.authority.chains import Chain, Fault, Link
from app.rules.authority.codes import refusal
from app.rules.authority.instruments import OfficeId, Tool
from app.rules.authority.preconditions import precondition_label
from app.rules.authority.question import Question
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from app.rules.departments import not_consulted
from app.rules.entry.money import Money
from db.vocabulary import Phase, words
from language import tr
from language.dates import plain_day
from language.lists import and_list


def instant(at: datetime | None) -> str:
    """``4 March 2026, 09:30 UTC``: the same for every reader, whatever their zone."""
    if at is None:
        return tr("an open date")
    there = at.astimezone(UTC)
    return tr("{day}, {time:%H:%M} UTC", day=plain_day(there), time=there)


def listed(items: Iterable[str]) -> str:
    """``a, b and c``, in order of the alphabet."""
    return and_list(sorted(items))


def tool_words(tool: Tool) -> str:
    """``Targeted sanctions (VE-4)``, or the code alone."""
    return f"{tool.name} ({tool.code})" if tool.name else tool.code


def country_words(matter: Matter) -> str:
    return matter.country_name or matter.country


def phase_words(phase: Phase | None) -> str:
    return tr("no phase") if phase is None else words(phase)


def matter_words(matter: Matter, register: Register) -> dict[str, str]:
    """Words about a matter, for the braces of a rule."""
    tool = register.tool(matter.tool)
    return {
        "tool": matter.tool if tool is None else tool_words(tool),
        "country": country_words(matter),
        "phase": phase_words(matter.phase),
        "cost": str(matter.cost),
        "currency": matter.cost.currency,
        "at": instant(matter.at),
        "escalated": instant(matter.escalated_at),
    }


def refuse_matter(code: str, matter: Matter, office: OfficeId, register: Register) -> Refusal:
    """A refusal that rests on no instrument."""
    return refusal(code, matter_words(matter, register) | {"office": register.office_name(office)})


def refuse_chain(chain: Chain, question: Question) -> list[Refusal]:
    """What stands in the way of a chain, each thing once, told of the link nearest to the deciding office."""
    told = matter_words(question.matter, question.register)
    told["deciding"] = chain.links[0].instrument.number
    asked = frozenset[str]().union(*(link.instrument.consult for link in chain.links))
    missing = not_consulted(asked, question.matter.consulted)
    told["departments"] = listed(missing) if missing else ""
    nearest: dict[str, Fault] = {}
    for fault in chain.faults:
        nearest.setdefault(fault.code, fault)
    return [refusal(code, told | _link_words(fault.link, question)) for code, fault in nearest.items()]


def _link_words(link: Link, question: Question) -> dict[str, str]:
    register, instrument = question.register, link.instrument
    told = {
        "office": register.office_name(link.office),
        "instrument": instrument.number,
        "delegator": register.office_name(instrument.source),
        "floor": str(instrument.grade_floor),
        "revoked": instant(instrument.revoked_at),
        "until": instant(instrument.valid_until),
        "since": instant(instrument.valid_from),
        "signed": instant(instrument.signed_at),
        "absent": _absent(link),
    }
    if instrument.ceiling is not None:
        ceiling, cost = instrument.ceiling, question.matter.cost
        total = cost.amount + question.spent(instrument.id).get(ceiling.currency, 0)
        told |= {
            "ceiling": str(ceiling),
            "ceiling_currency": ceiling.currency,
            "total": str(Money(total, ceiling.currency)),
        }
    return told


def refuse_precondition(matter: Matter, tool: Tool, office: OfficeId, register: Register) -> Refusal:
    """The refusal that names the preconditions of a tool that are not on record."""
    missing = listed(precondition_label(code) for code in tool.preconditions - matter.recorded)
    told = matter_words(matter, register) | {"office": register.office_name(office), "missing": missing}
    return refusal("authority.precondition", told)


def _absent(link: Link) -> str:
    needed = {
        tr("the original authority’s approval"): link.instrument.external_approved,
        tr("a statement of interests"): link.instrument.conflict_statement,
    }
    return listed(thing for thing, there in needed.items() if not there) if not all(needed.values()) else ""
