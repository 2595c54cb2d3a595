"""Opportunities for structural prevention: logged, taken or declined."""

from dataclasses import dataclass
from datetime import date

from app.actions.common import country_file, find, next_number, person_of, require_role
from app.actions.engagement.common import WRITERS, ordered_days, past_day, sound_day
from app.refusals import Refused
from app.rules.entry.dates import in_order
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.engagement.opportunities import Opportunity
from db.vocabulary import Role, words
from db.vocabulary.engagement import OpportunityKind, OpportunityStatus
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOpportunity:
    """Local peacebuilding, transitional justice or civil society that could be supported; it may close on a day."""

    country: str
    kind: OpportunityKind
    title: str
    what: str
    seen_on: date
    closes_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideOpportunity:
    """Whether it was taken, when, by whom and why."""

    opportunity_id: str
    taken: bool
    decided_on: date
    decided_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityKept:
    """An opportunity as it now stands."""

    opportunity_id: str
    number: str
    status: OpportunityStatus


def log_opportunity(work: Work, actor: Actor, request: LogOpportunity) -> OpportunityKept:
    """Put an opportunity on the log (S-42).

    Raises:
        Refused: ``role``.
        BadInput: no such file, an empty field, or days out of order.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    seen = past_day(work, request.seen_on, "day it was seen")
    if request.closes_on is not None:
        sound_day(request.closes_on, "day it closes")
    ordered_days(seen, request.closes_on, "day it closes")
    row = Opportunity(
        number=next_number(work, Opportunity.number, "OP"),
        country=file.country,
        kind=request.kind,
        title=required_line(request.title, "title"),
        what=required_text(request.what, "what"),
        seen_on=seen,
        closes_on=request.closes_on,
        recorded_by_id=person_of(actor),
    )
    work.act("engagement.opportunity", topic=file.country)
    work.add(row)
    return _kept(row)


def decide_opportunity(work: Work, actor: Actor, request: DecideOpportunity) -> OpportunityKept:
    """Record that it was taken or declined, and why; declining is a decision too.

    Raises:
        Refused: ``role``; ``opportunity.decided``.
        BadInput: no such opportunity, a day in the future or before it was seen, nobody who decided, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    row = find(work, Opportunity, request.opportunity_id, "opportunity")
    if row.status is not OpportunityStatus.OPEN:
        raise Refused(
            "opportunity.decided",
            tr(
                "{number} was {status} on {decided_on}.",
                number=row.number,
                status=words(row.status).lower(),
                decided_on=row.decided_on,
            ),
            remedy=tr("Log a new one where another chance has come."),
        )
    day = past_day(work, request.decided_on, "day of the decision")
    in_order(row.seen_on, day, "day it was seen", "day of the decision")
    decided_by = required_line(request.decided_by, "decided by")
    reason = required_text(request.reason, "reason")
    work.act("engagement.opportunity_decided", topic=row.country, reason=reason)
    row.decided_on, row.decided_by, row.reason = day, decided_by, reason
    row.status = OpportunityStatus.TAKEN if request.taken else OpportunityStatus.DECLINED
    work.save()
    return _kept(row)


def _kept(row: Opportunity) -> OpportunityKept:
    return OpportunityKept(opportunity_id=row.id, number=row.number, status=row.status)
