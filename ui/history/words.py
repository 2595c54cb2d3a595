"""Acts of the ledger in words."""

from datetime import date

from app.reading.ledger.lines import LedgerLine
from language import tr
from language.codes import act_words
from language.dates import plain_day

REFUSED = "refused."


def is_refused(line: LedgerLine) -> bool:
    """Whether the entry records an attempt that a rule refused."""
    return line.action.startswith(REFUSED)


def action_words(action: str) -> str:
    """``report.submit`` as ``Report submitted``; a refused attempt says so."""
    if action.startswith(REFUSED):
        return tr("Refused: {act}", act=act_words(action.removeprefix(REFUSED)))
    return act_words(action)


def days_asked(since: date | None, until: date | None) -> str:
    """``on 30 July 2021``, ``from 1 July 2021 to 31 July 2021``; empty where no day is asked for."""
    if since is None:
        return tr("up to {day}", day=plain_day(until)) if until is not None else ""
    if until is None:
        return tr("from {day} on", day=plain_day(since))
    if since == until:
        return tr("on {day}", day=plain_day(since))
    return tr("from {first} to {last}", first=plain_day(since), last=plain_day(until))
