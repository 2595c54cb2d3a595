"""What people write of a lever, a measure and a lesson, shared by use cases and read models."""

from dataclasses import dataclass
from datetime import date

from db.vocabulary import Confidence
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverContent:
    """What a lever is. ``tool`` is a toolbox code, or none for a lever in own words.

    ``lead_time_days`` is the time from a decision until it works; ``expires_on`` its last day.
    """

    title: str
    owner_office_id: str
    lead_time_days: int
    tool: str | None = None
    requirements: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureContent:
    """What a measure of a plan says. ``tool`` is a toolbox code, or none for own words.

    Classes that are not given are those of the tool. ``cost`` is an amount as typed, ``currency`` an ISO 4217
    code. The groups at risk that it is for: ``group_ids`` on the register, ``groups`` by name where they are not.
    """

    title: str
    owner_office_id: str
    expected_outcome: str
    review_on: date
    tool: str | None = None
    mechanisms: str = ""
    scope: str = ""
    target: Target | None = None
    strand: Strand | None = None
    coercion: Coercion | None = None
    outcome_class: OutcomeClass | None = None
    cost: str = ""
    currency: str = ""
    who_pays: str = ""
    lead_time: str = ""
    harm_to_civilians: str = ""
    humanitarian_effect: str = ""
    partners: str = ""
    group_ids: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonContent:
    """What was learned. ``facts`` are numbers of evidence items, reports, decisions and responses.

    ``people_protected`` goes with a confidence; ``not_transferable`` says why it may not hold elsewhere.
    """

    title: str
    happened: str
    to_do: str
    not_transferable: str
    facts: tuple[str, ...] = ()
    citation: str = ""
    protection_outcome: str = ""
    people_protected: int | None = None
    protection_confidence: Confidence | None = None
