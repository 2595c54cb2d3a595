"""Dates, instants, codes and lists as people read them on paper. British English, no locale of the machine."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.briefs.codes import (
    Confidence,
    ConsultationReply,
    Credibility,
    DatePrecision,
    Ongoing,
    Phase,
    Reliability,
    RiskLevel,
    SourceKind,
)
from app.briefs.data import BriefMarking, EvidenceRow, RequiredAuthority
from language import Wording, mark, tr

_MONTHS = [
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
]
_DAYS = [
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
]

PHASE_COLOURS = {
    None: "#C9CCCF",
    Phase.RISK_PRESENT: "#E3B341",
    Phase.VIOLENCE_ESCALATION: "#D9702B",
    Phase.IMMINENT_RISK: "#8E1535",
}
SOURCE_KINDS = Wording(
    {
        SourceKind.POST: mark("own post"),
        SourceKind.NGO: "NGO",
        SourceKind.UN_BODY: mark("UN body"),
        SourceKind.REGIONAL_BODY: mark("regional body"),
        SourceKind.INTELLIGENCE: "intelligence",
        SourceKind.MEDIA: "media",
        SourceKind.PERSON: "person",
        SourceKind.DATA_SET: mark("data set"),
        SourceKind.COURT: mark("court or tribunal"),
        SourceKind.GOVERNMENT: "government",
        SourceKind.ACADEMIC: mark("academic or expert body"),
    }
)
RISK_LEVELS = Wording(
    {
        RiskLevel.LOW: "low",
        RiskLevel.MEDIUM: "medium",
        RiskLevel.HIGH: "high",
        RiskLevel.VERY_HIGH: mark("very high"),
    }
)
ONGOING = {Ongoing.YES: "yes", Ongoing.NO: "no", Ongoing.UNCLEAR: "unclear"}
CONFIDENCE = Wording(
    {Confidence.LOW: mark("Low"), Confidence.MODERATE: mark("Moderate"), Confidence.HIGH: mark("High")}
)
REPLIES = Wording(
    {
        ConsultationReply.AGREED: "agreed",
        ConsultationReply.DISAGREED: "disagreed",
        ConsultationReply.NO_REPLY: mark("no reply"),
    }
)

NONE_STATED = mark("None stated.")
NOT_ON_FILE = mark("None on file.")
GRADES = (
    mark("Grades. Source: ")
    + ", ".join(f"{letter} {letter.label}" for letter in Reliability)
    + mark("; information: ")
    + ", ".join(f"{number} {number.label}" for number in Credibility)
    + mark(". F and 6 mean that no judgement is possible; they are not worse than E and 5.")
)


def day_words(day: date) -> str:
    """``Friday 22 October 2021``."""
    return f"{_DAYS[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """``22 October 2021``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def local(at: datetime, zone: str) -> tuple[datetime, str]:
    """The instant in a zone and the zone's name; in UTC where the zone is not known."""
    try:
        return at.astimezone(ZoneInfo(zone)), zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return at.astimezone(UTC), "UTC"


def month_words(day: date) -> str:
    """``October 2021``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def instant_words(at: datetime, zone: str) -> str:
    """``Friday 22 October 2021, 18:00 Europe/Brussels (16:00 UTC)``."""
    here, name = local(at, zone)
    words = f"{day_words(here.date())}, {here:%H:%M} {name}"
    if name == "UTC":
        return words
    there = at.astimezone(UTC)
    other_day = f"{plain_day(there.date())}, " if there.date() != here.date() else ""
    return tr("{words} ({other_day}{there:%H:%M} UTC)", words=words, other_day=other_day, there=there)


def instant(at: datetime, zone: str) -> str:
    """For tables, without the zone: ``2021-10-22 18:00``."""
    here, _ = local(at, zone)
    return f"{here:%Y-%m-%d %H:%M}"


def partial_date(day: date, precision: DatePrecision) -> str:
    """A date as exactly as it is known: ``2017-08``, ``week of 2017-08-21``."""
    if precision is DatePrecision.YEAR:
        return f"{day:%Y}"
    if precision is DatePrecision.MONTH:
        return f"{day:%Y-%m}"
    return tr("week of {day}", day=day.isoformat()) if precision is DatePrecision.WEEK else day.isoformat()


def occurred(row: EvidenceRow) -> str:
    """When an item happened, with its end where it has one."""
    start = partial_date(row.occurred, row.precision)
    if row.occurred_until is None or row.occurred_until == row.occurred:
        return start
    end = partial_date(row.occurred_until, row.precision)
    return start if end == start else tr("{start} to {end}", start=start, end=end)


def grade(row: EvidenceRow) -> str:
    """``B2``; a dash for the half that is missing."""
    return f"{row.reliability or '–'}{row.credibility or '–'}"


def phase_words(phase: Phase | None) -> str:
    """``Imminent risk``, or ``No phase``."""
    return phase.label if phase else tr("No phase")


def listed(parts: Iterable[str], nothing: str = "none") -> str:
    """Parts in a row, with semicolons; ``nothing`` where there are none."""
    return "; ".join(part for part in parts if part) or nothing


def authority_words(authority: RequiredAuthority) -> str:
    """One office that may decide: its instruments, or that only the minister may, and what is still owed."""
    basis = ", ".join(authority.instruments)
    words = f"{authority.office}{', personally' if authority.minister_personally else ''}"
    if basis:
        words += f" ({basis})"
    if authority.second_signature:
        words += tr("; second signature: {second_signature}", second_signature=authority.second_signature)
    if authority.ratification:
        words += tr("; to be ratified: {ratification}", ratification=authority.ratification)
    return words


def marking_line(marking: BriefMarking | None) -> str:
    """The wording of a part's marking."""
    return marking.line if marking and marking.line else tr("not marked")


def short_hash(digest: str) -> str:
    """The first sixteen characters of a hash in groups of four."""
    return " ".join(digest[start : start + 4] for start in range(0, min(len(digest), 16), 4))


def grouped_hash(digest: str) -> str:
    """A whole hash in groups of eight."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
