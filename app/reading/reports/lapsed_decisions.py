"""Decisions that came to have no effect: whether anything was done under them before, and why."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.reports.outcomes import Lapse, lapse_of
from db.decisions import Decision, DecisionLapse
from db.responses import Response


def acted(session: Session, report_id: str) -> frozenset[str]:
    """The decisions on a report under which a response was opened, as it is the moment a decision acts."""
    return frozenset(session.scalars(sa.select(Response.decision_id).where(Response.report_id == report_id)))


def lapse_of_decision(session: Session, decision: Decision) -> Lapse | None:
    """How a decision lapsed; None where it did not."""
    lapsed = session.scalars(
        sa.select(DecisionLapse).where(DecisionLapse.decision_id == decision.id)
    ).one_or_none()
    if lapsed is None:
        return None
    return lapse_of(
        lapsed.lapsed_at, decision.ratify_by, acted=decision.id in acted(session, decision.report_id)
    )
