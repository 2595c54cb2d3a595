"""Ratings, findings and changes in words, with glyphs of text that say the same without colour."""

from app.reference.framework import Indicator
from app.rules.risk.quarters import QuarterState
from app.rules.risk.rating_changes import Change
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength, Trend
from language import Wording, mark, tr
from language.direction import along

RATINGS = Wording(
    {
        Rating.NOT_SEEN: mark("Not seen"),
        Rating.LOW: mark("Low"),
        Rating.MEDIUM: mark("Medium"),
        Rating.HIGH: mark("High"),
        Rating.UNKNOWN: mark("Unknown"),
    }
)
TRENDS = Wording(
    {
        Trend.RISING: mark("Rising"),
        Trend.STEADY: mark("Steady"),
        Trend.FALLING: mark("Falling"),
        Trend.UNKNOWN: mark("Trend unknown"),
    }
)
FINDINGS = Wording(
    {Finding.SEEN: mark("Seen"), Finding.NOT_SEEN: mark("Not seen"), Finding.UNKNOWN: mark("Unknown")}
)
STRENGTHS = Wording(
    {Strength.WEAK: mark("Weak"), Strength.MODERATE: mark("Moderate"), Strength.STRONG: mark("Strong")}
)

_DOTS = {
    Rating.NOT_SEEN: "○○○",
    Rating.LOW: "●○○",
    Rating.MEDIUM: "●●○",
    Rating.HIGH: "●●●",
    Rating.UNKNOWN: "?",
}
_STRENGTH_DOTS = {Strength.WEAK: "●○○", Strength.MODERATE: "●●○", Strength.STRONG: "●●●"}
_ARROWS = {Trend.RISING: "↗", Trend.STEADY: "→", Trend.FALLING: "↘"}
_RATING_ROLES = {Rating.HIGH: "danger", Rating.MEDIUM: "warn", Rating.UNKNOWN: "muted"}
_CHANGE_ROLES = {Change.GRAVER: "danger", Change.LESS_GRAVE: "ok"}

QUARTER_LOOKS = {
    QuarterState.DONE: ("tick", "ok"),
    QuarterState.MISSED: ("time-lapsed", "danger"),
    QuarterState.DUE: ("time-near", "warn"),
}
"""Glyph and role of colour of a quarter; its word stands beside them."""


def rating_words(rated: FactorRating | None) -> str:
    """A factor's rating with its dots, such as ``●●● High``."""
    if rated is None or rated.rating is None:
        return tr("Not rated")
    return f"{_DOTS[rated.rating]} {RATINGS[rated.rating]}"


def finding_words(found: IndicatorRating | None) -> str:
    """What was found of an indicator, such as ``●●● Seen, strong``."""
    if found is None:
        return tr("Not judged")
    if found.finding is Finding.NOT_SEEN:
        return tr("○○○ Not seen")
    if found.finding is Finding.UNKNOWN:
        return tr("? Unknown")
    if found.strength is None:
        return tr("● Seen")
    return tr(
        "{dots} Seen, {strength}",
        dots=_STRENGTH_DOTS[found.strength],
        strength=STRENGTHS[found.strength].lower(),
    )


def indicator_words(indicator: Indicator) -> str:
    """An indicator with its code; that its wording is still to be confirmed is said with it."""
    if indicator.confirmed:
        return f"{indicator.code}  {indicator.meaning}"
    return tr("{code}  {meaning} (to be confirmed)", code=indicator.code, meaning=indicator.meaning)


def trend_words(trend: Trend) -> str:
    """A trend with its arrow; empty where it is unknown."""
    return "" if trend is Trend.UNKNOWN else f"{along(_ARROWS[trend])} {TRENDS[trend]}"


def rating_role(rated: FactorRating | None) -> str:
    """Role of colour of a rating; the words say the same."""
    return _RATING_ROLES.get(rated.rating, "") if rated and rated.rating else "muted"


def change_words(change: Change) -> str:
    """A change with its arrow, such as ``▲ Graver``."""
    return f"{change.arrow} {change.label}"


def change_role(change: Change) -> str:
    """Role of colour of a change; arrow and word say the same."""
    return _CHANGE_ROLES.get(change, "muted" if change is Change.NOT_JUDGED else "")
