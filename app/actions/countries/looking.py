"""Opening a country file, or a report of it: every desk may, and each look is on record (S-59)."""

from dataclasses import dataclass

from app.actions.common import country_file, find, person_of
from app.reading.authority.permission import require_content_reader
from app.reading.countries.access_log import LOOK, REPORT_LOOK, looked_on
from db.actor import Actor
from db.countries import CountryFile
from db.reports import Report
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtFile:
    """The file of a country that is opened to be read."""

    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtReport:
    """The report whose page is opened to be read."""

    report_id: str


@dataclass(frozen=True, slots=True)
class Looked:
    """``noted`` is false where the look of that day was on record already."""

    noted: bool


def look_at_file(work: Work, actor: Actor, request: LookAtFile) -> Looked:
    """Note that a person opened a country file: once a person, file and day of the ministry.

    Raises:
        Refused: ``role.content``: an administrator never sees content.
        BadInput: no such file.
    """
    require_content_reader(actor)
    file = country_file(work, request.country)
    if looked_on(work.session, person_of(actor), file.country, LOOK, work.at):
        return Looked(noted=False)
    work.note(LOOK, CountryFile.__tablename__, file.id, topic=file.country)
    return Looked(noted=True)


def look_at_report(work: Work, actor: Actor, request: LookAtReport) -> Looked:
    """Note that a person opened the page of a report: once a person, report and day of the ministry.

    Raises:
        Refused: ``role.content``: an administrator never sees content.
        BadInput: no such report.
    """
    require_content_reader(actor)
    report = find(work, Report, request.report_id, "report")
    if looked_on(work.session, person_of(actor), report.number, REPORT_LOOK, work.at):
        return Looked(noted=False)
    work.note(REPORT_LOOK, Report.__tablename__, report.id, topic=report.number)
    return Looked(noted=True)
