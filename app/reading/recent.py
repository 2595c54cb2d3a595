"""What a person opened last: country files and reports, as they are called now."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import country_is_open
from app.reading.ministry.names import country_of
from app.reading.ministry.reference import current_countries
from db.actor import Actor
from db.recent_places import places_of
from db.reports import Report

SHOWN = 8
"""Places in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentPlace:
    """A country file or a report, with the page and key that open it."""

    words: str
    page: str
    key: str


def recent_places(session: Session, actor: Actor, *, limit: int = SHOWN) -> tuple[RecentPlace, ...]:
    """The newest first, each file and report once; none for who may not read casework."""
    if actor.person_id is None or not may_read_content(actor):
        return ()
    visited = [place for place in places_of(session, actor.person_id) if place[1]]
    found: dict[str, RecentPlace] = {}
    for page, key in visited:
        place = (
            _country(session, key)
            if page == "countries"
            else _report(session, key)
            if page == "reports"
            else None
        )
        if place is not None:
            found.setdefault(place.key, place)
    return tuple(found.values())[:limit]


def last_place(session: Session, actor: Actor) -> tuple[str, str] | None:
    """Page and key at which a person was last; none where nothing is known, or where it is not there any more."""
    if actor.person_id is None:
        return None
    for page, key in places_of(session, actor.person_id)[:1]:
        if page == "reports" and key and _report(session, key) is None:
            return None
        if page == "countries" and len(key.partition("/")[0]) == _ALPHA3 and _country(session, key) is None:
            return None
        # Who is brought back to a report is not met by a dialog that stood open over it.
        return page, key.removesuffix(COPIES)
    return None


COPIES = "/releases"
"""End of the key of a report with its copies for release opened over it."""

_ALPHA3 = 3


def _country(session: Session, key: str) -> RecentPlace | None:
    code = key.partition("/")[0].upper()
    if len(code) != _ALPHA3 or not country_is_open(session, code):
        return None
    return RecentPlace(words=current_countries(session).name(code), page="countries", key=code)


def _report(session: Session, key: str) -> RecentPlace | None:
    name = key.partition("/")[0]
    report = session.scalars(
        sa.select(Report).where(sa.or_(Report.number == name, Report.id == name))
    ).first()
    if report is None:
        return None
    words = " – ".join(part for part in (report.number, report.title, country_of(report)) if part)
    return RecentPlace(words=words, page="reports", key=report.number or report.id)
