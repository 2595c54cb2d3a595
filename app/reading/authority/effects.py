"""The standing of decisions, as the database's own view works it out.

Until a second person has compared a record with the signed paper, nobody may say what was decided: it waits, whatever
it says (revision 0005).
"""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.clauses import put_together_once
from db.decisions import Decision, RecordRefusal
from db.reports import Option, Report
from db.store import read_once
from db.vocabulary import DecisionEffect

STANDING = sa.table("decision_standing", sa.column("decision_id"), sa.column("standing"))
"""The view, for statements that join it."""

ACTING = frozenset({DecisionEffect.IN_FORCE, DecisionEffect.PENDING_RATIFICATION})
"""Standings under which a response may go on: an emergency decision acts at once (Authority rule 12)."""

_WAITING = frozenset(
    {
        DecisionEffect.PENDING_CONFIRMATION,
        DecisionEffect.PENDING_SECOND_SIGNATURE,
        DecisionEffect.PENDING_RATIFICATION,
    }
)


PendingRow = tuple[Decision, Report, Option, DecisionEffect]
"""A decision that waits, its report and option, and for what it waits."""


def not_refused(decision: type[Decision] = Decision) -> sa.ColumnElement[bool]:
    """For statements on decisions that were made: not those whose record a second person found to differ from the paper."""
    return _made_and_not_refused() if decision is Decision else _not_refused(decision)


@put_together_once
def _made_and_not_refused() -> sa.ColumnElement[bool]:
    return _not_refused(Decision)


def _not_refused(decision: type[Decision]) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(RecordRefusal.decision_id == decision.id)


def effect_of(session: Session, decision_id: str) -> DecisionEffect:
    """The standing of one decision."""
    found = session.execute(sa.select(STANDING.c.standing).where(STANDING.c.decision_id == decision_id))
    return DecisionEffect(found.scalar_one())


def effect_at(session: Session, decision: Decision, at: datetime) -> DecisionEffect:
    """The standing of a decision at ``at``: out of its window it has lapsed, whether that is noted yet or not
    (Authority rule 12)."""
    return _at(decision, effect_of(session, decision.id), at)


def effects_at(session: Session, decisions: Sequence[Decision], at: datetime) -> dict[str, DecisionEffect]:
    """The standing of several decisions at ``at``, by their ids."""
    standing = effects_of(session, [decision.id for decision in decisions])
    return {decision.id: _at(decision, standing[decision.id], at) for decision in decisions}


def effects_told_at(
    session: Session, decisions: Sequence[Decision], at: datetime
) -> dict[str, DecisionEffect]:
    """What may be said of several decisions at ``at``: as :func:`effects_at`, but that a record which nobody has compared with the
    signed paper still waits for that. Until then nobody may say what was decided."""
    standing = effects_of(session, [decision.id for decision in decisions])
    waits = DecisionEffect.PENDING_CONFIRMATION
    return {
        decision.id: waits if standing[decision.id] is waits else _at(decision, standing[decision.id], at)
        for decision in decisions
    }


def told_at(at: datetime) -> sa.ColumnElement[str]:
    """The same for a statement that joins :data:`STANDING`."""
    waits = (DecisionEffect.PENDING_SECOND_SIGNATURE.value, DecisionEffect.PENDING_RATIFICATION.value)
    over = sa.and_(Decision.ratify_by <= at, STANDING.c.standing.in_(waits))
    return sa.case((over, DecisionEffect.LAPSED.value), else_=STANDING.c.standing)


def _at(decision: Decision, standing: DecisionEffect, at: datetime) -> DecisionEffect:
    over = decision.ratify_by is not None and decision.ratify_by <= at
    return DecisionEffect.LAPSED if over and standing in _WAITING else standing


def effects_of(session: Session, decision_ids: list[str]) -> dict[str, DecisionEffect]:
    """The standing of several decisions, by their ids."""
    if not decision_ids:
        return {}
    rows = session.execute(sa.select(STANDING).where(STANDING.c.decision_id.in_(decision_ids)))
    return {row.decision_id: DecisionEffect(row.standing) for row in rows}


def pending_of(session: Session, report_id: str) -> list[tuple[str, DecisionEffect]]:
    """Numbers of the decisions on one report that wait, with what they wait for."""
    rows = session.execute(
        sa.select(Decision.number, STANDING.c.standing)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        .where(Decision.report_id == report_id)
        .where(STANDING.c.standing.in_([effect.value for effect in _WAITING]))
        .order_by(Decision.number)
    )
    return [(number, DecisionEffect(standing)) for number, standing in rows]


def pending_rows(session: Session) -> list[PendingRow]:
    """Decisions that wait for a signature, a ratification or a confirmation, with what they decide on."""
    return read_once(session, "pending decisions", lambda: _pending_rows(session))


def _pending_rows(session: Session) -> list[PendingRow]:
    rows = session.execute(
        sa.select(Decision, Report, Option, STANDING.c.standing)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        .join(Report, Report.id == Decision.report_id)
        .join(Option, Option.id == Decision.option_id)
        .where(STANDING.c.standing.in_([effect.value for effect in _WAITING]))
        .order_by(Decision.number)
    )
    return [(decision, report, option, DecisionEffect(effect)) for decision, report, option, effect in rows]
