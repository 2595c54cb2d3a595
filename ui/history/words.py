"""Acts of the ledger in words."""

from app.reading.ledger.lines import LedgerLine
from language import tr
from language.codes import act_words

REFUSED = "refused."


def is_refused(line: LedgerLine) -> bool:
    """Whether the entry records an attempt that a rule refused."""
    return line.action.startswith(REFUSED)


def action_words(action: str) -> str:
    """``report.submit`` as ``Report: submit``; a refused attempt says so."""
    if action.startswith(REFUSED):
        return tr("Refused: {act}", act=act_words(action.removeprefix(REFUSED)))
    return act_words(action)
