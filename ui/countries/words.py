"""Words of the country pages: how a file stands, when something happened, what the ledger calls an act."""

from datetime import date, datetime, timedelta

from app.reading.countries.country_files import CountryLine
from app.reading.evidence.items import EvidenceView
from app.reading.evidence.links import OtherItem
from app.rules.reports.clocks import LONG, duration_words
from db.vocabulary import Ongoing, RiskLevel
from language import Wording, mark, plural, tr
from language.codes import coded
from reports.words import partial_date, plain_day
from ui.case import Case

ONGOING = Wording({Ongoing.YES: mark("Yes"), Ongoing.NO: mark("No"), Ongoing.UNCLEAR: mark("Unclear")})
IDENTITIES = Wording({"none": mark("Not kept"), "sealed": mark("Sealed"), "erased": mark("Erased")})
NOT_SAID = mark("Not judged")


def today(case: Case) -> date:
    """The ministry's calendar day by the case's own clock."""
    return case.now().astimezone(case.zone).date()


def day_of(at: datetime, case: Case) -> str:
    """``2 February 2026`` in the ministry's zone."""
    return plain_day(at.astimezone(case.zone).date())


def risk_level(level: RiskLevel | None) -> str:
    return coded(level) if level else tr(NOT_SAID)


def ongoing_of(line: CountryLine) -> str:
    """Whether atrocities are under way, as the file says it; unclear is a judgement, and one that nobody made is none."""
    return ONGOING[line.ongoing] if line.phase_since is not None else tr(NOT_SAID)


def next_review(due: date, now: date) -> str:
    """``2026-04-15``, and how long it is overdue: in days, then in months and years as everywhere."""
    late = (now - due).days
    if late > LONG:
        return tr("{due}, overdue {left}", due=due.isoformat(), left=duration_words(timedelta(days=late)))
    if late > 0:
        return plural("{due}, overdue {count} day", "{due}, overdue {count} days", late, due=due.isoformat())
    return due.isoformat()


def happened(item: EvidenceView | OtherItem) -> str:
    """``2026-01-10``, ``2017-08``, or from the first to the last day."""
    first = partial_date(item.occurred_on, item.precision)
    if item.occurred_until is None or item.occurred_until == item.occurred_on:
        return first
    return tr("{first} to {occurred_until}", first=first, occurred_until=item.occurred_until.isoformat())


def is_cautioned(item: EvidenceView) -> bool:
    """Whether something is to be minded before relying on the item."""
    return bool(item.caution or item.links.contradictions)


def caution_mark(item: EvidenceView) -> str:
    """The word in a list for what other evidence, or a caution, says of the item; empty where nothing does."""
    if item.links.contradictions:
        return tr("Contradicted")
    if item.caution:
        return tr("Caution")
    sources = item.links.independent.least
    if sources > 1:
        return tr("{sources} sources", sources=sources)
    return tr("Supported") if item.links.support else ""
