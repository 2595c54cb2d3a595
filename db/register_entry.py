"""What the registers of a country file have in common."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference


class RegisterEntry(Base):
    """A row of a register of a country file: where it is known from, who entered it, whether it still counts.

    An entry made in error is withdrawn with a reason and stays readable. Whoever lists a register leaves
    withdrawn entries out unless asked.
    """

    __abstract__ = True

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    source: Mapped[str] = mapped_column()
    """Where it is known from: a document symbol, a link, a title."""
    source_on: Mapped[date | None] = mapped_column(default=None)
    """The day of the source: what it says may have changed since."""
    recorded_by_id: Mapped[str] = reference("people")
    recorded_at: Mapped[datetime] = mapped_column()
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[str | None] = optional_reference("people")
    withdrawal_reason: Mapped[str] = mapped_column(default="")


def withdrawn_whole() -> sa.CheckConstraint:
    """A withdrawal has its instant, its person and its reason, or none of them."""
    return sa.CheckConstraint(
        "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
        name="withdrawn",
    )
