"""The after-action review: what was warned of, what was done, what came of it and what was learned, as frozen data."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.briefs.later import LATER
from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way, for the reckoning of times."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """An option that was decided: ``decision`` in words, how it lapsed (``standing``), and the response where there is one."""

    option: str
    decision: str
    response: str = ""
    lead: str = ""
    reported: tuple[str, ...] = ()
    outcome: str = ""
    expected: str = ""
    standing: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True)
class Learned:
    """A lesson that stands on this report, its decisions or its responses. ``closed``: how it was acted on."""

    number: str
    title: str
    happened: str
    to_do: str
    protected: str = ""
    not_transferable: str = ""
    closed_on: date | None = None
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review, where it has been made."""

    reviewer: str
    at: datetime
    borne_out: str
    learned: str
    outcomes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AfterAction:
    """Everything that the review shows, in its order."""

    cover: Cover
    warned: str
    judged: str
    asked: str
    steps: tuple[Step, ...] = ()
    lapses: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()
    dissent: tuple[str, ...] = ()
    review: Reviewed | None = None
    lessons: tuple[Learned, ...] = ()
    follow_up: tuple[str, ...] = ()
