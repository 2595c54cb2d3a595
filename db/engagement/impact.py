"""Human rights impact assessments."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Mapped, datetime, mapped_column, optional_reference, reference
from db.vocabulary.engagement import ImpactStatus


class ImpactAssessment(Base):
    """A human rights impact assessment of one policy: written as a draft, then signed and never changed (S-43)."""

    __tablename__ = "impact_assessments"
    __table_args__ = (
        sa.CheckConstraint(
            "status = 'draft' or (signed_at is not null and signer_id is not null)", name="signed"
        ),
        sa.CheckConstraint("supersedes_id is null or supersedes_id <> id", name="not_itself"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    engagement_id: Mapped[str | None] = optional_reference("engagements", index=True)
    """The engagement that is the policy; none: a policy that has no entry of its own."""
    policy: Mapped[str] = mapped_column()
    groups: Mapped[str] = mapped_column(default="")
    """Groups affected, and the inequality between them."""
    effect: Mapped[str] = mapped_column(default="")
    grievance_risk: Mapped[str] = mapped_column(default="")
    mitigations: Mapped[str] = mapped_column(default="")
    residual_risk: Mapped[str] = mapped_column(default="")
    considerations: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    """One object a consideration: ``code``, ``answer``, ``applies``. Where it does not, the answer says why."""
    status: Mapped[ImpactStatus] = mapped_column(default=ImpactStatus.DRAFT)
    author_id: Mapped[str] = reference("people")
    started_at: Mapped[datetime] = mapped_column()
    signer_id: Mapped[str | None] = optional_reference("people")
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    supersedes_id: Mapped[str | None] = optional_reference("impact_assessments", index=True)
    """The signed assessment that this one takes the place of, once it is signed itself."""


__all__ = ["ImpactAssessment"]
