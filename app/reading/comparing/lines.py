"""One line of a comparison, and what it is about."""

from dataclasses import dataclass
from enum import StrEnum

from app.rules.turns import Turn
from language import mark, tr

NOT_KNOWN = mark("not known")


class Topic(StrEnum):
    """The parts of the comparison, in their order."""

    STANDING = "standing"
    RISK = "risk"
    EVIDENCE = "evidence"
    EVENTS = "events"
    LEVERS = "levers"
    WORK = "work"

    @property
    def label(self) -> str:
        return {
            "standing": tr("How it stands"),
            "risk": tr("Risk"),
            "evidence": tr("Evidence"),
            "events": tr("Events by month"),
            "levers": tr("Levers"),
            "work": tr("Reports and responses"),
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """``what`` on the first day and on the second, in words, and what became of it."""

    topic: Topic
    what: str
    then: str
    now: str
    turn: Turn
