"""Messages that our state and its partners gave."""

import sqlalchemy as sa

from db.base import Base, Mapped, date, mapped_column, reference
from db.vocabulary.engagement import Stance


class Message(Base):
    """One message: who spoke, to whom, on what, and where they stood (S-47)."""

    __tablename__ = "messages"
    __table_args__ = (sa.CheckConstraint("until is null or until >= given_on", name="in_order"),)

    number: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str] = mapped_column(sa.String(3), sa.ForeignKey("country_files.country"), index=True)
    ours: Mapped[bool] = mapped_column()
    """Given by our own state; a partner's otherwise."""
    given_by: Mapped[str] = mapped_column()
    given_to: Mapped[str] = mapped_column()
    given_on: Mapped[date] = mapped_column()
    until: Mapped[date | None] = mapped_column(default=None)
    """The last day on which it stands; none: until the same speaker says otherwise."""
    subject: Mapped[str] = mapped_column()
    """What it is about, such as “the military government”; messages on one subject are compared."""
    stance: Mapped[Stance] = mapped_column()
    text: Mapped[str] = mapped_column()
    source: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[str] = reference("people")


__all__ = ["Message"]
