"""The register of engagements: entered and revised."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.actions.common import country_file, find, next_number, person_of, require_role, unchanged
from app.actions.engagement.common import (
    WRITERS,
    evidence_numbers,
    known_codes,
    ordered_days,
    require_current,
    sound_day,
)
from app.reading.ministry.reference import current_framework
from app.rules.entry.money import Money
from app.rules.entry.texts import clean_line, clean_text, required_line, required_text
from db.actor import Actor
from db.engagement.register import Engagement
from db.vocabulary.engagement import EngagementKind, EngagementStatus, PolicyArea, RiskEffect
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementContent:
    """What an entry says. An effect that is judged needs its reason; ``risk_factors`` are numbers of the framework."""

    kind: EngagementKind
    title: str
    area: PolicyArea
    lead: str
    partners: str = ""
    since: date | None = None
    until: date | None = None
    money: Money | None = None
    status: EngagementStatus = EngagementStatus.PLANNED
    effect: RiskEffect = RiskEffect.NOT_ASSESSED
    effect_reason: str = ""
    evidence: tuple[str, ...] = ()
    risk_factors: tuple[str, ...] = ()
    rights_component: str = ""
    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEngagement:
    """Something that our state does, or is about to do, in a country."""

    country: str
    content: EngagementContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseEngagement:
    """An entry as it should be, and why. ``based_on`` is the version that the editor had before them."""

    engagement_id: str
    based_on: int
    content: EngagementContent
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementKept:
    """An entry as it now stands; base the next revision on ``version``."""

    engagement_id: str
    number: str
    version: int


def register_engagement(work: Work, actor: Actor, request: RegisterEngagement) -> EngagementKept:
    """Enter an engagement, with its effect on the risk as far as that is judged (S-44).

    Raises:
        Refused: ``role``.
        BadInput: no such file; a field that is empty or cannot be used; evidence or factors that are not known.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    columns = _columns(work, file.country, request.content)
    number = next_number(work, Engagement.number, "EN")
    work.act("engagement.register", topic=file.country)
    row = work.add(
        Engagement(number=number, country=file.country, recorded_by_id=person_of(actor), **columns)
    )
    return _kept(row)


def revise_engagement(work: Work, actor: Actor, request: ReviseEngagement) -> EngagementKept:
    """Change an entry, with a reason; what stood there stays on the ledger.

    Raises:
        Refused: ``role``; ``engagement.stale``; ``unchanged``.
        BadInput: as :func:`register_engagement`; or no reason.
    """
    require_role(actor, *WRITERS)
    row = find(work, Engagement, request.engagement_id, "engagement")
    require_current(request.based_on, row.ledger_entry, row.number)
    reason = required_text(request.reason, "reason")
    columns = _columns(work, row.country, request.content)
    changes = {name: value for name, value in columns.items() if getattr(row, name) != value}
    if not changes:
        raise unchanged(tr("{number} says all this already.", number=row.number))
    work.act("engagement.revise", topic=row.country, reason=reason)
    for name, value in changes.items():
        setattr(row, name, value)
    work.save()
    return _kept(row)


def _columns(work: Work, country: str, content: EngagementContent) -> dict[str, Any]:
    """The columns of an entry, cleaned."""
    for day, field in (
        (content.since, "since"),
        (content.until, "until"),
        (content.review_on, "next review"),
    ):
        if day is not None:
            sound_day(day, field)
    ordered_days(content.since, content.until, "until")
    judged = content.effect is not RiskEffect.NOT_ASSESSED
    clean = required_text if judged else clean_text
    factors = [str(factor.number) for factor in current_framework(work.session)]
    return {
        "kind": content.kind,
        "title": required_line(content.title, "title"),
        "area": content.area,
        "lead": required_line(content.lead, "lead"),
        "partners": clean_line(content.partners, "partners", 1_000),
        "since": content.since,
        "until": content.until,
        "amount": content.money.amount if content.money else None,
        "currency": content.money.currency if content.money else None,
        "status": content.status,
        "effect": content.effect,
        "effect_reason": clean(content.effect_reason, "reason for the effect"),
        "evidence": evidence_numbers(work, country, content.evidence),
        "risk_factors": known_codes(content.risk_factors, factors, "risk factors"),
        "rights_component": clean_text(content.rights_component, "rights component"),
        "review_on": content.review_on,
    }


def _kept(row: Engagement) -> EngagementKept:
    return EngagementKept(engagement_id=row.id, number=row.number, version=row.ledger_entry)
