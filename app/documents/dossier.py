"""The inquiry dossier: who knew what when, what they were shown, what they decided, and its proof, as frozen data."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.briefs.data import Dissent, Person
from app.briefs.decision_record import OptionDecision
from app.briefs.later import LATER
from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that reached a person, or that the person did. ``entry`` is its number on the ledger."""

    at: datetime
    report: str
    what: str
    entry: int


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person, with the offices held at the first moment; or an office that nobody held."""

    name: str
    office: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """To whom a document came, when and how; ``acknowledged_at`` is none where that never happened.

    ``opened``: it was opened in the program, by the person themselves.
    """

    person: str
    office: str
    how: str
    at: datetime
    acknowledged_at: datetime | None = None
    opened: bool = False


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document as it was: its hashes find it again. ``data`` is the hash of what it was drawn from."""

    title: str
    made_at: datetime
    made_by: str
    sha256: str
    data: str = ""
    entry: int | None = None
    showings: tuple[Showing, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownFact:
    """An item of evidence: when it happened, when it was received here, and what files belong to it."""

    number: str
    title: str
    occurred_on: date
    received_at: datetime
    cited_by: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """SHA-256 of each."""


@dataclass(frozen=True, slots=True)
class RefusedAttempt:
    """An act that the program refused. ``rule`` is its code."""

    at: datetime
    who: str
    what: str
    why: str
    rule: str
    entry: int


@dataclass(frozen=True, slots=True)
class CaseOfReport:
    """What was asked on a report, and what came of it."""

    number: str
    title: str
    standing: str
    asked: str
    documents: tuple[ShownDocument, ...] = ()
    decisions: tuple[OptionDecision, ...] = ()
    undecided: tuple[str, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    dissent_asked: tuple[str, ...] = ()
    written_by: tuple[Person, ...] = field(default=(), metadata=LATER)
    """Who wrote it: its author first, then all who helped."""


@dataclass(frozen=True, slots=True)
class ProofEntry:
    """An entry of the ledger with its whole hash. ``signer`` is the public key of a signed one, or empty."""

    number: int
    at: datetime
    who: str
    action: str
    hash: str
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """The newest entry among these that a person signed: its hash, signature and public key, the last two in base64."""

    number: int
    hash: str
    signature: str
    signer: str
    who: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of a report, or of all reports of a country. The head that it ends at stands on the cover."""

    cover: Cover
    cases: tuple[CaseOfReport, ...]
    recipients: tuple[Recipient, ...] = ()
    facts: tuple[KnownFact, ...] = ()
    refused: tuple[RefusedAttempt, ...] = ()
    proof: tuple[ProofEntry, ...] = ()
    seal: Seal | None = None
