"""Movements of people that evidence tells of: voluntary, forced, or not known (S-63)."""

from dataclasses import dataclass
from typing import Any

from app.actions.common import find, person_of, require_current, require_role, unchanged
from app.refusals import Refused
from app.rules.entry.texts import clean_line, required_text
from app.rules.evidence.displacement import check_people
from db.actor import Actor
from db.evidence import Displacement, EvidenceItem
from db.vocabulary import Role
from db.vocabulary.evidence import DisplacementManner
from db.work import Work
from language import tr

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """People who moved. ``basis``: what the coding rests on.

    Without ``people_most`` at least ``people_least`` moved; both are empty where nobody gave a number.
    """

    manner: DisplacementManner
    basis: str
    people_least: int | None = None
    people_most: int | None = None
    origin: str = ""
    destination: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeDisplacement:
    """A movement that an evidence item tells of."""

    evidence_id: str
    movement: Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class RecodeDisplacement:
    """The movement as it should be coded, and why."""

    displacement_id: str
    based_on: int
    reason: str
    movement: Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDisplacement:
    """Why a coded movement does not count any more; it stays on record, marked.

    ``based_on`` is the version that was looked at.
    """

    displacement_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacementKept:
    """A movement as it now stands; base the next coding on ``version``."""

    displacement_id: str
    version: int


def code_displacement(work: Work, actor: Actor, request: CodeDisplacement) -> DisplacementKept:
    """Code a movement of people.

    Raises:
        Refused: ``role``.
        BadInput: no such item, no basis, unusable numbers or text.
    """
    require_role(actor, *_WRITERS)
    item = find(work, EvidenceItem, request.evidence_id, "evidence")
    work.act("displacement.code", topic=item.country)
    return _kept(add_movement(work, item, request.movement, person_of(actor)))


def recode_displacement(work: Work, actor: Actor, request: RecodeDisplacement) -> DisplacementKept:
    """Change how a movement is coded, with a reason; what stood there stays on the ledger.

    Raises:
        Refused: ``role``; ``displacement.stale``; ``displacement.withdrawn``; ``unchanged``.
        BadInput: no such movement, no reason or basis, unusable numbers or text.
    """
    require_role(actor, *_WRITERS)
    row = find(work, Displacement, request.displacement_id, "displacement")
    if row.ledger_entry != request.based_on:
        raise Refused(
            "displacement.stale",
            tr("This movement was coded anew by someone else after you opened it."),
            remedy=tr("Compare your coding with what stands there now, then save again."),
        )
    _require_standing(row)
    reason = required_text(request.reason, "reason")
    values = {
        name: value for name, value in _cleaned(request.movement).items() if getattr(row, name) != value
    }
    if not values:
        raise unchanged(tr("The movement is coded so already."))
    item = find(work, EvidenceItem, row.evidence_id, "evidence")
    work.act("displacement.recode", topic=item.country, reason=reason)
    for name, value in values.items():
        setattr(row, name, value)
    work.save()
    return _kept(row)


def withdraw_displacement(work: Work, actor: Actor, request: WithdrawDisplacement) -> DisplacementKept:
    """Withdraw a movement that was coded by mistake.

    Raises:
        Refused: ``role``; ``displacement.withdrawn``; ``displacement.stale``.
        BadInput: no such movement, or no reason.
    """
    require_role(actor, *_WRITERS)
    row = find(work, Displacement, request.displacement_id, "displacement")
    reason = required_text(request.reason, "reason")
    _require_standing(row)
    require_current(row, request.based_on, "displacement", tr("The movement"))
    item = find(work, EvidenceItem, row.evidence_id, "evidence")
    work.act("displacement.withdraw", topic=item.country, reason=reason)
    row.withdrawn_at = work.at
    row.withdrawn_by_id = person_of(actor)
    row.withdrawal_reason = reason
    work.save()
    return _kept(row)


def add_movement(work: Work, item: EvidenceItem, movement: Movement, person_id: str) -> Displacement:
    """Keep a movement under the present act.

    Raises:
        BadInput: no basis, unusable numbers or text.
    """
    return work.add(Displacement(evidence_id=item.id, coded_by_id=person_id, **_cleaned(movement)))


def _cleaned(movement: Movement) -> dict[str, Any]:
    check_people(movement.people_least, movement.people_most)
    return {
        "manner": movement.manner,
        "basis": required_text(movement.basis, "basis"),
        "people_least": movement.people_least,
        "people_most": movement.people_most,
        "origin": clean_line(movement.origin, "from"),
        "destination": clean_line(movement.destination, "to"),
    }


def _require_standing(row: Displacement) -> None:
    if row.withdrawn_at is not None:
        raise Refused(
            "displacement.withdrawn",
            tr("This movement was withdrawn and does not count any more."),
            remedy=tr("Code it anew if it is to count."),
        )


def _kept(row: Displacement) -> DisplacementKept:
    return DisplacementKept(displacement_id=row.id, version=row.ledger_entry)
