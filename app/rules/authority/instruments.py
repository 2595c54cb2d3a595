"""Who holds what: offices, the people in them, tools, and the instruments that give an office its powers."""

import re
from dataclasses import dataclass
from datetime import datetime

from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation

OfficeId = str
PersonId = str
InstrumentId = str
ToolCode = str
CountryCode = str

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post. ``grade`` is the rank of the post, a higher number the more senior; ``external`` is outside the ministry."""

    id: OfficeId
    name: str
    superior: OfficeId | None = None
    external: bool = False
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person in an office, from ``starts`` up to but not including ``ends`` (open when None)."""

    office: OfficeId
    person: PersonId
    kind: HoldingKind
    starts: datetime
    ends: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A measure of the toolbox.

    ``preconditions`` are codes that must be recorded before a decision (Authority rule 10);
    ``minister_personally`` leaves it to original authority (rule 18).
    """

    code: ToolCode
    phase: Phase
    name: str = ""
    preconditions: frozenset[str] = frozenset()
    minister_personally: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What gives an office its powers, within limits. ``None`` in a limit means that there is no such limit.

    Countries are already expanded from regions. ``valid_until`` and ``revoked_at`` are the first instants at
    which it is no longer in force. ``prior_approval_at`` dates the written approval of *this* instrument where
    the delegator may sub-delegate only with one (Authority rule 16). ``second_signature`` names the office that
    signs beside the decider (rule 11), ``emergency_hours`` the window of ratification (rule 12).

    A ``principle`` (rule 21) lets the officials of the ministry act in the name of ``delegator`` with no
    instrument of their own: it reaches ``delegate`` and every office below it in the line of superiors whose
    grade reaches ``grade_floor``. It is never original authority itself.
    """

    id: InstrumentId
    number: str
    kind: InstrumentKind
    delegator: OfficeId | None
    delegate: OfficeId
    signed_at: datetime
    valid_from: datetime
    powers: frozenset[ToolCode] | None = None
    countries: frozenset[CountryCode] | None = None
    phases: frozenset[Phase] | None = None
    ceiling: Money | None = None
    sub_delegation: SubDelegation = SubDelegation.NO
    prior_approval_at: datetime | None = None
    valid_until: datetime | None = None
    revoked_at: datetime | None = None
    personal: PersonId | None = None
    excludes_acting: bool = False
    emergency_hours: int | None = None
    consult: frozenset[str] = frozenset()
    legal_advice: bool = False
    second_signature: OfficeId | None = None
    delegate_external: bool = False
    external_approved: bool = False
    conflict_statement: bool = False
    grade_floor: int | None = None

    @property
    def original(self) -> bool:
        """True for original authority: given by statute, with no office above."""
        return self.delegator is None and self.kind is not InstrumentKind.PRINCIPLE

    @property
    def source(self) -> OfficeId | None:
        """The office whose power this gives on; None for original authority."""
        if self.delegator is None and self.kind is InstrumentKind.PRINCIPLE:
            return self.delegate
        return self.delegator

    @property
    def approved_beforehand(self) -> bool:
        """True when a written approval is dated before the signature (Authority rule 16)."""
        return self.prior_approval_at is not None and self.prior_approval_at < self.signed_at

    def in_force(self, at: datetime) -> bool:
        """True in [the later of signature and valid-from, the earlier of valid-until and revocation)."""
        return (
            self.signed_at <= at
            and self.valid_from <= at
            and (self.valid_until is None or at < self.valid_until)
            and (self.revoked_at is None or at < self.revoked_at)
        )


def reading_order(instrument: Instrument) -> tuple[list[tuple[int, int, str]], str]:
    """Key that sorts by number as people read it: D-9 before D-10. The identifier breaks a tie."""
    parts = [
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(instrument.number)
    ]
    return parts, instrument.id
