"""Responses: authorised measures being carried out."""

import sqlalchemy as sa

from db.base import Base, Mapped, datetime, mapped_column, reference
from db.vocabulary import ResponseStatus


class Response(Base):
    """A measure under an authorised decision in force (trigger ``responses_need_decision``)."""

    __tablename__ = "responses"
    __table_args__ = (
        sa.CheckConstraint("status <> 'completed' or length(outcome) > 0", name="outcome_when_completed"),
        sa.CheckConstraint("status <> 'halted' or length(halt_reason) > 0", name="reason_when_halted"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    report_id: Mapped[str] = reference("reports", index=True)
    decision_id: Mapped[str] = reference("decisions", unique=True)
    lead_office_id: Mapped[str] = reference("offices", index=True)
    status: Mapped[ResponseStatus] = mapped_column(default=ResponseStatus.OPEN)
    opened_at: Mapped[datetime] = mapped_column()
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(default="")
    halt_reason: Mapped[str] = mapped_column(default="")


class ResponseReport(Base):
    """What the lead reported on a response. Append-only."""

    __tablename__ = "response_reports"

    response_id: Mapped[str] = reference("responses", index=True)
    reported_by_id: Mapped[str] = reference("people")
    reported_at: Mapped[datetime] = mapped_column()
    text: Mapped[str] = mapped_column()
    people_protected: Mapped[int | None] = mapped_column(default=None)
