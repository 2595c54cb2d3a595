"""Codes of what is imported from outside."""

from enum import StrEnum

from language import tr
from language.codes import coded


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
            "ucdp_ged": tr("UCDP GED"),
            "acled": "ACLED",
            "hxl": tr("HXL-tagged file"),
            "other_events": tr("Other events"),
            "views": "VIEWS",
            "early_warning_project": tr("Early Warning Project"),
            "inform_risk": tr("INFORM Risk"),
            "inform_severity": tr("INFORM Severity"),
            "other_ranking": tr("Other ranking"),
            "recommendations": tr("UN recommendations"),
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
            "state_based": tr("State-based"),
            "non_state": tr("Non-state"),
            "one_sided": tr("One-sided"),
        }.get(self.value, coded(self))


EVENT_SETS = (DataSet.UCDP_GED, DataSet.ACLED, DataSet.HXL, DataSet.OTHER_EVENTS)
"""The data sets whose rows are events."""
