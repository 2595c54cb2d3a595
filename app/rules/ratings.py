"""How a risk factor is rated (requirement S-11)."""

from enum import StrEnum


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
    """Where a factor is going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    UNKNOWN = "unknown"
