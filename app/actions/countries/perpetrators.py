"""Those who commit, or may commit, atrocity crimes: who they are and who commands them (S-17)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.common import alike, require_role
from app.actions.countries.groups import other_names
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    revise,
    sourced,
)
from app.refusals import Refused
from app.rules.entry.texts import clean_text, required_line
from db.actor import Actor
from db.groups import Perpetrator
from db.vocabulary.background import PerpetratorKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class PerpetratorFacts:
    """An actor. That it stands in the register is no finding of guilt; ``source`` says who says so."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: PerpetratorKind
    protected: bool = False
    command: str = ""
    notes: str = ""
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPerpetrator:
    """An actor for the register of a country."""

    country: str
    perpetrator: PerpetratorFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisePerpetrator(Revision):
    """An actor as it should stand."""

    perpetrator: PerpetratorFacts


def record_perpetrator(work: Work, actor: Actor, request: RecordPerpetrator) -> EntryKept:
    """Enter an actor.

    Raises:
        Refused: ``role``; ``perpetrator.known``, when the file has an actor of this name.
        BadInput: no such file, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.perpetrator)
    _only_once(work, request.country, values["name"], besides="")
    return kept(enter(work, actor, RegisterKind.PERPETRATOR, request.country, values))


def revise_perpetrator(work: Work, actor: Actor, request: RevisePerpetrator) -> EntryKept:
    """Change what the register says of an actor, with a reason.

    Raises:
        Refused: ``role``; ``perpetrator.known``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: no such actor, no reason, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.perpetrator)
    _only_once(work, request.country, values["name"], besides=request.entry_id)
    return kept(revise(work, RegisterKind.PERPETRATOR, request, values))


def _clean(work: Work, facts: PerpetratorFacts) -> dict[str, Any]:
    name = required_line(facts.name, "name")
    return {
        "name": name,
        "aliases": other_names(facts.aliases, name),
        "kind": facts.kind,
        "protected": facts.protected,
        "command": clean_text(facts.command, "chain of command"),
        "notes": clean_text(facts.notes, "notes"),
        **sourced(work, facts.source, facts.source_on),
    }


def _only_once(work: Work, country: str, name: str, *, besides: str) -> None:
    rows = work.all(
        sa.select(Perpetrator).where(Perpetrator.country == country, Perpetrator.withdrawn_at.is_(None))
    )
    if any(alike(row.name, name) for row in rows if row.id != besides):
        raise Refused(
            "perpetrator.known",
            tr("The register has an actor of this name already."),
            remedy=tr("Revise that entry, or give this one a name that tells them apart."),
        )
