"""Words of the signs, for cards, tables and charts."""

from app.rules.signals.board import SignOfMonth
from app.rules.signals.months import Month
from app.rules.signals.verdicts import Verdict
from db.vocabulary.signals import Sign, SignalStanding
from language import Wording, mark, tr

UNITS = {Sign.CIVILIAN_SHARE: "%"}
STANDINGS = Wording(
    {
        SignalStanding.OPEN: mark("Waits for an answer"),
        SignalStanding.ACCEPTED: mark("Accepted"),
        SignalStanding.DISMISSED: mark("Dismissed"),
    }
)
BAND = Wording(
    {
        Sign.WATCH: (
            mark(
                "A forecast, not a sign of onset: bars show the level, the dashed line where the watch is raised. It gives more "
                "warning than the signs and more false alarms."
            )
        ),
        Sign.SPREAD: mark(
            "Bars: consecutive weeks of the longest run. Dashed line: the weeks that make a pattern."
        ),
    }
)
_BAND = mark(
    "Bars: each month. Shaded: what the country’s own months before let one expect. Triangle: the sign is seen."
)


def band_words(sign: Sign) -> str:
    """What the chart of a sign shows."""
    return BAND.get(sign, tr(_BAND))


def month_words(month: Month) -> str:
    """``August 2017``."""
    return f"{month.first_day:%B %Y}"


def reading(found: SignOfMonth) -> str:
    """One month of a sign in a sentence, for the line beneath a chart."""
    if found.value is None:
        figure = tr("nothing to show")
    elif found.sign is Sign.CIVILIAN_SHARE:
        figure = f"{found.value:.0f}%"
    elif found.sign is Sign.SPREAD:
        figure = tr(
            "{found:.0f} week{found_2} in a row", found=found.value, found_2="" if found.value == 1 else "s"
        )
    elif found.sign is Sign.WATCH:
        figure = tr("level {found:.2f}", found=found.value)
    else:
        figure = f"{found.value:,.0f}"
    usual = (
        ""
        if found.usual is None
        else tr(", usual {usual:,.1f}{sign}", usual=found.usual, sign=UNITS.get(found.sign, ""))
    )
    return f"{month_words(found.month)}: {figure}{usual}. {verdict_words(found.verdict)}."


def verdict_words(verdict: Verdict) -> str:
    """``Seen``, ``Not seen``, ``Too few to judge``."""
    return verdict.words.capitalize()
