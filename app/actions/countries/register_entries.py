"""What every register of a country file shares: entering, revising and withdrawing an entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from app.actions.common import (
    country_file,
    find,
    person_of,
    require_current,
    require_role,
    today_of,
    unchanged,
)
from app.refusals import BadInput, Refused
from app.rules.entry.dates import EARLIEST, not_future
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.atrocities import PastAtrocity
from db.groups import ActorRelation, GroupAtRisk, Perpetrator
from db.mechanisms import (
    CountryMechanism,
    EnteredRecommendation,
    SpecialProcedure,
    UniversalReview,
)
from db.register_entry import RegisterEntry
from db.vocabulary import Role
from db.work import Work
from language import tr

WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
"""Who keeps the registers of a country file."""

SOURCE_LENGTH = 1_000
"""Most characters of a source: room for a title with its symbol and a link."""

Row = TypeVar("Row", bound=RegisterEntry)


class RegisterKind(Enum):
    """The registers whose entries can be withdrawn."""

    GROUP = GroupAtRisk
    PERPETRATOR = Perpetrator
    RELATION = ActorRelation
    ATROCITY = PastAtrocity
    MECHANISM = CountryMechanism
    UNIVERSAL_REVIEW = UniversalReview
    SPECIAL_PROCEDURE = SpecialProcedure
    RECOMMENDATION = EnteredRecommendation

    @property
    def noun(self) -> str:
        """What the acts and errors call an entry, as in ``group.record``."""
        return self.name.lower()

    @property
    def table(self) -> type[RegisterEntry]:
        """The mapped class."""
        kind: type[RegisterEntry] = self.value
        return kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Which entry is revised, which version of it the editor had before them, and why."""

    country: str
    entry_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawEntry:
    """An entry that was made in error. It stays readable, with the reason.

    ``based_on`` is the version that was looked at.
    """

    kind: RegisterKind
    country: str
    entry_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryKept:
    """An entry as it now stands; base the next revision on ``version``."""

    entry_id: str
    version: int


def withdraw_entry(work: Work, actor: Actor, request: WithdrawEntry) -> EntryKept:
    """Withdraw an entry of a register.

    Raises:
        Refused: ``role``; ``register.stale``; ``unchanged``, when it is withdrawn already.
        BadInput: no such entry in this file, or no reason.
    """
    require_role(actor, *WRITERS)
    row = _entry(work, request.kind.table, request.kind.noun, request.country, request.entry_id)
    reason = required_text(request.reason, "reason")
    if row.withdrawn_at is not None:
        raise unchanged(tr("The entry is withdrawn already."))
    require_current(row, request.based_on, "register", tr("The entry"))
    work.act(f"{request.kind.noun}.withdraw", topic=row.country, reason=reason)
    row.withdrawn_at = work.at
    row.withdrawn_by_id = person_of(actor)
    row.withdrawal_reason = reason
    work.save()
    return kept(row)


def enter(
    work: Work, actor: Actor, kind: RegisterKind, country: str, values: Mapping[str, Any]
) -> RegisterEntry:
    """Keep a new entry of a register, from values that are clean.

    Raises:
        BadInput: no file is open for the country.
    """
    file = country_file(work, country)
    work.act(f"{kind.noun}.record", topic=file.country)
    return work.add(
        kind.table(country=file.country, recorded_by_id=person_of(actor), recorded_at=work.at, **values)
    )


def revise(work: Work, kind: RegisterKind, request: Revision, values: Mapping[str, Any]) -> RegisterEntry:
    """Put clean values in the place of those of an entry; what stood there stays on the ledger.

    Raises:
        Refused: ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: no such entry in this file, or no reason.
    """
    row = _entry(work, kind.table, kind.noun, request.country, request.entry_id)
    reason = required_text(request.reason, "reason")
    if row.withdrawn_at is not None:
        raise Refused(
            "register.withdrawn",
            tr("The entry is withdrawn."),
            remedy=tr("Record it anew if it is true after all."),
        )
    require_current(row, request.based_on, "register", tr("The entry"))
    changes = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changes:
        raise unchanged(tr("The entry says all this already."))
    work.act(f"{kind.noun}.revise", topic=row.country, reason=reason)
    for name, value in changes.items():
        setattr(row, name, value)
    work.save()
    return row


def kept(row: RegisterEntry) -> EntryKept:
    """What a use case gives back of an entry."""
    return EntryKept(entry_id=row.id, version=row.ledger_entry)


def sourced(work: Work, source: str, source_on: date | None) -> dict[str, Any]:
    """Source and day of an entry, clean.

    Raises:
        BadInput: no source, or a day that cannot be one.
    """
    return {
        "source": required_line(source, "source", SOURCE_LENGTH),
        "source_on": past_day(work, source_on, "date of the source"),
    }


def past_day(work: Work, day: date | None, field: str) -> date | None:
    """A day up to today, or none.

    Raises:
        BadInput: in the future, or before anything that is kept here.
    """
    return None if day is None else not_future(known_day(day, field), today_of(work), field)


def known_day(day: date, field: str) -> date:
    """A day, which may lie in the future.

    Raises:
        BadInput: before anything that is kept here.
    """
    if day < EARLIEST:
        raise BadInput(
            field,
            tr("{day} is earlier than anything kept here.", day=day.isoformat()),
            remedy=tr("Correct the year."),
        )
    return day


def number_range(
    low: int | None, high: int | None, low_field: str, high_field: str
) -> tuple[int | None, int | None]:
    """Lowest and highest estimate; one of them alone is both.

    Raises:
        BadInput: negative, larger than there are people, or the wrong way round.
    """
    low, high = (high if low is None else low), (low if high is None else high)
    for value, field in ((low, low_field), (high, high_field)):
        if value is not None and not 0 <= value <= _ALL_PEOPLE:
            raise BadInput(
                field, tr("{value:,} is no number of people.", value=value), remedy=tr("Correct the number.")
            )
    if low is not None and high is not None and low > high:
        raise BadInput(
            high_field,
            tr("The highest estimate {high:,} is below the lowest {low:,}.", high=high, low=low),
            remedy=tr("Change them."),
        )
    return low, high


_ALL_PEOPLE = 10_000_000_000


def _entry(work: Work, kind: type[Row], noun: str, country: str, entry_id: str) -> Row:
    row = find(work, kind, entry_id, noun.replace("_", " "))
    if row.country != country:
        raise BadInput(
            noun.replace("_", " "),
            tr("The entry belongs to the file of another country."),
            remedy=tr("Open that file."),
        )
    return row
