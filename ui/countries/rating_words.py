"""Ratings of risk factors in words, with the glyphs that stand beside them."""

from app.reference.framework import Scope
from app.rules.ratings import Rating, Trend

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
SCOPES = {
    Scope.COMMON: "Common factors",
    Scope.GENOCIDE: "Specific to genocide",
    Scope.CRIMES_AGAINST_HUMANITY: "Specific to crimes against humanity",
    Scope.WAR_CRIMES: "Specific to war crimes",
}
