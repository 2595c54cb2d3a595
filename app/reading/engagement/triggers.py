"""Trigger events of a country, with their annex or waiver."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.engagement.waivers import WaiverView, confirmed_since, event_waivers
from app.reading.ministry.names import person_named
from app.reading.ministry.settings import read_settings
from app.rules.engagement.triggers import may_decide_event
from app.rules.verdict import Verdict
from db.assessments import RiskAssessment
from db.engagement.impact import ImpactAssessment
from db.engagement.register import Engagement
from db.engagement.triggers import TriggerEvent
from db.vocabulary.engagement import AnnexKind, TriggerKind, TriggerStatus, WaiverState


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerView:
    """A trigger event; ``may_decide`` says whether it may be marked as decided today, and if not, why."""

    event_id: str
    version: int
    number: str
    kind: TriggerKind
    title: str
    what: str
    engagement: str
    status: TriggerStatus
    proposed_on: date
    proposed_by: str
    annex_kind: AnnexKind | None
    annex: str
    """Number of the assessment, or the text."""
    annex_on: date | None
    waivers: tuple[WaiverView, ...]
    decided_on: date | None
    decided_by: str
    withdrawal_reason: str
    may_decide: Verdict

    @property
    def waived(self) -> WaiverView | None:
        """The confirmed waiver in place of an annex."""
        return next((each for each in self.waivers if each.state is WaiverState.CONFIRMED), None)


def trigger_events(session: Session, country: str, today: date) -> tuple[TriggerView, ...]:
    """The events, the newest proposal first."""
    limit = read_settings(session).risk_annex_max_age_days
    rows = session.scalars(
        sa.select(TriggerEvent)
        .where(TriggerEvent.country == country)
        .order_by(TriggerEvent.proposed_on.desc(), TriggerEvent.number.desc())
    )
    views = []
    for row in rows:
        waivers = event_waivers(session, row.id)
        engagement = session.get(Engagement, row.engagement_id) if row.engagement_id else None
        views.append(
            TriggerView(
                event_id=row.id,
                version=row.ledger_entry,
                number=row.number,
                kind=row.kind,
                title=row.title,
                what=row.what,
                engagement=f"{engagement.number} {engagement.title}" if engagement else "",
                status=row.status,
                proposed_on=row.proposed_on,
                proposed_by=person_named(session, row.proposed_by_id).name,
                annex_kind=row.annex_kind,
                annex=_annex(session, row),
                annex_on=row.annex_on,
                waivers=waivers,
                decided_on=row.decided_on,
                decided_by=row.decided_by,
                withdrawal_reason=row.withdrawal_reason,
                may_decide=may_decide_event(
                    row.status,
                    row.annex_on,
                    today,
                    limit,
                    waived_on=confirmed_since(waivers),
                    waivers=[each.state for each in waivers],
                ),
            )
        )
    return tuple(views)


def _annex(session: Session, row: TriggerEvent) -> str:
    if row.risk_assessment_id:
        return session.get_one(RiskAssessment, row.risk_assessment_id).number
    if row.impact_assessment_id:
        return session.get_one(ImpactAssessment, row.impact_assessment_id).number
    return row.annex_text
