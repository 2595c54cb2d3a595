"""The frozen brief: everything that the paper shows, and nothing that must not leave the file.

The builder of a brief fills these at escalation; they are hashed, stored and printed, and never change.
Texts are as typed; instants carry a time zone; an empty text or tuple means that nothing was stated, which
`app.rules.reports.completeness` judges. The identity of a protected source has no field here. Parts are in the
order of the page (BRIEF, parts 0 to 12, annexes A to G).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.briefs.annex_rows import EventPicture, LeverRow, MeasureRow, RightsSheet
from app.briefs.later import LATER
from app.rules.entry.money import Money
from db.vocabulary import (
    Confidence,
    ConsultationReply,
    Credibility,
    DatePrecision,
    Ongoing,
    Phase,
    Reliability,
    RiskLevel,
    SourceKind,
)
from language import Language, tr


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


class SignKind(StrEnum):
    """The three signs of early onset."""

    CIVILIAN_SHARE = "civilian_share"
    INFRASTRUCTURE = "infrastructure"
    SYSTEMATIC = "systematic"

    @property
    def label(self) -> str:
        return {
            "civilian_share": tr("Civilians among the dead"),
            "infrastructure": tr("Attacks on civilian infrastructure"),
            "systematic": tr("Systematic over territory and time"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class SignPoint:
    """One month of a sign's series; ``month`` is its first day, ``value`` is ``None`` where not measured."""

    month: date
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of early onset with its numbers, in words with units: ``62 % of 143 deaths``.

    Not measured: ``value`` is empty, ``not_measured_because`` says why. ``present`` is what ``test`` found. ``usual`` is
    the mean of the baseline on the scale of the series, ``unit`` what both count.
    """

    kind: SignKind
    value: str = ""
    baseline: str = ""
    test: str = ""
    present: bool | None = None
    not_measured_because: str = ""
    series: tuple[SignPoint, ...] = ()
    usual: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Part 4. The range of the likelihood word is in whole per cent. At most five ``indicators``."""

    statement: str = ""
    likelihood: str = ""
    likelihood_low: int = 0
    likelihood_high: int = 0
    scale: str = ""
    confidence: Confidence | None = None
    confidence_reason: str = ""
    signs: tuple[Sign, ...] = ()
    indicators: tuple[str, ...] = ()


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
class IndicatorRow:
    """Annex A: an indicator that was seen. ``confirmed``: our wording was checked against the original."""

    factor: str
    factor_title: str
    number: str
    indicator: str
    seen: str = ""
    evidence: tuple[int, ...] = ()
    confidence: Confidence | None = None
    trend: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class EventRow:
    """Annex B: one event of an imported data set, with its range of deaths."""

    occurred: date
    place: str
    kind: str
    sides: str = ""
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    civilian_deaths: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Annex C: a dated fact of the country file, with its caution where sources differ."""

    occurred: date
    precision: DatePrecision
    text: str
    caution: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentLink:
    """One instrument of a chain, with every limit in words."""

    number: str
    kind: str
    delegator: str
    delegate: str
    signed: date | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentChain:
    """Annex F: the chain that gives an office authority for options; original authority comes first."""

    office: str
    options: tuple[int, ...]
    links: tuple[InstrumentLink, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Annex G: an entry of the ledger about this report."""

    number: int
    at: datetime
    who: str
    action: str
    subject: str
    reason: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The last entry of the ledger when the brief was frozen."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Annexes:
    """Annexes A to G. A reason stands in for a table that is empty; empty texts print "None on file".

    ``levers`` and ``action_plan`` stand before and ``rights_assessment`` beneath its table: what is said of the whole.
    A brief of the first layout has these texts only.
    """

    indicators: tuple[IndicatorRow, ...] = ()
    indicators_note: str = ""
    events: tuple[EventRow, ...] = ()
    events_note: str = ""
    timeline: tuple[TimelineRow, ...] = ()
    levers: str = ""
    action_plan: str = ""
    rights_assessment: str = ""
    instruments: tuple[InstrumentChain, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    event_picture: EventPicture | None = None
    lever_rows: tuple[LeverRow, ...] = ()
    plan_rows: tuple[MeasureRow, ...] = ()
    observations: tuple[str, ...] = ()
    """What there is to observe on the options and the plan, in words (Annex D)."""
    rights: RightsSheet | None = None


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
