"""What an inquiry looks at: a country file with its warnings, or one of these."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents.inquiry import Column, Row
from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import ministry_day, read_settings
from db.ledger.entries import ledger
from db.people import Office
from db.reports import Report
from db.vocabulary import ReportStatus


@dataclass(frozen=True)
class Scope:
    """A country with its reports; ``number`` narrows it to one report, empty takes all.

    A report that was never submitted is no warning yet, and is left out.
    """

    session: Session
    country: str
    now: datetime
    number: str = ""

    @cached_property
    def name(self) -> str:
        """The country in words."""
        return current_countries(self.session).name(self.country)

    @cached_property
    def today(self) -> date:
        return ministry_day(self.session, self.now)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(read_settings(self.session).time_zone)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The warnings, in the order in which they were begun."""
        found = self.session.scalars(
            sa.select(Report)
            .where(Report.country == self.country, Report.status != ReportStatus.DRAFT)
            .order_by(Report.created_at, Report.number)
        )
        return tuple(one for one in found if self.number in {"", one.number})

    @cached_property
    def report_ids(self) -> tuple[str, ...]:
        return tuple(report.id for report in self.reports)

    @cached_property
    def submitted(self) -> dict[str, LedgerLine]:
        """The entry that first submitted each report, by its number."""
        found: dict[str, LedgerLine] = {}
        for line in self.lines("report.submit"):
            found.setdefault(line.topic, line)
        return found

    def lines(self, *actions: str) -> tuple[LedgerLine, ...]:
        """Entries of the ledger on these reports with one of these acts, oldest first."""
        numbers = [report.number for report in self.reports]
        rows = self.session.execute(
            sa.select(ledger)
            .where(ledger.c.topic.in_(numbers), ledger.c.action.in_(actions))
            .order_by(ledger.c.number)
        )
        return tuple(line_of(row) for row in rows)

    def when(self, at: datetime | None) -> str:
        """An instant as tables write it, in the ministry's zone; empty where there is none."""
        return "" if at is None else f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def day(self, at: datetime) -> str:
        """The ministry's day of an instant."""
        return f"{at.astimezone(self.zone):%Y-%m-%d}"

    def person(self, person_id: str) -> str:
        return person_named(self.session, person_id).name

    def office(self, office_id: str | None) -> str:
        """The name of an office; empty where there is none."""
        return self.session.get_one(Office, office_id).name if office_id else ""


def columns(*named: tuple[str, int]) -> tuple[Column, ...]:
    """Columns from pairs of a heading and a share of the width."""
    return tuple(Column(heading, share) for heading, share in named)


def on_report(number: str, *cells: str) -> Row:
    """A fact that the page of a report shows in full; the report's number is its first cell."""
    return Row((number, *cells), "reports", number)


def on_brief(number: str, version: int, *cells: str) -> Row:
    """A fact of a frozen version of a brief, which is where it leads; the report's number is its first cell."""
    return Row((number, *cells), "reports", f"{number}/brief/{version}")


def joined(parts: Iterable[str], between: str = "; ") -> str:
    """The parts that say anything."""
    return between.join(filter(None, parts))
