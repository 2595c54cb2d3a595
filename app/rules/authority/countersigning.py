"""What completes a decision: second signatures and ratification (Authority rules 6, 11, 12 and 19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.rules.authority.chains import OWES_RATIFICATION
from app.rules.authority.codes import refusal
from app.rules.authority.holders import exercises, holds
from app.rules.authority.instruments import OfficeId, PersonId
from app.rules.authority.powers import power_of
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.requests import DecisionRequest
from app.rules.authority.separation import separation
from app.rules.authority.verdicts import Verdict
from app.rules.authority.wording import instant, matter_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A person signs or ratifies for an office at an instant."""

    office: OfficeId
    person: PersonId
    at: datetime


def check_second_signature(
    act: Act, request: DecisionRequest, verdict: Verdict, register: Register
) -> tuple[Refusal, ...]:
    """Everything that keeps ``act`` from being the second signature on a decision (Authority rules 6 and 11).

    ``request`` and ``verdict`` are those of the decision. Authority is not judged again: it was judged at the instant
    of the decision (rule 14).
    """
    return _refusals(_against_signature(act, request, verdict, register), act, request, verdict, register)


def check_ratification(
    act: Act, request: DecisionRequest, verdict: Verdict, register: Register
) -> tuple[Refusal, ...]:
    """Everything that keeps ``act`` from ratifying an emergency decision (Authority rules 6, 12 and 19).

    ``request`` and ``verdict`` are those of the decision. The window is half-open: at ``ratify_by`` the decision has
    lapsed.
    """
    return _refusals(_against_ratification(act, request, verdict, register), act, request, verdict, register)


def _against_signature(
    act: Act, request: DecisionRequest, verdict: Verdict, register: Register
) -> Iterator[str]:
    if act.office not in verdict.owed_signatures:
        yield "authority.signature.not_owed"
    if act.at < request.at:
        yield "authority.signature.early"
    if act.person == request.person:
        yield "authority.signature.same_person"
    yield from _against_person(act, request, register)


def _against_ratification(
    act: Act, request: DecisionRequest, verdict: Verdict, register: Register
) -> Iterator[str]:
    if verdict.ratify_by is None:
        yield "authority.ratification.not_owed"
        return
    if act.office != verdict.ratifying_office:
        yield "authority.ratification.office"
    else:
        chain = power_of(act.office, request, register)
        # A power for emergencies only is not the power that was exercised on its delegator's behalf.
        if chain is None or chain.owes & OWES_RATIFICATION:
            yield "authority.ratification.power"
    if act.at < request.at:
        yield "authority.ratification.early"
    if verdict.ratify_by <= act.at:
        yield "authority.ratification.late"
    if act.person == request.person:
        yield "authority.ratification.same_person"
    yield from _against_person(act, request, register)


def _against_person(act: Act, request: DecisionRequest, register: Register) -> Iterator[str]:
    if not exercises(act.person, act.office, act.at, register):
        there = holds(act.person, act.office, act.at, register)
        yield "authority.acting_in_force" if there else "authority.not_holder"
    yield from separation(request, act.person)


def _refusals(
    codes: Iterator[str], act: Act, request: DecisionRequest, verdict: Verdict, register: Register
) -> tuple[Refusal, ...]:
    decision = matter_words(request, register) | {
        "signer": register.office_name(act.office),
        "ratifier": register.office_name(verdict.ratifying_office),
        "ratify_by": instant(verdict.ratify_by),
        "acted": instant(act.at),
    }
    # Whether a person holds an office is about the instant of the act, not of the decision.
    person = decision | {"office": register.office_name(act.office), "at": instant(act.at)}
    about_person = {"authority.not_holder", "authority.acting_in_force"}
    return tuple(refusal(code, person if code in about_person else decision) for code in codes)
