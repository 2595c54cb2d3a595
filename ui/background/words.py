"""Words of the background of a country file."""

from datetime import date

from db.vocabulary import Crime, DatePrecision, words
from db.vocabulary.background import Accountability, ChecklistReply, IdentityKind
from reports.words import partial_date

IDENTITIES = {kind: words(kind) for kind in IdentityKind}
CRIMES = {crime: words(crime) for crime in Crime}
REPLIES = {
    ChecklistReply.YES: "Yes, the risk is there",
    ChecklistReply.PARTLY: "Partly",
    ChecklistReply.NO: "No",
    ChecklistReply.UNKNOWN: "Unknown",
}
ACCOUNTABILITY = {
    Accountability.NONE: "None",
    Accountability.PARTIAL: "Partial",
    Accountability.FULL: "Full",
    Accountability.UNKNOWN: "Unknown",
}


def people(low: int | None, high: int | None) -> str:
    """``600,000 to 1,000,000``; nothing where no number is known."""
    if low is None or high is None:
        return ""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def iso(day: date | None) -> str:
    """A day in a table."""
    return "" if day is None else day.isoformat()


def period(began: tuple[date, DatePrecision], ended: tuple[date, DatePrecision] | None) -> str:
    """``2017-08-25 to 2017-10``."""
    first = partial_date(*began)
    return first if ended is None or ended == began else f"{first} to {partial_date(*ended)}"


def sourced(source: str, on: date | None) -> str:
    """A source with its day."""
    return f"{source}, {on.isoformat()}" if on else source
