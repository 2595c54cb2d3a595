"""Decisions and what gives or takes their effect. All rows here are append-only."""

from typing import Any

import sqlalchemy as sa

from db.base import Base, Decimal, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Outcome


class Decision(Base):
    """What one office decided on one option, under one delegation, on one frozen brief."""

    __tablename__ = "decisions"
    __table_args__ = (
        sa.CheckConstraint("outcome <> 'authorise' or instrument_id is not null", name="instrument"),
        sa.CheckConstraint("outcome = 'authorise' or length(reason) > 0", name="reason"),
        sa.CheckConstraint("outcome <> 'defer' or defer_until is not null", name="defer_until"),
        sa.CheckConstraint("recorded_at >= decided_at", name="recorded_after"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    report_id: Mapped[str] = reference("reports", index=True)
    option_id: Mapped[str] = reference("options", index=True)
    escalation_id: Mapped[str] = reference("escalations", index=True)
    brief_id: Mapped[str] = reference("briefs")
    outcome: Mapped[Outcome] = mapped_column()
    office_id: Mapped[str] = reference("offices", index=True)
    person_id: Mapped[str] = reference("people")
    instrument_id: Mapped[str | None] = optional_reference("instruments", index=True)
    chain: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    """The instruments relied on, link by link up to original authority, as they stood at ``decided_at``."""
    tool: Mapped[str | None] = mapped_column(default=None)
    country: Mapped[str] = mapped_column(sa.String(3))
    cost_amount: Mapped[Decimal] = mapped_column()
    cost_currency: Mapped[str] = mapped_column()
    reason: Mapped[str] = mapped_column(default="")
    defer_until: Mapped[date | None] = mapped_column(default=None)
    review_on: Mapped[date | None] = mapped_column(default=None)
    instruction: Mapped[str] = mapped_column(default="")
    """An instruction received from above (Authority rule 20)."""
    own_judgement: Mapped[bool] = mapped_column(default=True)
    second_signatures_owed: Mapped[list[str]] = mapped_column(default_factory=list)
    """Offices whose signature the decision waits for (Authority rule 11)."""
    ratify_by: Mapped[datetime | None] = mapped_column(default=None)
    ratifying_office_id: Mapped[str | None] = optional_reference("offices")
    decided_at: Mapped[datetime] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")
    on_paper: Mapped[bool] = mapped_column(default=False)
    scan_id: Mapped[str | None] = optional_reference("attachments")
    printed_hash: Mapped[str] = mapped_column(default="")
    """Hash of the frozen brief as read from the signed paper."""


class SecondSignature(Base):
    """The signature of the second office that a decision waits for (Authority rule 11)."""

    __tablename__ = "second_signatures"
    __table_args__ = (sa.UniqueConstraint("decision_id", "office_id"),)

    decision_id: Mapped[str] = reference("decisions", index=True)
    office_id: Mapped[str] = reference("offices")
    person_id: Mapped[str] = reference("people")
    signed_at: Mapped[datetime] = mapped_column()


class RecordConfirmation(Base):
    """A second person confirms that a decision on paper was recorded as it was signed."""

    __tablename__ = "record_confirmations"

    decision_id: Mapped[str] = reference("decisions", unique=True)
    person_id: Mapped[str] = reference("people")
    confirmed_at: Mapped[datetime] = mapped_column()


class RecordRefusal(Base):
    """A second person found that a record differs from the signed paper: the decision was never made."""

    __tablename__ = "record_refusals"
    __table_args__ = (sa.CheckConstraint("length(trim(reason)) > 0", name="says_what_differs"),)

    decision_id: Mapped[str] = reference("decisions", unique=True)
    person_id: Mapped[str] = reference("people")
    refused_at: Mapped[datetime] = mapped_column()
    reason: Mapped[str] = mapped_column()
    """What differs."""


class Ratification(Base):
    """The delegator's office ratifies an emergency decision within its window (Authority rules 12, 19)."""

    __tablename__ = "ratifications"

    decision_id: Mapped[str] = reference("decisions", unique=True)
    office_id: Mapped[str] = reference("offices")
    person_id: Mapped[str] = reference("people")
    ratified_at: Mapped[datetime] = mapped_column()
    reason: Mapped[str] = mapped_column(default="")


class DecisionLapse(Base):
    """An emergency decision that was not ratified in time lapses forward (Authority rule 12)."""

    __tablename__ = "decision_lapses"

    decision_id: Mapped[str] = reference("decisions", unique=True)
    lapsed_at: Mapped[datetime] = mapped_column()
    cause: Mapped[str] = mapped_column()


class AuthorityFinding(Base):
    """A later finding that a decision was outside authority, with its correction (Authority rule 24)."""

    __tablename__ = "authority_findings"

    decision_id: Mapped[str] = reference("decisions", index=True)
    found_by_id: Mapped[str] = reference("people")
    found_at: Mapped[datetime] = mapped_column()
    finding: Mapped[str] = mapped_column()
    correction: Mapped[str] = mapped_column()
