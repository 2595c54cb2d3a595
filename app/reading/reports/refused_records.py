"""What rests on the record of a paper alone, and falls with it once a second person refused the record."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.reading.authority.effects import not_refused
from app.reading.clauses import put_together_once
from db.decisions import Decision
from db.reports import Brief, BriefReceipt, Escalation
from db.vocabulary import ReceiptManner


@put_together_once
def receipt_refused() -> sa.ColumnElement[bool]:
    """Of a receipt: that somebody had the brief is known only from a record which differs from the signed paper."""
    made, own = aliased(Decision), aliased(BriefReceipt)
    of_brief = sa.select(Brief.report_id).where(Brief.id == BriefReceipt.brief_id).correlate(BriefReceipt)
    paper = (
        # Decisions are found by their report: one by one they would be gone through for each receipt.
        made.report_id == of_brief.scalar_subquery(),
        made.brief_id == BriefReceipt.brief_id,
        made.person_id == BriefReceipt.person_id,
        made.on_paper,
    )
    then = made.decided_at == BriefReceipt.given_at
    had_none = ~sa.exists().where(
        own.brief_id == made.brief_id, own.person_id == made.person_id, own.given_at == made.decided_at
    )
    return sa.and_(
        BriefReceipt.manner == ReceiptManner.HANDED_ON_PAPER,
        sa.exists().where(*paper, then, ~not_refused(made)),
        # Another paper of theirs on the same brief, which stands, proves it as well, where it got no receipt since this one was there.
        ~sa.exists().where(*paper, sa.or_(then, had_none), not_refused(made)),
    )


def acknowledged_at() -> sa.ColumnElement[datetime | None]:
    """Of an escalation: since when its office is known to have the report; null where only a refused record told of it.

    Whoever decided in the office had it before them, so that any of its decisions that stands proves it, by whatever holder.
    """
    return sa.case((_on_refused_record(), _first_standing("decided_at")), else_=Escalation.acknowledged_at)


def acknowledged_by_id() -> sa.ColumnElement[str | None]:
    """Of an escalation: who is known to have acknowledged it for its office."""
    return sa.case((_on_refused_record(), _first_standing("person_id")), else_=Escalation.acknowledged_by_id)


def acknowledging() -> sa.ColumnElement[str | None]:
    """Of an escalation: the decision that proves its acknowledgement in place of a refused record; null where none has to."""
    return sa.case((_on_refused_record(), _first_standing("id")), else_=sa.null())


def _on_refused_record() -> sa.ColumnElement[bool]:
    """Of an escalation: what it says of its acknowledgement was taken from a record which differs from the signed paper."""
    made, same = aliased(Decision), aliased(Decision)
    return sa.and_(
        sa.exists().where(*_of_then(made), made.on_paper, ~not_refused(made)),
        ~sa.exists().where(*_of_then(same), not_refused(same)),
    )


def _of_then(made: type[Decision]) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        made.escalation_id == Escalation.id,
        made.person_id == Escalation.acknowledged_by_id,
        made.decided_at == Escalation.acknowledged_at,
    )


def _first_standing(column: str) -> sa.ScalarSelect[Any]:
    made = aliased(Decision)
    return (
        sa.select(getattr(made, column))
        .where(
            made.escalation_id == Escalation.id,
            made.office_id == Escalation.office_id,
            not_refused(made),
        )
        .order_by(made.decided_at, made.number)
        .limit(1)
        .correlate(Escalation)
        .scalar_subquery()
    )
