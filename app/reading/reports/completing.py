"""Who may complete what was decided: sign second, ratify, confirm a record, carry a response on.

The one answer for buttons and use cases alike, as ``app.reading.reports.standing`` is for the flow of the report.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import ACTING, effect_at, effect_of
from app.reading.authority.matters import assessments_of, conflicted_people, option_writers
from app.reading.authority.permission import may_read_content
from app.reading.reports.lapsed_decisions import lapse_of_decision
from app.reading.reports.refused_records import receipt_refused
from app.reading.reports.standing import conflicted, exercises
from app.reading.reports.writers import draft_writers_of
from app.rules.reports.outcomes import Lapse
from app.rules.reports.paper_records import (
    PaperRecord,
    leaves_refusal_to_another,
    may_confirm_record,
    may_refuse_record,
)
from app.rules.verdict import ALLOWED, Verdict, forbidden
from db.actor import Actor
from db.decisions import Decision, RecordConfirmation, RecordRefusal, SecondSignature
from db.people import Office
from db.reports import BriefReceipt, Report
from db.responses import Response
from db.vocabulary import DecisionEffect, ResponseStatus, Role, words
from language import mark, tr
from language.lists import or_list


def brief_opened(session: Session, brief_id: str, person_id: str | None) -> bool:
    """Whether the person was shown or handed this version of a brief; the record of a paper that was refused shows nothing."""
    given = sa.select(BriefReceipt.id).where(
        BriefReceipt.brief_id == brief_id, BriefReceipt.person_id == person_id, ~receipt_refused()
    )
    return session.scalars(given).first() is not None


def may_sign(session: Session, decision: Decision, office_id: str, actor: Actor, at: datetime) -> Verdict:
    """Whether ``actor`` may sign second for an office, or refuse to (Authority rules 6 and 11)."""
    office = session.get_one(Office, office_id)
    if office.id not in decision.second_signatures_owed:
        return forbidden(
            "signature.not_owed",
            tr(
                "{decision_number} does not wait for {office}.",
                decision_number=decision.number,
                office=office.name,
            ),
            tr("Nothing is left to do here."),
        )
    signed = sa.select(SecondSignature.id).where(
        SecondSignature.decision_id == decision.id, SecondSignature.office_id == office.id
    )
    over = effect_at(session, decision, at) in {DecisionEffect.LAPSED, DecisionEffect.RECORD_REFUSED}
    if over or session.scalars(signed).first() is not None:
        return forbidden(
            "signature.not_owed",
            tr("{decision_number} waits for no signature.", decision_number=decision.number),
            tr("Nothing is left to do."),
        )
    if not _holds(session, actor, office, at):
        return forbidden(
            "signature.office",
            tr("Only the holder of {office} may sign here.", office=office.name),
            tr("Ask the present holder of {office}.", office=office.name),
        )
    if _took_part(session, decision, actor):
        return forbidden(
            "signature.separation",
            tr(
                "The second signature comes from a person who neither wrote, assessed nor decided the report, nor "
                "prepared its options."
            ),
            tr("An acting holder of the office may sign."),
        )
    if conflicted(session, actor.person_id, decision.country, at):
        return forbidden("signature.conflict", tr(_CONFLICT), tr("An acting holder of the office may sign."))
    return ALLOWED


def may_ratify(session: Session, decision: Decision, actor: Actor, at: datetime) -> Verdict:
    """Whether ``actor`` may ratify an emergency decision (Authority rules 6, 12 and 19)."""
    effect = effect_of(session, decision.id)
    over = decision.ratify_by is not None and at >= decision.ratify_by
    # Whoever comes too late hears that, also once the lapse is on record.
    if over and effect in {DecisionEffect.PENDING_RATIFICATION, DecisionEffect.LAPSED}:
        return forbidden(
            "ratify.late",
            tr("The window to ratify {decision_number} is over.", decision_number=decision.number),
            tr("A new decision is needed."),
        )
    if effect is not DecisionEffect.PENDING_RATIFICATION:
        return forbidden(
            "ratify.not_owed",
            tr("{decision_number} owes no ratification.", decision_number=decision.number),
            tr("Nothing is left to do."),
        )
    office = session.get_one(Office, decision.ratifying_office_id)
    if not _holds(session, actor, office, at):
        return forbidden(
            "ratify.office",
            tr(
                "{decision_number} is ratified by {office} only.",
                decision_number=decision.number,
                office=office.name,
            ),
            tr("Ask the present holder of {office}.", office=office.name),
        )
    if _took_part(session, decision, actor):
        return forbidden(
            "ratify.separation",
            tr(
                "An emergency decision is ratified by a person who neither wrote, assessed nor decided the report, "
                "nor prepared its options."
            ),
            tr("An acting holder of the office may ratify."),
        )
    if conflicted(session, actor.person_id, decision.country, at):
        return forbidden("ratify.conflict", tr(_CONFLICT), tr("An acting holder of the office may ratify."))
    return ALLOWED


def may_confirm(session: Session, decision: Decision, actor: Actor) -> Verdict:
    """Whether ``actor`` may confirm that a paper decision was recorded as it was signed."""
    return may_confirm_record(_paper_record(session, decision), actor.roles, actor.person_id)


def may_refuse(session: Session, decision: Decision, actor: Actor, at: datetime) -> Verdict:
    """Whether ``actor`` may refuse the record of a paper decision, because it differs from what was signed."""
    return refusing(session, decision, at)(actor.roles, actor.person_id)


def refusing(
    session: Session, decision: Decision, at: datetime
) -> Callable[[Collection[Role], str | None], Verdict]:
    """The same for anybody, by their roles: what it takes is read once."""
    towards = _record_towards(session, decision, at)
    return lambda roles, person_id: may_refuse_record(towards(person_id), roles, person_id)


def calling_for_refusal(
    session: Session, decision: Decision, at: datetime
) -> Callable[[Collection[Role], str | None], bool]:
    """Whether what somebody says of the record, by their roles, calls for another person, who may refuse it."""
    towards = _record_towards(session, decision, at)
    return lambda roles, person_id: leaves_refusal_to_another(towards(person_id), roles, person_id)


def _record_towards(
    session: Session, decision: Decision, at: datetime
) -> Callable[[str | None], PaperRecord]:
    record = replace(
        _paper_record(session, decision),
        signature_refused=lapse_of_decision(session, decision) is Lapse.SIGNATURE_REFUSED,
    )
    prepared = _prepared_by(session, decision)
    barred = conflicted_people(session, decision.country, at)
    return lambda person_id: replace(
        record, took_part=person_id in prepared, has_conflict=person_id in barred
    )


def _paper_record(session: Session, decision: Decision) -> PaperRecord:
    confirmed = sa.select(RecordConfirmation.id).where(RecordConfirmation.decision_id == decision.id)
    refused = sa.select(RecordRefusal.id).where(RecordRefusal.decision_id == decision.id)
    return PaperRecord(
        number=decision.number,
        recorded_by=decision.recorded_by_id,
        signed_by=decision.person_id,
        status=session.get_one(Report, decision.report_id).status,
        confirmed=session.scalars(confirmed).first() is not None,
        refused=session.scalars(refused).first() is not None,
    )


def may_find_outside(session: Session, decision: Decision) -> Verdict:
    """Whether there is a decision that may be found to have been outside authority (Authority rule 24)."""
    if effect_of(session, decision.id) is DecisionEffect.RECORD_REFUSED:
        return forbidden(
            "finding.record_refused",
            tr(
                "The record of {decision_number} was refused: nothing was decided by it.",
                decision_number=decision.number,
            ),
            tr("Look at what was decided on its option since."),
        )
    return ALLOWED


def may_carry_on(
    session: Session, response: Response, actor: Actor, at: datetime, *stages: ResponseStatus
) -> Verdict:
    """Whether ``actor`` may act on a response that is in one of ``stages``: only its lead does, and only
    under a decision that acts (DESIGN, The flow)."""
    office = session.get_one(Office, response.lead_office_id)
    if not may_read_content(actor):
        return forbidden(
            "response.role",
            tr("Only a person who works on the case may carry a response on."),
            tr("Ask an administrator for the role."),
        )
    if actor.has(Role.AUDITOR) or not exercises(session, actor.person_id, office.id, at):
        return forbidden(
            "response.lead",
            tr(
                "Only the lead of {response_number}, {office}, may do this.",
                response_number=response.number,
                office=office.name,
            ),
            tr("Ask the holder of that office."),
        )
    if response.status not in stages:
        wanted = or_list(words(stage).lower() for stage in stages)
        return forbidden(
            "response.state",
            tr(
                "{response_number} is {status}.",
                response_number=response.number,
                status=words(response.status).lower(),
            ),
            tr("This can be done while it is {wanted}.", wanted=wanted),
        )
    effect = effect_at(session, session.get_one(Decision, response.decision_id), at)
    if effect not in ACTING:
        return forbidden(
            "response.decision",
            tr(
                "The decision behind {response_number} is not in force: {effect}.",
                response_number=response.number,
                effect=words(effect).lower(),
            ),
            tr("A response goes on only under an authorised decision in force."),
        )
    return ALLOWED


_CONFLICT = mark("You declared a conflict of interest with this country.")


def _holds(session: Session, actor: Actor, office: Office, at: datetime) -> bool:
    return actor.has(Role.AUTHORITY) and exercises(session, actor.person_id, office.id, at)


def _took_part(session: Session, decision: Decision, actor: Actor) -> bool:
    """Whether the person prepared or decided what is to be completed (Authority rule 6)."""
    return actor.person_id in {decision.person_id, *_prepared_by(session, decision)}


def _prepared_by(session: Session, decision: Decision) -> frozenset[str]:
    """Who wrote or assessed what was decided, or prepared its options."""
    report = session.get_one(Report, decision.report_id)
    assessed = frozenset(one.assessor for one in assessments_of(session, report.id))
    return assessed | draft_writers_of(session, report) | option_writers(session, report.id)
