"""Action plans agreed beforehand for each phase, their measures, and what came of these."""

import sqlalchemy as sa

from db.base import Base, Decimal, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Phase
from db.vocabulary.plans import MeasureEffect, PlanState, Treatment
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target


class ActionPlan(Base):
    """What is to be done in one phase of one country (S-36). One version of it; a new version supersedes it."""

    __tablename__ = "action_plans"
    __table_args__ = (
        sa.UniqueConstraint("country", "phase", "version"),
        sa.CheckConstraint("version > 0", name="version"),
        # S-10: a plan without its reasons and its context is not put to anyone.
        sa.CheckConstraint(
            "state = 'draft' or (length(trim(rationale)) > 0 and length(trim(context_note)) > 0)",
            name="context_before_submission",
        ),
        sa.CheckConstraint("state <> 'submitted' or submitted_to_id is not null", name="addressed"),
        sa.CheckConstraint(
            "(state in ('agreed', 'superseded')) = (agreed_at is not null) "
            "and (agreed_at is null) = (agreed_by_id is null) "
            "and (agreed_at is null) = (agreed_office_id is null)",
            name="agreed_by_someone",
        ),
        # A phase has one plan that holds.
        sa.Index(
            "ix_action_plans_one_agreed",
            "country",
            "phase",
            unique=True,
            sqlite_where=sa.text("state = 'agreed'"),
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    phase: Mapped[Phase] = mapped_column()
    version: Mapped[int] = mapped_column()
    state: Mapped[PlanState] = mapped_column(default=PlanState.DRAFT)
    rationale: Mapped[str] = mapped_column(default="")
    """Why these measures."""
    context_note: Mapped[str] = mapped_column(default="")
    """What is particular to this country, so that the plan is not one for any country."""
    drafted_at: Mapped[datetime] = mapped_column()
    drafted_by_id: Mapped[str] = reference("people")
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)
    submitted_by_id: Mapped[str | None] = optional_reference("people")
    submitted_to_id: Mapped[str | None] = optional_reference("offices")
    agreed_at: Mapped[datetime | None] = mapped_column(default=None)
    agreed_by_id: Mapped[str | None] = optional_reference("people")
    agreed_office_id: Mapped[str | None] = optional_reference("offices")
    recorded_by_id: Mapped[str | None] = optional_reference("people")
    """Who recorded an agreement that was signed on paper."""
    document_id: Mapped[str | None] = optional_reference("attachments")


class PlanMeasure(Base):
    """A measure of a plan: one tool of the toolbox, or the ministry's own words."""

    __tablename__ = "plan_measures"
    __table_args__ = (
        sa.UniqueConstraint("plan_id", "ordinal"),
        sa.CheckConstraint("ordinal > 0", name="ordinal"),
        sa.CheckConstraint("(cost_amount is null) = (cost_currency is null)", name="cost"),
        # S-64: sanctions and aid stops hurt bystanders; what they do to them is said beforehand.
        sa.CheckConstraint(
            "coercion = 'non_coercive' or length(trim(humanitarian_effect)) > 0", name="humanitarian_effect"
        ),
        sa.CheckConstraint("(dropped_at is null) = (length(dropped_reason) = 0)", name="dropped_with_reason"),
    )

    plan_id: Mapped[str] = reference("action_plans", index=True)
    ordinal: Mapped[int] = mapped_column()
    tool: Mapped[str | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column()
    mechanisms: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    owner_office_id: Mapped[str] = reference("offices")
    target: Mapped[Target] = mapped_column()
    strand: Mapped[Strand] = mapped_column()
    coercion: Mapped[Coercion] = mapped_column()
    outcome_class: Mapped[OutcomeClass] = mapped_column()
    cost_amount: Mapped[Decimal | None] = mapped_column(default=None)
    cost_currency: Mapped[str | None] = mapped_column(default=None)
    who_pays: Mapped[str] = mapped_column(default="")
    lead_time: Mapped[str] = mapped_column(default="")
    expected_outcome: Mapped[str] = mapped_column()
    review_on: Mapped[date] = mapped_column()
    """The day on which its result is looked at (S-45)."""
    harm_to_civilians: Mapped[str] = mapped_column(default="")
    humanitarian_effect: Mapped[str] = mapped_column(default="")
    partners: Mapped[str] = mapped_column(default="")
    groups: Mapped[list[str]] = mapped_column(default_factory=list)
    """Groups at risk that it is for and that are not on the register of groups, by name."""
    dropped_at: Mapped[datetime | None] = mapped_column(default=None)
    dropped_reason: Mapped[str] = mapped_column(default="")


class MeasureGroup(Base):
    """A group at risk of the register that a measure is for: a contingency for flight names whom it serves (S-61).

    Taking it off again is recorded, not erased.
    """

    __tablename__ = "measure_groups"
    __table_args__ = (sa.UniqueConstraint("measure_id", "group_id"),)

    measure_id: Mapped[str] = reference("plan_measures", index=True)
    group_id: Mapped[str] = reference("groups_at_risk")
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class PlanOpening(Base):
    """The change of phase that opened an agreed plan. Append-only."""

    __tablename__ = "plan_openings"
    __table_args__ = (sa.UniqueConstraint("plan_id", "phase_change_id"),)

    plan_id: Mapped[str] = reference("action_plans", index=True)
    phase_change_id: Mapped[str] = reference("phase_changes")
    opened_at: Mapped[datetime] = mapped_column()


class MeasureResult(Base):
    """What came of a measure of an agreed plan. Append-only; a later result stands beside an earlier one."""

    __tablename__ = "measure_results"
    __table_args__ = (sa.CheckConstraint("length(trim(result)) > 0", name="result"),)

    measure_id: Mapped[str] = reference("plan_measures", index=True)
    effect: Mapped[MeasureEffect] = mapped_column()
    result: Mapped[str] = mapped_column()
    seen_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


class TreatmentCheck(Base):
    """A check whether protection is given alike to all who need it (S-62): of a planned measure or a response.

    Append-only: the newest holds.
    """

    __tablename__ = "treatment_checks"
    __table_args__ = (
        sa.CheckConstraint("(measure_id is null) <> (response_id is null)", name="one_subject"),
        sa.CheckConstraint("length(trim(note)) > 0", name="note"),
    )

    measure_id: Mapped[str | None] = optional_reference("plan_measures", index=True)
    response_id: Mapped[str | None] = optional_reference("responses", index=True)
    finding: Mapped[Treatment] = mapped_column()
    note: Mapped[str] = mapped_column()
    """Who was looked at, and what was seen."""
    checked_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["ActionPlan", "MeasureGroup", "MeasureResult", "PlanMeasure", "PlanOpening", "TreatmentCheck"]
