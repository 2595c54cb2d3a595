"""May this person, in this office, decide this now: under what, owing what, or why not?"""

from datetime import timedelta

from app.rules.authority.chains import Chain, best_chain
from app.rules.authority.codes import WEIGHTS
from app.rules.authority.instruments import OfficeId, Tool
from app.rules.authority.question import Question
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.requests import DecisionRequest
from app.rules.authority.separation import acts, holder_bar, personal_bars, trained
from app.rules.authority.verdicts import Standing, Verdict
from app.rules.authority.wording import (
    country_words,
    instant,
    listed,
    refuse_chain,
    refuse_matter,
    refuse_precondition,
    tool_words,
)
from db.vocabulary import TrainingRule
from language import tr
from language.phrases import begun


def resolve(request: DecisionRequest, register: Register) -> Verdict:
    """The verdict on one request at its instant (Authority rules 1 to 14, 18, 20, 21 and 23).

    Where several chains serve, the most favourable counts; where none does, the refusal is the greatest obstacle of
    the chain that has the least in its way.
    """
    tool = register.tool(request.tool)
    bar = _first_bar(request, tool, register)
    if tool is None or bar is not None:
        return _refused((refuse_matter(bar or "authority.unknown_tool", request, request.office, register),))
    question = Question(
        request,
        tool,
        register,
        office=request.office,
        person=request.person,
        acting=acts(request.office, request.person, request, register),
    )
    chain = best_chain(question)
    if chain is None:
        return _refused((refuse_matter("authority.no_instrument", request, request.office, register),))
    bars = personal_bars(request, tool)
    if chain.faults or bars:
        return _refuse(chain, bars, request, question)
    return _granted(chain, request, question)


def _first_bar(request: DecisionRequest, tool: Tool | None, register: Register) -> str | None:
    """What makes it pointless to look at any instrument."""
    if register.office(request.office) is None:
        return "authority.unknown_office"
    if tool is None:
        return "authority.unknown_tool"
    # Authority rule 14
    if request.escalated_at is not None and request.at < request.escalated_at:
        return "authority.before_escalation"
    return holder_bar(request.office, request.person, request, register)


def _refused(refusals: tuple[Refusal, ...]) -> Verdict:
    return Verdict(outcome=Standing.REFUSED, message=refusals[0].message, refusals=refusals)


def _refuse(chain: Chain, bars: tuple[str, ...], request: DecisionRequest, question: Question) -> Verdict:
    refusals = refuse_chain(chain, question)
    for code in bars:
        if code == "authority.precondition":
            refusals.append(refuse_precondition(request, question.tool, request.office, question.register))
        else:
            refusals.append(refuse_matter(code, request, request.office, question.register))
    refusals.sort(key=lambda refusal: WEIGHTS[refusal.code], reverse=True)
    return Verdict(
        outcome=Standing.REFUSED,
        message=refusals[0].message,
        refusals=tuple(refusals),
        examined=chain.links,
    )


def _granted(chain: Chain, request: DecisionRequest, question: Question) -> Verdict:
    register, deciding = question.register, chain.links[0].instrument
    owed = owed_signatures(chain, request)
    emergencies = [link.instrument for link in chain.links if link.instrument.emergency_hours is not None]
    hours = min(
        (link.emergency_hours for link in emergencies if link.emergency_hours is not None), default=None
    )
    ratify_by = None if hours is None else request.at + timedelta(hours=hours)
    # The highest emergency link: its delegator is the first office that holds the power without that limit.
    ratifier = emergencies[-1].source if emergencies else None
    told = {
        "office": register.office_name(request.office),
        "tool": tool_words(question.tool),
        "country": country_words(request),
        "instrument": deciding.number,
        "signatories": listed(map(register.office_name, owed)),
        "ratifier": register.office_name(ratifier),
        "until": instant(ratify_by),
    }
    if owed and ratify_by is not None:
        message = tr(
            "{office} may decide {tool} for {country} under {instrument}; it has no effect until {signatories} has signed "
            "too; {ratifier} must ratify it before {until}, or it lapses",
            **told,
        )
    elif owed:
        message = tr(
            "{office} may decide {tool} for {country} under {instrument}; it has no effect until {signatories} has signed too",
            **told,
        )
    elif ratify_by is not None:
        message = tr(
            "{office} may decide {tool} for {country} under {instrument}; {ratifier} must ratify it before {until}, or it lapses",
            **told,
        )
    else:
        message = tr("{office} may decide {tool} for {country} under {instrument}", **told)
    if ratify_by is not None:
        outcome = Standing.PENDING_RATIFICATION
    else:
        outcome = Standing.PENDING_SECOND_SIGNATURE if owed else Standing.AUTHORISED
    return Verdict(
        outcome=outcome,
        # In French it begins with the article of the office.
        message=begun(message) + ".",
        instrument=deciding,
        chain=chain.links,
        owed_signatures=owed,
        ratify_by=ratify_by,
        ratifying_office=ratifier,
        warnings=_warnings(request, register),
    )


def owed_signatures(chain: Chain, request: DecisionRequest) -> tuple[OfficeId, ...]:
    """Offices that must still sign, those asked by the deciding instrument first (Authority rules 2 and 11)."""
    named = (link.instrument.second_signature for link in chain.links)
    return tuple(
        dict.fromkeys(office for office in named if office is not None and office not in request.signed_by)
    )


def _warnings(request: DecisionRequest, register: Register) -> tuple[Refusal, ...]:
    """What does not bar but must be seen (Authority rule 23)."""
    if request.training is TrainingRule.WARNS and not trained(request, request.person):
        return (refuse_matter("authority.training", request, request.office, register),)
    return ()
