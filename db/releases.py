"""Copies of frozen documents with passages taken out, for a partner or the public."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.vocabulary.release import ReleaseAudience, ReleasedKind


class Release(Base):
    """A copy as it was prepared: its data, its pages and their hashes. Immutable; another choice is another copy."""

    __tablename__ = "releases"
    __table_args__ = (
        sa.CheckConstraint("(brief_id is null) = (kind = 'decision_record')", name="brief"),
        sa.CheckConstraint("(source_data is null) = (kind = 'brief')", name="source_data"),
        sa.CheckConstraint("(partner = '') = (audience = 'public')", name="partner"),
        sa.CheckConstraint("asked_by <> '' and reason <> ''", name="asked"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    report_id: Mapped[str] = reference("reports", index=True)
    kind: Mapped[ReleasedKind] = mapped_column()
    brief_id: Mapped[str | None] = optional_reference("briefs")
    source_data: Mapped[str | None] = mapped_column(default=None, deferred=True)
    """The decision record that the copy was made from, which is kept nowhere else; a brief is kept by itself."""
    source_sha256: Mapped[str] = mapped_column(sa.String(64))
    """Hash of the original. It stands here, in the register, and never on the copy."""
    audience: Mapped[ReleaseAudience] = mapped_column()
    partner: Mapped[str] = mapped_column(default="")
    """Code of the partner as release lists use it."""
    recipient: Mapped[str] = mapped_column()
    """The recipient in words, as printed."""
    asked_by: Mapped[str] = mapped_column()
    asked_on: Mapped[date] = mapped_column()
    reason: Mapped[str] = mapped_column()
    """Why less protection is enough: lowering a marking is the originator's, with a reason."""
    marking: Mapped[str] = mapped_column()
    caveats: Mapped[list[str]] = mapped_column(default_factory=list)
    release_list: Mapped[list[str]] = mapped_column(default_factory=list)
    may_stay: Mapped[list[str]] = mapped_column(default_factory=list)
    """Words that were taken out in one place and were judged harmless in others."""
    prepared_at: Mapped[datetime] = mapped_column()
    prepared_by_id: Mapped[str] = reference("people")
    data: Mapped[str] = mapped_column(deferred=True)
    """Canonical JSON of the released copy."""
    data_sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    pdf: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64))


class ReleaseRemoval(Base):
    """One passage that was taken out, where it stood in the original, and why. The words themselves stand there only."""

    __tablename__ = "release_removals"
    __table_args__ = (
        sa.UniqueConstraint("release_id", "ordinal"),
        sa.CheckConstraint("(first_word is null) = (last_word is null)", name="words"),
        sa.CheckConstraint(
            "first_word is null or first_word >= 1 and last_word >= first_word", name="word_order"
        ),
        sa.CheckConstraint("ordinal > 0", name="ordinal"),
    )

    release_id: Mapped[str] = reference("releases", index=True)
    ordinal: Mapped[int] = mapped_column()
    path: Mapped[str] = mapped_column()
    first_word: Mapped[int | None] = mapped_column(default=None)
    last_word: Mapped[int | None] = mapped_column(default=None)
    everywhere: Mapped[bool] = mapped_column(default=False)
    ground: Mapped[str] = mapped_column()
    ground_title: Mapped[str] = mapped_column()
    """The ground as the register of exemptions had it then."""
    note: Mapped[str] = mapped_column(default="")
    """For the register; never released."""
    automatic: Mapped[bool] = mapped_column(default=False)


class ReleaseAnswer(Base):
    """What a second person answered on a copy: approved, or not. A copy leaves only when it is approved."""

    __tablename__ = "release_answers"
    __table_args__ = (sa.CheckConstraint("approved or reason <> ''", name="refused_with_reason"),)

    release_id: Mapped[str] = reference("releases", unique=True)
    approved: Mapped[bool] = mapped_column()
    answered_at: Mapped[datetime] = mapped_column()
    answered_by_id: Mapped[str] = reference("people")
    reason: Mapped[str] = mapped_column(default="")


__all__ = ["Release", "ReleaseAnswer", "ReleaseRemoval"]
