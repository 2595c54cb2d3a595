"""What rests on the record of a paper alone, and falls with it once a second person refused the record."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from app.reading.authority.effects import not_refused
from app.reading.clauses import put_together_once
from db.decisions import Decision
from db.reports import BriefReceipt, Escalation
from db.vocabulary import ReceiptManner


@put_together_once
def receipt_refused() -> sa.ColumnElement[bool]:
    """Of a receipt: that somebody had the brief is known only from a record which differs from the signed paper."""
    made, own = aliased(Decision), aliased(BriefReceipt)
    paper = (
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


@put_together_once
def acknowledgement_refused() -> sa.ColumnElement[bool]:
    """Of an escalation: that its office acknowledged it is known only from a record which differs from the signed paper."""
    made = aliased(Decision)
    signed = (
        made.escalation_id == Escalation.id,
        made.person_id == Escalation.acknowledged_by_id,
    )
    then = made.decided_at == Escalation.acknowledged_at
    return sa.and_(
        sa.exists().where(*signed, then, made.on_paper, ~not_refused(made)),
        ~sa.exists().where(*signed, sa.or_(then, made.on_paper), not_refused(made)),
    )
