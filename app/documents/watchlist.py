"""The watchlist: every country file in one line, as frozen data."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.documents.cover import Cover
from db.vocabulary import Ongoing, Phase, RiskLevel


class Turn(StrEnum):
    """How the phase moved within the quarter before the day."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class MonthValue:
    """Deaths of a month in the imported events; none where no data set covers it."""

    month: date
    deaths: int | None


@dataclass(frozen=True, slots=True)
class WatchLine:
    """One country. ``before`` is its phase a quarter ago, ``said`` the newest judgement in a sentence."""

    country: str
    name: str
    phase: Phase | None
    since: date | None
    before: Phase | None
    turn: Turn
    risk_level: RiskLevel | None
    ongoing: Ongoing
    said: str
    said_on: date | None
    next_review: date
    quarter: str
    """How the quarter of the day stands in the schedule of risk assessments: ``2026 Q4: due``."""
    months: tuple[MonthValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Watchlist:
    """Every open file, gravest first."""

    cover: Cover
    quarter: str
    lines: tuple[WatchLine, ...] = ()
    until: datetime | None = None
    """The end of a past day: everything as it was recorded by then. None: as it stands."""
