"""Sources and the evidence items that come from them."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import Credibility, DatePrecision, Reliability, SourceKind
from db.vocabulary.evidence import DisplacementManner, Independence


class Source(Base):
    """Where information comes from. A protected source is known here by a pseudonym only."""

    __tablename__ = "sources"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SourceKind] = mapped_column()
    reliability: Mapped[Reliability] = mapped_column()
    protected: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")


class ProtectedIdentity(Base):
    """The identity of a protected source, sealed with a key of its own.

    The ledger holds the sealed text only. Destroying the key (table ``identity_keys``) makes the
    identity unreadable for ever and leaves every hash as it was.
    """

    __tablename__ = "protected_identities"

    source_id: Mapped[str] = reference("sources", unique=True)
    sealed: Mapped[str] = mapped_column()
    """AES-256-GCM nonce and ciphertext, base64."""
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    erasure_reason: Mapped[str] = mapped_column(default="")


identity_keys = sa.Table(
    # Not mapped and not on the ledger on purpose: a key must be destroyable without a trace of its value.
    "identity_keys",
    Base.metadata,
    sa.Column("identity_id", sa.String(36), primary_key=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
)


class LegalHold(Base):
    """A duty to preserve: while it stands, no identity of the source may be erased."""

    __tablename__ = "legal_holds"

    source_id: Mapped[str] = reference("sources", index=True)
    reason: Mapped[str] = mapped_column()
    placed_at: Mapped[datetime] = mapped_column()
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)


class Attachment(Base):
    """A file kept in the encrypted database, addressed by the SHA-256 of its bytes; never run."""

    __tablename__ = "attachments"
    __table_args__ = (sa.CheckConstraint("size > 0", name="not_empty"),)

    sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    name: Mapped[str] = mapped_column()
    media_type: Mapped[str] = mapped_column()
    size: Mapped[int] = mapped_column()
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    added_at: Mapped[datetime] = mapped_column()


class EvidenceItem(Base):
    """Something observed or reported, graded.

    Three dates are kept apart: when it happened, when it was reported, when it was received here.
    """

    __tablename__ = "evidence_items"
    __table_args__ = (
        sa.CheckConstraint("occurred_until is null or occurred_until >= occurred_on", name="occurred_order"),
        sa.CheckConstraint("reported_on is null or reported_on >= occurred_on", name="reported_order"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    source_id: Mapped[str] = reference("sources")
    title: Mapped[str] = mapped_column()
    original_wording: Mapped[str] = mapped_column()
    """The words from the field, never changed afterwards."""
    summary: Mapped[str] = mapped_column()
    occurred_on: Mapped[date] = mapped_column()
    occurred_until: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[DatePrecision] = mapped_column(default=DatePrecision.DAY)
    reported_on: Mapped[date | None] = mapped_column(default=None)
    received_at: Mapped[datetime] = mapped_column()
    place: Mapped[str] = mapped_column(default="")
    reliability: Mapped[Reliability] = mapped_column()
    credibility: Mapped[Credibility] = mapped_column()
    violations: Mapped[list[str]] = mapped_column(default_factory=list)
    groups: Mapped[str] = mapped_column(default="")
    marking: Mapped[str] = mapped_column()
    caution: Mapped[str] = mapped_column(default="")
    """What other sources contradict; printed beside the fact wherever the fact stands."""
    citation: Mapped[str] = mapped_column(default="")
    """Document symbol or link as text."""
    recorded_by_id: Mapped[str] = reference("people")


class EvidenceAttachment(Base):
    """A file that belongs to an evidence item."""

    __tablename__ = "evidence_attachments"
    __table_args__ = (sa.UniqueConstraint("evidence_id", "attachment_id"),)

    evidence_id: Mapped[str] = reference("evidence_items", index=True)
    attachment_id: Mapped[str] = reference("attachments")


class EvidenceContradiction(Base):
    """Two evidence items that contradict each other: recorded, not resolved away."""

    __tablename__ = "evidence_contradictions"

    evidence_id: Mapped[str] = reference("evidence_items", index=True)
    other_id: Mapped[str] = reference("evidence_items", index=True)
    note: Mapped[str] = mapped_column()


class EvidenceCorroboration(Base):
    """Two evidence items that support one another, and whether their sources are independent.

    A pair has no order: the lesser identifier stands first. The link can be ended, and stays on record.
    """

    __tablename__ = "evidence_corroborations"
    __table_args__ = (
        sa.CheckConstraint("evidence_id < other_id", name="pair"),
        sa.CheckConstraint(
            "(ended_at is null) = (ended_by_id is null) and (ended_at is null) = (end_reason = '')",
            name="ended",
        ),
        sa.Index(
            "ix_evidence_corroborations_one_live",
            "evidence_id",
            "other_id",
            unique=True,
            sqlite_where=sa.text("ended_at is null"),
        ),
    )

    evidence_id: Mapped[str] = reference("evidence_items")
    other_id: Mapped[str] = reference("evidence_items", index=True)
    independence: Mapped[Independence] = mapped_column()
    note: Mapped[str] = mapped_column()
    """What they agree on, and how it is known whether they are independent."""
    recorded_at: Mapped[datetime] = mapped_column()
    recorded_by_id: Mapped[str] = reference("people")
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by_id: Mapped[str | None] = optional_reference("people")
    end_reason: Mapped[str] = mapped_column(default="")


class Displacement(Base):
    """A movement of people that an evidence item tells of. One item may tell of several.

    The number is a range, since it is seldom known: ``people_most`` is empty where only “at least” is known, and both
    are where nobody gave a number.
    """

    __tablename__ = "displacements"
    __table_args__ = (
        sa.CheckConstraint("people_most is null or people_least is not null", name="people_known"),
        sa.CheckConstraint(
            "(people_least is null or people_least >= 1) and (people_most is null or people_most >= people_least)",
            name="people_range",
        ),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) "
            "and (withdrawn_at is null) = (withdrawal_reason = '')",
            name="withdrawn",
        ),
    )

    evidence_id: Mapped[str] = reference("evidence_items", index=True)
    manner: Mapped[DisplacementManner] = mapped_column()
    basis: Mapped[str] = mapped_column()
    """What the coding rests on: threat, choice, screening, who held the transport."""
    people_least: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    people_most: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    origin: Mapped[str] = mapped_column(default="")
    destination: Mapped[str] = mapped_column(default="")
    coded_by_id: Mapped[str] = reference("people")
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[str | None] = optional_reference("people")
    withdrawal_reason: Mapped[str] = mapped_column(default="")


__all__ = [
    "Attachment",
    "Displacement",
    "EvidenceAttachment",
    "EvidenceContradiction",
    "EvidenceCorroboration",
    "EvidenceItem",
    "LegalHold",
    "ProtectedIdentity",
    "Source",
    "identity_keys",
]
