"""The watchlist, gathered from all country files."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents import watchlist as page
from app.reading.countries.country_files import CountryView, PhaseView, country_view_of
from app.reading.countries.file_rows import FileRows
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.ministry.settings import read_settings
from app.reading.outside.event_counts import counts_by_month
from app.reading.outside.event_facts import newest_dataset, spans_of
from app.reading.outside.event_query import EventQuery
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.reference.frameworks import UN
from app.rules.risk.quarters import QuarterStanding, quarter_of, schedule
from app.rules.signals.coverage import Span
from app.rules.signals.months import Month, month_of
from db.countries import CountryFile
from db.vocabulary import Ongoing, Phase
from language import tr

MONTHS = 12
_QUARTER = timedelta(days=92)


def watchlist(session: Session, asked: Asked) -> page.Watchlist:
    """Every open file, gravest first, as it stands or as it was recorded when a past day ended.

    Raises:
        BadInput: a day in the future.
    """
    today, until = asked.day(session), asked.until(session)
    zone = ZoneInfo(read_settings(session).time_zone)
    lines = [
        _line(session, view, _Day(today, until, zone))
        for country in session.scalars(sa.select(CountryFile.country))
        if (view := _view(asked.rows(session, country))) is not None
    ]
    return page.Watchlist(
        cover=cover_of(session, asked, "", markings_of_country(session)),
        quarter=str(quarter_of(today)),
        lines=tuple(sorted(lines, key=lambda line: (-_rank(line.phase), line.name))),
        until=until,
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """The day of the list; ``until`` is its end where it is past."""

    today: date
    until: datetime | None
    zone: ZoneInfo


def _view(rows: FileRows) -> CountryView | None:
    """The file; none where none was open yet on a past day."""
    try:
        return country_view_of(rows)
    except LookupError:
        return None


def _line(session: Session, view: CountryView, day: _Day) -> page.WatchLine:
    phases = [change for change in view.phases if change.effective_on <= day.today]
    before = _held(phases, day.today - _QUARTER)
    present = phases[-1] if phases else None
    said, said_on = _said(view.assessments, phases, day.zone)
    newest = _quarter(view, day)
    phase = present.phase if present else None
    return page.WatchLine(
        country=view.country,
        name=view.name,
        phase=phase,
        since=present.effective_on if present else None,
        before=before.phase if before else None,
        turn=_turn(before, phase),
        risk_level=present.risk_level if present else None,
        ongoing=present.ongoing if present else Ongoing.UNCLEAR,
        said=said,
        said_on=said_on,
        next_review=view.next_review_on,
        quarter=tr("{quarter}: {state}", quarter=newest.quarter, state=newest.state.label.lower())
        if newest
        else tr("no quarter due yet"),
        months=_months(session, view.country, day),
    )


def _quarter(view: CountryView, day: _Day) -> QuarterStanding | None:
    """How the quarter of the day stands, by the assessments on the UN Framework."""
    done = [
        one.completed_at.astimezone(day.zone).date()
        for one in view.assessments
        if one.completed_at is not None and one.framework == UN
    ]
    quarters = schedule(view.opened_at.astimezone(day.zone).date(), done, day.today)
    return quarters[-1] if quarters else None


def _held(phases: Sequence[PhaseView], day: date) -> PhaseView | None:
    return next((change for change in reversed(phases) if change.effective_on <= day), None)


def _turn(before: PhaseView | None, now: Phase | None) -> page.Turn:
    if before is None:
        return page.Turn.NEW
    apart = _rank(now) - _rank(before.phase)
    return page.Turn.UP if apart > 0 else page.Turn.DOWN if apart < 0 else page.Turn.SAME


def _rank(phase: Phase | None) -> int:
    return 0 if phase is None else phase.rank


def _said(
    assessments: Sequence[RiskAssessmentView], phases: Sequence[PhaseView], zone: ZoneInfo
) -> tuple[str, date | None]:
    """The overview of the newest completed assessment; before there is one, the reason of the phase."""
    done = [one for one in assessments if one.completed_at is not None and one.overview]
    if done:
        newest = max(done, key=lambda one: (one.completed_at, one.number))
        completed = newest.completed_at
        return newest.overview, completed.astimezone(zone).date() if completed else None
    return (phases[-1].reason, phases[-1].effective_on) if phases else ("", None)


def _months(session: Session, country: str, day: _Day) -> tuple[page.MonthValue, ...]:
    """The last months that the newest data set covers, or up to the day where none does."""
    available = newest_dataset(session, country, as_of=day.until)
    if not available:
        return ()
    spans = spans_of(session, available[0], as_of=day.until)
    last = max((span.last for span in spans), default=month_of(day.today))
    if day.until is not None:
        last = min(last, month_of(day.today))
    first = last.plus(1 - MONTHS)
    query = EventQuery(
        country=country,
        dataset=available[0],
        first=first.first_day,
        last=last.last_day,
        as_of=day.until,
    )
    deaths: dict[date, int] = defaultdict(int)
    for count in counts_by_month(session, query):
        deaths[count.month] += count.deaths
    months = [first.plus(step) for step in range(MONTHS)]
    return tuple(
        page.MonthValue(month.first_day, deaths[month.first_day] if _covered(spans, month) else None)
        for month in months
    )


def _covered(spans: Sequence[Span], month: Month) -> bool:
    return any(span.first <= month <= span.last for span in spans)
