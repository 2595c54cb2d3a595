"""Codes of what is imported from outside."""

from enum import StrEnum


class DataSet(StrEnum):
    """The outside data sets whose files Tocsin reads, and any other file through a mapping."""

    UCDP_GED = "ucdp_ged"
    ACLED = "acled"
    HXL = "hxl"
    OTHER_EVENTS = "other_events"
    VIEWS = "views"
    EARLY_WARNING_PROJECT = "early_warning_project"
    INFORM_RISK = "inform_risk"
    INFORM_SEVERITY = "inform_severity"
    OTHER_RANKING = "other_ranking"
    RECOMMENDATIONS = "recommendations"
    """Recommendations of the Universal Periodic Review and other mechanisms, as in UHRI's tables."""

    @property
    def label(self) -> str:
        """What people call it."""
        return {
            "ucdp_ged": "UCDP GED",
            "acled": "ACLED",
            "hxl": "HXL-tagged file",
            "other_events": "Other events",
            "views": "VIEWS",
            "early_warning_project": "Early Warning Project",
            "inform_risk": "INFORM Risk",
            "inform_severity": "INFORM Severity",
            "other_ranking": "Other ranking",
            "recommendations": "UN recommendations",
        }[self.value]


class EventKind(StrEnum):
    """What kind of violence an imported event is. Combat and one-sided violence are held apart (S-03)."""

    STATE_BASED = "state_based"
    NON_STATE = "non_state"
    ONE_SIDED = "one_sided"
    BATTLE = "battle"
    EXPLOSION = "explosion"
    PROTEST = "protest"
    RIOT = "riot"
    STRATEGIC = "strategic"
    OTHER = "other"

    @property
    def label(self) -> str:
        """What people call it: UCDP's three kinds by UCDP's own names."""
        return {
            "state_based": "State-based",
            "non_state": "Non-state",
            "one_sided": "One-sided",
        }.get(self.value, self.value.capitalize())


EVENT_SETS = (DataSet.UCDP_GED, DataSet.ACLED, DataSet.HXL, DataSet.OTHER_EVENTS)
"""The data sets whose rows are events."""
