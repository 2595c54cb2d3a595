"""What the file of a country says of its risk, and what that asks of our engagement there."""

from dataclasses import dataclass

from db.vocabulary import Ongoing, Phase, RiskLevel
from db.vocabulary.engagement import EngagementKind, PolicyArea

TRIGGER_KINDS = frozenset(
    {
        EngagementKind.EXIT,
        EngagementKind.SANCTIONS_RELIEF,
        EngagementKind.RECOGNITION,
        EngagementKind.NORMALISATION,
    }
)
"""Engagements that change the risk at a stroke (S-60); every other kind is a programme."""

CORE_AREAS = (
    PolicyArea.TRADE,
    PolicyArea.SECURITY,
    PolicyArea.DEVELOPMENT,
    PolicyArea.MIGRATION,
    PolicyArea.DEMOCRACY,
)
"""Policy areas that are looked at in every high-risk file: doing nothing there is said aloud too."""

_HIGH = frozenset({RiskLevel.HIGH, RiskLevel.VERY_HIGH})
_CLEAR_PHASES = frozenset({Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """How a file stands on a day. ``history``: atrocities are on its record."""

    phase: Phase | None = None
    risk_level: RiskLevel | None = None
    ongoing: Ongoing = Ongoing.UNCLEAR
    history: bool = False

    @property
    def high_risk(self) -> bool:
        """Whether every policy area needs an entry on its effect on rights (S-18)."""
        return self.risk_level in _HIGH

    @property
    def risk_clear(self) -> bool:
        """Whether prevention gives way to another interest only under an authorised name (S-37)."""
        return self.high_risk or self.phase in _CLEAR_PHASES or self.ongoing is Ongoing.YES

    @property
    def owes_impact_assessment(self) -> bool:
        """Whether each policy needs a signed human rights impact assessment (S-43)."""
        return self.history or self.risk_level is RiskLevel.MEDIUM or self.risk_clear
