"""The record of the decisions on one report, as frozen data: what was asked, shown, decided, and by whom."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from app.briefs import typed_json
from app.briefs.annexes import InstrumentChain, LedgerRow
from app.briefs.data import BriefMarking, Dissent, LedgerHead, Person
from app.briefs.later import LATER
from app.rules.entry.money import Money
from app.rules.reports.outcomes import Lapse
from db.vocabulary import DecisionEffect, Outcome, ReceiptManner

SCHEMA = "tocsin.decision_record/1"


@dataclass(frozen=True, slots=True)
class ShownBrief:
    """A frozen version of the brief that the authority had before them."""

    version: int
    hash: str
    frozen_at: datetime
    addressed_to: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """That a version was shown or handed to someone, and whether they acknowledged it."""

    version: int
    person: Person
    manner: ReceiptManner
    given_at: datetime
    acknowledged_at: datetime | None = None
    copy_number: int | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A second signature or a ratification. Owed since then, given or not.

    ``given_at`` is ``None`` while it is owed; ``until`` is the end of a ratification's window.
    """

    office: str
    person: str = ""
    given_at: datetime | None = None
    until: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OptionDecision:
    """One option's decision. ``chain`` is the instrument chain with every limit, original authority first.

    ``recorded_by`` differs from the decider where staff recorded a signed paper; then ``confirmed_by`` is
    the second person who confirmed the record, or ``None`` while nobody has.
    """

    number: str
    option_number: int
    option: str
    outcome: Outcome
    effect: DecisionEffect
    reason: str
    decider: Person
    decided_at: datetime
    recorded_at: datetime
    brief_version: int
    tool_code: str = ""
    cost: Money | None = None
    chain: InstrumentChain | None = None
    on_paper: bool = False
    recorded_by: Person | None = None
    confirmed_by: Person | None = None
    confirmed_at: datetime | None = None
    second_signatures: tuple[Signature, ...] = ()
    ratification: Signature | None = None
    review_on: date | None = None
    defer_until: date | None = None
    instruction: str = ""
    """An instruction received from above and what the delegate made of it (Authority rule 20), or empty."""
    lapse: Lapse | None = field(default=None, metadata=LATER)
    """How it came to have no effect, where it has lapsed."""
    refused_by: Person | None = field(default=None, metadata=LATER)
    """The second person who found that the record differs from the signed paper, or ``None``."""
    refused_at: datetime | None = field(default=None, metadata=LATER)
    differs: str = field(default="", metadata=LATER)
    """What the refused record says otherwise than the paper."""


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """Everything that the printed record of decisions on one report shows. ``zone`` is an IANA name."""

    ministry: str
    report_number: str
    subject: str
    country: str
    marking: BriefMarking
    zone: str
    made_at: datetime
    asked: str
    demo: bool = False
    asked_by: Person | None = None
    deadline: datetime | None = None
    briefs: tuple[ShownBrief, ...] = ()
    receipts: tuple[ReceiptRow, ...] = ()
    decisions: tuple[OptionDecision, ...] = ()
    undecided: tuple[str, ...] = ()
    """Options without a decision, and lapses: "no decision by the deadline", each in words."""
    dissent: tuple[Dissent, ...] = ()
    dissent_asked: tuple[str, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    ledger_head: LedgerHead | None = None
    helpers: tuple[Person, ...] = field(default=(), metadata=LATER)
    """Who wrote in the draft beside whoever asked."""


def encode_record(record: DecisionRecord) -> bytes:
    """Canonical JSON (RFC 8785) of the record.

    Raises:
        BadInput: a text holds half of a character pair.
    """
    return typed_json.to_bytes(record, SCHEMA)


def decode_record(data: bytes) -> DecisionRecord:
    """The record that was encoded.

    Raises:
        BadInput: damaged, or of another schema.
    """
    return typed_json.from_bytes(data, SCHEMA, DecisionRecord)


def record_hash(record: DecisionRecord) -> str:
    """SHA-256 of `encode_record`, in lower-case hexadecimal."""
    return hashlib.sha256(encode_record(record)).hexdigest()
