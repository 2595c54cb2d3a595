"""What is told of the play: each line comes from what a use case answered, never from the script."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a line tells, so that a page can gather what belongs together."""

    STEP = "step"
    REFUSED = "refused"
    REFERRED = "referred"
    WAITED = "waited"
    """A decision waits: for a second signature, a ratification, a confirmation."""
    COMPLETED = "completed"
    """What it waited for came."""
    DECLINED = "declined"
    LAPSED = "lapsed"
    """A clock ran out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that happened. ``rule`` is the code of the rule that refused."""

    at: datetime
    report: str
    kind: Kind
    words: str
    rule: str = ""
