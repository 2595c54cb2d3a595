"""Mappings of files of unknown layout, remembered under a name so that the next file of the kind is read at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import person_of, require_role, unchanged
from app.imports.mapping import ImportMapping, checked, fingerprint
from app.refusals import Refused
from app.rules.entry.texts import required_line
from db.actor import Actor
from db.import_mappings import ImportMapping as Kept
from db.vocabulary import Role
from db.work import Work
from language import tr

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberMapping:
    """A mapping for files with these titles, under a name.

    ``based_on``: the version of the mapping of this name that was looked at; none: it is to be a new one.
    """

    name: str
    titles: Sequence[str]
    mapping: ImportMapping
    based_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingKept:
    """A mapping as it is remembered."""

    mapping_id: str
    name: str
    version: int


def remember_mapping(work: Work, actor: Actor, request: RememberMapping) -> MappingKept:
    """Keep a mapping; one that was looked at is changed, and the ledger keeps what it was.

    Raises:
        Refused: ``role``; ``mapping.name_taken``; ``mapping.stale``; ``unchanged``.
        BadInput: no name, or a mapping that no file can be read by.
    """
    require_role(actor, *_WRITERS)
    name = required_line(request.name, "name")
    mapping = checked(request.mapping)
    layout = fingerprint(request.titles)
    row = work.one(sa.select(Kept).where(Kept.fingerprint == layout, Kept.name == name))
    columns, options = dict(mapping.columns), dict(mapping.options())
    if row is None:
        work.act("mapping.remember", detail={"name": name})
        row = work.add(
            Kept(
                name=name,
                fingerprint=layout,
                target=mapping.target,
                columns=columns,
                options=options,
                made_by_id=person_of(actor),
                made_at=work.at,
            )
        )
        return _kept(row)
    if request.based_on is None:
        raise Refused(
            "mapping.name_taken",
            tr("A mapping “{name}” for files of this layout is remembered already.", name=name),
            remedy=tr("Choose it from the list and change it there, or give another name."),
        )
    if request.based_on != row.ledger_entry:
        raise Refused(
            "mapping.stale",
            tr("The mapping “{name}” was changed by someone else after you opened it.", name=name),
            remedy=tr("Choose it from the list again, and look at what changed."),
        )
    if (row.target, row.columns, row.options) == (mapping.target, columns, options):
        raise unchanged(tr("The mapping “{name}” says all this already.", name=name))
    work.act("mapping.change", detail={"name": name})
    row.target, row.columns, row.options = mapping.target, columns, options
    row.made_by_id, row.made_at = person_of(actor), work.at
    work.save()
    return _kept(row)


def _kept(row: Kept) -> MappingKept:
    return MappingKept(mapping_id=row.id, name=row.name, version=row.ledger_entry)
