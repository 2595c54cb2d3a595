"""Ratings, findings and changes in words, with glyphs of text that say the same without colour."""

from app.rules.risk.quarters import QuarterState
from app.rules.risk.rating_changes import Change
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating, Rating, Strength, Trend

RATINGS = {
    Rating.NOT_SEEN: "Not seen",
    Rating.LOW: "Low",
    Rating.MEDIUM: "Medium",
    Rating.HIGH: "High",
    Rating.UNKNOWN: "Unknown",
}
TRENDS = {
    Trend.RISING: "Rising",
    Trend.STEADY: "Steady",
    Trend.FALLING: "Falling",
    Trend.UNKNOWN: "Trend unknown",
}
FINDINGS = {Finding.SEEN: "Seen", Finding.NOT_SEEN: "Not seen", Finding.UNKNOWN: "Unknown"}
STRENGTHS = {Strength.WEAK: "Weak", Strength.MODERATE: "Moderate", Strength.STRONG: "Strong"}

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
    QuarterState.MISSED: ("clock-lapsed", "danger"),
    QuarterState.DUE: ("clock-near", "warn"),
}
"""Glyph and role of colour of a quarter; its word stands beside them."""


def rating_words(rated: FactorRating | None) -> str:
    """A factor's rating with its dots, such as ``●●● High``."""
    if rated is None or rated.rating is None:
        return "Not rated"
    return f"{_DOTS[rated.rating]} {RATINGS[rated.rating]}"


def finding_words(found: IndicatorRating | None) -> str:
    """What was found of an indicator, such as ``●●● Seen, strong``."""
    if found is None:
        return "Not judged"
    if found.finding is Finding.NOT_SEEN:
        return "○○○ Not seen"
    if found.finding is Finding.UNKNOWN:
        return "? Unknown"
    if found.strength is None:
        return "● Seen"
    return f"{_STRENGTH_DOTS[found.strength]} Seen, {STRENGTHS[found.strength].lower()}"


def trend_words(trend: Trend) -> str:
    """A trend with its arrow; empty where it is unknown."""
    return "" if trend is Trend.UNKNOWN else f"{_ARROWS[trend]} {TRENDS[trend]}"


def rating_role(rated: FactorRating | None) -> str:
    """Role of colour of a rating; the words say the same."""
    return _RATING_ROLES.get(rated.rating, "") if rated and rated.rating else "muted"


def change_words(change: Change) -> str:
    """A change with its arrow, such as ``▲ Graver``."""
    return f"{change.arrow} {change.label}"


def change_role(change: Change) -> str:
    """Role of colour of a change; arrow and word say the same."""
    return _CHANGE_ROLES.get(change, "muted" if change is Change.NOT_JUDGED else "")
