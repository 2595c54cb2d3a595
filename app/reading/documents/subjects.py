"""What documents can be about: everything of one sort, by the key that it is asked for with and the words for people."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents.kinds import About
from app.reading.ministry.organisation import instrument_views
from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import read_settings
from app.reading.reports.reports import report_key, report_lines
from app.rules.days import end_of_day
from db.countries import CountryFile
from db.reports import Report
from language.phrases import headed


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """``key`` asks for it; ``words`` say what it is."""

    key: str
    words: str


def subjects(
    session: Session, about: About, at: datetime, on: date | None = None
) -> tuple[SubjectChoice, ...]:
    """Everything of one sort, in the order in which people look for it; nothing for the whole ministry.

    ``on``: of files, those that were open on that day.
    """
    table = current_countries(session)
    match about:
        case About.COUNTRY:
            return tuple(SubjectChoice(one.alpha3, f"{one.name} ({one.alpha3})") for one in table)
        case About.FILE:
            opened = sa.select(CountryFile.country)
            if on is not None:
                opened = opened.where(
                    CountryFile.opened_at <= end_of_day(on, ZoneInfo(read_settings(session).time_zone))
                )
            codes = session.scalars(opened)
            found = [SubjectChoice(code, f"{table.name(code)} ({code})") for code in codes]
            return tuple(sorted(found, key=lambda one: one.words))
        case About.REPORT:
            lines = sorted(report_lines(session), key=lambda line: line.number)
            return tuple(SubjectChoice(one.number, headed(one.number, one.title)) for one in lines)
        case About.INSTRUMENT:
            return tuple(
                SubjectChoice(one.number, headed(one.number, one.delegate))
                for one in instrument_views(session, at)
            )
        case About.MINISTRY:
            return ()


def report_named(session: Session, key: str) -> tuple[str, str]:
    """Number and country of a report named by its identifier or its number.

    Raises:
        BadInput: there is none.
    """
    report = session.get_one(Report, report_key(session, key))
    return report.number, report.country
