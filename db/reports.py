"""Early-warning reports: the warning, its options, its assessment, and where it was carried."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Decimal, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Confidence, ConsultationReply, Phase, ReceiptManner, ReportStatus, Urgency


class Report(Base):
    """An early-warning report. Its status changes only along the flow (trigger ``reports_flow``)."""

    __tablename__ = "reports"

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    title: Mapped[str] = mapped_column()
    author_id: Mapped[str] = reference("people")
    created_at: Mapped[datetime] = mapped_column()
    status: Mapped[ReportStatus] = mapped_column(default=ReportStatus.DRAFT, index=True)
    status_since: Mapped[datetime] = mapped_column()
    marking: Mapped[str] = mapped_column()
    caveats: Mapped[list[str]] = mapped_column(default_factory=list)
    urgency: Mapped[Urgency | None] = mapped_column(default=None)
    proposed_phase: Mapped[Phase | None] = mapped_column(default=None)
    crimes: Mapped[list[str]] = mapped_column(default_factory=list)
    crimes_undetermined: Mapped[bool] = mapped_column(default=False)
    """The explicit "too early to say" (requirement S-01)."""
    affected_groups: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    """What is happening, in one sentence: the first of the bottom line."""
    likelihood_word: Mapped[str] = mapped_column(default="")
    likelihood_statement: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence | None] = mapped_column(default=None)
    confidence_reason: Mapped[str] = mapped_column(default="")
    ask: Mapped[str] = mapped_column(default="")
    """What is asked of the authority, in one sentence: the third of the bottom line."""
    sign_civilians: Mapped[str] = mapped_column(default="")
    sign_infrastructure: Mapped[str] = mapped_column(default="")
    sign_spread: Mapped[str] = mapped_column(default="")
    indicators: Mapped[list[str]] = mapped_column(default_factory=list)
    sensitivities: Mapped[str] = mapped_column(default="")
    legal: Mapped[str] = mapped_column(default="")
    financial: Mapped[str] = mapped_column(default="")
    information_gaps: Mapped[str] = mapped_column(default="")
    assumptions: Mapped[str] = mapped_column(default="")
    lines_to_take: Mapped[str] = mapped_column(default="")
    lines_marking: Mapped[str] = mapped_column(default="")
    deadline_because: Mapped[str] = mapped_column(default="")
    assess_by: Mapped[datetime | None] = mapped_column(default=None)
    follows_id: Mapped[str | None] = optional_reference("reports")
    """The earlier report that this one takes up again."""


class ReportEvidence(Base):
    """An evidence item that a report stands on. Taking it off again is recorded, not erased."""

    __tablename__ = "report_evidence"
    __table_args__ = (sa.UniqueConstraint("report_id", "evidence_id"),)

    report_id: Mapped[str] = reference("reports", index=True)
    evidence_id: Mapped[str] = reference("evidence_items")
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    removal_reason: Mapped[str] = mapped_column(default="")


class ReportAssessment(Base):
    """The assessor's judgement on a report. Immutable."""

    __tablename__ = "report_assessments"

    report_id: Mapped[str] = reference("reports", index=True)
    assessor_id: Mapped[str] = reference("people")
    risk_assessment_id: Mapped[str] = reference("risk_assessments")
    assessed_at: Mapped[datetime] = mapped_column()
    phase: Mapped[Phase] = mapped_column()
    phase_reason: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence] = mapped_column()
    confidence_reason: Mapped[str] = mapped_column()
    note: Mapped[str] = mapped_column(default="")


class Dissent(Base):
    """Another reading of the evidence, in its holder's own words; or that someone asked has none."""

    __tablename__ = "dissents"

    report_id: Mapped[str] = reference("reports", index=True)
    person_id: Mapped[str] = reference("people")
    recorded_at: Mapped[datetime] = mapped_column()
    text: Mapped[str] = mapped_column(default="")
    """Verbatim; empty when the person was asked and has no dissent."""
    would_change: Mapped[str] = mapped_column(default="")
    """What evidence would change the view."""


class Option(Base):
    """A proposed response: one tool of the toolbox, or taking no action."""

    __tablename__ = "options"
    __table_args__ = (
        sa.UniqueConstraint("report_id", "ordinal"),
        sa.CheckConstraint("(tool is null) = no_action", name="tool_or_no_action"),
        sa.CheckConstraint("ordinal > 0", name="ordinal"),
        sa.CheckConstraint("(cost_amount is null) = (cost_currency is null)", name="cost"),
    )

    report_id: Mapped[str] = reference("reports", index=True)
    ordinal: Mapped[int] = mapped_column()
    no_action: Mapped[bool] = mapped_column(default=False)
    tool: Mapped[str | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column()
    mechanisms: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    lead_office_id: Mapped[str | None] = optional_reference("offices")
    cost_amount: Mapped[Decimal | None] = mapped_column(default=None)
    cost_currency: Mapped[str | None] = mapped_column(default=None)
    who_pays: Mapped[str] = mapped_column(default="")
    cost_to_us: Mapped[str] = mapped_column(default="")
    expected_outcome: Mapped[str] = mapped_column(default="")
    lead_time: Mapped[str] = mapped_column(default="")
    harm_to_civilians: Mapped[str] = mapped_column(default="")
    humanitarian_effect: Mapped[str] = mapped_column(default="")
    partners: Mapped[str] = mapped_column(default="")
    recommended: Mapped[bool] = mapped_column(default=False)
    out_of_phase_reason: Mapped[str] = mapped_column(default="")
    dropped_at: Mapped[datetime | None] = mapped_column(default=None)
    dropped_reason: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which the result of its response is looked at (S-45)."""
    measure_id: Mapped[str | None] = mapped_column(sa.String(36), default=None)
    """The measure of an agreed plan that it was taken from. A trigger sees that there is one: SQLite could add a
    foreign key to this older table only by copying it."""


class Consultation(Base):
    """A department asked about an option, and what it answered."""

    __tablename__ = "consultations"
    __table_args__ = (sa.UniqueConstraint("option_id", "department"),)

    option_id: Mapped[str] = reference("options", index=True)
    department: Mapped[str] = mapped_column()
    asked_at: Mapped[datetime] = mapped_column()
    reply: Mapped[ConsultationReply] = mapped_column(default=ConsultationReply.NO_REPLY)
    replied_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class Precondition(Base):
    """A precondition of a tool or an instrument, recorded before the decision (Authority rule 10)."""

    __tablename__ = "preconditions"
    __table_args__ = (sa.UniqueConstraint("option_id", "code"),)

    option_id: Mapped[str] = reference("options", index=True)
    code: Mapped[str] = mapped_column()
    text: Mapped[str] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")


class Brief(Base):
    """A frozen brief: the data, the page bytes and their hashes. Immutable; a reprint serves these bytes."""

    __tablename__ = "briefs"
    __table_args__ = (sa.UniqueConstraint("report_id", "version"),)

    report_id: Mapped[str] = reference("reports", index=True)
    version: Mapped[int] = mapped_column()
    data: Mapped[str] = mapped_column(deferred=True)
    """Canonical JSON of the brief's data class."""
    data_sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    pdf: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64))
    frozen_at: Mapped[datetime] = mapped_column()
    frozen_by_id: Mapped[str] = reference("people")
    head_number: Mapped[int] = mapped_column(sa.BigInteger)
    """Ledger head at freezing, printed on the paper so that it anchors the ledger."""
    head_hash: Mapped[str] = mapped_column(sa.String(64))


class Escalation(Base):
    """A report communicated to an office, with a deadline and a frozen brief."""

    __tablename__ = "escalations"
    __table_args__ = (
        sa.CheckConstraint("decide_by > escalated_at", name="deadline_ahead"),
        sa.CheckConstraint("(ended_at is null) = (ending is null)", name="ending"),
        # Nobody ever holds one report at two offices at once.
        sa.Index(
            "ix_escalations_one_open", "report_id", unique=True, sqlite_where=sa.text("ended_at is null")
        ),
    )

    report_id: Mapped[str] = reference("reports", index=True)
    office_id: Mapped[str] = reference("offices", index=True)
    brief_id: Mapped[str] = reference("briefs")
    escalated_at: Mapped[datetime] = mapped_column()
    escalated_by_id: Mapped[str] = reference("people")
    referred_from_id: Mapped[str | None] = optional_reference("escalations")
    reason: Mapped[str] = mapped_column(default="")
    acknowledge_by: Mapped[datetime] = mapped_column()
    decide_by: Mapped[datetime] = mapped_column()
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    acknowledged_by_id: Mapped[str | None] = optional_reference("people")
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ending: Mapped[str | None] = mapped_column(default=None)
    """``decided`` or ``referred``."""


class BriefReceipt(Base):
    """Who was given which version of a brief, when and how."""

    __tablename__ = "brief_receipts"

    brief_id: Mapped[str] = reference("briefs", index=True)
    person_id: Mapped[str] = reference("people")
    office_id: Mapped[str | None] = optional_reference("offices")
    manner: Mapped[ReceiptManner] = mapped_column()
    given_at: Mapped[datetime] = mapped_column()
    copy_number: Mapped[int | None] = mapped_column(default=None)
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)


class InformationRequest(Base):
    """A question of the addressed office; the clock of the decision keeps running."""

    __tablename__ = "information_requests"

    escalation_id: Mapped[str] = reference("escalations", index=True)
    question: Mapped[str] = mapped_column()
    asked_by_id: Mapped[str] = reference("people")
    asked_at: Mapped[datetime] = mapped_column()
    due_at: Mapped[datetime] = mapped_column()
    answer: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[str | None] = optional_reference("people")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)


class ClockLapse(Base):
    """A clock that ran out: the decision (or other act) that did not come by its deadline."""

    __tablename__ = "clock_lapses"
    __table_args__ = (sa.UniqueConstraint("kind", "subject_id", "due_at"),)

    report_id: Mapped[str] = reference("reports", index=True)
    kind: Mapped[str] = mapped_column()
    """Code of the clock, see ``ClockKind``."""
    subject_id: Mapped[str] = mapped_column(sa.String(36))
    """The report, escalation or decision whose clock it was."""
    due_at: Mapped[datetime] = mapped_column()
    noted_at: Mapped[datetime] = mapped_column()


class Review(Base):
    """What was learned from a report and its responses. Immutable."""

    __tablename__ = "reviews"

    report_id: Mapped[str] = reference("reports", unique=True)
    reviewer_id: Mapped[str] = reference("people")
    reviewed_at: Mapped[datetime] = mapped_column()
    borne_out: Mapped[str] = mapped_column()
    """Whether the warning was borne out: ``yes``, ``no``, ``partly``, ``too_early``."""
    outcomes: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    learned: Mapped[str] = mapped_column()


flow_steps = sa.Table(
    # Reference rows of the migrations, read by the triggers; not mapped, nobody edits them.
    "flow_steps",
    Base.metadata,
    sa.Column("from_status", sa.String(40), primary_key=True),
    sa.Column("to_status", sa.String(40), primary_key=True),
)

__all__ = [
    "Brief",
    "BriefReceipt",
    "ClockLapse",
    "Consultation",
    "Dissent",
    "Escalation",
    "InformationRequest",
    "Option",
    "Precondition",
    "Report",
    "ReportAssessment",
    "ReportEvidence",
    "Review",
    "flow_steps",
]
