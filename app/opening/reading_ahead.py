"""What the pages of the window ask first, asked beside the window before anybody goes to them.

SQLAlchemy then has their statements put together, and the reference tables are read: the first way to a page is as short as every
other. The case itself is asked, since much is only asked of what is found. What is found is thrown away.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from app.faults import faults_in_words
from app.reading.authority.confirmations import to_confirm
from app.reading.authority.permission import may_read_content
from app.reading.countries.background import background
from app.reading.countries.country_files import CountryView, country_lines, country_view
from app.reading.countries.file_rows import LiveRows
from app.reading.engagement.findings import lens_view
from app.reading.engagement.register import engagement_views
from app.reading.evidence.evidence_list import evidence_found
from app.reading.evidence.filter import EvidenceFilter
from app.reading.evidence.items import evidence_of_source, source_views
from app.reading.evidence.source_grades import grades_of_source
from app.reading.evidence.wording import wording_history
from app.reading.ledger.lines import newest_lines
from app.reading.ministry.organisation import instrument_views, office_views, person_views
from app.reading.ministry.reference import (
    current_checklist,
    current_countries,
    current_likelihood_scale,
    current_mechanisms,
    current_toolbox,
    current_treaties,
    current_violations,
    framework_at,
    risk_frameworks,
)
from app.reading.ministry.reference_tables import reference_lines
from app.reading.ministry.settings import ministry_day, read_settings
from app.reading.outside.rankings import newest_rankings, rankings_of_country
from app.reading.outside.signals import signal_views
from app.reading.plans.lessons import lesson_views
from app.reading.plans.levers import lever_alarms, lever_readiness, lever_views, present_phases
from app.reading.plans.plans import plan_views
from app.reading.recent import last_place
from app.reading.reports.plan_offers import reports_that_take
from app.reading.reports.report_list import ReportsAsked, Which, reports_found
from app.reading.reports.reports import report_lines
from app.reading.reports.results_due import results_due
from app.reading.reports.standing import conflicted
from app.reading.reports.treatment import protecting_responses
from app.reading.risk.assumptions import assumptions_of
from app.reading.risk.divergences import risk_level_on
from app.reading.risk.risk_assessments import factors_of
from app.reading.risk.risk_list import uncovered
from app.reading.risk.risk_schedule import quarters_of, risk_schedules
from app.refusals import UserError
from db.actor import Actor
from db.store import Store

Reader = Callable[[], object]


def read_ahead(store: Store, actor: Actor, cancelled: Callable[[], bool]) -> None:
    """Ask all of it, or as much as there is time for. For a worker.

    What cannot be read is said to whoever goes there.
    """
    at = store.clock()
    try:
        with faults_in_words(), store.read() as session:
            for read in _readers(session, actor, at):
                if cancelled():
                    return
                read()
    except UserError:
        return


def _readers(session: Session, actor: Actor, at: datetime) -> Iterator[Reader]:
    if may_read_content(actor):
        yield from _of_countries(session, at)
        country = _likely(session, actor)
        if country is not None:
            view = country_view(session, country)
            yield from _of_file(session, view, actor, at)
        yield lambda: reports_found(session, actor, ReportsAsked(which=Which.OPEN))
    yield from _of_ministry(session, at)


def _of_countries(session: Session, at: datetime) -> Iterator[Reader]:
    today = ministry_day(session, at)
    yield lambda: country_lines(session)
    yield lambda: risk_schedules(session, today)
    yield lambda: uncovered(session, today)
    yield lambda: lever_alarms(session, today)


def _of_file(session: Session, view: CountryView, actor: Actor, at: datetime) -> Iterator[Reader]:
    country, today = view.country, ministry_day(session, at)
    yield lambda: quarters_of(session, country, today)
    yield lambda: current_violations(session)
    items = evidence_found(session, country, EvidenceFilter()).items
    yield lambda: [wording_history(session, item.evidence_id) for item in items[:1]]
    sources = source_views(session)
    yield lambda: [grades_of_source(session, one.source_id) for one in sources[:1]]
    yield lambda: [evidence_of_source(session, one.source_id) for one in sources[:1]]
    # Risk.
    yield lambda: [factors_of(session, one) for one in view.assessments[:1]]
    yield lambda: framework_at(session, 0)
    yield lambda: risk_frameworks(session)
    yield lambda: current_likelihood_scale(session)
    yield lambda: conflicted(session, actor.person_id, country, at)
    yield lambda: assumptions_of(session, country)
    yield lambda: risk_level_on(session, country, today)
    yield lambda: newest_rankings(session, country, today)
    yield lambda: rankings_of_country(session, country)
    # Background.
    yield lambda: background(LiveRows(session, country), today)
    yield lambda: current_treaties(session)
    yield lambda: current_mechanisms(session)
    yield lambda: current_checklist(session)
    # Engagement, levers and plans, signals, reports.
    yield lambda: lens_view(session, country, today)
    yield lambda: engagement_views(session, country, today)
    yield lambda: current_toolbox(session)
    yield lambda: present_phases(session, today)
    yield lambda: plan_views(session, country, today)
    yield lambda: lever_views(session, country, today)
    yield lambda: lever_readiness(session, country, today)
    yield lambda: lesson_views(session, country)
    yield lambda: results_due(session, today, country)
    yield lambda: protecting_responses(session, country)
    yield lambda: signal_views(session, country)
    yield lambda: report_lines(session, country=country)
    yield lambda: reports_that_take(session, country)


def _of_ministry(session: Session, at: datetime) -> Iterator[Reader]:
    yield lambda: read_settings(session)
    yield lambda: _names_of_countries(session)
    yield lambda: office_views(session, at)
    yield lambda: instrument_views(session, at)
    yield lambda: to_confirm(session, at)
    yield lambda: person_views(session, at)
    yield lambda: reference_lines(session)
    yield lambda: newest_lines(session)


def _names_of_countries(session: Session) -> None:
    """Lists to choose a country from find each by all that it is called."""
    table = current_countries(session)
    for one in table:
        table.names(one.alpha3)


def _likely(session: Session, actor: Actor) -> str | None:
    """The country whose file is likely to be opened: the one that was open last, or the one with most evidence."""
    lines = {line.country: line for line in country_lines(session)}
    last = last_place(session, actor)
    code = last[1].partition("/")[0].upper() if last is not None and last[0] == "countries" else ""
    if code in lines:
        return code
    return max(lines, key=lambda each: lines[each].evidence, default=None)
