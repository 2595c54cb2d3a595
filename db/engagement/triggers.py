"""Trigger events: exit, sanctions relief, recognition, normalisation."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary.engagement import AnnexKind, TriggerKind, TriggerStatus, WaiverAnswer


class TriggerEvent(Base):
    """An act of ours that changes the risk at a stroke: not decided without a risk annex or a waiver (S-60)."""

    __tablename__ = "trigger_events"
    __table_args__ = (
        sa.CheckConstraint(
            "case annex_kind when 'risk_assessment' then risk_assessment_id is not null "
            "when 'impact_assessment' then impact_assessment_id is not null "
            "when 'text' then annex_text <> '' else true end",
            name="annex",
        ),
        sa.CheckConstraint("(annex_kind is null) = (annex_on is null)", name="annex_dated"),
        sa.CheckConstraint(
            "status <> 'decided' or (decided_on is not null and decided_by <> '')", name="decided"
        ),
        sa.CheckConstraint("annex_days is null or annex_days between 1 and 366", name="annex_days"),
        sa.CheckConstraint("status <> 'withdrawn' or withdrawal_reason <> ''", name="withdrawn"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    engagement_id: Mapped[str | None] = optional_reference("engagements", index=True)
    kind: Mapped[TriggerKind] = mapped_column()
    title: Mapped[str] = mapped_column()
    what: Mapped[str] = mapped_column()
    status: Mapped[TriggerStatus] = mapped_column(default=TriggerStatus.PROPOSED)
    proposed_on: Mapped[date] = mapped_column()
    proposed_by_id: Mapped[str] = reference("people")
    annex_kind: Mapped[AnnexKind | None] = mapped_column(default=None)
    annex_on: Mapped[date | None] = mapped_column(default=None)
    """The day of the annex: when the assessment was completed or signed, or the text written."""
    risk_assessment_id: Mapped[str | None] = optional_reference("risk_assessments")
    impact_assessment_id: Mapped[str | None] = optional_reference("impact_assessments")
    annex_text: Mapped[str] = mapped_column(default="")
    annex_days: Mapped[int | None] = mapped_column(default=None)
    """How old, in days, the ministry's settings let the annex be when the event was decided."""
    decided_on: Mapped[date | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(default="")
    """Who decided: such acts are often the government's, not the ministry's."""
    withdrawal_reason: Mapped[str] = mapped_column(default="")


class TriggerWaiver(Base):
    """A focal point proposes to do without the annex; the named authority, who is someone else, answers."""

    __tablename__ = "trigger_waivers"
    __table_args__ = (sa.CheckConstraint("focal_point_id <> authority_id", name="two_people"),)

    event_id: Mapped[str] = reference("trigger_events", index=True)
    focal_point_id: Mapped[str] = reference("people")
    authority_id: Mapped[str] = reference("people")
    office_id: Mapped[str] = reference("offices")
    """The office in which the authority waives it."""
    reason: Mapped[str] = mapped_column()
    waived_at: Mapped[datetime] = mapped_column()
    """When the focal point proposed it."""
    confirmation_asked: Mapped[bool | None] = mapped_column(default=None)
    """Whether the authority was asked to confirm it: of waivers of the first two revisions nobody was."""


class WaiverPaper(Base):
    """The authority answered on paper: what it says, with its scan. Append-only; a second person confirms it."""

    __tablename__ = "waiver_papers"
    __table_args__ = (sa.CheckConstraint("trim(reason) <> ''", name="reason"),)

    waiver_id: Mapped[str] = reference("trigger_waivers", index=True)
    answer: Mapped[WaiverAnswer] = mapped_column()
    reason: Mapped[str] = mapped_column()
    signed_on: Mapped[date] = mapped_column()
    scan_id: Mapped[str] = reference("attachments")
    recorded_by_id: Mapped[str] = reference("people")
    recorded_at: Mapped[datetime] = mapped_column()


class WaiverReply(Base):
    """The answer that holds: by the authority's own login, or a paper that a second person confirmed. Append-only."""

    __tablename__ = "waiver_replies"
    __table_args__ = (sa.CheckConstraint("trim(reason) <> ''", name="reason"),)

    waiver_id: Mapped[str] = reference("trigger_waivers", unique=True)
    answer: Mapped[WaiverAnswer] = mapped_column()
    reason: Mapped[str] = mapped_column()
    person_id: Mapped[str] = reference("people")
    """Who put it on record: the authority, or the second person where there is a paper."""
    answered_at: Mapped[datetime] = mapped_column()
    paper_id: Mapped[str | None] = optional_reference("waiver_papers")


__all__ = ["TriggerEvent", "TriggerWaiver", "WaiverPaper", "WaiverReply"]
