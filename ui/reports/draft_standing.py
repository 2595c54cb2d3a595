"""How the text in a draft's form stands towards what is saved, in words for the status line."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from language import tr


class Standing(StrEnum):
    """What is safe outlives a crash and is not on record yet."""

    SAVED = "saved"
    TYPED = "typed"
    SAFE = "safe"
    HELD_BACK = "held_back"
    STALE = "stale"
    FAILED = "failed"


def standing_words(number: str, standing: Standing, at: datetime | None, held_back: Sequence[str]) -> str:
    """``EW-2026-0042 as at 14:03:07 saved``. ``held_back``: labels of the fields that cannot be saved as they are."""
    since = tr(" as at {at:%H:%M:%S}", at=at) if at else ""
    match standing:
        case Standing.SAVED:
            return tr("{number}{since} saved", number=number, since=since)
        case Standing.TYPED:
            return tr("{number} not saved yet", number=number)
        case Standing.SAFE:
            return tr("{number}{since} safe, not on record yet", number=number, since=since)
        case Standing.HELD_BACK:
            names = ", ".join(f"“{label}”" for label in held_back)
            return tr("{number} saved, but not {names}", number=number, names=names)
        case Standing.STALE | Standing.FAILED:
            return tr("{number} not saved", number=number)
