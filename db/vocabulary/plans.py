"""Codes of levers, action plans and what is learned from them."""

from enum import StrEnum

from language import tr


class LeverState(StrEnum):
    """What is left of a lever, worked out from its uses, its expiry and whether we still have it."""

    UNSPENT = "unspent"
    PARTLY_SPENT = "partly_spent"
    SPENT = "spent"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def usable(self) -> bool:
        """Whether something of it is left: a lever that is partly spent can still be used."""
        return self in {LeverState.UNSPENT, LeverState.PARTLY_SPENT}


class PlanState(StrEnum):
    """Where an action plan stands. Agreed and superseded plans never change."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class Treatment(StrEnum):
    """What a check of equal treatment found: whether protection depends on who someone is (S-62)."""

    EQUAL = "equal"
    UNEQUAL = "unequal"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return {
            "equal": tr("Equal treatment seen"),
            "unequal": tr("Unequal treatment found"),
            "not_known": tr("Looked into, not known"),
        }[self.value]


class MeasureEffect(StrEnum):
    """What a measure brought about, beside what was expected of it (S-45)."""

    AS_EXPECTED = "as_expected"
    PARTLY = "partly"
    NONE = "none"
    ADVERSE = "adverse"
    NOT_USED = "not_used"

    @property
    def label(self) -> str:
        return {
            "as_expected": tr("As expected"),
            "partly": tr("In part"),
            "none": tr("No effect seen"),
            "adverse": tr("Did harm"),
            "not_used": tr("Not used"),
        }[self.value]
