"""Words of the country pages: how a file stands, when something happened, what the ledger calls an act."""

from datetime import date, datetime

from app.reading.evidence.items import EvidenceView
from app.reading.evidence.links import OtherItem
from db.vocabulary import Ongoing, RiskLevel, SourceKind
from language import Wording, mark, plural, tr
from language.codes import coded
from reports.words import partial_date, plain_day
from ui.case import Case

ONGOING = Wording({Ongoing.YES: mark("Yes"), Ongoing.NO: mark("No"), Ongoing.UNCLEAR: mark("Unclear")})
SOURCE_KINDS = Wording(
    {
        SourceKind.POST: mark("Own post"),
        SourceKind.NGO: mark("Non-governmental organisation"),
        SourceKind.UN_BODY: mark("Body of the United Nations"),
        SourceKind.REGIONAL_BODY: mark("Regional body"),
        SourceKind.INTELLIGENCE: mark("Intelligence"),
        SourceKind.MEDIA: mark("Media"),
        SourceKind.PERSON: mark("Person"),
        SourceKind.DATA_SET: mark("Data set"),
        SourceKind.COURT: mark("Court or tribunal"),
        SourceKind.GOVERNMENT: mark("Government"),
        SourceKind.ACADEMIC: mark("Academic or expert body"),
    }
)
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


def next_review(due: date, now: date) -> str:
    """``2026-04-15``, and how long it is overdue."""
    late = (now - due).days
    if late <= 0:
        return due.isoformat()
    years = _years(late)
    if years:
        return plural(
            "{due}, overdue {count} year", "{due}, overdue {count} years", years, due=due.isoformat()
        )
    return plural("{due}, overdue {count} day", "{due}, overdue {count} days", late, due=due.isoformat())


def overdue_for(late: int) -> str:
    """How long something is overdue that was due so many days ago."""
    years = _years(late)
    if years:
        return plural("overdue {count} year", "overdue {count} years", years)
    return plural("overdue {count} day", "overdue {count} days", late)


def _years(days: int) -> int:
    """Whole years from two on, as clocks say them; 0 before. Nobody sees how long 1,766 days are."""
    years = int(days / 365.25)
    return years if years > 1 else 0


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
