"""How the file of a country stands on a day, for the rules of engagement."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.register import register
from app.reading.reports.standing import conflicted, exercises
from app.rules.engagement.lens import Lens
from db.atrocities import BaselineFlag
from db.countries import PhaseChange
from db.vocabulary import Ongoing


def lens_on(session: Session, country: str, day: date) -> Lens:
    """The axes that held on ``day``, and whether atrocities are on the file's record.

    They are where the baseline flag of past atrocities stands, or the file once said that they were under way.
    """
    rows = session.scalars(
        sa.select(PhaseChange)
        .where(PhaseChange.country == country, PhaseChange.effective_on <= day)
        .order_by(PhaseChange.effective_on, PhaseChange.ledger_entry)
    ).all()
    history = _flagged(session, country) or any(row.ongoing is Ongoing.YES for row in rows)
    if not rows:
        return Lens(history=history)
    present = rows[-1]
    return Lens(phase=present.phase, risk_level=present.risk_level, ongoing=present.ongoing, history=history)


def _flagged(session: Session, country: str) -> bool:
    newest = sa.select(BaselineFlag.flagged).where(BaselineFlag.country == country)
    return bool(session.scalar(newest.order_by(BaselineFlag.ledger_entry.desc()).limit(1)))


def stands_for(session: Session, person_id: str, office_id: str, country: str, at: datetime) -> bool:
    """Whether the person may answer, in that office, for putting another interest first or waiving an annex.

    They exercise the office at ``at``, a power over the country reaches it then, and they have declared no conflict of
    interest with the country.
    """
    if not exercises(session, person_id, office_id, at) or conflicted(session, person_id, country, at):
        return False
    return any(
        instrument.in_force(at) and (instrument.countries is None or country in instrument.countries)
        for instrument in register(session).reaching(office_id)
    )
