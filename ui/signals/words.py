"""Words of the signs, for cards, tables and charts."""

from app.rules.signals.board import SignOfMonth
from app.rules.signals.months import Month
from app.rules.signals.verdicts import Verdict
from db.vocabulary.signals import Sign, SignalStanding
from language import Wording, dates, mark, plural, tr
from language.numbers import number
from language.phrases import begun

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
    return dates.month_words(month.first_day)


def reading(found: SignOfMonth) -> str:
    """One month of a sign in a sentence, for the line beneath a chart."""
    if found.value is None:
        figure = tr("nothing to show")
    elif found.sign is Sign.CIVILIAN_SHARE:
        figure = number(found.value / 100, ".0%")
    elif found.sign is Sign.SPREAD:
        figure = plural("{count} week in a row", "{count} weeks in a row", round(found.value))
    elif found.sign is Sign.WATCH:
        figure = tr("level {found:.2f}", found=found.value)
    else:
        figure = number(found.value, ",.0f")
    if found.usual is not None:
        usual = with_unit(found.usual, found.sign, ",.1f")
        figure = tr("{figure}, usual {usual}", figure=figure, usual=usual)
    return tr(
        "{month}: {figure}. {verdict}.",
        month=month_words(found.month),
        figure=figure,
        verdict=verdict_words(found.verdict),
    )


def with_unit(value: float, sign: Sign, spec: str) -> str:
    """A number of a sign with its unit, as the language writes them."""
    return number(value / 100, spec[:-1] + "%") if sign is Sign.CIVILIAN_SHARE else number(value, spec)


def verdict_words(verdict: Verdict) -> str:
    """``Seen``, ``Not seen``, ``Too few to judge``."""
    return begun(verdict.words)
