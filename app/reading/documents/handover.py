"""The handover pack, gathered from every register."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents import handover as page
from app.reading.countries.country_files import country_lines
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.ministry.organisation import PersonView, instrument_views, office_views, person_views
from app.reading.ministry.reference import current_countries
from app.reading.reports.reports import report_lines
from app.reading.reviews_due import reviews_due
from db.lessons import Lesson
from db.vocabulary import Phase, ReportStatus, words
from language import tr

_YEAR = timedelta(days=365)
_ENDED = frozenset({ReportStatus.CLOSED, ReportStatus.WITHDRAWN})


def handover_pack(session: Session, asked: Asked) -> page.HandoverPack:
    """Everything that is open, due or about to end, and who is who."""
    at, today = asked.now, asked.day(session)
    people = {one.person_id: one for one in person_views(session, at)}
    return page.HandoverPack(
        cover=cover_of(session, asked, "", markings_of_country(session)),
        reports=_reports(session, at),
        files=tuple(
            page.FileLine(one.name, one.phase, one.phase_since, one.next_review_on)
            for one in sorted(country_lines(session), key=lambda one: (-_rank(one.phase), one.name))
        ),
        reviews=tuple(
            page.DueLine(one.what, one.name, one.due_on, one.due_on < today)
            for one in reviews_due(session, today)
        ),
        lapsing=tuple(
            page.Lapsing(one.number, one.delegate, one.ends_at, one.limits)
            for one in instrument_views(session, at)
            if one.in_force and one.ends_at is not None and at < one.ends_at <= at + _YEAR
        ),
        lessons=_lessons(session),
        posts=_posts(session, at, people),
        people=tuple(
            page.DeskPerson(
                one.name, one.title, ", ".join(role.replace("_", " ") for role in one.roles), one.contact
            )
            for one in people.values()
            if one.active and one.roles
        ),
    )


def _rank(phase: Phase | None) -> int:
    return 0 if phase is None else phase.rank


def _reports(session: Session, at: datetime) -> tuple[page.OpenReport, ...]:
    """Those whose clock ends first; then those that no clock runs for."""
    lines = [line for line in report_lines(session) if line.status not in _ENDED]
    lines.sort(key=lambda line: (line.due_at is None, line.due_at or at, line.number))
    return tuple(
        page.OpenReport(
            number=line.number,
            country=line.country_name,
            title=line.title,
            status=words(line.status),
            waits_for=line.waits_for,
            due_at=line.due_at,
            overdue=line.due_at is not None and line.due_at < at,
        )
        for line in lines
    )


def _lessons(session: Session) -> tuple[page.OpenLesson, ...]:
    rows = session.scalars(sa.select(Lesson).where(Lesson.closed_on.is_(None)).order_by(Lesson.number))
    table = current_countries(session)
    return tuple(
        page.OpenLesson(
            row.number,
            table.name(row.country) if row.country else tr("learned elsewhere"),
            row.title,
            row.to_do,
        )
        for row in rows
    )


def _posts(session: Session, at: datetime, people: dict[str, PersonView]) -> tuple[page.Post, ...]:
    found = []
    for office in office_views(session, at):
        contacts = (people[one.person_id].contact for one in office.holders if one.exercises)
        found.append(page.Post(office.name, office.superior, office.now, ", ".join(filter(None, contacts))))
    return tuple(found)
