"""What gives or takes the effect of a decision after it was made: second signature, ratification, finding."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.citing import require_citable
from app.actions.common import enforce, find, person_of, require_role
from app.actions.reports.decisions import respond_if_open, take_effect
from app.actions.reports.paper_decisions import EffectNow
from app.actions.reports.responses import halt
from app.reading.authority.effects import effect_of
from app.reading.reports.completing import may_ratify, may_sign
from app.rules.entry.texts import clean_text, required_text
from db.actor import Actor
from db.decisions import AuthorityFinding, Decision, DecisionLapse, Ratification, SecondSignature
from db.people import Office
from db.reports import Option, Report
from db.responses import Response
from db.vocabulary import ResponseStatus, Role
from db.work import Work
from language import tr


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
            decision_id=decision.id,
            lapsed_at=work.at,
            cause=tr("The second signature was refused: {reason}", reason=reason),
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
    enforce(may_ratify(work.session, decision, actor, work.at))
    office = find(work, Office, decision.ratifying_office_id or "", "office")
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
        BadInput: no finding or correction, or a decision whose record was refused: it was never made.
    """
    require_role(actor, Role.FOCAL_POINT, Role.AUTHORITY)
    decision = find(work, Decision, request.decision_id, "decision")
    require_citable(work, decision.id, "decision")
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
    enforce(may_sign(work.session, decision, office.id, actor, work.at))
    return decision, find(work, Report, decision.report_id, "report")
