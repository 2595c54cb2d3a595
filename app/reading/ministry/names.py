"""Names of people, the offices they hold, and countries."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, object_session

from app.reading.ministry.reference import current_countries
from db.people import Holding, Office, Person
from db.reports import Report
from db.store import read_once, stands_still


def person_named(session: Session, person_id: str) -> Person:
    """The person; a foreign key makes sure that there is one."""
    if not stands_still(session):
        return session.get_one(Person, person_id)
    # All at once: a ministry has some dozens, and lists name one at every row.
    return read_once(session, "people", lambda: {one.id: one for one in session.scalars(sa.select(Person))})[
        person_id
    ]


# Put together once: it is asked for every name that is shown with an office, and to build it takes longer than to run it.
_HELD = (
    sa.select(Office.name)
    .join(Holding, Holding.office_id == Office.id)
    .where(
        Holding.person_id == sa.bindparam("person"),
        Holding.starts_at <= sa.bindparam("instant"),
        sa.or_(Holding.ends_at.is_(None), Holding.ends_at > sa.bindparam("instant")),
    )
    .order_by(Office.name)
)


def office_held(session: Session, person_id: str, at: datetime) -> str:
    """Names of the offices that the person holds at ``at``, or nothing; divided by semicolons, since offices have commas."""
    return "; ".join(session.scalars(_HELD, {"person": person_id, "instant": at}))


def country_of(report: Report) -> str:
    """Name of the country that a report is about, as the table in use has it."""
    session = object_session(report)
    if session is None:
        raise ValueError("the report has left its session")
    return current_countries(session).name(report.country)
