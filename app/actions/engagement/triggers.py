"""Trigger events: proposed, given a risk annex or a waiver, decided or withdrawn."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.actions.common import (
    country_file,
    enforce,
    find,
    has_conflict,
    next_number,
    person_of,
    require_role,
    settings_of,
    today_of,
)
from app.actions.engagement.common import WRITERS, engagement_of, past_day
from app.reading.engagement.lens import stands_for
from app.refusals import BadInput, Refused
from app.rules.engagement.triggers import may_decide_event
from app.rules.texts import required_line, required_text
from db.actor import Actor
from db.assessments import RiskAssessment
from db.engagement.impact import ImpactAssessment
from db.engagement.triggers import TriggerEvent, TriggerWaiver
from db.people import Office, Person
from db.vocabulary import Role
from db.vocabulary.engagement import AnnexKind, TriggerKind, TriggerStatus
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeTriggerEvent:
    """An exit, sanctions relief, recognition or normalisation that is proposed."""

    country: str
    kind: TriggerKind
    title: str
    what: str
    proposed_on: date
    engagement_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachRiskAnnex:
    """What serves as the risk annex: a completed risk assessment, a signed impact assessment, or a text of today.

    Exactly one of the three.
    """

    event_id: str
    risk_assessment_id: str | None = None
    impact_assessment_id: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveRiskAnnex:
    """Deciding without an annex: the acting focal point, and the authority who answers for it, with the reason."""

    event_id: str
    authority_id: str
    office_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideTriggerEvent:
    """The event as decided: when, and by whom (a government, a cabinet, a minister)."""

    event_id: str
    decided_on: date
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawTriggerEvent:
    """The proposal is given up."""

    event_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerKept:
    """A trigger event as it now stands."""

    event_id: str
    number: str
    status: TriggerStatus


def propose_trigger_event(work: Work, actor: Actor, request: ProposeTriggerEvent) -> TriggerKept:
    """Put a trigger event on record as proposed (S-60).

    Raises:
        Refused: ``role``.
        BadInput: no such file or engagement, an empty field, or a day in the future.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    engagement = engagement_of(work, file.country, request.engagement_id)
    row = TriggerEvent(
        number=next_number(work, TriggerEvent.number, "TE"),
        country=file.country,
        engagement_id=engagement.id if engagement else None,
        kind=request.kind,
        title=required_line(request.title, "title"),
        what=required_text(request.what, "what"),
        proposed_on=past_day(work, request.proposed_on, "day of the proposal"),
        proposed_by_id=person_of(actor),
    )
    work.act("trigger.propose", topic=file.country)
    work.add(row)
    return _kept(row)


def attach_risk_annex(work: Work, actor: Actor, request: AttachRiskAnnex) -> TriggerKept:
    """Give a proposed event its risk annex; another one takes its place.

    Raises:
        Refused: ``role``; ``trigger.settled``; ``trigger.annex``, when the assessment is not completed or signed.
        BadInput: no such event or assessment, one of another country, or not exactly one annex.
    """
    require_role(actor, *WRITERS)
    row = _proposed(work, request.event_id)
    given = (request.risk_assessment_id, request.impact_assessment_id, request.text.strip())
    if sum(bool(each) for each in given) != 1:
        raise BadInput(
            "annex",
            "A trigger event has one risk annex.",
            remedy="Choose a completed risk assessment, or a signed impact assessment, or write the annex.",
        )
    columns: dict[str, object]
    if request.risk_assessment_id:
        columns = _risk_annex(work, row, request.risk_assessment_id)
    elif request.impact_assessment_id:
        columns = _impact_annex(work, row, request.impact_assessment_id)
    else:
        columns = {
            "annex_kind": AnnexKind.TEXT,
            "annex_on": today_of(work),
            "annex_text": required_text(request.text, "annex"),
        }
    work.act("trigger.annex", topic=row.country)
    empty = {"risk_assessment_id": None, "impact_assessment_id": None, "annex_text": ""}
    for name, value in (empty | columns).items():
        setattr(row, name, value)
    work.save()
    return _kept(row)


def waive_risk_annex(work: Work, actor: Actor, request: WaiveRiskAnnex) -> TriggerKept:
    """Record, signed, that the annex is waived: by a focal point, and by someone else in an office with authority.

    Raises:
        Refused: ``role``; ``trigger.settled``; ``trigger.conflict`` (Authority rule 6); ``trigger.waiver``, when the named authority is the focal point, or
            exercises no office with a power in force over the country, or has a conflict of interest.
        BadInput: no such event, person or office, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    row = _proposed(work, request.event_id)
    authority = find(work, Person, request.authority_id, "person")
    office = find(work, Office, request.office_id, "office")
    focal_point = person_of(actor)
    if has_conflict(work, focal_point, row.country):
        raise Refused(
            "trigger.conflict",
            "You declared a conflict of interest with this country.",
            remedy="Ask a focal point without one to waive it.",
        )
    if authority.id == focal_point or not stands_for(
        work.session, authority.id, office.id, row.country, work.at
    ):
        who = (
            "Two people waive an annex, and you are one of them already."
            if authority.id == focal_point
            else f"{authority.name} exercises no power in force in {office.name}, or has a conflict of interest."
        )
        raise Refused(
            "trigger.waiver",
            who,
            remedy="Name the present holder of an office with authority over the country.",
        )
    reason = required_text(request.reason, "reason")
    work.act("trigger.waive", topic=row.country, reason=reason, office_id=office.id, signed=True)
    work.add(
        TriggerWaiver(
            event_id=row.id,
            focal_point_id=focal_point,
            authority_id=authority.id,
            office_id=office.id,
            reason=reason,
            waived_at=work.at,
        )
    )
    return _kept(row)


def decide_trigger_event(work: Work, actor: Actor, request: DecideTriggerEvent) -> TriggerKept:
    """Mark an event as decided: only with a risk annex that is young enough, or a recorded waiver (S-60).

    Raises:
        Refused: ``role``; ``trigger.settled``; ``trigger.annex``.
        BadInput: no such event, a day in the future or before the proposal, or nobody who decided.
    """
    require_role(actor, Role.FOCAL_POINT, Role.AUTHORITY)
    row = find(work, TriggerEvent, request.event_id, "trigger event")
    day = past_day(work, request.decided_on, "day of the decision")
    if day < row.proposed_on:
        raise BadInput(
            "day of the decision",
            f"It was proposed on {row.proposed_on.isoformat()}, after {day.isoformat()}.",
            remedy="Correct the day.",
        )
    waived = bool(work.all(sa.select(TriggerWaiver.id).where(TriggerWaiver.event_id == row.id)))
    limit = settings_of(work).risk_annex_max_age_days
    enforce(may_decide_event(row.status, row.annex_on, day, limit, waived=waived))
    decided_by = required_line(request.decided_by, "decided by")
    work.act("trigger.decide", topic=row.country, signed=True)
    row.decided_on, row.decided_by, row.annex_days = day, decided_by, limit
    row.status = TriggerStatus.DECIDED
    work.save()
    return _kept(row)


def withdraw_trigger_event(work: Work, actor: Actor, request: WithdrawTriggerEvent) -> TriggerKept:
    """Give up a proposal; it stays on record.

    Raises:
        Refused: ``role``; ``trigger.settled``.
        BadInput: no such event, or no reason.
    """
    require_role(actor, *WRITERS)
    row = _proposed(work, request.event_id)
    reason = required_text(request.reason, "reason")
    work.act("trigger.withdraw", topic=row.country, reason=reason)
    row.status, row.withdrawal_reason = TriggerStatus.WITHDRAWN, reason
    work.save()
    return _kept(row)


def _proposed(work: Work, event_id: str) -> TriggerEvent:
    row = find(work, TriggerEvent, event_id, "trigger event")
    if row.status is not TriggerStatus.PROPOSED:
        raise Refused(
            "trigger.settled", f"{row.number} is {row.status.value} already.", remedy="Propose a new one."
        )
    return row


def _risk_annex(work: Work, row: TriggerEvent, assessment_id: str) -> dict[str, object]:
    found = find(work, RiskAssessment, assessment_id, "risk assessment")
    _require_same_country(row, found.country)
    if found.completed_at is None:
        raise _unfinished(f"{found.number} is not completed.")
    return {
        "annex_kind": AnnexKind.RISK_ASSESSMENT,
        "annex_on": found.completed_at.astimezone(_zone(work)).date(),
        "risk_assessment_id": found.id,
    }


def _impact_annex(work: Work, row: TriggerEvent, impact_id: str) -> dict[str, object]:
    found = find(work, ImpactAssessment, impact_id, "impact assessment")
    _require_same_country(row, found.country)
    if found.signed_at is None:
        raise _unfinished(f"{found.number} is not signed.")
    return {
        "annex_kind": AnnexKind.IMPACT_ASSESSMENT,
        "annex_on": found.signed_at.astimezone(_zone(work)).date(),
        "impact_assessment_id": found.id,
    }


def _require_same_country(row: TriggerEvent, country: str) -> None:
    if country != row.country:
        raise BadInput(
            "annex", "That assessment is about another country.", remedy="Choose one of this country."
        )


def _unfinished(why: str) -> Refused:
    return Refused("trigger.annex", f"A draft is no risk annex: {why}", remedy="Finish it first.")


def _zone(work: Work) -> ZoneInfo:
    return ZoneInfo(settings_of(work).time_zone)


def _kept(row: TriggerEvent) -> TriggerKept:
    return TriggerKept(event_id=row.id, number=row.number, status=row.status)
