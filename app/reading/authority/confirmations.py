"""Instruments that wait for a successor's confirmation (Authority rule 22)."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.register import register
from app.rules.authority.revoking import ToConfirm, instruments_to_confirm
from db.delegations import InstrumentConfirmation


def to_confirm(session: Session, at: datetime) -> tuple[ToConfirm, ...]:
    """The instruments whose delegator's successor has not confirmed them yet; they stay in force."""
    confirmed: dict[str, frozenset[str]] = {}
    rows = session.execute(
        sa.select(InstrumentConfirmation.instrument_id, InstrumentConfirmation.person_id)
    ).all()
    for row in rows:
        confirmed[row.instrument_id] = confirmed.get(row.instrument_id, frozenset()) | {row.person_id}
    return instruments_to_confirm(register(session), at, confirmed)
