"""Words of the background of a country file."""

from datetime import date

from db.vocabulary import Crime, DatePrecision, words
from db.vocabulary.background import Accountability, ChecklistReply, IdentityKind
from language import Wording, mark, tr
from reports.words import partial_date

IDENTITIES = {kind: words(kind) for kind in IdentityKind}
CRIMES = {crime: words(crime) for crime in Crime}
REPLIES = Wording(
    {
        ChecklistReply.YES: mark("Yes, the risk is there"),
        ChecklistReply.PARTLY: mark("Partly"),
        ChecklistReply.NO: mark("No"),
        ChecklistReply.UNKNOWN: mark("Unknown"),
    }
)
ACCOUNTABILITY = Wording(
    {
        Accountability.NONE: mark("None"),
        Accountability.PARTIAL: mark("Partial"),
        Accountability.FULL: mark("Full"),
        Accountability.UNKNOWN: mark("Unknown"),
    }
)


def people(low: int | None, high: int | None) -> str:
    """``600,000 to 1,000,000``; nothing where no number is known."""
    if low is None or high is None:
        return ""
    return f"{low:,}" if low == high else tr("{low:,} to {high:,}", low=low, high=high)


def iso(day: date | None) -> str:
    """A day in a table."""
    return "" if day is None else day.isoformat()


def period(began: tuple[date, DatePrecision], ended: tuple[date, DatePrecision] | None) -> str:
    """``2017-08-25 to 2017-10``."""
    first = partial_date(*began)
    return (
        first
        if ended is None or ended == began
        else tr("{first} to {value}", first=first, value=partial_date(*ended))
    )


def sourced(source: str, on: date | None) -> str:
    """A source with its day."""
    return f"{source}, {on.isoformat()}" if on else source
