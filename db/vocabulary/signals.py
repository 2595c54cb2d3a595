"""Codes of the signs of early onset, and of what becomes of a signal."""

from enum import StrEnum

from language import tr


class Sign(StrEnum):
    """What a signal tells of: the three signs of early onset, the first one in its two halves, and the watch.

    The watch combines level, rise and spread of all violence; it is told apart because it is a forecast, not a
    sign of onset.
    """

    CIVILIAN_SHARE = "civilian_share"
    ONE_SIDED_DEATHS = "one_sided_deaths"
    INFRASTRUCTURE = "infrastructure"
    SPREAD = "spread"
    WATCH = "watch"

    @property
    def label(self) -> str:
        return {
            "civilian_share": tr("Civilians’ share of deaths"),
            "one_sided_deaths": tr("Deaths in violence against civilians"),
            "infrastructure": tr("Attacks on civilian infrastructure"),
            "spread": tr("Spread over areas and weeks"),
            "watch": tr("Watch: violence is building up"),
        }[self.value]


class SignalStanding(StrEnum):
    """Whether somebody has answered a signal, and how. A signal itself never changes a phase."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
