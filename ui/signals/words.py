"""Words of the signs, for cards, tables and charts."""

from app.rules.signals.board import SignOfMonth
from app.rules.signals.months import Month
from app.rules.signals.verdicts import Verdict
from db.vocabulary.signals import Sign, SignalStanding

UNITS = {Sign.CIVILIAN_SHARE: "%"}
STANDINGS = {
    SignalStanding.OPEN: "Waits for an answer",
    SignalStanding.ACCEPTED: "Accepted",
    SignalStanding.DISMISSED: "Dismissed",
}
BAND = {
    Sign.WATCH: (
        "A forecast, not a sign of onset: bars show the level, the dashed line where the watch is raised. It gives more "
        "warning than the signs and more false alarms."
    ),
    Sign.SPREAD: "Bars: consecutive weeks of the longest run. Dashed line: the weeks that make a pattern.",
}
_BAND = "Bars: each month. Shaded: what the country’s own months before let one expect. Triangle: the sign is seen."


def band_words(sign: Sign) -> str:
    """What the chart of a sign shows."""
    return BAND.get(sign, _BAND)


def month_words(month: Month) -> str:
    """``August 2017``."""
    return f"{month.first_day:%B %Y}"


def reading(found: SignOfMonth) -> str:
    """One month of a sign in a sentence, for the line beneath a chart."""
    if found.value is None:
        figure = "nothing to show"
    elif found.sign is Sign.CIVILIAN_SHARE:
        figure = f"{found.value:.0f}%"
    elif found.sign is Sign.SPREAD:
        figure = f"{found.value:.0f} week{'' if found.value == 1 else 's'} in a row"
    elif found.sign is Sign.WATCH:
        figure = f"level {found.value:.2f}"
    else:
        figure = f"{found.value:,.0f}"
    usual = "" if found.usual is None else f", usual {found.usual:,.1f}{UNITS.get(found.sign, '')}"
    return f"{month_words(found.month)}: {figure}{usual}. {verdict_words(found.verdict)}."


def verdict_words(verdict: Verdict) -> str:
    """``Seen``, ``Not seen``, ``Too few to judge``."""
    return verdict.words.capitalize()
