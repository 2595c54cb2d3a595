"""What authors write: the content of a report and of an option, shared by use cases and read models."""

from dataclasses import dataclass
from datetime import date

from db.vocabulary import Confidence, Crime, Phase, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """Everything that an author writes in a report; all of it may be empty while it is a draft."""

    title: str
    marking: str
    caveats: tuple[str, ...] = ()
    urgency: Urgency | None = None
    proposed_phase: Phase | None = None
    crimes: tuple[Crime, ...] = ()
    crimes_undetermined: bool = False
    affected_groups: str = ""
    summary: str = ""
    likelihood_word: str = ""
    likelihood_statement: str = ""
    confidence: Confidence | None = None
    confidence_reason: str = ""
    ask: str = ""
    sign_civilians: str = ""
    sign_infrastructure: str = ""
    sign_spread: str = ""
    indicators: tuple[str, ...] = ()
    sensitivities: str = ""
    legal: str = ""
    financial: str = ""
    information_gaps: str = ""
    assumptions: str = ""
    lines_to_take: str = ""
    lines_marking: str = ""
    deadline_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionContent:
    """What an option says. ``tool`` is a toolbox code, or none for taking no action.

    ``cost`` is an amount as typed, empty when not given yet; ``currency`` an ISO 4217 code.
    """

    tool: str | None
    title: str
    mechanisms: str = ""
    scope: str = ""
    target: str = ""
    lead_office_id: str | None = None
    cost: str = ""
    currency: str = ""
    who_pays: str = ""
    cost_to_us: str = ""
    expected_outcome: str = ""
    lead_time: str = ""
    harm_to_civilians: str = ""
    humanitarian_effect: str = ""
    partners: str = ""
    recommended: bool = False
    out_of_phase_reason: str = ""
    review_on: date | None = None
    """The day on which the result of its response is looked at (S-45)."""
