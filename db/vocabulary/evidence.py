"""Codes for what evidence says and how items stand to one another."""

from enum import StrEnum

from language import tr


class Independence(StrEnum):
    """Whether the sources of two items that support one another know it each by themselves."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "yes": tr("independent sources"),
            "no": tr("one goes back to the other, or both to one original"),
            "unknown": tr("independence not known"),
        }[self.value]


class DisplacementManner(StrEnum):
    """How people came to move. ``unknown`` is a finding of its own, never taken for either of the others."""

    VOLUNTARY = "voluntary"
    FORCED = "forced"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "voluntary": tr("Voluntary (flight by own choice)"),
            "forced": tr("Forced (transfer or deportation)"),
            "unknown": tr("Not known whether forced"),
        }[self.value]
