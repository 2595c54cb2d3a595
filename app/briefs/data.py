"""The frozen brief: everything that the paper shows, and nothing that must not leave the file.

The builder of a brief fills these at escalation; they are hashed, stored and printed, and never change.
Texts are as typed; instants carry a time zone; an empty text or tuple means that nothing was stated, which
`app.rules.reports.completeness` judges. The identity of a protected source has no field here. Parts are in the
order of the page (BRIEF, parts 0 to 12, annexes A to G).
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.briefs.annexes import Annexes
from app.briefs.judgement import Judgement
from app.briefs.later import LATER
from app.rules.entry.money import Money
from db.vocabulary import (
    ConsultationReply,
    Credibility,
    DatePrecision,
    Ongoing,
    Phase,
    Reliability,
    RiskLevel,
    SourceKind,
)
from language import Language


@dataclass(frozen=True, slots=True)
class BriefMarking:
    """A marking as printed: ``line`` is the whole wording, empty where nobody has marked the part.
    ``ground`` and ``ink`` are ``#RRGGBB``."""

    line: str
    level: str = ""
    caveats: tuple[str, ...] = ()
    release: tuple[str, ...] = ()
    ground: str = "#FFFFFF"
    ink: str = "#1C2126"


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a decision is needed: the instant, the zone to print it in (IANA name), and why then."""

    at: datetime
    zone: str
    because: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named on the paper, with the office held then."""

    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class BottomLine:
    """Part 1: what is happening; how likely; in a sentence of its own, how sure; what is asked."""

    happening: str = ""
    likelihood: str = ""
    confidence: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class RequiredAuthority:
    """An office that may decide, the instruments it rests on, and what the decision still needs.

    ``minister_personally``: only original authority decides (Authority rule 18). ``second_signature`` and
    ``ratification`` name the office owed, in words, or are empty (Authority rules 11 and 12).
    """

    office: str
    instruments: tuple[str, ...] = ()
    minister_personally: bool = False
    second_signature: str = ""
    ratification: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Part 2: one recommendation, readable alone. ``option`` is the number of the option it rests on."""

    number: int
    option: int
    text: str
    authorities: tuple[RequiredAuthority, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """The phase set at an instant, by whom and why. ``None`` is "no phase"."""

    phase: Phase | None
    at: datetime
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class PhaseHistory:
    """Part 3: changes of phase, oldest first; the last is the phase now. Two further axes stand beside."""

    changes: tuple[PhaseChange, ...] = ()
    risk_level: RiskLevel | None = None
    ongoing: Ongoing | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Part 5: one item. ``source`` describes without identifying where the source is protected."""

    number: int
    item: str
    occurred: date
    precision: DatePrecision
    known_at: datetime
    source_kind: SourceKind
    source: str = ""
    occurred_until: date | None = None
    place: str = ""
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    violation: str = ""
    caution: str = ""
    marking: BriefMarking | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """A department asked about an option, and its reply."""

    department: str
    reply: ConsultationReply
    note: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OptionRow:
    """Part 6: one option. For "take no action; monitor", ``expected_outcome`` is its expected consequence.

    ``cost`` is ``None`` where no money is spent; ``cost_to_us`` is what it costs this country otherwise.
    """

    number: int
    tool_code: str
    tool: str
    no_action: bool = False
    phase: Phase | None = None
    mechanisms: tuple[str, ...] = ()
    target: str = ""
    scope: str = ""
    expected_outcome: str = ""
    lead_department: str = ""
    lead_time: str = ""
    cost: Money | None = None
    who_pays: str = ""
    cost_to_us: str = ""
    harm_risk: str = ""
    humanitarian_effect: str = ""
    partners: tuple[str, ...] = ()
    authorities: tuple[RequiredAuthority, ...] = ()
    security_council: str = ""
    recorded: tuple[str, ...] = ()
    """Preconditions of the tool and conditions of the instrument as recorded (Authority rule 10)."""
    consultations: tuple[Consultation, ...] = ()
    title: str = field(default="", metadata=LATER)
    """What the option is called in the report and in its decision."""

    @property
    def name(self) -> str:
        """Its own title; in a brief that was frozen before there was one here, the tool."""
        return self.title or self.tool


@dataclass(frozen=True, slots=True)
class Dissent:
    """Part 7: another reading, verbatim, who holds it, and what evidence would change the view."""

    text: str
    holder: str
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something taken as true, and when to test it again."""

    text: str
    retest: date | None = None


@dataclass(frozen=True, slots=True)
class ClearanceStep:
    """Part 10: one step on the way up."""

    step: str
    who: str
    office: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The last entry of the ledger when the brief was frozen."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class BriefData:
    """One version of a brief for one escalation. ``zone`` (IANA name) is the zone for printed instants.

    ``copy_number`` is 1 in what is frozen; a further copy is printed from ``dataclasses.replace(brief,
    copy_number=n)`` under the hash of the frozen one. ``language`` is that of its fixed words: whoever draws it again, in
    whatever language they read, gets the same pages.
    """

    ministry: str
    report_number: str
    version: int
    subject: str
    country_code: str
    country: str
    frozen_at: datetime
    zone: str
    marking: BriefMarking
    addressed_to: str = ""
    copy_number: int = 1
    demo: bool = False
    deadline: Deadline | None = None
    bottom_line: BottomLine = field(default_factory=BottomLine)
    recommendations: tuple[Recommendation, ...] = ()
    phases: PhaseHistory = field(default_factory=PhaseHistory)
    judgement: Judgement = field(default_factory=Judgement)
    evidence: tuple[EvidenceRow, ...] = ()
    options: tuple[OptionRow, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    dissent_asked: tuple[str, ...] = ()
    sensitivities: str = ""
    legal: str = ""
    financial: str = ""
    information_gaps: tuple[str, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    lines_to_take: tuple[str, ...] = ()
    lines_marking: BriefMarking | None = None
    clearance: tuple[ClearanceStep, ...] = ()
    author: Person | None = None
    clearing_officer: Person | None = None
    contact: str = ""
    annexes: Annexes = field(default_factory=Annexes)
    ledger_head: LedgerHead | None = None
    language: Language = field(default=Language.ENGLISH, metadata=LATER)
    helpers: tuple[Person, ...] = field(default=(), metadata=LATER)
    """Who wrote in the draft beside its author; unknown, and empty, in a brief that was frozen before this was kept."""

    @property
    def reference(self) -> str:
        """What people say aloud: ``EW-2026-0042 v3``."""
        return f"{self.report_number} v{self.version}"
