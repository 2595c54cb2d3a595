"""Sources of evidence: who they are, and how a protected one stays protected."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import alike, find, require_role
from app.refusals import Refused
from app.rules.texts import clean_text, required_line, required_text
from db.actor import Actor
from db.evidence import LegalHold, Source
from db.vocabulary import Reliability, Role, SourceKind
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSource:
    """A source with its reliability. A protected one is called by a pseudonym."""

    name: str
    kind: SourceKind
    reliability: Reliability
    protected: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKept:
    """A source as it now stands."""

    source_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHold:
    """A duty to preserve what is known of a source, and where it comes from."""

    source_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftHold:
    """Why a duty to preserve has ended."""

    hold_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldKept:
    """A legal hold on a source."""

    hold_id: str
    source_id: str


def add_source(work: Work, actor: Actor, request: AddSource) -> SourceKept:
    """Enter a source of evidence.

    Raises:
        Refused: ``role``; ``source.name_taken``.
        BadInput: no name, or unusable text.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    name = required_line(request.name, "name")
    if any(alike(name, other) for other in work.all(sa.select(Source.name))):
        raise Refused(
            "source.name_taken",
            f"There already is a source called {name}.",
            remedy="Use it, or choose a name that tells the two apart.",
        )
    work.act("source.add")
    source = work.add(
        Source(
            name=name,
            kind=request.kind,
            reliability=request.reliability,
            protected=request.protected,
            notes=clean_text(request.notes, "notes"),
        )
    )
    return SourceKept(source_id=source.id, name=name)


def place_hold(work: Work, actor: Actor, request: PlaceHold) -> HoldKept:
    """Forbid erasing what is known of a source, until the hold is lifted. Several holds may stand at once.

    Raises:
        Refused: ``role``.
        BadInput: no such source, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    source = find(work, Source, request.source_id, "source")
    reason = required_text(request.reason, "reason")
    work.act("source.hold", reason=reason)
    hold = work.add(LegalHold(source_id=source.id, reason=reason, placed_at=work.at))
    return HoldKept(hold_id=hold.id, source_id=source.id)


def lift_hold(work: Work, actor: Actor, request: LiftHold) -> HoldKept:
    """End a hold, with a reason.

    Raises:
        Refused: ``role``; ``source.hold_lifted``.
        BadInput: no such hold, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    hold = find(work, LegalHold, request.hold_id, "legal hold")
    reason = required_text(request.reason, "reason")
    if hold.lifted_at is not None:
        raise Refused("source.hold_lifted", "This hold has been lifted.", remedy="Nothing needs to be done.")
    work.act("source.lift_hold", reason=reason)
    hold.lifted_at = work.at
    work.save()
    return HoldKept(hold_id=hold.id, source_id=hold.source_id)
