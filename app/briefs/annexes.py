"""The annexes of the frozen brief, A to G, and the rows of those that stand in every layout.

Plain values, part of `app.briefs.data`; what came with the second layout is in `app.briefs.annex_rows`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.briefs.annex_rows import EventPicture, LeverRow, MeasureRow, RightsSheet
from db.vocabulary import (
    Confidence,
    DatePrecision,
)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Annex A: an indicator that was seen. ``confirmed``: our wording was checked against the original."""

    factor: str
    factor_title: str
    number: str
    indicator: str
    seen: str = ""
    evidence: tuple[int, ...] = ()
    confidence: Confidence | None = None
    trend: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class EventRow:
    """Annex B: one event of an imported data set, with its range of deaths."""

    occurred: date
    place: str
    kind: str
    sides: str = ""
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    civilian_deaths: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Annex C: a dated fact of the country file, with its caution where sources differ."""

    occurred: date
    precision: DatePrecision
    text: str
    caution: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentLink:
    """One instrument of a chain, with every limit in words."""

    number: str
    kind: str
    delegator: str
    delegate: str
    signed: date | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentChain:
    """Annex F: the chain that gives an office authority for options; original authority comes first."""

    office: str
    options: tuple[int, ...]
    links: tuple[InstrumentLink, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Annex G: an entry of the ledger about this report."""

    number: int
    at: datetime
    who: str
    action: str
    subject: str
    reason: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Annexes:
    """Annexes A to G. A reason stands in for a table that is empty; empty texts print "None on file".

    ``levers`` and ``action_plan`` stand before and ``rights_assessment`` beneath its table: what is said of the whole.
    A brief of the first layout has these texts only.
    """

    indicators: tuple[IndicatorRow, ...] = ()
    indicators_note: str = ""
    events: tuple[EventRow, ...] = ()
    events_note: str = ""
    timeline: tuple[TimelineRow, ...] = ()
    levers: str = ""
    action_plan: str = ""
    rights_assessment: str = ""
    instruments: tuple[InstrumentChain, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    event_picture: EventPicture | None = None
    lever_rows: tuple[LeverRow, ...] = ()
    plan_rows: tuple[MeasureRow, ...] = ()
    observations: tuple[str, ...] = ()
    """What there is to observe on the options and the plan, in words (Annex D)."""
    rights: RightsSheet | None = None
