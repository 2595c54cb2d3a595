"""Codes of what our own state does in a country, and what that does to the risk."""

from enum import StrEnum

from language import tr
from language.codes import coded


class EngagementKind(StrEnum):
    """What our state does there."""

    TRADE = "trade"
    AID = "aid"
    SECURITY = "security"
    MIGRATION = "migration"
    DEMOCRACY_SUPPORT = "democracy_support"
    PEACE_PROCESS = "peace_process"
    SANCTIONS_RELIEF = "sanctions_relief"
    RECOGNITION = "recognition"
    EXIT = "exit"
    NORMALISATION = "normalisation"
    OTHER = "other"


class PolicyArea(StrEnum):
    """The policy areas whose effect on rights is looked at."""

    TRADE = "trade"
    SECURITY = "security"
    DEVELOPMENT = "development"
    MIGRATION = "migration"
    DEMOCRACY = "democracy"
    DIPLOMACY = "diplomacy"
    HUMANITARIAN = "humanitarian"
    PEACE = "peace"
    SANCTIONS = "sanctions"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"democracy": tr("Democracy and governance"), "peace": tr("Peace process")}.get(
            self.value, coded(self)
        )


class EngagementStatus(StrEnum):
    """Where an engagement stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    SUSPENDED = "suspended"
    ENDED = "ended"


class RiskEffect(StrEnum):
    """What an engagement does to the risk of atrocities. ``not_assessed`` is said aloud: it is no “none”."""

    NOT_ASSESSED = "not_assessed"
    RAISES = "raises"
    LOWERS = "lowers"
    BOTH = "both"
    NONE = "none"

    @property
    def label(self) -> str:
        return {
            "not_assessed": tr("Not assessed"),
            "raises": tr("Raises the risk"),
            "lowers": tr("Lowers the risk"),
            "both": tr("Both ways"),
            "none": tr("No effect"),
        }[self.value]


class Interest(StrEnum):
    """What is weighed against one another."""

    ATROCITY_PREVENTION = "atrocity_prevention"
    ECONOMY = "economy"
    SECURITY = "security"
    DEVELOPMENT = "development"
    MIGRATION = "migration"
    DEMOCRACY = "democracy"


class Consideration(StrEnum):
    """The six policy considerations of C. Jacob, Mainstreaming Atrocity Prevention (ELAC, Oxford, 2022)."""

    DISCRIMINATION = "PC1"
    WARNING_APART = "PC2"
    RANGE_OF_LEVERS = "PC3"
    PHASED_TRADE = "PC4"
    RIGHTS_IN_DEVELOPMENT = "PC5"
    INCLUSIVE_PEACE = "PC6"

    @property
    def label(self) -> str:
        return {
            "PC1": tr("Patterns of discrimination and grievance"),
            "PC2": tr("Warning kept apart from other work"),
            "PC3": tr("Range of levers"),
            "PC4": tr("Phased trade engagement with benchmarks"),
            "PC5": tr("Development with active rights content"),
            "PC6": tr("Inclusive peace process"),
        }[self.value]

    @property
    def question(self) -> str:
        """What has to be answered."""
        return {
            "PC1": tr(
                "Which patterns of discrimination, grievance or internal conflict does the policy touch, and how?"
            ),
            "PC2": tr(
                "How is warning of atrocities kept apart from democracy, governance, trade, development and "
                "security work, so that none of them stands in its place?"
            ),
            "PC3": tr("Which levers, from quiet to coercive, does the policy keep, win or give away?"),
            "PC4": tr(
                "By which steps does trade or other engagement grow, and which benchmarks open each step?"
            ),
            "PC5": tr("Which active part for human rights does the development work have?"),
            "PC6": tr(
                "Who is in the peace process, who is left out, and what does it do to the balance of power?"
            ),
        }[self.value]


class ImpactStatus(StrEnum):
    """Where a human rights impact assessment stands; signed, it never changes again."""

    DRAFT = "draft"
    SIGNED = "signed"


class StepStatus(StrEnum):
    """Whether a step of a phased engagement is open."""

    LOCKED = "locked"
    OPEN = "open"


class BenchmarkState(StrEnum):
    """What was found of a benchmark. ``breached``: it was met, and is no longer."""

    UNMET = "unmet"
    MET = "met"
    BREACHED = "breached"


class Inclusion(StrEnum):
    """Whether a group has a place in a peace process."""

    INCLUDED = "included"
    CONSULTED = "consulted"
    EXCLUDED = "excluded"


class TriggerKind(StrEnum):
    """Acts of ours that change the risk at a stroke, and so need a risk annex before they are decided."""

    EXIT = "exit"
    SANCTIONS_RELIEF = "sanctions_relief"
    RECOGNITION = "recognition"
    NORMALISATION = "normalisation"


class TriggerStatus(StrEnum):
    """Where a trigger event stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class WaiverAnswer(StrEnum):
    """What the named authority says to the waiver of a risk annex."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"


class WaiverState(StrEnum):
    """Where the waiver of a risk annex stands."""

    PROPOSED = "proposed"
    PAPER_TO_CONFIRM = "paper_to_confirm"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    UNCONFIRMED = "unconfirmed"

    @property
    def label(self) -> str:
        return {
            "proposed": tr("Waits for the authority"),
            "paper_to_confirm": tr("Paper waits for a second person"),
            "unconfirmed": tr("Recorded before confirmation was asked for"),
        }.get(self.value, coded(self))


class AnnexKind(StrEnum):
    """What serves as the risk annex of a trigger event."""

    RISK_ASSESSMENT = "risk_assessment"
    IMPACT_ASSESSMENT = "impact_assessment"
    TEXT = "text"


class Conduct(StrEnum):
    """What was seen of a commitment."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    UNCLEAR = "unclear"


class ExposureKind(StrEnum):
    """Who profits, supplies or pays."""

    FIRM = "firm"
    ARMS_SUPPLIER = "arms_supplier"
    BANK = "bank"
    MILITARY_OWNED = "military_owned"

    @property
    def label(self) -> str:
        return {"military_owned": tr("Military-owned business")}.get(self.value, coded(self))


class OpportunityKind(StrEnum):
    """Structural prevention that somebody offered a hand for."""

    LOCAL_PEACEBUILDING = "local_peacebuilding"
    TRANSITIONAL_JUSTICE = "transitional_justice"
    CIVIL_SOCIETY = "civil_society"


class OpportunityStatus(StrEnum):
    """What became of an opportunity."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


class Stance(StrEnum):
    """Where a message stands towards its subject."""

    RECOGNISES = "recognises"
    SUPPORTS = "supports"
    KEEPS_FULL_TIES = "keeps_full_ties"
    NEUTRAL = "neutral"
    CONCERNED = "concerned"
    CONDEMNS = "condemns"
    REDUCES_TIES = "reduces_ties"
    SANCTIONS = "sanctions"
