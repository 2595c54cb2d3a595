"""What an audit of the ledger finds: faults in words, and the report that holds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.faults import StoreFault
from db.ledger.entries import Head
from language import plural, tr

LARGEST_LIST = 100
"""Faults and warnings kept in words; all are counted."""

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""


class AuditCancelled(StoreFault):
    """A check or an export of the ledger was stopped by the person who had started it."""

    def __init__(self) -> None:
        super().__init__(
            tr("The work on the ledger was stopped before its end."), remedy=tr("Start it again.")
        )


class Verdict(StrEnum):
    """What a check came to."""

    WHOLE = "whole"
    ALTERED = "altered"
    TRUNCATED = "truncated"
    """The chain is sound as far as it goes, and ends before an entry that a printed brief names."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be.

    ``code`` is stable (``entry.altered``, ``row.changed``, …); ``message`` is a sentence for people.
    ``entry`` is the number of the ledger entry at fault, or that holds what a row should be.
    """

    code: str
    message: str
    entry: int | None = None
    table: str | None = None
    row_id: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """The head of the ledger as a printed brief names it: the witness outside the database."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class DatedBack:
    """An entry that is dated before the one that precedes it on the ledger, which is not the one numbered just before where that is
    missing or cannot be read."""

    number: int
    earlier: int


def dated_back_words(entries: Sequence[DatedBack], *, whole: bool) -> str:
    """That entries are dated before those that precede them. Only of a ledger that is ``whole`` is it said that their order stands:
    a forged one has the same look."""
    if not entries:
        return ""
    first, earlier = entries[0].number, entries[0].earlier
    if whole:
        return plural(
            "Entry {first:,} is dated before entry {earlier:,}, which precedes it. The order of the entries is not in doubt, only their "
            "times are.",
            "{count:,} entries, the first of them {first:,}, are dated before the entry that precedes them. The order of the entries is "
            "not in doubt, only their times are.",
            len(entries),
            first=first,
            earlier=earlier,
        )
    return plural(
        "Entry {first:,} is dated before entry {earlier:,}, which precedes it.",
        "{count:,} entries, the first of them {first:,}, are dated before the entry that precedes them.",
        len(entries),
        first=first,
        earlier=earlier,
    )


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """What a check of the whole ledger came to.

    ``checked`` counts entries. ``head`` is the last entry that is there. ``faults`` stand in the order of
    their weight: the chain by entry number, then rows, keys, briefs and the schema; they are at most
    :data:`LARGEST_LIST`, ``fault_count`` counts all. ``warnings`` are no faults; the last says where there are more, and
    ``warning_count`` counts all. ``dated_back``: entries that are dated before the one before them.
    """

    checked: int
    head: Head
    faults: tuple[Fault, ...]
    fault_count: int
    warnings: tuple[str, ...]
    warnings_left_out: int = 0
    dated_back: tuple[DatedBack, ...] = ()

    @property
    def warning_count(self) -> int:
        """How many warnings there are, those that are not listed among them."""
        return len(self.warnings) + max(0, self.warnings_left_out - 1)

    @property
    def ok(self) -> bool:
        """Whether nothing at all is at fault."""
        return self.fault_count == 0

    @property
    def first_fault(self) -> Fault | None:
        """The first fault; for the chain the one with the lowest entry number."""
        return self.faults[0] if self.faults else None

    @property
    def verdict(self) -> Verdict:
        """Whole, altered, or truncated against a printed head.

        Rows that name entries which were cut off follow from the cut, so they do not make it an alteration.
        """
        if self.ok:
            return Verdict.WHOLE
        chain = [
            fault.code for fault in self.faults if fault.code.startswith(("entry.", "signature.", "head."))
        ]
        if "head.truncated" in chain and set(chain) <= {"head.truncated", "head.row"}:
            return Verdict.TRUNCATED
        return Verdict.ALTERED


class Findings:
    """Collects faults and warnings, and counts what it no longer lists."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.fault_count = 0
        self.warnings: list[str] = []
        self.dated_back: list[DatedBack] = []
        self._times: list[tuple[int, DatedBack]] = []
        """Those of them that are listed, with their place among the warnings."""
        self._warnings_left_out = 0

    def fault(
        self,
        code: str,
        message: str,
        *,
        entry: int | None = None,
        table: str | None = None,
        row_id: str | None = None,
        column: str | None = None,
    ) -> None:
        """Add a fault."""
        self.fault_count += 1
        if len(self.faults) < LARGEST_LIST:
            self.faults.append(Fault(code, message, entry, table, row_id, column))

    def add_chain(self, faults: list[Fault]) -> None:
        """Add what is wrong with the chain: the lowest entry first, and of each entry what was found first."""
        seen: set[int | None] = set()
        for fault in sorted(faults, key=lambda fault: fault.entry or 0):
            if fault.entry not in seen:
                seen.add(fault.entry)
                self.fault(fault.code, fault.message, entry=fault.entry)

    def warn(self, message: str) -> None:
        """Add a warning."""
        if len(self.warnings) < LARGEST_LIST:
            self.warnings.append(message)
        else:
            self._warnings_left_out += 1

    def warn_of_time(self, number: int, earlier: int) -> None:
        """Warn that an entry is dated before ``earlier``, with which it was compared."""
        back = DatedBack(number, earlier)
        self.dated_back.append(back)
        if len(self.warnings) < LARGEST_LIST:
            self._times.append((len(self.warnings), back))
        self.warn(dated_back_words([back], whole=False))

    def report(self, checked: int, head: Head) -> VerificationReport:
        """All that was found."""
        warnings = list(self.warnings)
        if not self.fault_count:
            for place, back in self._times:
                warnings[place] = dated_back_words([back], whole=True)
        if self._warnings_left_out:
            warnings.append(
                tr(
                    "{warnings_left_out} more warnings of the same kinds.",
                    warnings_left_out=self._warnings_left_out,
                )
            )
        return VerificationReport(
            checked,
            head,
            tuple(self.faults),
            self.fault_count,
            tuple(warnings),
            warnings_left_out=self._warnings_left_out,
            dated_back=tuple(self.dated_back),
        )
