"""Responses of a report, with what was reported on them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import effects_at
from app.reading.ministry.names import person_named
from app.reading.reports.standing import exercises
from db.actor import Actor
from db.decisions import Decision
from db.people import Office
from db.reports import Option
from db.responses import Response, ResponseReport
from db.vocabulary import DecisionEffect, ResponseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseReportView:
    """What the lead reported."""

    reported_by: str
    reported_at: datetime
    text: str
    people_protected: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseView:
    """A response. ``is_lead``: the reader leads it; ``effect`` is the standing of its decision."""

    response_id: str
    number: str
    decision: str
    option: str
    lead: str
    is_lead: bool
    status: ResponseStatus
    effect: DecisionEffect
    opened_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    outcome: str
    halt_reason: str
    reports: tuple[ResponseReportView, ...]


def response_views(session: Session, report_id: str, actor: Actor, at: datetime) -> tuple[ResponseView, ...]:
    """The responses of a report in their order, as ``actor`` sees them at ``at``."""
    rows = session.execute(
        sa.select(Response, Decision, Option.title, Office.name)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Option, Option.id == Decision.option_id)
        .join(Office, Office.id == Response.lead_office_id)
        .where(Response.report_id == report_id)
        .order_by(Response.number)
    ).all()
    effects = effects_at(session, [decision for _, decision, _, _ in rows], at)
    told = _reports(session, report_id)
    return tuple(
        ResponseView(
            response_id=row.id,
            number=row.number,
            decision=decision.number,
            option=option,
            lead=lead,
            is_lead=exercises(session, actor.person_id, row.lead_office_id, at),
            status=row.status,
            effect=effects[decision.id],
            opened_at=row.opened_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
            outcome=row.outcome,
            halt_reason=row.halt_reason,
            reports=tuple(told.get(row.id, ())),
        )
        for row, decision, option, lead in rows
    )


def _reports(session: Session, report_id: str) -> dict[str, list[ResponseReportView]]:
    """By response, in the order in which they came in."""
    rows = session.scalars(
        sa.select(ResponseReport)
        .join(Response, Response.id == ResponseReport.response_id)
        .where(Response.report_id == report_id)
        .order_by(ResponseReport.reported_at)
    )
    found: dict[str, list[ResponseReportView]] = {}
    for row in rows:
        found.setdefault(row.response_id, []).append(
            ResponseReportView(
                reported_by=person_named(session, row.reported_by_id).name,
                reported_at=row.reported_at,
                text=row.text,
                people_protected=row.people_protected,
            )
        )
    return found
