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
    """``EW-2026-0042 at 14:03:07: saved``. ``held_back``: labels of the fields that cannot be saved as they are."""
    match standing:
        case Standing.SAVED:
            return (
                tr("{number} at {at:%H:%M:%S}: saved", number=number, at=at)
                if at
                else tr("{number} saved", number=number)
            )
        case Standing.TYPED:
            return tr("{number} not saved yet", number=number)
        case Standing.SAFE:
            return (
                tr("{number} at {at:%H:%M:%S}: safe, not on record yet", number=number, at=at)
                if at
                else tr("{number} safe, not on record yet", number=number)
            )
        case Standing.HELD_BACK:
            names = ", ".join(tr("“{label}”", label=label) for label in held_back)
            return tr("{number} saved, but not {names}", number=number, names=names)
        case Standing.STALE | Standing.FAILED:
            return tr("{number} not saved", number=number)
