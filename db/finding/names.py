"""Names that the words of a thing need and that stand in other rows. Each is looked up once."""

from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from db.delegations import Instrument
from db.people import Holding, Office, Person
from db.plans import ActionPlan
from db.reports import Brief, Option, Report


class ReportName(NamedTuple):
    """What a report is called, and its country."""

    number: str
    title: str
    country: str


class BriefName(NamedTuple):
    """Whose brief it is, and which version."""

    report_id: str
    version: int


class Names:
    """Names as one transaction sees them."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._kept: dict[tuple[str, str | None], Any] = {}

    def office(self, office_id: str | None) -> str:
        """Name of an office, or nothing."""
        return str(self._one("office", office_id, sa.select(Office.name), Office.id, ""))

    def person(self, person_id: str | None) -> str:
        """Name of a person, or nothing."""
        return str(self._one("person", person_id, sa.select(Person.name), Person.id, ""))

    def option(self, option_id: str | None) -> str:
        """Title of an option."""
        return str(self._one("option", option_id, sa.select(Option.title), Option.id, ""))

    def is_idle(self, option_id: str | None) -> bool:
        """Whether an option is that of taking no action."""
        return bool(self._one("idle", option_id, sa.select(Option.no_action), Option.id, False))

    def instrument(self, instrument_id: str | None) -> str:
        """Number of an instrument, or nothing."""
        return str(self._one("instrument", instrument_id, sa.select(Instrument.number), Instrument.id, ""))

    def report(self, report_id: str | None) -> ReportName:
        """Number, title and country of a report."""
        asked = sa.select(Report.number, Report.title, Report.country)
        return ReportName(*self._row("report", report_id, asked, Report.id, ("", "", "")))

    def brief(self, brief_id: str | None) -> BriefName:
        """Report and version of a brief."""
        return BriefName(
            *self._row("brief", brief_id, sa.select(Brief.report_id, Brief.version), Brief.id, ("", 0))
        )

    def country(self, about_id: str) -> str | None:
        """Country of a report or a plan."""
        report = self.report(about_id)
        if report.country:
            return report.country
        found = self._one("plan", about_id, sa.select(ActionPlan.country), ActionPlan.id, None)
        return None if found is None else str(found)

    def holders(self, office_id: str, at: datetime) -> str:
        """Who held an office at an instant."""
        found = self._connection.execute(
            sa.select(Person.name)
            .join(Holding, Holding.person_id == Person.id)
            .where(
                Holding.office_id == office_id,
                Holding.starts_at <= at,
                sa.or_(Holding.ends_at.is_(None), Holding.ends_at > at),
            )
        )
        return " ".join(found.scalars())

    def offices_of(self, person_id: str, at: datetime) -> str:
        """Which offices a person held at an instant."""
        found = self._connection.execute(
            sa.select(Office.name)
            .join(Holding, Holding.office_id == Office.id)
            .where(
                Holding.person_id == person_id,
                Holding.starts_at <= at,
                sa.or_(Holding.ends_at.is_(None), Holding.ends_at > at),
            )
        )
        return " ".join(found.scalars())

    def _one(self, kind: str, row_id: str | None, asked: Any, key: Any, default: Any) -> Any:
        return self._row(kind, row_id, asked, key, (default,))[0]

    def _row(self, kind: str, row_id: str | None, asked: Any, key: Any, default: tuple[Any, ...]) -> Any:
        if row_id is None:
            return default
        found = self._kept.get((kind, row_id))
        if found is None:
            row = self._connection.execute(asked.where(key == row_id)).one_or_none()
            found = self._kept[kind, row_id] = default if row is None else tuple(row)
        return found
