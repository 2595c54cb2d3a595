"""The field's stable codes, as stored. Words for people are given beside them, in English.

A stored value never changes its spelling: an inquiry reads it years later. The spellings of phases,
crimes, grades and roles are those that the design fixes.
"""

from enum import StrEnum

from language import Wording, mark, said, tr
from language.codes import coded


class Phase(StrEnum):
    """Phase of a country file. A file may have none (``None``)."""

    RISK_PRESENT = "risk_present"
    VIOLENCE_ESCALATION = "violence_escalation"
    IMMINENT_RISK = "imminent_risk"

    @property
    def rank(self) -> int:
        """Position in the order of the phases, 1 for the earliest."""
        return _PHASE_ORDER.index(self) + 1

    @property
    def label(self) -> str:
        return _PHASE_LABELS[self]

    @property
    def letter(self) -> str:
        """One letter that stands beside the colour and the pattern."""
        return _PHASE_LETTERS[self]


_PHASE_ORDER = (Phase.RISK_PRESENT, Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK)
_PHASE_LABELS = Wording(
    {
        Phase.RISK_PRESENT: mark("Risk present"),
        Phase.VIOLENCE_ESCALATION: mark("Violence escalation"),
        Phase.IMMINENT_RISK: mark("Imminent risk"),
    }
)
_PHASE_LETTERS = {Phase.RISK_PRESENT: "R", Phase.VIOLENCE_ESCALATION: "E", Phase.IMMINENT_RISK: "I"}


class RiskLevel(StrEnum):
    """Level of risk: an axis of its own, never folded into the phase."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Ongoing(StrEnum):
    """Whether atrocities are under way: an axis of its own."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Crime(StrEnum):
    """The four crimes of the responsibility to protect (A/RES/60/1, paragraph 138)."""

    GENOCIDE = "genocide"
    WAR_CRIMES = "war_crimes"
    CRIMES_AGAINST_HUMANITY = "crimes_against_humanity"
    ETHNIC_CLEANSING = "ethnic_cleansing"

    @property
    def note(self) -> str:
        """What has to be known where the crime is named; empty for most."""
        if self is Crime.ETHNIC_CLEANSING:
            return tr(
                "Ethnic cleansing has no separate Rome Statute definition: its acts are crimes under other names."
            )
        return ""


class Urgency(StrEnum):
    """How fast a report must be assessed, acknowledged and decided."""

    ROUTINE = "routine"
    PRIORITY = "priority"
    IMMEDIATE = "immediate"


class ReportStatus(StrEnum):
    """Where an early-warning report stands in the flow."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ASSESSED = "assessed"
    ESCALATED = "escalated"
    DECIDED = "decided"
    RESPONDING = "responding"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What an authority decides for one option."""

    AUTHORISE = "authorise"
    DECLINE = "decline"
    DEFER = "defer"


class DecisionEffect(StrEnum):
    """Standing of a decision at an instant, worked out from the rows that follow it."""

    IN_FORCE = "in_force"
    PENDING_CONFIRMATION = "pending_confirmation"
    PENDING_SECOND_SIGNATURE = "pending_second_signature"
    PENDING_RATIFICATION = "pending_ratification"
    LAPSED = "lapsed"
    RECORD_REFUSED = "record_refused"
    """What was recorded differs from the signed paper: it was never decided."""
    DECLINED = "declined"
    DEFERRED = "deferred"


class ResponseStatus(StrEnum):
    """Where an authorised measure stands."""

    OPEN = "open"
    STARTED = "started"
    HALTED = "halted"
    COMPLETED = "completed"


class Confidence(StrEnum):
    """Analytic confidence: how sure, never mixed with how likely."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Reliability(StrEnum):
    """Reliability of a source (Admiralty letter). ``F`` is "cannot be judged", not worse than ``E``."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def label(self) -> str:
        return {
            "A": tr("completely reliable"),
            "B": tr("usually reliable"),
            "C": tr("fairly reliable"),
            "D": tr("not usually reliable"),
            "E": tr("unreliable"),
            "F": tr("cannot be judged"),
        }[self.value]


class Credibility(StrEnum):
    """Credibility of information (Admiralty number). ``6`` is "cannot be judged", not worse than ``5``."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"

    @property
    def label(self) -> str:
        return {
            "1": tr("confirmed"),
            "2": tr("probably true"),
            "3": tr("possibly true"),
            "4": tr("doubtful"),
            "5": tr("improbable"),
            "6": tr("cannot be judged"),
        }[self.value]


class SourceKind(StrEnum):
    """Kind of source behind an evidence item."""

    POST = "post"
    NGO = "ngo"
    UN_BODY = "un_body"
    REGIONAL_BODY = "regional_body"
    INTELLIGENCE = "intelligence"
    MEDIA = "media"
    PERSON = "person"
    DATA_SET = "data_set"
    COURT = "court"
    GOVERNMENT = "government"
    ACADEMIC = "academic"

    @property
    def label(self) -> str:
        return SOURCE_KINDS[self]

    @property
    def within(self) -> str:
        """The label as it stands within a line: *own post*, but *UN body*."""
        label = self.label
        return label if label[1:2].isupper() else label[:1].lower() + label[1:]


SOURCE_KINDS = Wording(
    {
        SourceKind.POST: mark("Own post"),
        SourceKind.NGO: mark("NGO"),
        SourceKind.UN_BODY: mark("UN body"),
        SourceKind.REGIONAL_BODY: mark("Regional body"),
        SourceKind.INTELLIGENCE: mark("Intelligence"),
        SourceKind.MEDIA: mark("Media"),
        SourceKind.PERSON: mark("Person"),
        SourceKind.DATA_SET: mark("Data set"),
        SourceKind.COURT: mark("Court or tribunal"),
        SourceKind.GOVERNMENT: mark("Government"),
        SourceKind.ACADEMIC: mark("Academic or expert body"),
    }
)


class DatePrecision(StrEnum):
    """How exactly the date of an occurrence is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Role(StrEnum):
    """What a user of the program may do. The administrator never sees content; the auditor changes nothing."""

    ANALYST = "analyst"
    FOCAL_POINT = "focal_point"
    AUTHORITY = "authority"
    RECORDER = "recorder"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class HoldingKind(StrEnum):
    """How a person holds an office."""

    SUBSTANTIVE = "substantive"
    ACTING = "acting"


class InstrumentKind(StrEnum):
    """What a power rests on. A ``principle`` is a basis in law that needs no instrument (Authority rule 21)."""

    STATUTE = "statute"
    DELEGATION = "delegation"
    PRINCIPLE = "principle"


class SubDelegation(StrEnum):
    """Whether the delegate may give the power on (Authority rule 16)."""

    NO = "no"
    YES = "yes"
    WITH_PRIOR_APPROVAL = "with_prior_approval"


class TrainingRule(StrEnum):
    """What a missing or expired certificate does (Authority rule 23)."""

    NOT_REQUIRED = "not_required"
    WARNS = "warns"
    BARS = "bars"


class ReceiptManner(StrEnum):
    """How a person came to see a version of a brief."""

    SHOWN_IN_PROGRAM = "shown_in_program"
    HANDED_ON_PAPER = "handed_on_paper"
    SENT = "sent"


class ConsultationReply(StrEnum):
    """What a consulted department answered."""

    AGREED = "agreed"
    DISAGREED = "disagreed"
    NO_REPLY = "no_reply"


class ClockKind(StrEnum):
    """The clocks of a report."""

    ASSESS = "assess"
    ACKNOWLEDGE = "acknowledge"
    DECIDE = "decide"
    RATIFY = "ratify"


def words(code: StrEnum) -> str:
    """Plain words of a code, for people: ``violence_escalation`` → ``Violence escalation``, in the language spoken."""
    label = getattr(code, "label", None)
    return said(label) if label else coded(code)
