"""Peace processes: who mediates, with what interest, and who is in or out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.common import alike, country_file, find, person_of, require_role, unchanged
from app.actions.engagement.common import WRITERS, engagement_of, ordered_days, require_current, sound_day
from app.refusals import BadInput
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.engagement.peace import PeaceProcess, Stakeholder
from db.vocabulary.engagement import Inclusion
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessContent:
    """What is recorded of a peace process."""

    name: str
    mediator: str
    mediator_interest: str
    power_effect: str
    since: date | None = None
    ended_on: date | None = None
    engagement_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPeaceProcess:
    """A peace process that our state supports or takes part in."""

    country: str
    content: ProcessContent


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisePeaceProcess:
    """The process as it should be described, and why."""

    process_id: str
    based_on: int
    content: ProcessContent
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStakeholder:
    """A group's place in the process: included, consulted or excluded, and why."""

    process_id: str
    group_name: str
    vulnerable: bool
    inclusion: Inclusion
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStakeholder:
    """Another place for a group, or another view of whether it is vulnerable."""

    stakeholder_id: str
    based_on: int
    vulnerable: bool
    inclusion: Inclusion
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessKept:
    """A process as it now stands."""

    process_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderKept:
    """A group's place as it now stands."""

    stakeholder_id: str
    version: int


def register_peace_process(work: Work, actor: Actor, request: RegisterPeaceProcess) -> ProcessKept:
    """Enter a peace process (S-41).

    Raises:
        Refused: ``role``.
        BadInput: no such file, a field that is empty, or a name that is taken in this file.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    columns = _columns(work, file.country, request.content)
    names = work.all(sa.select(PeaceProcess.name).where(PeaceProcess.country == file.country))
    _require_new(columns["name"], names, "name")
    work.act("engagement.peace", topic=file.country)
    row = work.add(PeaceProcess(country=file.country, recorded_by_id=person_of(actor), **columns))
    return ProcessKept(process_id=row.id, version=row.ledger_entry)


def revise_peace_process(work: Work, actor: Actor, request: RevisePeaceProcess) -> ProcessKept:
    """Change the description of a process, with a reason.

    Raises:
        Refused: ``role``; ``engagement.stale``; ``unchanged``.
        BadInput: as :func:`register_peace_process`; or no reason.
    """
    require_role(actor, *WRITERS)
    row = find(work, PeaceProcess, request.process_id, "peace process")
    require_current(request.based_on, row.ledger_entry, row.name)
    reason = required_text(request.reason, "reason")
    columns = _columns(work, row.country, request.content)
    if columns["name"] != row.name:
        others = sa.select(PeaceProcess.name).where(
            PeaceProcess.country == row.country, PeaceProcess.id != row.id
        )
        _require_new(columns["name"], work.all(others), "name")
    if all(getattr(row, name) == value for name, value in columns.items()):
        raise unchanged(tr("The process is described so already."))
    work.act("engagement.peace", topic=row.country, reason=reason)
    for name, value in columns.items():
        setattr(row, name, value)
    work.save()
    return ProcessKept(process_id=row.id, version=row.ledger_entry)


def place_stakeholder(work: Work, actor: Actor, request: PlaceStakeholder) -> StakeholderKept:
    """Put a group on the list of who is in and who is out.

    Raises:
        Refused: ``role``.
        BadInput: no such process, a group that is on the list, or no reason.
    """
    require_role(actor, *WRITERS)
    process = find(work, PeaceProcess, request.process_id, "peace process")
    group = required_line(request.group_name, "group")
    _require_new(
        group,
        work.all(sa.select(Stakeholder.group_name).where(Stakeholder.process_id == process.id)),
        "group",
    )
    reason = required_text(request.reason, "reason")
    work.act("engagement.stakeholder", topic=process.country, reason=reason)
    row = work.add(
        Stakeholder(
            process_id=process.id,
            group_name=group,
            vulnerable=request.vulnerable,
            inclusion=request.inclusion,
            reason=reason,
        )
    )
    return StakeholderKept(stakeholder_id=row.id, version=row.ledger_entry)


def move_stakeholder(work: Work, actor: Actor, request: MoveStakeholder) -> StakeholderKept:
    """Record that a group's place changed; where it stood before stays on the ledger.

    Raises:
        Refused: ``role``; ``engagement.stale``; ``unchanged``.
        BadInput: no such group on a list, or no reason.
    """
    require_role(actor, *WRITERS)
    row = find(work, Stakeholder, request.stakeholder_id, "group")
    process = find(work, PeaceProcess, row.process_id, "peace process")
    require_current(request.based_on, row.ledger_entry, row.group_name)
    reason = required_text(request.reason, "reason")
    if (row.vulnerable, row.inclusion) == (request.vulnerable, request.inclusion):
        raise unchanged(tr("{group_name} stands so already.", group_name=row.group_name))
    work.act("engagement.stakeholder", topic=process.country, reason=reason)
    row.vulnerable, row.inclusion, row.reason = request.vulnerable, request.inclusion, reason
    work.save()
    return StakeholderKept(stakeholder_id=row.id, version=row.ledger_entry)


def _columns(work: Work, country: str, content: ProcessContent) -> dict[str, Any]:
    for day, field in ((content.since, "since"), (content.ended_on, "end")):
        if day is not None:
            sound_day(day, field)
    ordered_days(content.since, content.ended_on, "end")
    engagement = engagement_of(work, country, content.engagement_id)
    return {
        "name": required_line(content.name, "name"),
        "mediator": required_line(content.mediator, "mediator"),
        "mediator_interest": required_text(content.mediator_interest, "mediator’s interest"),
        "power_effect": required_text(content.power_effect, "effect on power"),
        "since": content.since,
        "ended_on": content.ended_on,
        "engagement_id": engagement.id if engagement else None,
    }


def _require_new(name: str, taken: Iterable[str], field: str) -> None:
    if any(alike(name, other) for other in taken):
        raise BadInput(
            field,
            tr("“{name}” is on record already.", name=name[:60]),
            remedy=tr("Change that entry instead."),
        )
