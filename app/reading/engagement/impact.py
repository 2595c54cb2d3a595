"""Human rights impact assessments of a country."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import office_held, person_named
from app.rules.engagement.impact import PARTS, Answer, missing_parts
from db.engagement.impact import ImpactAssessment
from db.engagement.register import Engagement
from db.vocabulary.engagement import Consideration, ImpactStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactView:
    """An assessment. ``superseded_by`` is the number of the signed one that took its place; ``missing`` what a draft
    lacks before it may be signed."""

    impact_id: str
    number: str
    version: int
    country: str
    engagement_id: str | None
    engagement: str
    policy: str
    groups: str
    effect: str
    grievance_risk: str
    mitigations: str
    residual_risk: str
    answers: tuple[Answer, ...]
    status: ImpactStatus
    author: str
    started_at: datetime
    signer: str
    signer_office: str
    signed_at: datetime | None
    supersedes: str
    superseded_by: str
    missing: tuple[str, ...]

    @property
    def in_force(self) -> bool:
        """Signed, and not superseded."""
        return self.status is ImpactStatus.SIGNED and not self.superseded_by


def answers_of(row: ImpactAssessment) -> tuple[Answer, ...]:
    """The answers of a row, for the rules."""
    return tuple(
        Answer(
            consideration=Consideration(each["code"]),
            applies=each["applies"],
            words=each["answer"],
            evidence=tuple(each.get("evidence", ())),
            mitigation=each.get("mitigation", ""),
        )
        for each in row.considerations
    )


def impact_views(session: Session, country: str) -> tuple[ImpactView, ...]:
    """The assessments of a country: drafts first, then the signed ones, the newest first."""
    rows = session.scalars(
        sa.select(ImpactAssessment)
        .where(ImpactAssessment.country == country)
        .order_by(ImpactAssessment.signed_at.desc().nulls_first(), ImpactAssessment.number.desc())
    ).all()
    numbers = {row.id: row.number for row in rows}
    superseded = {
        row.supersedes_id: row.number
        for row in rows
        if row.supersedes_id is not None and row.status is ImpactStatus.SIGNED
    }
    engagements = {
        row.id: f"{row.number} {row.title}"
        for row in session.scalars(sa.select(Engagement).where(Engagement.country == country))
    }
    return tuple(
        ImpactView(
            impact_id=row.id,
            number=row.number,
            version=row.ledger_entry,
            country=row.country,
            engagement_id=row.engagement_id,
            engagement=engagements.get(row.engagement_id or "", ""),
            policy=row.policy,
            groups=row.groups,
            effect=row.effect,
            grievance_risk=row.grievance_risk,
            mitigations=row.mitigations,
            residual_risk=row.residual_risk,
            answers=answers_of(row),
            status=row.status,
            author=person_named(session, row.author_id).name,
            started_at=row.started_at,
            signer=person_named(session, row.signer_id).name if row.signer_id else "",
            signer_office=office_held(session, row.signer_id, row.signed_at)
            if row.signer_id and row.signed_at
            else "",
            signed_at=row.signed_at,
            supersedes=numbers.get(row.supersedes_id or "", ""),
            superseded_by=superseded.get(row.id, ""),
            missing=()
            if row.status is ImpactStatus.SIGNED
            else missing_parts({part: getattr(row, part) for part in PARTS}, answers_of(row)),
        )
        for row in rows
    )


def assessed_engagements(session: Session, country: str) -> dict[str, str]:
    """Numbers of the signed assessments in force, by the engagement that they are about."""
    later = sa.orm.aliased(ImpactAssessment)
    rows = session.execute(
        sa.select(ImpactAssessment.engagement_id, ImpactAssessment.number)
        .where(
            ImpactAssessment.country == country,
            ImpactAssessment.status == ImpactStatus.SIGNED,
            ImpactAssessment.engagement_id.is_not(None),
            ~sa.exists().where(
                later.supersedes_id == ImpactAssessment.id, later.status == ImpactStatus.SIGNED
            ),
        )
        .order_by(ImpactAssessment.signed_at)
    )
    return {row.engagement_id: row.number for row in rows}
