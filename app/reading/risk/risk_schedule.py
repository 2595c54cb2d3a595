"""The quarterly schedule of risk assessments of each country file (requirement S-24)."""

from collections import defaultdict
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.countries.all_files import all_files
from app.reading.ministry.settings import read_settings
from app.reference.frameworks import UN
from app.rules.risk.quarters import QuarterStanding, schedule
from db.assessments import RiskAssessment


def quarters_of(session: Session, country: str, today: date) -> tuple[QuarterStanding, ...]:
    """The quarters of a country file since it was opened, oldest first; none where no file is open."""
    return risk_schedules(session, today, country=country).get(country, ())


def risk_schedules(
    session: Session, today: date, *, country: str | None = None
) -> dict[str, tuple[QuarterStanding, ...]]:
    """The quarters of every country file, by country.

    Days are those of the ministry's calendar. An assessment on the UN Framework counts, as for a report: others stand
    beside it.
    """
    zone = ZoneInfo(read_settings(session).time_zone)
    done: dict[str, list[date]] = defaultdict(list)
    completed = session.execute(
        sa.select(RiskAssessment.country, RiskAssessment.completed_at).where(
            RiskAssessment.completed_at.is_not(None),
            sa.func.coalesce(RiskAssessment.framework, UN) == UN,
            sa.true() if country is None else RiskAssessment.country == country,
        )
    )
    for code, at in completed:
        if at is not None:
            done[code].append(at.astimezone(zone).date())
    return {
        file.country: schedule(file.opened_at.astimezone(zone).date(), done[file.country], today)
        for file in all_files(session)
        if country in {None, file.country}
    }
