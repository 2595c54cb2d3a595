"""Codes of risk assessments and what they assume."""

from enum import StrEnum

from language import tr


class AssumptionResult(StrEnum):
    """What a test of an assumption found. ``no_longer_relied_on``: nothing rests on it any more."""

    HELD = "held"
    DID_NOT_HOLD = "did_not_hold"
    NO_LONGER_RELIED_ON = "no_longer_relied_on"

    @property
    def label(self) -> str:
        return {
            "held": tr("Held"),
            "did_not_hold": tr("Did not hold"),
            "no_longer_relied_on": tr("No longer relied on"),
        }[self.value]

    @property
    def ends(self) -> bool:
        """Whether nothing is left to test."""
        return self is not AssumptionResult.HELD
