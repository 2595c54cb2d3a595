"""Past atrocities, who answered for them, and the flag that shortens the review cycle (S-15)."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, datetime, mapped_column, optional_reference, reference
from db.register_entry import RegisterEntry, withdrawn_whole
from db.vocabulary import DatePrecision
from db.vocabulary.background import Accountability


class PastAtrocity(RegisterEntry):
    """Atrocities of a period, with the numbers as a range and how far anyone answered for them."""

    __tablename__ = "past_atrocities"
    __table_args__ = (
        sa.CheckConstraint("ended_on is null or ended_on >= began_on", name="period"),
        sa.CheckConstraint("dead_low >= 0 and dead_high >= dead_low", name="numbers"),
        sa.CheckConstraint("(dead_low is null) = (dead_high is null)", name="numbers_are_a_range"),
        withdrawn_whole(),
    )

    title: Mapped[str] = mapped_column()
    began_on: Mapped[date] = mapped_column()
    began_precision: Mapped[DatePrecision] = mapped_column(default=DatePrecision.YEAR)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    ended_precision: Mapped[DatePrecision] = mapped_column(default=DatePrecision.YEAR)
    crimes: Mapped[list[str]] = mapped_column(default_factory=list)
    perpetrator: Mapped[str] = mapped_column(default="")
    victims: Mapped[str] = mapped_column(default="")
    dead_low: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    dead_high: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    numbers_source: Mapped[str] = mapped_column(default="")
    caution: Mapped[str] = mapped_column(default="")
    """What is disputed; shown wherever the entry is shown."""
    accountability: Mapped[Accountability] = mapped_column(default=Accountability.UNKNOWN)
    accountability_where: Mapped[str] = mapped_column(default="")
    """Before which courts or bodies, and with what result."""


class BaselineFlag(Base):
    """Whether past atrocities and impunity raise the watch on a country, from an act on. The newest row counts."""

    __tablename__ = "baseline_flags"

    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    flagged: Mapped[bool] = mapped_column()
    reason: Mapped[str] = mapped_column()
    atrocity_id: Mapped[str | None] = optional_reference("past_atrocities")
    """The entry that raised it, where recording one did."""
    set_by_id: Mapped[str] = reference("people")
    set_at: Mapped[datetime] = mapped_column()
