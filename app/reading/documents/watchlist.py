"""The watchlist, gathered from all country files."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.documents import watchlist as page
from app.reading.countries.country_files import CountryLine, PhaseView, country_lines, phases_of
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.outside.event_counts import counts_by_month
from app.reading.outside.event_facts import newest_dataset, spans_of
from app.reading.outside.event_query import EventQuery
from app.reading.risk.risk_assessments import RiskAssessmentView, risk_assessments_of
from app.reading.risk.risk_schedule import risk_schedules
from app.rules.risk.quarters import QuarterStanding
from app.rules.signals.coverage import Span
from app.rules.signals.months import Month, month_of
from db.vocabulary import Phase
from language import tr

MONTHS = 12
_QUARTER = timedelta(days=92)


def watchlist(session: Session, asked: Asked) -> page.Watchlist:
    """Every open file, gravest first, as it stands today."""
    today = asked.day(session)
    schedules = risk_schedules(session, today)
    lines = [_line(session, line, today, schedules.get(line.country, ())) for line in country_lines(session)]
    return page.Watchlist(
        cover=cover_of(session, asked, "", markings_of_country(session)),
        quarter=f"{today.year} Q{(today.month + 2) // 3}",
        lines=tuple(sorted(lines, key=lambda line: (-_rank(line.phase), line.name))),
    )


def _line(
    session: Session, line: CountryLine, today: date, quarters: Sequence[QuarterStanding]
) -> page.WatchLine:
    phases = phases_of(session, line.country)
    before = _held(phases, today - _QUARTER)
    said, said_on = _said(risk_assessments_of(session, line.country), phases)
    newest = quarters[-1] if quarters else None
    return page.WatchLine(
        country=line.country,
        name=line.name,
        phase=line.phase,
        since=line.phase_since,
        before=before.phase if before else None,
        turn=_turn(before, line.phase),
        risk_level=line.risk_level,
        ongoing=line.ongoing,
        said=said,
        said_on=said_on,
        next_review=line.next_review_on,
        quarter=f"{newest.quarter}: {newest.state.label.lower()}" if newest else tr("no quarter due yet"),
        months=_months(session, line.country, today),
    )


def _held(phases: Sequence[PhaseView], day: date) -> PhaseView | None:
    return next((change for change in reversed(phases) if change.effective_on <= day), None)


def _turn(before: PhaseView | None, now: Phase | None) -> page.Turn:
    if before is None:
        return page.Turn.NEW
    apart = _rank(now) - _rank(before.phase)
    return page.Turn.UP if apart > 0 else page.Turn.DOWN if apart < 0 else page.Turn.SAME


def _rank(phase: Phase | None) -> int:
    return 0 if phase is None else phase.rank


def _said(assessments: Sequence[RiskAssessmentView], phases: Sequence[PhaseView]) -> tuple[str, date | None]:
    """The overview of the newest completed assessment; before there is one, the reason of the phase."""
    done = [one for one in assessments if one.completed_at is not None and one.overview]
    if done:
        newest = max(done, key=lambda one: (one.completed_at, one.number))
        return newest.overview, newest.completed_at.date() if newest.completed_at else None
    return (phases[-1].reason, phases[-1].effective_on) if phases else ("", None)


def _months(session: Session, country: str, today: date) -> tuple[page.MonthValue, ...]:
    """The last months that the newest data set covers, or up to today where none does."""
    available = newest_dataset(session, country)
    if not available:
        return ()
    spans = spans_of(session, available[0])
    last = max((span.last for span in spans), default=month_of(today))
    first = last.plus(1 - MONTHS)
    query = EventQuery(country=country, dataset=available[0], first=first.first_day, last=last.last_day)
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
