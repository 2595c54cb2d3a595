"""Responses that go on: the desk asks three times for them, and reads them once."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.countries import CountryFile
from db.decisions import Decision
from db.people import Office
from db.reports import Option, Report
from db.responses import Response
from db.store import read_once
from db.vocabulary import ResponseStatus


class GoingOn(NamedTuple):
    """A response that is open or started, with what it carries out. ``cycle``: days between reviews of the file."""

    response: Response
    option: Option
    report: Report
    cycle: int
    lead: str


def responses_going_on(session: Session, country: str | None = None) -> Sequence[GoingOn]:
    """The responses that go on, of a country or of all."""
    return read_once(session, ("responses going on", country), lambda: _read(session, country))


def _read(session: Session, country: str | None) -> list[GoingOn]:
    rows = session.execute(
        sa.select(Response, Option, Report, CountryFile.review_every_days, Office.name)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Response.report_id)
        .join(CountryFile, CountryFile.country == Report.country)
        .join(Office, Office.id == Response.lead_office_id)
        .where(
            Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED]),
            Report.country == country if country else sa.true(),
        )
    )
    return [GoingOn(*row) for row in rows]
