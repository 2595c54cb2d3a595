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


def not_shown(*, near: bool, one_day: bool, narrowed: bool) -> str:
    """That nothing was shown on the days that are asked for. ``near``: what was shown around them is listed; ``narrowed``: by more
    than days."""
    if near and one_day:
        return tr(
            "Nothing that fits was shown on this day. Beneath stands what was shown next after it and last before it."
        )
    if near:
        return tr(
            "Nothing that fits was shown on these days. Beneath stands what was shown next after them and last before them."
        )
    if narrowed:
        return (
            tr(
                "No brief that fits the filter was shown on this day. One that fits may have been shown before it."
            )
            if one_day
            else tr(
                "No brief that fits the filter was shown on these days. One that fits may have been shown before them."
            )
        )
    return (
        tr("No brief came to anybody on this day. What was known then is what was shown last before it.")
        if one_day
        else tr(
            "No brief came to anybody on these days. What was known then is what was shown last before them."
        )
    )
