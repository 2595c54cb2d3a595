"""Words of the background of a country file."""

from datetime import date

from db.vocabulary import Crime, DatePrecision
from db.vocabulary.background import Accountability, ChecklistReply, IdentityKind
from language import Wording, mark, tr
from language.codes import text_of_code
from language.numbers import number
from language.wording import pmark
from reports.words import partial_date

IDENTITIES = Wording({kind: mark(text_of_code(kind)) for kind in IdentityKind})
CRIMES = Wording({crime: mark(text_of_code(crime)) for crime in Crime})
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
        Accountability.NONE: pmark("accountability", "None"),
        Accountability.PARTIAL: pmark("accountability", "Partial"),
        Accountability.FULL: pmark("accountability", "Full"),
        Accountability.UNKNOWN: pmark("accountability", "Unknown"),
    }
)


def people(low: int | None, high: int | None) -> str:
    """``600,000 to 1,000,000``; nothing where no number is known."""
    if low is None or high is None:
        return ""
    return number(low) if low == high else tr("{low:,} to {high:,}", low=low, high=high)


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
