"""Codes of what a country file holds on the background of a risk: who, by what structures, after what history."""

from enum import StrEnum

from language import ptr, tr
from language.codes import coded


class IdentityKind(StrEnum):
    """By what a group is singled out. The identity is what the perpetrator sees in its victims (S-17)."""

    ETHNIC = "ethnic"
    NATIONAL = "national"
    RACIAL = "racial"
    RELIGIOUS = "religious"
    POLITICAL = "political"
    GENDER = "gender"
    OTHER = "other"


class PerpetratorKind(StrEnum):
    """What kind of actor may commit the crimes."""

    STATE_FORCE = "state_force"
    MILITIA = "militia"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    FOREIGN_STATE = "foreign_state"
    COMPANY = "company"
    PERSON = "person"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "state_force": tr("State force"),
            "militia": tr("Militia"),
            "armed_group": tr("Armed group"),
            "party": tr("Political party or movement"),
            "foreign_state": tr("Foreign state"),
            "company": tr("Company"),
            "person": tr("Person"),
            "other": tr("Other"),
        }[self.value]


class RelationKind(StrEnum):
    """How one of them stands to another; read from the first to the second."""

    TARGETS = "targets"
    INCITES_AGAINST = "incites_against"
    CONTROLS = "controls"
    COMMANDS = "commands"
    SUPPLIES = "supplies"
    FINANCES = "finances"
    ALLIED_WITH = "allied_with"
    FIGHTS = "fights"
    SHARES_AREA = "shares_area"
    PROTECTS = "protects"

    @property
    def label(self) -> str:
        return {
            "incites_against": tr("incites against"),
            "allied_with": tr("is allied with"),
            "shares_area": tr("shares an area with"),
        }.get(self.value, coded(self).lower())


class ChecklistReply(StrEnum):
    """The answer to a question of the structural checklist. Yes: the risk is there (S-16)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Accountability(StrEnum):
    """How far anyone has answered for a past atrocity."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"
    UNKNOWN = "unknown"

    @property
    def impunity(self) -> bool:
        """Whether impunity remains: the predictor that shortens the review cycle (S-15)."""
        return self in {Accountability.NONE, Accountability.PARTIAL}


class TreatyStanding(StrEnum):
    """How a state stands to a treaty."""

    PARTY = "party"
    SIGNED = "signed"
    NOT_PARTY = "not_party"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "signed": tr("Signed, not ratified"),
            "not_party": tr("Neither party nor signed"),
        }.get(self.value, coded(self))


class ProcedureKind(StrEnum):
    """What a special procedure of the Human Rights Council did, or asked for (S-21)."""

    VISIT = "visit"
    VISIT_REQUEST = "visit_request"
    ALLEGATION_LETTER = "allegation_letter"
    URGENT_APPEAL = "urgent_appeal"
    OTHER_LETTER = "other_letter"
    STATEMENT = "statement"
    REPORT = "report"

    @property
    def label(self) -> str:
        return {
            "visit": tr("Visit"),
            "visit_request": tr("Request to visit"),
            "allegation_letter": tr("Allegation letter"),
            "urgent_appeal": tr("Urgent appeal"),
            "other_letter": tr("Other letter"),
            "statement": tr("Statement"),
            "report": tr("Report"),
        }[self.value]


class MechanismBody(StrEnum):
    """Who set a mechanism up, or which court it is (S-22)."""

    SECURITY_COUNCIL = "security_council"
    GENERAL_ASSEMBLY = "general_assembly"
    HUMAN_RIGHTS_COUNCIL = "human_rights_council"
    ICJ = "icj"
    ICC = "icc"
    REGIONAL = "regional"
    HYBRID = "hybrid"
    NATIONAL = "national"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "security_council": tr("Security Council"),
            "general_assembly": tr("General Assembly"),
            "human_rights_council": tr("Human Rights Council"),
            "icj": tr("International Court of Justice"),
            "icc": tr("International Criminal Court"),
            "regional": tr("Regional body or court"),
            "hybrid": tr("Hybrid court"),
            "national": tr("National court or body"),
            "other": tr("Other"),
        }[self.value]


class MechanismKind(StrEnum):
    """What a mechanism does."""

    INVESTIGATION = "investigation"
    EVIDENCE = "evidence"
    CRIMINAL_COURT = "criminal_court"
    STATE_COURT = "state_court"
    SESSION = "session"
    REVIEW = "review"

    @property
    def label(self) -> str:
        return {
            "investigation": tr("Investigation"),
            "evidence": tr("Collects evidence"),
            "criminal_court": tr("Criminal court"),
            "state_court": tr("Court between states"),
            "session": tr("Session"),
            "review": ptr("of the state", "Review"),
        }[self.value]
