"""Acts of the ledger in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.reading.ledger.lines import LedgerLine
from language import tr

REFUSED = "refused."


def is_refused(line: LedgerLine) -> bool:
    """Whether the entry records an attempt that a rule refused."""
    return line.action.startswith(REFUSED)


def action_words(action: str) -> str:
    """``report.submit`` as ``Report: submit``; a refused attempt says so."""
    if action.startswith(REFUSED):
        return tr("Refused: {value}", value=action.removeprefix(REFUSED).replace("_", " "))
    kind, _, act = action.partition(".")
    kind = kind.replace("_", " ").capitalize()
    return f"{kind}: {act.replace('_', ' ').replace('.', ', ')}" if act else kind


def instant_words(at: datetime, zone: ZoneInfo) -> str:
    """An instant for tables: ``2026-02-02 14:05``, in ``zone``."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
