"""How risk factors and their indicators are rated, and how the ratings are stored (requirement S-11).

Ratings are words, never numbers: nothing is added up over indicators or factors. What is stored is read by
:func:`rated_factor`, which also reads the shape of version 0.1.0: there a factor named the codes of the indicators that
were seen, and nothing more of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.vocabulary import Confidence


class Rating(StrEnum):
    """How far a factor is present. ``unknown`` is said aloud: it is a finding, not a gap."""

    NOT_SEEN = "not_seen"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"

    @property
    def seen(self) -> bool:
        """Whether something of the factor was observed."""
        return self in {Rating.LOW, Rating.MEDIUM, Rating.HIGH}


class Trend(StrEnum):
    """Where a factor or an indicator is going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    UNKNOWN = "unknown"


class Finding(StrEnum):
    """What was found of an indicator. ``unknown``: it was looked for, and cannot be judged."""

    SEEN = "seen"
    NOT_SEEN = "not_seen"
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """How strongly an indicator shows that was seen."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRating:
    """What was found of one indicator; ``evidence`` are the numbers of items on the country file.

    ``strength`` is none where the indicator was not seen, or where it was not said.
    """

    code: str
    finding: Finding
    strength: Strength | None = None
    trend: Trend = Trend.UNKNOWN
    evidence: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorRating:
    """One factor as it is rated. ``rating`` is none while only its indicators were looked at."""

    factor: int
    rating: Rating | None = None
    trend: Trend = Trend.UNKNOWN
    indicators: tuple[IndicatorRating, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str = ""

    @property
    def seen(self) -> tuple[IndicatorRating, ...]:
        """The indicators that were seen, in the order of the framework."""
        return tuple(one for one in self.indicators if one.finding is Finding.SEEN)

    @property
    def all_evidence(self) -> tuple[str, ...]:
        """Every item that the factor or one of its indicators stands on, each once."""
        found = set(self.evidence)
        for one in self.indicators:
            found.update(one.evidence)
        return tuple(sorted(found))

    def indicator(self, code: str) -> IndicatorRating | None:
        """What was found of an indicator; None where it was not judged."""
        return next((one for one in self.indicators if one.code == code), None)


_STRONGEST_FIRST = (Strength.STRONG, Strength.MODERATE, Strength.WEAK, None)


def strongest_first(indicators: tuple[IndicatorRating, ...]) -> tuple[IndicatorRating, ...]:
    """Indicators by strength, those whose strength was not said last, else in their order."""
    return tuple(sorted(indicators, key=lambda one: _STRONGEST_FIRST.index(one.strength)))


def rated_factor(stored: Mapping[str, Any]) -> FactorRating:
    """A factor as it was stored, in the shape of today or of version 0.1.0."""
    return FactorRating(
        factor=stored["factor"],
        rating=Rating(stored["rating"]) if stored.get("rating") else None,
        trend=Trend(stored.get("trend", Trend.UNKNOWN)),
        indicators=tuple(_indicator(one) for one in stored.get("indicators", ())),
        evidence=tuple(stored.get("evidence", ())),
        confidence=Confidence(stored["confidence"]) if stored.get("confidence") else None,
        note=stored.get("note", ""),
    )


def stored_factor(rated: FactorRating) -> dict[str, Any]:
    """A factor as it is stored."""
    return {
        "factor": rated.factor,
        "rating": rated.rating.value if rated.rating else None,
        "trend": rated.trend.value,
        "indicators": [
            {
                "code": one.code,
                "finding": one.finding.value,
                "strength": one.strength.value if one.strength else None,
                "trend": one.trend.value,
                "evidence": list(one.evidence),
                "note": one.note,
            }
            for one in rated.indicators
        ],
        "evidence": list(rated.evidence),
        "confidence": rated.confidence.value if rated.confidence else None,
        "note": rated.note,
    }


def _indicator(stored: Any) -> IndicatorRating:
    if isinstance(stored, str):
        # Version 0.1.0 kept the codes of those that were seen, and said nothing of the others.
        return IndicatorRating(code=stored, finding=Finding.SEEN)
    return IndicatorRating(
        code=stored["code"],
        finding=Finding(stored["finding"]),
        strength=Strength(stored["strength"]) if stored.get("strength") else None,
        trend=Trend(stored.get("trend", Trend.UNKNOWN)),
        evidence=tuple(stored.get("evidence", ())),
        note=stored.get("note", ""),
    )
