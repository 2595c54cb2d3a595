"""Dates, instants, codes and lists as people read them on paper, in the language of the page; no locale of the machine."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from string import Formatter
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
)
from app.briefs.data import BriefMarking, EvidenceRow, RequiredAuthority
from app.rules.entry.money import Money
from app.rules.risk.ratings import Trend
from language import Wording, mark, ptr, tr
from language.codes import coded
from language.dates import day_words, month_words, plain_day
from reports.typesetting import Run

__all__ = ["day_words", "month_words", "plain_day"]

PHASE_COLOURS = {
    None: "#C9CCCF",
    Phase.RISK_PRESENT: "#E3B341",
    Phase.VIOLENCE_ESCALATION: "#D9702B",
    Phase.IMMINENT_RISK: "#8E1535",
}
RISK_LEVELS = Wording(
    {
        RiskLevel.LOW: mark("low"),
        RiskLevel.MEDIUM: mark("medium"),
        RiskLevel.HIGH: mark("high"),
        RiskLevel.VERY_HIGH: mark("very high"),
    }
)
ONGOING = Wording({Ongoing.YES: mark("yes"), Ongoing.NO: mark("no"), Ongoing.UNCLEAR: mark("unclear")})
CONFIDENCE = Wording(
    {Confidence.LOW: mark("Low"), Confidence.MODERATE: mark("Moderate"), Confidence.HIGH: mark("High")}
)
NONE_STATED = mark("None stated.")
NOT_ON_FILE = mark("None on file.")


def grades() -> str:
    """What the letters and figures of a grade mean."""
    return tr(
        "Grades. Source: {letters}; information: {figures}. F and 6 mean that no judgement is possible; they are not worse "
        "than E and 5.",
        letters=", ".join(f"{letter} {letter.label}" for letter in Reliability),
        figures=", ".join(f"{figure} {figure.label}" for figure in Credibility),
    )


def local(at: datetime, zone: str) -> tuple[datetime, str]:
    """The instant in a zone and the zone's name; in UTC where the zone is not known."""
    try:
        return at.astimezone(ZoneInfo(zone)), zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return at.astimezone(UTC), "UTC"


def instant_words(at: datetime, zone: str) -> str:
    """``Friday 22 October 2021, 18:00 Europe/Brussels (16:00 UTC)``."""
    here, name = local(at, zone)
    words = f"{day_words(here.date())}, {here:%H:%M} {name}"
    if name == "UTC":
        return words
    there = at.astimezone(UTC)
    other_day = f"{plain_day(there.date())}, " if there.date() != here.date() else ""
    return f"{words} ({other_day}{there:%H:%M} UTC)"


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


def named(name: str, text: str) -> str:
    """``Name: text``."""
    return tr("{name}: {text}", name=name, text=text)


def heads(name: str, before: str = "") -> Run:
    """``Name: `` in bold, before what is said of it."""
    return Run(before + tr("{name}: ", name=name), bold=True)


def emphasised(sentence: str, **values: str) -> list[Run]:
    """A sentence that was said with its names in braces, and what they stand for in bold."""
    runs: list[Run] = []
    for words, name, _, _ in Formatter().parse(sentence):
        runs += [Run(words)] if words else []
        runs += [Run(values[name], bold=True)] if name else []
    return runs


def listed(parts: Iterable[str], nothing: str | None = None) -> str:
    """Parts in a row, with semicolons; ``nothing``, or that there is none, where there are none."""
    # For translators: between the parts of a list that hold commas.
    return tr("; ").join(part for part in parts if part) or (tr("none") if nothing is None else nothing)


def money(cost: Money) -> str:
    """``EUR 125,000.50``."""
    return tr("{currency} {amount:,.2f}", currency=cost.currency, amount=cost.amount)


def authority_words(authority: RequiredAuthority) -> str:
    """One office that may decide: its instruments, or that only the minister may, and what is still owed."""
    words = authority.office
    if authority.minister_personally:
        words = tr("{office}, personally", office=words)
    if authority.instruments:
        words += f" ({', '.join(authority.instruments)})"
    if authority.second_signature:
        words += tr("; second signature: {second_signature}", second_signature=authority.second_signature)
    if authority.ratification:
        words += tr("; to be ratified: {ratification}", ratification=authority.ratification)
    return words


def reply_words(reply: ConsultationReply) -> str:
    """What a department that was consulted said."""
    return {
        ConsultationReply.AGREED: ptr("department consulted", "agreed"),
        ConsultationReply.DISAGREED: ptr("department consulted", "disagreed"),
        ConsultationReply.NO_REPLY: tr("no reply"),
    }[reply]


def trend_words(trend: str) -> str:
    """Where an indicator goes: its code in words, or the words that were frozen."""
    return coded(trend).lower() if trend in set(Trend) else trend


def marking_line(marking: BriefMarking | None) -> str:
    """The wording of a part's marking."""
    return marking.line if marking and marking.line else tr("not marked")


def short_hash(digest: str) -> str:
    """The first sixteen characters of a hash in groups of four."""
    return " ".join(digest[start : start + 4] for start in range(0, min(len(digest), 16), 4))


def grouped_hash(digest: str) -> str:
    """A whole hash in groups of eight."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
