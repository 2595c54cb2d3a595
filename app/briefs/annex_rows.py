"""Rows of a brief's annexes that stand in tables: levers, measures of the agreed plan, rights, months and areas.

Plain values, part of `app.briefs.data`. They came with the second layout of the frozen brief; what was frozen
before has them empty, and says the same in words.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LeverRow:
    """Annex D: a lever. ``state`` in a word or two; ``note`` says on what it was used, or what it needs."""

    number: str
    lever: str
    owner: str
    lead_time: str
    state: str
    tool: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """Annex D: a measure of the agreed plan. ``when`` is its lead time and its review; ``serves`` whom it protects,
    or that it calls somebody to account; ``result`` what was seen to come of it."""

    number: int
    measure: str
    who: str
    when: str
    tool: str = ""
    serves: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class RightsFinding:
    """Annex E: one policy consideration. ``finding`` is the answer, or why the consideration does not apply."""

    code: str
    title: str
    question: str = ""
    applies: bool = True
    finding: str = ""
    evidence: tuple[str, ...] = ()
    mitigation: str = ""


@dataclass(frozen=True, slots=True)
class RightsPart:
    """Annex E: a part of the assessment as a whole, such as its residual risk."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RightsSheet:
    """Annex E: the signed assessment that is in force. ``head`` says which it is, who signed it, and for what."""

    head: str
    parts: tuple[RightsPart, ...] = ()
    findings: tuple[RightsFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMonth:
    """Annex B: events that began in a month, those directed at civilians among them, and all deaths (best)."""

    month: date
    events: int
    against_civilians: int = 0
    deaths: int = 0


@dataclass(frozen=True, slots=True)
class EventArea:
    """Annex B: a first-level area with the middle of its events that have a place, in millionths of a degree."""

    name: str
    events: int
    latitude_e6: int
    longitude_e6: int
    deaths: int = 0


@dataclass(frozen=True, slots=True)
class EventPicture:
    """Annex B: what the chart of months and the map are drawn from. ``source`` names the data set and its imports.

    ``unplaced`` events name no area or have no coordinates: the map cannot show them.
    """

    first: date
    last: date
    source: str = ""
    events: int = 0
    unplaced: int = 0
    months: tuple[EventMonth, ...] = ()
    areas: tuple[EventArea, ...] = ()
