"""What gives or takes the effect of a decision after it was made: second signature, ratification, finding."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import find, person_of, require_role
from app.actions.decisions import respond_if_open, take_effect
from app.actions.paper_decisions import EffectNow
from app.actions.responses import halt
from app.reading.effects import effect_of
from app.reading.standing import exercises
from app.refusals import Refused
from app.rules.texts import clean_text, required_text
from db.actor import Actor
from db.decisions import AuthorityFinding, Decision, DecisionLapse, Ratification, SecondSignature
from db.people import Office
from db.reports import Option, Report, ReportAssessment
from db.responses import Response
from db.vocabulary import DecisionEffect, ResponseStatus, Role
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSecond:
    """The second signature of an office on a decision that waits for it."""

    decision_id: str
    office_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseSecondSignature:
    """The second office does not sign: the decision never takes effect."""

    decision_id: str
    office_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratify:
    """The office that held the power ratifies an emergency decision."""

    decision_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindOutsideAuthority:
    """What later proved to have been outside authority, and its correction."""

    decision_id: str
    finding: str
    correction: str


def sign_second(work: Work, actor: Actor, request: SignSecond) -> EffectNow:
    """Sign beside the decider; with the last signature owed the decision takes effect.

    Raises:
        Refused: ``signature.not_owed``, ``signature.office``, ``signature.separation``.
        BadInput: no such decision.
    """
    decision, report = _awaiting_signature(work, actor, request.decision_id, request.office_id)
    work.act("decision.second_signature", topic=report.number, office_id=request.office_id, signed=True)
    work.add(
        SecondSignature(
            decision_id=decision.id,
            office_id=request.office_id,
            person_id=person_of(actor),
            signed_at=work.at,
        )
    )
    take_effect(work, decision, find(work, Option, decision.option_id, "option"))
    respond_if_open(work, report)
    return EffectNow(decision.id, effect_of(work.session, decision.id))


def refuse_second_signature(work: Work, actor: Actor, request: RefuseSecondSignature) -> EffectNow:
    """Decline to sign, with a reason: the decision ends without ever having had effect.

    Raises:
        Refused: as :func:`sign_second`.
        BadInput: no reason.
    """
    decision, report = _awaiting_signature(work, actor, request.decision_id, request.office_id)
    reason = required_text(request.reason, "reason")
    work.act(
        "decision.signature_refused",
        topic=report.number,
        office_id=request.office_id,
        reason=reason,
        signed=True,
    )
    work.add(
        DecisionLapse(
            decision_id=decision.id, lapsed_at=work.at, cause=f"The second signature was refused: {reason}"
        )
    )
    return EffectNow(decision.id, effect_of(work.session, decision.id))


def ratify(work: Work, actor: Actor, request: Ratify) -> EffectNow:
    """Ratify an emergency decision within its window (Authority rules 12 and 19).

    Raises:
        Refused: ``ratify.not_owed``, ``ratify.late``, ``ratify.office``.
        BadInput: no such decision.
    """
    decision = find(work, Decision, request.decision_id, "decision")
    report = find(work, Report, decision.report_id, "report")
    if effect_of(work.session, decision.id) is not DecisionEffect.PENDING_RATIFICATION:
        raise Refused(
            "ratify.not_owed", f"{decision.number} owes no ratification.", remedy="Nothing is left to do."
        )
    if decision.ratify_by is None or work.at >= decision.ratify_by:
        raise Refused(
            "ratify.late",
            f"The window to ratify {decision.number} is over.",
            remedy="A new decision is needed.",
        )
    office = find(work, Office, decision.ratifying_office_id or "", "office")
    _require_holder(
        work, actor, office, "ratify.office", f"{decision.number} is ratified by {office.name} only."
    )
    work.act(
        "decision.ratify",
        topic=report.number,
        office_id=office.id,
        reason=clean_text(request.reason, "reason"),
        signed=True,
    )
    work.add(
        Ratification(
            decision_id=decision.id,
            office_id=office.id,
            person_id=person_of(actor),
            ratified_at=work.at,
            reason=clean_text(request.reason, "reason"),
        )
    )
    return EffectNow(decision.id, effect_of(work.session, decision.id))


def find_outside_authority(work: Work, actor: Actor, request: FindOutsideAuthority) -> EffectNow:
    """Put on record that a decision was outside authority, with its correction (Authority rule 24).

    The decision stays as it was made; nothing is rewritten.

    Raises:
        Refused: ``role``.
        BadInput: no finding or correction.
    """
    require_role(actor, Role.FOCAL_POINT, Role.AUTHORITY)
    decision = find(work, Decision, request.decision_id, "decision")
    report = find(work, Report, decision.report_id, "report")
    finding = required_text(request.finding, "finding")
    work.act("decision.finding", topic=report.number, reason=finding)
    work.add(
        AuthorityFinding(
            decision_id=decision.id,
            found_by_id=person_of(actor),
            found_at=work.at,
            finding=finding,
            correction=required_text(request.correction, "correction"),
        )
    )
    return EffectNow(decision.id, effect_of(work.session, decision.id))


def lapse(work: Work, decision: Decision, cause: str) -> None:
    """Let an emergency decision lapse forward and halt what was done under it, under the present act."""
    work.add(DecisionLapse(decision_id=decision.id, lapsed_at=work.at, cause=cause))
    response = work.one(
        sa.select(Response).where(
            Response.decision_id == decision.id,
            Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED]),
        )
    )
    if response is not None:
        halt(work, response, cause)


def _awaiting_signature(
    work: Work, actor: Actor, decision_id: str, office_id: str
) -> tuple[Decision, Report]:
    decision = find(work, Decision, decision_id, "decision")
    office = find(work, Office, office_id, "office")
    if office.id not in decision.second_signatures_owed:
        raise Refused(
            "signature.not_owed",
            f"{decision.number} does not wait for {office.name}.",
            remedy="Nothing is left to do here.",
        )
    signed = sa.select(SecondSignature.id).where(
        SecondSignature.decision_id == decision.id, SecondSignature.office_id == office.id
    )
    over = effect_of(work.session, decision.id) is DecisionEffect.LAPSED
    if over or work.session.scalars(signed).first() is not None:
        raise Refused(
            "signature.not_owed",
            f"{decision.number} waits for no signature.",
            remedy="Nothing is left to do.",
        )
    _require_holder(
        work, actor, office, "signature.office", f"Only the holder of {office.name} may sign here."
    )
    _require_separate(work, actor, decision)
    return decision, find(work, Report, decision.report_id, "report")


def _require_holder(work: Work, actor: Actor, office: Office, rule: str, message: str) -> None:
    if not actor.has(Role.AUTHORITY) or not exercises(work.session, actor.person_id, office.id, work.at):
        raise Refused(rule, message, remedy=f"Ask the present holder of {office.name}.")


def _require_separate(work: Work, actor: Actor, decision: Decision) -> None:
    """A second signature is a second person's, and not that of who wrote or assessed (Authority rule 6)."""
    report = find(work, Report, decision.report_id, "report")
    assessed = sa.select(ReportAssessment.assessor_id).where(ReportAssessment.report_id == report.id)
    barred = {decision.person_id, report.author_id, *work.session.scalars(assessed)}
    if actor.person_id in barred:
        raise Refused(
            "signature.separation",
            "The second signature comes from a person who neither wrote, assessed nor decided the report.",
            remedy="An acting holder of the office may sign.",
        )
