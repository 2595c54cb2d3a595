"""Decisions that came to have no effect: whether anything was done under them before, and why."""

from collections.abc import Collection

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
    return lapses_of_decisions(session, [decision.id]).get(decision.id)


def lapses_of_decisions(session: Session, decisions: Collection[str]) -> dict[str, Lapse]:
    """How each of these that lapsed did so, in one look-up."""
    opened = sa.exists().where(Response.decision_id == Decision.id)
    rows = session.execute(
        sa.select(Decision.id, Decision.ratify_by, DecisionLapse.lapsed_at, opened.label("acted"))
        .join(DecisionLapse, DecisionLapse.decision_id == Decision.id)
        .where(Decision.id.in_(list(decisions)))
    )
    return {row.id: lapse_of(row.lapsed_at, row.ratify_by, acted=bool(row.acted)) for row in rows}
