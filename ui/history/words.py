"""Acts of the ledger in words."""

from app.reading.ledger.history import HistoryFilter
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


def _not_shown(*, near: bool, one_day: bool, narrowed: bool) -> str:
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


def nothing_said(
    wanted: HistoryFilter, *, near: bool, who_was_shown: bool, narrowed: bool
) -> tuple[str, str]:
    """That nothing is as ``wanted``, and what the way on from there is called."""
    if who_was_shown and wanted.since is not None:
        one_day = wanted.since == wanted.until
        return _not_shown(near=near, one_day=one_day, narrowed=narrowed), tr("Show what was shown before")
    if who_was_shown and wanted.until is not None:
        return tr("Nothing that fits had been shown by this day."), tr("Show everything")
    return (
        tr(
            "Every act is on record, and none is what the filter asks for. What was shown to whom begins with the "
            "first brief that is frozen."
        ),
        tr("Show everything"),
    )
