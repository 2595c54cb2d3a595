"""The ministry's own versions of the reference tables (requirement S-71)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.actions.common import person_of, require_role, settings_of, unchanged
from app.reading.in_use import codes_in_use, marking_codes, marking_codes_in_use
from app.reading.reference import current, current_version
from app.reference.countries import CountryTable
from app.reference.kind import ReferenceKind
from app.reference.registry import REFERENCE_KINDS
from app.refusals import BadInput, Refused
from app.rules.texts import required_text
from db.actor import Actor
from db.ministry import ReferenceVersion
from db.vocabulary import Role
from db.work import Work

_ADMINISTRATORS_TOO = frozenset({"countries", "marking_schemes"})
"""Tables that say nothing about cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveReferenceVersion:
    """A new version of a table, as the text of its file, and what was changed and why."""

    kind: str
    content: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreShipped:
    """The table as it came with the program, and why it is wanted back."""

    kind: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceKept:
    """A table with the number of the version that is now in use."""

    kind: str
    version: int


def roles_for_table(kind: str) -> tuple[Role, ...]:
    """Who may put a version of a table in use: the administrator too where it says nothing about cases."""
    also = (Role.ADMINISTRATOR,) if kind in _ADMINISTRATORS_TOO else ()
    return (Role.FOCAL_POINT, *also)


def save_reference_version(work: Work, actor: Actor, request: SaveReferenceVersion) -> ReferenceKept:
    """Put the ministry's own version of a table in use; earlier versions stay on record.

    Raises:
        Refused: ``role``; ``reference.in_use``, when something that is on record points at what is missing
            in it; ``unchanged``.
        BadInput: no such table, no note, or a fault in the text, named by row and column.
    """
    table = _table(request.kind)
    _require(actor, table)
    note = required_text(request.note, "note")
    items = table.parse(request.content, table.file_name)
    if items == current(work.session, table.code):
        raise unchanged(f"{table.title}: this is the version in use.")
    _refuse_missing(work, table.code, items)
    return _keep(work, actor, table, table.dump(items), note, shipped=False)


def restore_shipped(work: Work, actor: Actor, request: RestoreShipped) -> ReferenceKept:
    """Put the table that came with the program in use again, as a further version.

    Raises:
        Refused: ``role``; ``reference.in_use``; ``unchanged``.
        BadInput: no such table, or no note.
    """
    table = _table(request.kind)
    _require(actor, table)
    note = required_text(request.note, "note")
    items = table.shipped()
    if items == current(work.session, table.code):
        raise unchanged(f"{table.title}: the shipped version is in use.")
    _refuse_missing(work, table.code, items)
    return _keep(work, actor, table, table.shipped_content(), note, shipped=True)


def _table(kind: str) -> ReferenceKind[Any]:
    table = REFERENCE_KINDS.get(kind)
    if table is None:
        raise BadInput(
            "reference table",
            f"There is no reference table “{kind[:40]}”.",
            remedy=f"Use one of: {', '.join(REFERENCE_KINDS)}.",
        )
    return table


def _require(actor: Actor, table: ReferenceKind[Any]) -> None:
    require_role(actor, *roles_for_table(table.code))


def _refuse_missing(work: Work, kind: str, items: Sequence[Any]) -> None:
    match kind:
        case "marking_schemes":
            scheme = next((item for item in items if item.code == settings_of(work).marking_scheme), None)
            if scheme is None:
                raise _in_use(settings_of(work).marking_scheme, "the settings")
            settings = settings_of(work)
            needed = marking_codes_in_use(work.session) | {settings.ceiling, settings.default_marking}
            there = marking_codes(scheme) | {""}
        case "likelihood":
            needed = frozenset({settings_of(work).likelihood_scale})
            there = frozenset(item.code for item in items)
        case "countries":
            regions = {region.name for region in CountryTable(items).regions()}
            needed = codes_in_use(work.session, kind)
            there = frozenset(item.alpha3 for item in items) | regions
        case "toolbox" | "violations" | "checklist" | "treaties" | "mechanisms":
            needed = codes_in_use(work.session, kind)
            there = frozenset(item.code for item in items)
        case _:
            return
    for code in sorted(needed - there):
        raise _in_use(code, "what is on record")


def _in_use(code: str, where: str) -> Refused:
    return Refused(
        "reference.in_use",
        f"“{code}” is missing in this version, and {where} points at it.",
        remedy="Keep it in the table; say in its text that it is no longer to be used.",
    )


def _keep(
    work: Work, actor: Actor, table: ReferenceKind[Any], content: str, note: str, *, shipped: bool
) -> ReferenceKept:
    version = current_version(work.session, table.code) + 1
    work.act("reference.restore" if shipped else "reference.save", reason=note)
    work.add(
        ReferenceVersion(
            kind=table.code,
            version=version,
            content=content,
            shipped=shipped,
            note=note,
            made_at=work.at,
            made_by_id=person_of(actor),
        )
    )
    return ReferenceKept(kind=table.code, version=version)
