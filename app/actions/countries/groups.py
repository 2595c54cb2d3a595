"""Groups at risk: who is singled out, where, how many, and how (S-17)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.common import alike, require_role
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    number_range,
    past_day,
    revise,
    sourced,
)
from app.refusals import Refused
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.groups import GroupAtRisk
from db.vocabulary.background import IdentityKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """A group at risk. ``protected``: its name leaves the program as a pseudonym, or not at all.

    The size is a range; one number alone stands for both ends. ``aliases`` are other names and spellings.
    """

    name: str
    aliases: tuple[str, ...] = ()
    identity: IdentityKind
    protected: bool = True
    place: str = ""
    size_low: int | None = None
    size_high: int | None = None
    size_as_of: date | None = None
    size_source: str = ""
    risk: str
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGroup:
    """A group for the register of a country."""

    country: str
    group: GroupFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseGroup(Revision):
    """A group as it should stand."""

    group: GroupFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGroups:
    """Several groups for the register of a country."""

    country: str
    groups: tuple[GroupFacts, ...]


def record_groups(work: Work, actor: Actor, request: RecordGroups) -> tuple[EntryKept, ...]:
    """Enter several groups at risk, all of them or none.

    Raises:
        Refused, BadInput: as :func:`record_group`.
    """
    return tuple(
        record_group(work, actor, RecordGroup(country=request.country, group=group))
        for group in request.groups
    )


def record_group(work: Work, actor: Actor, request: RecordGroup) -> EntryKept:
    """Enter a group at risk.

    Raises:
        Refused: ``role``; ``group.known``, when the file has a group of this name.
        BadInput: no such file, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.group)
    _only_once(work, request.country, values["name"], besides="")
    return kept(enter(work, actor, RegisterKind.GROUP, request.country, values))


def revise_group(work: Work, actor: Actor, request: ReviseGroup) -> EntryKept:
    """Change what the register says of a group, with a reason.

    Raises:
        Refused: ``role``; ``group.known``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: no such group, no reason, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.group)
    _only_once(work, request.country, values["name"], besides=request.entry_id)
    return kept(revise(work, RegisterKind.GROUP, request, values))


def other_names(aliases: tuple[str, ...], name: str) -> list[str]:
    """Other names of a group or an actor, cleaned, each once, without the name itself.

    Raises:
        BadInput: unusable text.
    """
    cleaned = (clean_line(alias, "other names") for alias in aliases)
    return [alias for alias in dict.fromkeys(cleaned) if alias and alias != name]


def _clean(work: Work, facts: GroupFacts) -> dict[str, Any]:
    name = required_line(facts.name, "name")
    low, high = number_range(facts.size_low, facts.size_high, "size from", "size to")
    return {
        "name": name,
        "aliases": other_names(facts.aliases, name),
        "identity": facts.identity,
        "protected": facts.protected,
        "place": clean_line(facts.place, "where"),
        "size_low": low,
        "size_high": high,
        "size_as_of": past_day(work, facts.size_as_of, "size as of"),
        "size_source": clean_line(facts.size_source, "source of the size", 1_000),
        "risk": required_text(facts.risk, "how they are at risk"),
        **sourced(work, facts.source, facts.source_on),
    }


def _only_once(work: Work, country: str, name: str, *, besides: str) -> None:
    rows = work.all(
        sa.select(GroupAtRisk).where(GroupAtRisk.country == country, GroupAtRisk.withdrawn_at.is_(None))
    )
    if any(alike(row.name, name) for row in rows if row.id != besides):
        raise Refused(
            "group.known",
            tr("The register has a group of this name already."),
            remedy=tr("Revise that entry, or give this one a name that tells them apart."),
        )
