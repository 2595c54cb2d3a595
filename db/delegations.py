"""Instruments of delegation and what happens to them afterwards.

An instrument is never changed once recorded: revocation and confirmation are rows of their own, so
that what was in force at an instant can always be told (Authority rule 4).
"""

import sqlalchemy as sa

from db.base import Base, Decimal, Mapped, datetime, mapped_column, optional_reference, reference
from db.vocabulary import InstrumentKind, SubDelegation


class Instrument(Base):
    """A power given to an office, with all its limits (DESIGN, Authority)."""

    __tablename__ = "instruments"
    __table_args__ = (
        # A statute comes from law, a delegation from an office; a principle names the office it acts for.
        sa.CheckConstraint(
            "case kind when 'statute' then delegator_id is null "
            "when 'delegation' then delegator_id is not null else true end",
            name="delegator",
        ),
        sa.CheckConstraint("delegator_id is null or delegator_id <> delegate_id", name="not_to_itself"),
        sa.CheckConstraint("valid_until is null or valid_until > valid_from", name="ends_after_start"),
        sa.CheckConstraint("(ceiling_amount is null) = (ceiling_currency is null)", name="ceiling"),
        sa.CheckConstraint("emergency_hours is null or emergency_hours > 0", name="emergency_hours"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[InstrumentKind] = mapped_column()
    delegator_id: Mapped[str | None] = optional_reference("offices")
    delegate_id: Mapped[str] = reference("offices", index=True)
    powers: Mapped[list[str] | None] = mapped_column(default=None)
    """Toolbox codes; none means every tool."""
    countries: Mapped[list[str] | None] = mapped_column(default=None)
    """ISO 3166-1 alpha-3 codes and M49 region names; none means every country."""
    phases: Mapped[list[str] | None] = mapped_column(default=None)
    ceiling_amount: Mapped[Decimal | None] = mapped_column(default=None)
    ceiling_currency: Mapped[str | None] = mapped_column(default=None)
    sub_delegation: Mapped[SubDelegation] = mapped_column(default=SubDelegation.NO)
    prior_approval_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the office above approved this sub-delegation in writing (Authority rule 16)."""
    signed_at: Mapped[datetime] = mapped_column()
    valid_from: Mapped[datetime] = mapped_column()
    valid_until: Mapped[datetime | None] = mapped_column(default=None)
    personal_id: Mapped[str | None] = optional_reference("people")
    excludes_acting: Mapped[bool] = mapped_column(default=False)
    emergency_hours: Mapped[int | None] = mapped_column(default=None)
    """Emergency-only, to be ratified within so many hours (Authority rule 12); none: not emergency-only."""
    consult: Mapped[list[str]] = mapped_column(default_factory=list)
    legal_advice: Mapped[bool] = mapped_column(default=False)
    second_signature_id: Mapped[str | None] = optional_reference("offices")
    grade_floor: Mapped[int | None] = mapped_column(default=None)
    external_approved: Mapped[bool] = mapped_column(default=False)
    conflict_statement: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    """Where it is written: the law, the decree, the file of the signed paper."""
    document_id: Mapped[str | None] = optional_reference("attachments")
    """The signed instrument (Authority rule 15)."""
    on_signed_paper: Mapped[bool] = mapped_column(default=False)
    """Recorded by staff on the delegator's signed paper rather than by the delegator in person."""


class Revocation(Base):
    """The end of an instrument before its time, by the delegator's office (Authority rules 4 and 15)."""

    __tablename__ = "revocations"

    instrument_id: Mapped[str] = reference("instruments", unique=True)
    office_id: Mapped[str | None] = optional_reference("offices")
    person_id: Mapped[str] = reference("people")
    revoked_at: Mapped[datetime] = mapped_column()
    reason: Mapped[str] = mapped_column()


class InstrumentConfirmation(Base):
    """A successor's confirmation of a predecessor's instrument (Authority rule 22)."""

    __tablename__ = "instrument_confirmations"

    instrument_id: Mapped[str] = reference("instruments", index=True)
    person_id: Mapped[str] = reference("people")
    confirmed_at: Mapped[datetime] = mapped_column()
