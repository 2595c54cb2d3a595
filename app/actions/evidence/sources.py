"""Sources of evidence: who they are, and how a protected one stays protected."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from app.actions.common import alike, compared, find, require_role, unchanged
from app.refusals import BadInput, Refused
from app.rules.entry.texts import clean_text, required_line, required_text
from db import identities
from db.actor import Actor
from db.evidence import LegalHold, ProtectedIdentity, Source
from db.faults import StoreFault
from db.vocabulary import Reliability, Role, SourceKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSource:
    """A source with its reliability.

    A protected one is called by a pseudonym; its ``identity``, where it is known, is sealed.
    """

    name: str
    kind: SourceKind
    reliability: Reliability
    protected: bool = False
    identity: str = field(default="", repr=False)
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSource:
    """What the register should say of a source, and why; none: as it was.

    Whether it is protected is fixed when it is entered: a name that stood in the clear stays on the ledger.
    """

    source_id: str
    based_on: int
    reason: str
    name: str | None = None
    kind: SourceKind | None = None
    reliability: Reliability | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKept:
    """A source as it now stands; base the next change on ``version``."""

    source_id: str
    name: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIdentity:
    """Who a protected source is, and why it has to be known."""

    source_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRead:
    """Who a protected source is. Not to be stored anywhere."""

    source_id: str
    identity: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseIdentity:
    """The end of what is known of a protected source's identity, and why."""

    source_id: str
    reason: str


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
        BadInput: no name, a name that gives a protected source away, an identity of one that is not
            protected, or unusable text.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    name = required_line(request.name, "name")
    _require_free(name, work.all(sa.select(Source.name)))
    identity = _identity(request, name)
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
    if identity:
        identities.seal_identity(work, source.id, identity)
    return _kept(source)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSources:
    """Several sources at once, none of them protected."""

    sources: tuple[AddSource, ...]


def add_sources(work: Work, actor: Actor, request: AddSources) -> tuple[SourceKept, ...]:
    """Enter several sources, all of them or none.

    Raises:
        Refused, BadInput: as :func:`add_source`.
    """
    return tuple(add_source(work, actor, one) for one in request.sources)


def change_source(work: Work, actor: Actor, request: ChangeSource) -> SourceKept:
    """Change what the register says of a source. Items keep the reliability they were recorded with.

    Raises:
        Refused: ``role``; ``source.stale``; ``source.name_taken``; ``source.pseudonym``, when a source whose
            identity is or was sealed would get another name; ``unchanged``.
        BadInput: no such source, no reason, or unusable text.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    source = find(work, Source, request.source_id, "source")
    if source.ledger_entry != request.based_on:
        raise Refused(
            "source.stale",
            tr("{source} was changed by someone else after you opened it.", source=source.name),
            remedy=tr("Compare your entry with what stands there now, then save again."),
        )
    reason = required_text(request.reason, "reason")
    values = {
        "name": None if request.name is None else _new_name(work, source, request.name),
        "kind": request.kind,
        "reliability": request.reliability,
        "notes": None if request.notes is None else clean_text(request.notes, "notes"),
    }
    changes = {
        name: value for name, value in values.items() if value is not None and getattr(source, name) != value
    }
    if not changes:
        raise unchanged(tr("The register says all this of {source} already.", source=source.name))
    work.act("source.change", reason=reason)
    for name, value in changes.items():
        setattr(source, name, value)
    work.save()
    return _kept(source)


def read_identity(work: Work, actor: Actor, request: ReadIdentity) -> IdentityRead:
    """Open the sealed identity of a source; that it was read stands on the ledger with its reason.

    Raises:
        Refused: ``role``; ``source.no_identity``; ``source.erased``.
        BadInput: no such source, or no reason.
        StoreFault: key or sealed text were tampered with.
    """
    require_role(actor, Role.FOCAL_POINT)
    source = find(work, Source, request.source_id, "source")
    reason = required_text(request.reason, "reason")
    try:
        identity = identities.read_identity(work, source.id, reason=reason)
    except (identities.NoIdentity, identities.IdentityErased) as fault:
        raise _refused(fault) from fault
    return IdentityRead(source_id=source.id, identity=identity)


def erase_identity(work: Work, actor: Actor, request: EraseIdentity) -> SourceKept:
    """Make the identity of a source unreadable for ever; pseudonym and evidence stay, and every hash holds.

    Whoever runs this calls ``db.identities.forget_destroyed_keys`` afterwards, see ``app.opening.erasing``.

    Raises:
        Refused: ``role``; ``source.legal_hold``; ``source.no_identity``; ``source.erased``.
        BadInput: no such source, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    source = find(work, Source, request.source_id, "source")
    reason = required_text(request.reason, "reason")
    try:
        identities.erase_identity(work, source.id, reason=reason)
    except (identities.NoIdentity, identities.IdentityErased, identities.UnderLegalHold) as fault:
        raise _refused(fault) from fault
    return _kept(source)


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
        raise Refused(
            "source.hold_lifted", tr("This hold has been lifted."), remedy=tr("Nothing needs to be done.")
        )
    work.act("source.lift_hold", reason=reason)
    hold.lifted_at = work.at
    work.save()
    return HoldKept(hold_id=hold.id, source_id=hold.source_id)


def _kept(source: Source) -> SourceKept:
    return SourceKept(source_id=source.id, name=source.name, version=source.ledger_entry)


def _require_free(name: str, taken: Iterable[str]) -> None:
    if any(alike(name, other) for other in taken):
        raise Refused(
            "source.name_taken",
            tr("There already is a source called {name}.", name=name),
            remedy=tr("Use it, or choose a name that tells the two apart."),
        )


def _new_name(work: Work, source: Source, entered: str) -> str:
    name = required_line(entered, "name")
    if name == source.name:
        return name
    sealed = sa.select(ProtectedIdentity.id).where(ProtectedIdentity.source_id == source.id)
    if work.one(sealed) is not None:
        # Whether a new name gives the identity away cannot be told without opening it.
        raise Refused(
            "source.pseudonym",
            tr(
                "{source} is the pseudonym of a source whose identity is sealed, and stays.",
                source=source.name,
            ),
            remedy=tr("Keep the name; what else has to be known belongs in the notes."),
        )
    _require_free(name, work.all(sa.select(Source.name).where(Source.id != source.id)))
    return name


def _identity(request: AddSource, name: str) -> str:
    identity = clean_text(request.identity, "identity")
    if not identity.strip():
        return ""
    if not request.protected:
        raise BadInput(
            "identity",
            tr("Only the identity of a protected source is sealed."),
            remedy=tr("Mark the source as protected, or leave the identity out."),
        )
    # Words as they are heard: commas, quotation marks and hyphens hide none.
    known = {word for word in _WORD.findall(compared(name)) if len(word) > 2}
    if known & set(_WORD.findall(compared(identity))):
        raise BadInput(
            "name",
            tr("The name of a protected source shares a word with who it is."),
            remedy=tr("Choose a pseudonym that gives nothing away."),
        )
    spoken = " ".join(_WORD.findall(compared(identities.name_in(identity))))
    if f" {spoken} " in f" {' '.join(_WORD.findall(compared(request.notes)))} ":
        raise BadInput(
            "notes",
            tr("The notes say who the protected source is, and they are not sealed."),
            remedy=tr("Keep who it is in the field for the identity alone."),
        )
    return identity


_WORD = re.compile(r"\w+")


def _refused(fault: StoreFault) -> Refused:
    rules = {
        identities.NoIdentity: "source.no_identity",
        identities.IdentityErased: "source.erased",
        identities.UnderLegalHold: "source.legal_hold",
    }
    return Refused(rules[type(fault)], fault.message, remedy=fault.remedy)
