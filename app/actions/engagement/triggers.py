"""Trigger events: proposed, given a risk annex, decided or withdrawn."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.actions.common import (
    country_file,
    enforce,
    find,
    next_number,
    person_of,
    require_role,
    settings_of,
    today_of,
)
from app.actions.engagement.common import WRITERS, engagement_of, past_day, require_current
from app.reading.engagement.waivers import confirmed_since, event_waivers
from app.refusals import BadInput, Refused
from app.rules.engagement.triggers import may_decide_event
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.assessments import RiskAssessment
from db.engagement.impact import ImpactAssessment
from db.engagement.triggers import TriggerEvent
from db.vocabulary import Role, words
from db.vocabulary.engagement import AnnexKind, TriggerKind, TriggerStatus
from db.work import Work
from language import tr


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

    Exactly one of the three. ``based_on`` is the version of the event that its writer had before them.
    """

    event_id: str
    based_on: int
    risk_assessment_id: str | None = None
    impact_assessment_id: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideTriggerEvent:
    """The event as decided: when, and by whom (a government, a cabinet, a minister). ``based_on`` is the version, with its
    annex, that the signer had before them."""

    event_id: str
    based_on: int
    decided_on: date
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawTriggerEvent:
    """The proposal is given up, as it stood in the version ``based_on``."""

    event_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerKept:
    """A trigger event as it now stands; base the next change on ``version``."""

    event_id: str
    number: str
    version: int
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
        Refused: ``role``; ``trigger.settled``; ``engagement.stale``; ``trigger.annex``, when the assessment is not completed or signed.
        BadInput: no such event or assessment, one of another country, or not exactly one annex.
    """
    require_role(actor, *WRITERS)
    row = _proposed(work, request.event_id, request.based_on)
    given = (request.risk_assessment_id, request.impact_assessment_id, request.text.strip())
    if sum(bool(each) for each in given) != 1:
        raise BadInput(
            "annex",
            tr("A trigger event has one risk annex."),
            remedy=tr(
                "Choose a completed risk assessment, or a signed impact assessment, or write the annex."
            ),
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


def decide_trigger_event(work: Work, actor: Actor, request: DecideTriggerEvent) -> TriggerKept:
    """Mark an event as decided: only with a risk annex that is young enough, or a confirmed waiver (S-60).

    Raises:
        Refused: ``role``; ``trigger.settled``; ``engagement.stale``; ``trigger.annex``.
        BadInput: no such event, a day in the future or before the proposal, or nobody who decided.
    """
    require_role(actor, Role.FOCAL_POINT, Role.AUTHORITY)
    row = _proposed(work, request.event_id, request.based_on)
    day = past_day(work, request.decided_on, "day of the decision")
    if day < row.proposed_on:
        raise BadInput(
            "day of the decision",
            tr(
                "It was proposed on {proposed_on}, after {day}.",
                proposed_on=row.proposed_on.isoformat(),
                day=day.isoformat(),
            ),
            remedy=tr("Correct the day."),
        )
    waivers = event_waivers(work.session, row.id)
    limit = settings_of(work).risk_annex_max_age_days
    enforce(
        may_decide_event(
            row.status,
            row.annex_on,
            day,
            limit,
            waived_on=confirmed_since(waivers),
            waivers=[each.state for each in waivers],
        )
    )
    decided_by = required_line(request.decided_by, "decided by")
    work.act("trigger.decide", topic=row.country, signed=True)
    row.decided_on, row.decided_by, row.annex_days = day, decided_by, limit
    row.status = TriggerStatus.DECIDED
    work.save()
    return _kept(row)


def withdraw_trigger_event(work: Work, actor: Actor, request: WithdrawTriggerEvent) -> TriggerKept:
    """Give up a proposal; it stays on record.

    Raises:
        Refused: ``role``; ``trigger.settled``; ``engagement.stale``.
        BadInput: no such event, or no reason.
    """
    require_role(actor, *WRITERS)
    row = _proposed(work, request.event_id, request.based_on)
    reason = required_text(request.reason, "reason")
    work.act("trigger.withdraw", topic=row.country, reason=reason)
    row.status, row.withdrawal_reason = TriggerStatus.WITHDRAWN, reason
    work.save()
    return _kept(row)


def _proposed(work: Work, event_id: str, based_on: int) -> TriggerEvent:
    row = find(work, TriggerEvent, event_id, "trigger event")
    if row.status is not TriggerStatus.PROPOSED:
        raise Refused(
            "trigger.settled",
            tr("{number} is {status} already.", number=row.number, status=words(row.status).lower()),
            remedy=tr("Propose a new one."),
        )
    require_current(based_on, row.ledger_entry, row.number)
    return row


def _risk_annex(work: Work, row: TriggerEvent, assessment_id: str) -> dict[str, object]:
    found = find(work, RiskAssessment, assessment_id, "risk assessment")
    _require_same_country(row, found.country)
    if found.completed_at is None:
        raise _unfinished(tr("{found_number} is not completed.", found_number=found.number))
    return {
        "annex_kind": AnnexKind.RISK_ASSESSMENT,
        "annex_on": found.completed_at.astimezone(_zone(work)).date(),
        "risk_assessment_id": found.id,
    }


def _impact_annex(work: Work, row: TriggerEvent, impact_id: str) -> dict[str, object]:
    found = find(work, ImpactAssessment, impact_id, "impact assessment")
    _require_same_country(row, found.country)
    if found.signed_at is None:
        raise _unfinished(tr("{found_number} is not signed.", found_number=found.number))
    return {
        "annex_kind": AnnexKind.IMPACT_ASSESSMENT,
        "annex_on": found.signed_at.astimezone(_zone(work)).date(),
        "impact_assessment_id": found.id,
    }


def _require_same_country(row: TriggerEvent, country: str) -> None:
    if country != row.country:
        raise BadInput(
            "annex", tr("That assessment is about another country."), remedy=tr("Choose one of this country.")
        )


def _unfinished(why: str) -> Refused:
    return Refused(
        "trigger.annex", tr("A draft is no risk annex: {why}", why=why), remedy=tr("Finish it first.")
    )


def _zone(work: Work) -> ZoneInfo:
    return ZoneInfo(settings_of(work).time_zone)


def _kept(row: TriggerEvent) -> TriggerKept:
    return TriggerKept(event_id=row.id, number=row.number, version=row.ledger_entry, status=row.status)
