"""What lists ask of all country files at once: read once while one looks, and no more of each file than lists show."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.countries import CountryFile, PhaseChange
from db.store import read_once
from db.vocabulary import Ongoing, Phase, RiskLevel


class FileDays(NamedTuple):
    """A country file with its days."""

    country: str
    opened_at: datetime
    next_review_on: date


class PhaseOn(NamedTuple):
    """A change of phase, risk level or ongoing atrocities, and the day from which on it holds."""

    country: str
    effective_on: date
    phase: Phase | None
    risk_level: RiskLevel | None
    ongoing: Ongoing


def all_files(session: Session) -> Sequence[FileDays]:
    """Every country file."""
    return read_once(session, "files", lambda: _files(session))


def all_phases(session: Session) -> Sequence[PhaseOn]:
    """Every change of phase, in the order in which they take effect: of a country, the last one holds."""
    return read_once(session, "phases", lambda: _phases(session))


def _files(session: Session) -> list[FileDays]:
    rows = session.execute(sa.select(CountryFile.country, CountryFile.opened_at, CountryFile.next_review_on))
    return [FileDays(*row) for row in rows]


def _phases(session: Session) -> list[PhaseOn]:
    rows = session.execute(
        sa.select(
            PhaseChange.country,
            PhaseChange.effective_on,
            PhaseChange.phase,
            PhaseChange.risk_level,
            PhaseChange.ongoing,
        ).order_by(PhaseChange.effective_on, PhaseChange.ledger_entry)
    )
    return [PhaseOn(*row) for row in rows]
