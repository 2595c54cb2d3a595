"""The country profile: the country file on paper, as frozen data."""

from dataclasses import dataclass
from datetime import date, datetime

from app.briefs.annexes import IndicatorRow
from app.briefs.data import PhaseHistory
from app.briefs.judgement import Sign
from app.documents.cover import Cover
from db.vocabulary import Confidence


@dataclass(frozen=True, slots=True)
class Assessment:
    """The newest completed risk assessment."""

    number: str
    framework: str
    completed_on: date
    author: str
    overview: str
    confidence: Confidence | None = None
    confidence_reason: str = ""
    at_risk: str = ""
    from_whom: str = ""
    crimes: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A register of the file: the heads of its columns and its rows, in words. ``more``: rows that are not shown."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """Everything that the profile shows, in its order."""

    cover: Cover
    region: str
    phases: PhaseHistory
    next_review: date
    flag: str
    """Why the baseline flag is set; empty where it is not."""
    signs: tuple[Sign, ...]
    signs_from: str
    """The data set that the signs were measured on, and until when it covers the country; empty where none does."""
    assessment: Assessment | None = None
    indicators: tuple[IndicatorRow, ...] = ()
    background: str = ""
    parts: tuple[Part, ...] = ()
    until: datetime | None = None
    """The end of a past day: everything as it was recorded by then. None: as it stands."""
