"""A table of a past day: its rows as words, each with the facts that say it in full."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.reading.countries.file_rows import PastRows
from app.reading.ministry.names import person_named
from app.reading.ministry.settings import read_settings
from db.people import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenRow:
    """``cells`` are as many as the table has columns; ``facts`` pairs of a label and its words."""

    key: str
    cells: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenTable:
    """One register as it stood. ``stretch``: the column that is as wide as there is room."""

    title: str
    columns: tuple[str, ...]
    stretch: int
    rows: tuple[ThenRow, ...]


@dataclass(frozen=True, slots=True)
class Then:
    """The rows of a file by the end of a day, and how its instants and names are said."""

    rows: PastRows
    on: date
    zone: ZoneInfo

    @property
    def session(self) -> Session:
        return self.rows.session

    def day(self, at: datetime | None) -> str:
        """The ministry's day of an instant; empty for none."""
        return at.astimezone(self.zone).date().isoformat() if at else ""

    def person(self, person_id: str | None) -> str:
        """A person's name; empty for nobody."""
        return person_named(self.session, person_id).name if person_id else ""

    def office(self, office_id: str | None) -> str:
        """An office by its present name; empty for none."""
        return self.session.get_one(Office, office_id).name if office_id else ""


def then_of(rows: PastRows, on: date) -> Then:
    """The rows with the ministry's time zone."""
    return Then(rows, on, ZoneInfo(read_settings(rows.session).time_zone))


def iso(day: date | None) -> str:
    """A day; empty for none."""
    return day.isoformat() if day else ""
