"""What the use cases of engagement share: who writes, evidence by number, staleness, and calling for a review."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.actions.common import country_file, settings_of, today_of
from app.refusals import BadInput, Refused
from app.rules.days import end_of_day
from app.rules.entry.dates import EARLIEST, LATEST, not_future
from app.rules.entry.texts import shown
from db.countries import CountryFile
from db.engagement.register import Engagement
from db.evidence import EvidenceItem
from db.vocabulary import Role
from db.work import Work
from language import tr

WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
"""Who keeps the registers; what binds is a focal point's."""


def evidence_numbers(work: Work, country: str, numbers: Iterable[str]) -> list[str]:
    """Numbers of evidence items of the country, each once, in their order.

    Raises:
        BadInput: one of them is no item of the country's file.
    """
    wanted = sorted({number.strip().upper() for number in numbers if number.strip()})
    known = set(work.all(sa.select(EvidenceItem.number).where(EvidenceItem.country == country)))
    unknown = [number for number in wanted if number not in known]
    if unknown:
        raise BadInput(
            "evidence",
            tr("“{unknown}” is no evidence of this country file.", unknown=shown(unknown[0], 40)),
            remedy=tr("Give the number of an item of the file, such as EV-2026-0001."),
        )
    return wanted


def past_day(work: Work, day: date, field: str) -> date:
    """A day that has come, and is not a slip of the finger.

    Raises:
        BadInput: in the future, or before 1900.
    """
    return not_future(sound_day(day, field), today_of(work), field)


def sound_day(day: date, field: str) -> date:
    """A day in the years that are counted here.

    Raises:
        BadInput: before 1900 or beyond the calendar.
    """
    if not EARLIEST <= day <= LATEST:
        raise BadInput(
            field,
            tr("{day} is not a day that is kept here.", day=day.isoformat()),
            remedy=tr("Correct the year."),
        )
    return day


def end_of(work: Work, day: date) -> datetime:
    """The last instant of a day in the ministry's zone, or now where the day is not over."""
    return min(end_of_day(day, ZoneInfo(settings_of(work).time_zone)), work.at)


def require_current(based_on: int, version: int, what: str) -> None:
    """Refuse an edit of what someone else changed meanwhile: nobody overwrites another's text silently.

    Raises:
        Refused: ``engagement.stale``.
    """
    if based_on != version:
        raise Refused(
            "engagement.stale",
            tr("{what} was changed by someone else after you opened it.", what=what),
            remedy=tr("Compare your text with what stands there now, then save again."),
        )


def engagement_of(work: Work, country: str, engagement_id: str | None) -> Engagement | None:
    """The named engagement, which has to be one of the country.

    Raises:
        BadInput: it is not.
    """
    if not engagement_id:
        return None
    row = work.get(Engagement, engagement_id) if engagement_id.isascii() else None
    if row is None or row.country != country:
        raise BadInput(
            "engagement",
            tr("That is no engagement of this country file."),
            remedy=tr("Choose one of the register."),
        )
    return row


def call_review(work: Work, country: str) -> CountryFile:
    """Bring the next review of a country file forward to today, under the present act. It is never put off."""
    file = country_file(work, country)
    file.next_review_on = min(file.next_review_on, today_of(work))
    work.save()
    return file


def ordered_days(first: date | None, last: date | None, field: str) -> None:
    """Check that a period does not end before it begins.

    Raises:
        BadInput: it does.
    """
    if first is not None and last is not None and last < first:
        raise BadInput(
            field,
            tr(
                "The {field} {last} is before the beginning, {first}.",
                field=tr(field),
                last=last.isoformat(),
                first=first.isoformat(),
            ),
            remedy=tr("Correct one of the two days."),
        )


def known_codes(given: Sequence[str], known: Sequence[str], field: str) -> list[str]:
    """The given codes in the order of the known ones.

    Raises:
        BadInput: one is not known.
    """
    for code in given:
        if code not in known:
            raise BadInput(
                field,
                tr("“{code}” is not known here.", code=shown(code, 40)),
                remedy=tr("Choose from the list that is shown."),
            )
    return [code for code in known if code in given]
