"""People, the offices they hold, and their accounts in the program."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary import HoldingKind


class Person(Base):
    """A human being who writes, assesses, decides or leads."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column()
    title: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")


class Account(Base):
    """What a person signs in with. Passphrases and private keys are in the vault, never here."""

    __tablename__ = "accounts"

    person_id: Mapped[str] = reference("people", unique=True)
    login: Mapped[str] = mapped_column(unique=True)
    roles: Mapped[list[str]] = mapped_column()
    public_key: Mapped[str] = mapped_column()
    """Ed25519 public key in base64: signatures on the ledger are checked against it."""
    active: Mapped[bool] = mapped_column(default=True)


class RetiredKey(Base):
    """A public key that an account signed with before; kept so that old signatures can be checked."""

    __tablename__ = "retired_keys"

    account_id: Mapped[str] = reference("accounts")
    public_key: Mapped[str] = mapped_column(unique=True)
    retired_at: Mapped[datetime] = mapped_column()


class Office(Base):
    """A post: powers belong to it, not to the person who holds it."""

    __tablename__ = "offices"
    __table_args__ = (
        sa.CheckConstraint("superior_id is null or superior_id <> id", name="not_own_superior"),
    )

    name: Mapped[str] = mapped_column(unique=True)
    superior_id: Mapped[str | None] = optional_reference("offices", index=True)
    department: Mapped[str] = mapped_column(default="")
    external: Mapped[bool] = mapped_column(default=False)
    """Outside the ministry (Authority rule 17)."""
    grade: Mapped[int | None] = mapped_column(default=None)
    """Rank of the post, higher is more senior; for a principle's grade floor (Authority rule 21)."""


class Holding(Base):
    """A person in an office for a time; the end does not belong to it."""

    __tablename__ = "holdings"
    __table_args__ = (sa.CheckConstraint("ends_at is null or ends_at > starts_at", name="ends_after_start"),)

    office_id: Mapped[str] = reference("offices", index=True)
    person_id: Mapped[str] = reference("people", index=True)
    kind: Mapped[HoldingKind] = mapped_column()
    starts_at: Mapped[datetime] = mapped_column()
    ends_at: Mapped[datetime | None] = mapped_column(default=None)


class ConflictOfInterest(Base):
    """A declared conflict of interest with a country: bars assessing and deciding (Authority rule 6)."""

    __tablename__ = "conflicts_of_interest"

    person_id: Mapped[str] = reference("people", index=True)
    country: Mapped[str] = mapped_column(sa.String(3))
    statement: Mapped[str] = mapped_column()
    declared_at: Mapped[datetime] = mapped_column()
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class TrainingCertificate(Base):
    """A training that a person completed (Authority rule 23)."""

    __tablename__ = "training_certificates"

    person_id: Mapped[str] = reference("people", index=True)
    course: Mapped[str] = mapped_column()
    completed_on: Mapped[date] = mapped_column()
    expires_on: Mapped[date | None] = mapped_column(default=None)
