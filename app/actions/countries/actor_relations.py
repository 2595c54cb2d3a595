"""How actors and groups stand to one another: who targets, incites, commands, supplies whom (S-17)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.common import require_role
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    past_day,
    revise,
    sourced,
)
from app.refusals import BadInput
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_text, shown
from db.actor import Actor
from db.evidence import EvidenceItem
from db.groups import GroupAtRisk, Perpetrator
from db.vocabulary.background import RelationKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFacts:
    """A relation, read from the first to the second; each is a group or an actor of the same file.

    ``evidence`` are numbers of evidence items of the file.
    """

    from_id: str
    kind: RelationKind
    to_id: str
    since: date | None = None
    until: date | None = None
    evidence: tuple[str, ...] = ()
    note: str = ""
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRelation:
    """A relation for the register of a country."""

    country: str
    relation: RelationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseRelation(Revision):
    """A relation as it should stand; a relation that ended is given its last day."""

    relation: RelationFacts


def record_relation(work: Work, actor: Actor, request: RecordRelation) -> EntryKept:
    """Enter a relation.

    Raises:
        Refused: ``role``.
        BadInput: no such file, group, actor or evidence, the same one twice, or days out of order.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.country, request.relation)
    return kept(enter(work, actor, RegisterKind.RELATION, request.country, values))


def revise_relation(work: Work, actor: Actor, request: ReviseRelation) -> EntryKept:
    """Change a relation, with a reason.

    Raises:
        Refused: ``role``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: as for a new one, and no such relation or no reason.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.country, request.relation)
    return kept(revise(work, RegisterKind.RELATION, request, values))


def _clean(work: Work, country: str, facts: RelationFacts) -> dict[str, Any]:
    if facts.from_id == facts.to_id:
        raise BadInput(
            "to whom", tr("Nobody stands in a relation to themselves."), remedy=tr("Choose another.")
        )
    since, until = past_day(work, facts.since, "since"), past_day(work, facts.until, "until")
    if since and until:
        in_order(since, until, "since", "until")
    from_group, from_perpetrator = _party(work, country, facts.from_id, "who")
    to_group, to_perpetrator = _party(work, country, facts.to_id, "to whom")
    return {
        "from_group_id": from_group,
        "from_perpetrator_id": from_perpetrator,
        "kind": facts.kind,
        "to_group_id": to_group,
        "to_perpetrator_id": to_perpetrator,
        "since": since,
        "until": until,
        "evidence": _evidence(work, country, facts.evidence),
        "note": clean_text(facts.note, "note"),
        **sourced(work, facts.source, facts.source_on),
    }


def _party(work: Work, country: str, row_id: str, field: str) -> tuple[str | None, str | None]:
    """The identifier as that of a group, or as that of an actor."""
    if row_id.isascii():
        group = work.get(GroupAtRisk, row_id)
        if group is not None and group.country == country:
            return group.id, None
        perpetrator = work.get(Perpetrator, row_id)
        if perpetrator is not None and perpetrator.country == country:
            return None, perpetrator.id
    raise BadInput(
        field,
        tr("This file has no such group or actor."),
        remedy=tr("Choose one, or enter it in the register first."),
    )


def _evidence(work: Work, country: str, numbers: tuple[str, ...]) -> list[str]:
    wanted = list(dict.fromkeys(number.strip().upper() for number in numbers if number.strip()))
    known = set(
        work.all(
            sa.select(EvidenceItem.number).where(
                EvidenceItem.country == country,
                EvidenceItem.number.in_([number for number in wanted if number.isascii()]),
            )
        )
    )
    for number in wanted:
        if number not in known:
            raise BadInput(
                "evidence",
                tr("This file has no evidence item {number}.", number=shown(number)),
                remedy=tr("Give numbers of evidence items of this file, as in EV-2026-0001."),
            )
    return wanted
