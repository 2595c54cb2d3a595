"""The ministry's own versions of the reference tables (requirement S-71)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.actions.common import person_of, require_role, settings_of, unchanged
from app.reading.ministry.in_use import codes_in_use, marking_codes, marking_codes_in_use
from app.reading.ministry.reference import current, current_version, reference_kind
from app.reference.countries import CountryTable
from app.reference.frameworks import heading_of, is_own, own_code, own_framework, table_of
from app.reference.kind import ReferenceKind
from app.reference.registry import REFERENCE_KINDS
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.ministry import ReferenceVersion
from db.vocabulary import Role
from db.work import Work
from language import tr

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
class LoadFramework:
    """A further framework: a code to know it by, its title and source, the text of its file, and why it is wanted.

    The file has the form of ``framework.csv``.
    """

    code: str
    title: str
    source: str
    content: str
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
    table = _table(work, request.kind)
    _require(actor, table)
    note = required_text(request.note, "note")
    items = table.parse(request.content, table.file_name)
    if items == current(work.session, table.code):
        raise unchanged(tr("{table}: this is the version in use.", table=tr(table.title)))
    _refuse_missing(work, table.code, items)
    return _keep(work, actor, table, table.dump(items), note, shipped=False)


def restore_shipped(work: Work, actor: Actor, request: RestoreShipped) -> ReferenceKept:
    """Put the table that came with the program in use again, as a further version.

    Raises:
        Refused: ``role``; ``reference.in_use``; ``reference.own``, for a framework that the ministry loaded;
            ``unchanged``.
        BadInput: no such table, or no note.
    """
    table = _table(work, request.kind)
    _require(actor, table)
    note = required_text(request.note, "note")
    if is_own(table.code):
        raise Refused(
            "reference.own",
            tr(
                "{table}: the ministry loaded it, and no version of it came with the program.",
                table=tr(table.title),
            ),
            remedy=tr("Import the version that you want back; every earlier one can be exported."),
        )
    items = table.shipped()
    if items == current(work.session, table.code):
        raise unchanged(tr("{table}: the shipped version is in use.", table=tr(table.title)))
    _refuse_missing(work, table.code, items)
    return _keep(work, actor, table, table.shipped_content(), note, shipped=True)


def load_framework(work: Work, actor: Actor, request: LoadFramework) -> ReferenceKept:
    """Load a framework of risk factors of the ministry's own, beside those that came with the program (S-11).

    Raises:
        Refused: ``role``; ``reference.taken``, when the code is one of a framework that is loaded already.
        BadInput: an unusable code, no title, source or note, or a fault in the text, named by row and column.
    """
    require_role(actor, Role.FOCAL_POINT)
    code = own_code(request.code)
    title = required_line(request.title, "title")
    source = required_line(request.source, "source")
    note = required_text(request.note, "note")
    if reference_kind(work.session, table_of(code)) is not None:
        raise Refused(
            "reference.taken",
            tr("The framework “{code}” is loaded already.", code=code),
            remedy=tr("Choose another code, or import a new version of it among the reference tables."),
        )
    table = own_framework(table_of(code), f"# {heading_of(title, source)}\n").kind
    items = table.parse(request.content, table.file_name)
    return _keep(work, actor, table, table.dump(items), note, shipped=False)


def _table(work: Work, kind: str) -> ReferenceKind[Any]:
    table = reference_kind(work.session, kind)
    if table is None:
        raise BadInput(
            "reference table",
            tr("There is no reference table “{kind}”.", kind=kind[:40]),
            remedy=tr("Use one of: {reference_kinds}.", reference_kinds=", ".join(REFERENCE_KINDS)),
        )
    return table


def _require(actor: Actor, table: ReferenceKind[Any]) -> None:
    require_role(actor, *roles_for_table(table.code))


def _refuse_missing(work: Work, kind: str, items: Sequence[Any]) -> None:
    match kind:
        case "marking_schemes":
            scheme = next((item for item in items if item.code == settings_of(work).marking_scheme), None)
            if scheme is None:
                raise _in_use(settings_of(work).marking_scheme, tr("the settings"))
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
        case "toolbox" | "violations" | "checklist" | "treaties" | "mechanisms" | "exemptions":
            needed = codes_in_use(work.session, kind)
            there = frozenset(item.code for item in items)
        case _:
            return
    for code in sorted(needed - there):
        raise _in_use(code, tr("what is on record"))


def _in_use(code: str, where: str) -> Refused:
    return Refused(
        "reference.in_use",
        tr("“{code}” is missing in this version, and {where} points at it.", code=code, where=where),
        remedy=tr("Keep it in the table; say in its text that it is no longer to be used."),
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
