"""The register of engagements of a country, and what the lens says of each."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import effects_of, not_refused
from app.reading.engagement.impact import assessed_engagements
from app.reading.engagement.lens import lens_on
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_framework
from app.rules.engagement.findings import (
    EngagementFacts,
    lacks_rights,
    owes_impact_assessment,
    prevention_tally,
)
from app.rules.entry.money import Money
from app.rules.reports.outcomes import cited_words, outcome_words
from db.decisions import Decision
from db.engagement.register import Engagement, InterestWeighing, RightsEffect
from db.engagement.triggers import TriggerEvent
from db.people import Office
from db.reports import Option
from db.vocabulary.engagement import (
    EngagementKind,
    EngagementStatus,
    Interest,
    PolicyArea,
    RiskEffect,
    TriggerStatus,
)
from language.phrases import headed


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementView:
    """An entry, and how the lens sees it: its impact assessment, and whether it counts as prevention."""

    engagement_id: str
    number: str
    version: int
    country: str
    kind: EngagementKind
    title: str
    area: PolicyArea
    lead: str
    partners: str
    since: date | None
    until: date | None
    money: Money | None
    status: EngagementStatus
    effect: RiskEffect
    effect_reason: str
    evidence: tuple[str, ...]
    risk_factors: tuple[str, ...]
    factor_titles: tuple[str, ...]
    rights_component: str
    review_on: date
    recorded_by: str
    impact: str
    """Number of the signed impact assessment in force, if there is one."""
    impact_owed: bool
    lacks_rights: bool
    counted: bool
    """Whether it is in the prevention tally."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsEffectView:
    """The newest judgement on what a policy area does to rights."""

    effect_id: str
    area: PolicyArea
    discrimination: str
    grievance: str
    internal_conflict: str
    evidence: tuple[str, ...]
    judged_at: datetime
    judged_by: str
    earlier: int
    """How many judgements stand before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingView:
    """Interests weighed. ``override``: another interest was put before prevention while the risk was clear."""

    weighing_id: str
    subject: str
    engagement: str
    decision: str
    """Number of the decision that was weighed, if it was one on a report."""
    weighed_on: date
    weighed: tuple[tuple[Interest, str], ...]
    put_first: Interest
    put_first_by: str
    office: str
    reason: str
    risk_clear: bool
    recorded_by: str
    decision_refused: bool = False
    """The record of that decision was refused since."""

    @property
    def decision_said(self) -> str:
        """The number of the decision, and that its record was refused, if it was."""
        return cited_words(self.decision, refused=self.decision_refused)

    @property
    def override(self) -> bool:
        return self.risk_clear and self.put_first is not Interest.ATROCITY_PREVENTION


def engagement_views(session: Session, country: str, today: date) -> tuple[EngagementView, ...]:
    """Everything that our state does in the country: one screen (S-44)."""
    lens = lens_on(session, country, today)
    rows = _rows(session, country)
    assessed = assessed_engagements(session, country)
    facts = {each.number: each for each in _facts(session, country, rows, assessed)}
    counted = {each.number for each in prevention_tally(tuple(facts.values())).counted}
    titles = {str(factor.number): factor.title for factor in current_framework(session)}
    return tuple(
        EngagementView(
            engagement_id=row.id,
            number=row.number,
            version=row.ledger_entry,
            country=row.country,
            kind=row.kind,
            title=row.title,
            area=row.area,
            lead=row.lead,
            partners=row.partners,
            since=row.since,
            until=row.until,
            money=None if row.amount is None or row.currency is None else Money(row.amount, row.currency),
            status=row.status,
            effect=row.effect,
            effect_reason=row.effect_reason,
            evidence=tuple(row.evidence),
            risk_factors=tuple(row.risk_factors),
            factor_titles=tuple(f"{code} {titles.get(code, '')}".strip() for code in row.risk_factors),
            rights_component=row.rights_component,
            review_on=row.review_on,
            recorded_by=person_named(session, row.recorded_by_id).name,
            impact=assessed.get(row.id, ""),
            impact_owed=owes_impact_assessment(lens, facts[row.number]),
            lacks_rights=lacks_rights(facts[row.number]),
            counted=row.number in counted,
        )
        for row in rows
    )


def engagement_facts(session: Session, country: str) -> tuple[EngagementFacts, ...]:
    """The engagements as the rules see them."""
    return _facts(session, country, _rows(session, country), assessed_engagements(session, country))


def rights_effects(session: Session, country: str) -> tuple[RightsEffectView, ...]:
    """The newest judgement of each policy area, in the order of the areas."""
    rows = session.scalars(
        sa.select(RightsEffect)
        .where(RightsEffect.country == country)
        .order_by(RightsEffect.judged_at, RightsEffect.ledger_entry)
    ).all()
    newest: dict[PolicyArea, RightsEffect] = {row.area: row for row in rows}
    return tuple(
        RightsEffectView(
            effect_id=row.id,
            area=row.area,
            discrimination=row.discrimination,
            grievance=row.grievance,
            internal_conflict=row.internal_conflict,
            evidence=tuple(row.evidence),
            judged_at=row.judged_at,
            judged_by=person_named(session, row.judged_by_id).name,
            earlier=sum(other.area is row.area for other in rows) - 1,
        )
        for area in PolicyArea
        if (row := newest.get(area)) is not None
    )


def judged_areas(session: Session, country: str) -> frozenset[PolicyArea]:
    """Policy areas whose effect on rights was judged."""
    return frozenset(session.scalars(sa.select(RightsEffect.area).where(RightsEffect.country == country)))


def weighings(session: Session, country: str) -> tuple[WeighingView, ...]:
    """Interests weighed, the newest first."""
    titles = {row.id: f"{row.number} {row.title}" for row in _rows(session, country)}
    rows = session.execute(
        sa.select(InterestWeighing, Decision.number, sa.and_(Decision.id.is_not(None), ~not_refused()))
        .outerjoin(Decision, Decision.id == InterestWeighing.decision_id)
        .where(InterestWeighing.country == country)
        .order_by(InterestWeighing.weighed_on.desc(), InterestWeighing.recorded_at.desc())
    )
    return tuple(
        WeighingView(
            weighing_id=row.id,
            subject=row.subject,
            engagement=titles.get(row.engagement_id or "", ""),
            decision=number or "",
            weighed_on=row.weighed_on,
            weighed=tuple((Interest(each["interest"]), each["words"]) for each in row.weighed),
            put_first=row.put_first,
            put_first_by=person_named(session, row.put_first_by_id).name if row.put_first_by_id else "",
            office=session.get_one(Office, row.office_id).name if row.office_id else "",
            reason=row.reason,
            risk_clear=row.risk_clear,
            recorded_by=person_named(session, row.recorded_by_id).name,
            decision_refused=bool(refused),
        )
        for row, number, refused in rows
    )


def decisions_on(session: Session, country: str) -> tuple[tuple[str, str], ...]:
    """Decisions on reports about the country, the newest first: identifier, and number with what was decided.

    What stands on a record that was refused was never decided, and is not offered.
    """
    rows = session.execute(
        sa.select(Decision, Option.title)
        .join(Option, Option.id == Decision.option_id)
        .where(Decision.country == country, not_refused())
        .order_by(Decision.decided_at.desc(), Decision.number.desc())
    ).all()
    effects = effects_of(session, [row.Decision.id for row in rows])
    return tuple(
        (row.id, f"{row.number}  {headed(outcome_words(row.outcome, effects[row.id]).capitalize(), title)}")
        for row, title in rows
    )


def _rows(session: Session, country: str) -> list[Engagement]:
    rows = session.scalars(
        sa.select(Engagement).where(Engagement.country == country).order_by(Engagement.number)
    ).all()
    ended = EngagementStatus.ENDED
    return sorted(rows, key=lambda row: row.status is ended)


def _facts(
    session: Session, country: str, rows: list[Engagement], assessed: dict[str, str]
) -> tuple[EngagementFacts, ...]:
    decided = set(
        session.scalars(
            sa.select(TriggerEvent.engagement_id).where(
                TriggerEvent.country == country, TriggerEvent.status == TriggerStatus.DECIDED
            )
        )
    )
    return tuple(
        EngagementFacts(
            number=row.number,
            title=row.title,
            kind=row.kind,
            area=row.area,
            status=row.status,
            effect=row.effect,
            risk_factors=tuple(row.risk_factors),
            rights_component=row.rights_component,
            review_on=row.review_on,
            assessed=row.id in assessed,
            trigger_decided=row.id in decided,
        )
        for row in rows
    )
