"""The register of engagements, their effect on rights by policy area, and the interests weighed."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Decimal, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary.engagement import EngagementKind, EngagementStatus, Interest, PolicyArea, RiskEffect


class Engagement(Base):
    """One thing that our state does in a country, and its effect on the risk of atrocities (S-44)."""

    __tablename__ = "engagements"
    __table_args__ = (
        sa.CheckConstraint("until is null or since is null or until >= since", name="in_order"),
        sa.CheckConstraint("(amount is null) = (currency is null)", name="money"),
        # An effect that is judged says why.
        sa.CheckConstraint("effect = 'not_assessed' or effect_reason <> ''", name="effect_explained"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    kind: Mapped[EngagementKind] = mapped_column()
    title: Mapped[str] = mapped_column()
    area: Mapped[PolicyArea] = mapped_column()
    lead: Mapped[str] = mapped_column()
    """Department or office of our state that leads it."""
    partners: Mapped[str] = mapped_column(default="")
    """Partners in the country."""
    since: Mapped[date | None] = mapped_column(default=None)
    until: Mapped[date | None] = mapped_column(default=None)
    amount: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(sa.String(3), default=None)
    status: Mapped[EngagementStatus] = mapped_column()
    effect: Mapped[RiskEffect] = mapped_column(default=RiskEffect.NOT_ASSESSED)
    effect_reason: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    """Numbers of the evidence items that the judgement of the effect stands on."""
    risk_factors: Mapped[list[str]] = mapped_column(default_factory=list)
    """Numbers of the factors of the UN framework that it works on; without one it is no prevention (S-38)."""
    rights_component: Mapped[str] = mapped_column(default="")
    """Its active part for human rights; a development programme without one is a finding (S-40)."""
    review_on: Mapped[date] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


class RightsEffect(Base):
    """What a policy area of ours does to rights in the country, as judged on a day; the newest counts (S-18)."""

    __tablename__ = "rights_effects"

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    area: Mapped[PolicyArea] = mapped_column()
    discrimination: Mapped[str] = mapped_column()
    grievance: Mapped[str] = mapped_column()
    internal_conflict: Mapped[str] = mapped_column()
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    judged_at: Mapped[datetime] = mapped_column()
    judged_by_id: Mapped[str] = reference("people")


class InterestWeighing(Base):
    """Interests weighed for one decision, and who put which first (S-37)."""

    __tablename__ = "interest_weighings"
    __table_args__ = (
        # Prevention gives way, where the risk is clear, only to a name that stands for it.
        sa.CheckConstraint(
            "put_first = 'atrocity_prevention' or not risk_clear "
            "or (put_first_by_id is not null and office_id is not null)",
            name="override_named",
        ),
    )

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    engagement_id: Mapped[str | None] = optional_reference("engagements", index=True)
    decision_id: Mapped[str | None] = optional_reference("decisions", index=True)
    subject: Mapped[str] = mapped_column()
    """What was decided."""
    weighed_on: Mapped[date] = mapped_column()
    weighed: Mapped[list[dict[str, Any]]] = mapped_column()
    """One object an interest: ``interest``, ``words``."""
    put_first: Mapped[Interest] = mapped_column()
    reason: Mapped[str] = mapped_column()
    risk_clear: Mapped[bool] = mapped_column()
    """Whether the file showed a clear risk that day."""
    put_first_by_id: Mapped[str | None] = optional_reference("people")
    office_id: Mapped[str | None] = optional_reference("offices")
    recorded_by_id: Mapped[str] = reference("people")
    recorded_at: Mapped[datetime] = mapped_column()


__all__ = ["Engagement", "InterestWeighing", "RightsEffect"]
