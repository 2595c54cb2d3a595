"""When a model's ranking and the file's own risk level point different ways, so that the analyst has to say why.

A ranking never decides anything (it closes, blocks and approves nothing): it asks for a comment, and "no comment is possible
because …" is one. The two cases:

- **The model sees more**: the country is in the highest tenth of the ranking, while the file's risk level is low, medium
  or not set.
- **The model sees less**: the country is outside the highest fifth, while the file's risk level is high or very high.
  A fifth, because the Early Warning Project names its 30 highest of some 162 countries as those at highest risk. By this
  rule Ukraine, 74th of 162 in the list made for 2022, diverges from a file that calls its risk high.

Between the two, a tenth to a fifth, a ranking agrees with any level.
"""

from dataclasses import dataclass
from enum import StrEnum

from db.vocabulary import RiskLevel

HIGHEST_TENTH = 10
HIGHEST_FIFTH = 5

_RAISED = frozenset({RiskLevel.HIGH, RiskLevel.VERY_HIGH})


class Divergence(StrEnum):
    """Which way a model and the file diverge."""

    MODEL_SEES_MORE = "model_sees_more"
    MODEL_SEES_LESS = "model_sees_less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a country stands in a ranking: ``rank`` 1 is the highest risk, of ``of`` countries."""

    rank: int
    of: int

    def in_highest(self, part: int) -> bool:
        """Whether the country is in the highest ``1/part`` of the ranking."""
        return self.rank * part <= self.of


def divergence(placing: Placing, level: RiskLevel | None) -> Divergence | None:
    """Whether a ranking diverges from the file's risk level, and which way."""
    if placing.in_highest(HIGHEST_TENTH) and level not in _RAISED:
        return Divergence.MODEL_SEES_MORE
    if level in _RAISED and not placing.in_highest(HIGHEST_FIFTH):
        return Divergence.MODEL_SEES_LESS
    return None
