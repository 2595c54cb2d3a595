"""A country file as it stood on a past day (question 20: what did the file say on that day?)."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.reading.countries.country_files import CountryView, PhaseView, country_view_of, phases_of
from app.reading.countries.file_rows import FileRows, PastRows
from app.reading.ministry.settings import read_settings
from app.refusals import BadInput
from app.rules.as_of import holding_on
from app.rules.days import end_of_day
from app.rules.entry.dates import not_future
from db.evidence import EvidenceItem
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceThen:
    """An evidence item as it was on record then."""

    number: str
    title: str
    summary: str
    grade: str
    occurred_on: date
    received_at: datetime
    caution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOn:
    """The file on a day, by two times kept apart.

    ``known_then`` is how it stood by what had been recorded when the day ended; ``true_then`` how the country
    stood on that day by what is on record now. They differ where something was entered later for that day.
    ``view`` is none where no file was open yet.
    """

    country: str
    on: date
    until: datetime
    view: CountryView | None
    known_then: PhaseView | None
    true_then: PhaseView | None
    evidence: tuple[EvidenceThen, ...]

    @property
    def learned_later(self) -> bool:
        """Whether the three axes of that day were judged otherwise afterwards."""
        return _axes(self.known_then) != _axes(self.true_then)


def past_rows(session: Session, country: str, on: date, today: date) -> PastRows:
    """The rows of a file as they were recorded when the day ``on`` ended in the ministry's zone.

    Raises:
        BadInput: a day in the future.
    """
    day = not_future(on, today, "day")
    return PastRows(session, country, end_of_day(day, ZoneInfo(read_settings(session).time_zone)))


def file_on(session: Session, country: str, on: date, today: date) -> FileOn:
    """The file as it stood on a day.

    Raises:
        BadInput: a day in the future.
    """
    rows = past_rows(session, country, on, today)
    try:
        view = country_view_of(rows)
    except LookupError:
        view = None
    return FileOn(
        country=country,
        on=on,
        until=rows.until,
        view=view,
        known_then=holding_on(view.phases, on) if view else None,
        true_then=holding_on(phases_of(session, country), on),
        evidence=_evidence(rows),
    )


def require_file_then(found: FileOn, name: str) -> CountryView:
    """The view of a file that was open then.

    Raises:
        BadInput: it was not.
    """
    if found.view is None:
        raise BadInput(
            "day",
            tr("No file on {name} was open on {on}.", name=name, on=found.on.isoformat()),
            remedy=tr("Choose a later day."),
        )
    return found.view


def _evidence(rows: FileRows) -> tuple[EvidenceThen, ...]:
    items = sorted(rows.of(EvidenceItem), key=lambda item: (item.occurred_on, item.number), reverse=True)
    return tuple(
        EvidenceThen(
            number=item.number,
            title=item.title,
            summary=item.summary,
            grade=f"{item.reliability.value}{item.credibility.value}",
            occurred_on=item.occurred_on,
            received_at=item.received_at,
            caution=item.caution,
        )
        for item in items
    )


def _axes(view: PhaseView | None) -> tuple[object, ...] | None:
    return None if view is None else (view.phase, view.risk_level, view.ongoing)
