"""What is asked of authority: one option of a report, to be decided by a person in an office at an instant."""

from dataclasses import dataclass, fields
from datetime import datetime

from app.rules.authority.instruments import CountryCode, InstrumentId, OfficeId, PersonId, ToolCode
from app.rules.entry.money import Money
from db.vocabulary import Phase, TrainingRule, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorDecision:
    """An earlier authorisation, for Authority rule 13.

    ``chain`` holds the instruments above ``instrument`` on which it rested when it was decided.
    """

    instrument: InstrumentId
    tool: ToolCode
    country: CountryCode
    cost: Money
    decided_at: datetime
    chain: frozenset[InstrumentId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Training that a person has completed for the tool in question, valid in [valid_from, valid_until)."""

    person: PersonId
    valid_from: datetime
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is to be decided, whoever decides it. ``at`` is the instant of the decision (Authority rule 14).

    ``phase`` is the assessed phase of the country, None when the file has none. ``prior`` must hold every
    authorisation of the same tool and country in the 30 days before, whichever office gave it.
    ``conflicts`` are the people with a declared conflict of interest with the country, ``recorded`` the codes
    of the preconditions on record, ``signed_by`` the offices that have given a second signature.
    """

    tool: ToolCode
    country: CountryCode
    phase: Phase | None
    urgency: Urgency
    cost: Money
    at: datetime
    country_name: str = ""
    wrote: frozenset[PersonId] = frozenset()
    assessed: frozenset[PersonId] = frozenset()
    conflicts: frozenset[PersonId] = frozenset()
    consulted: frozenset[str] = frozenset()
    legal_advice: bool = False
    recorded: frozenset[str] = frozenset()
    signed_by: frozenset[OfficeId] = frozenset()
    prior: tuple[PriorDecision, ...] = ()
    out_of_phase_reason: str = ""
    escalated_at: datetime | None = None
    instruction_received: bool = False
    own_judgement: bool = False
    training: TrainingRule = TrainingRule.NOT_REQUIRED
    certificates: tuple[Certificate, ...] = ()

    def put_to(self, office: OfficeId, person: PersonId) -> "DecisionRequest":
        """The same matter before ``person`` in ``office``."""
        values = {field.name: getattr(self, field.name) for field in fields(Matter)}
        return DecisionRequest(office=office, person=person, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRequest(Matter):
    """A matter before one person in one office."""

    office: OfficeId
    person: PersonId
