"""All that is judged of the risk in a country on one day: for the command line, and for who wants it in one piece."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.reading.outside.rankings import RankingView, newest_rankings
from app.reading.risk.assumptions import AssumptionView, assumptions_of
from app.reading.risk.divergences import FoundDivergence, country_divergences, risk_level_on
from app.reading.risk.risk_assessments import RiskAssessmentView, factors_of
from app.reading.risk.risk_comparison import in_force_on
from app.reading.risk.risk_schedule import quarters_of
from app.reference.framework import Factor
from app.reference.frameworks import UN
from app.rules.risk.quarters import QuarterStanding
from db.vocabulary import RiskLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPicture:
    """``assessment`` is the one in force on ``day``, and ``factors`` those that it was made on."""

    country: str
    country_name: str
    day: date
    risk_level: RiskLevel | None
    assessment: RiskAssessmentView | None
    factors: tuple[Factor, ...]
    quarters: tuple[QuarterStanding, ...]
    rankings: tuple[RankingView, ...]
    divergences: tuple[FoundDivergence, ...]
    assumptions: tuple[AssumptionView, ...]


def risk_picture(session: Session, country: str, day: date, framework: str = UN) -> RiskPicture:
    """What is judged of a country on a day, with the outside rankings beside it."""
    assessment = in_force_on(session, country, day, framework)
    return RiskPicture(
        country=country,
        country_name=current_countries(session).name(country),
        day=day,
        risk_level=risk_level_on(session, country, day),
        assessment=assessment,
        factors=factors_of(session, assessment) if assessment else (),
        quarters=quarters_of(session, country, day),
        rankings=newest_rankings(session, country, day),
        divergences=country_divergences(session, country, day),
        assumptions=assumptions_of(session, country),
    )
