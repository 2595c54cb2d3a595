"""Groups at risk, actors and their relations, as window, command line and export show them."""

from dataclasses import dataclass
from datetime import date

from app.reading.countries.file_rows import FileRows
from app.reading.countries.register_entries import EntryView, entry_facts, standing
from db.groups import ActorRelation, GroupAtRisk, Perpetrator
from db.vocabulary.background import IdentityKind, PerpetratorKind, RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView(EntryView):
    """A group at risk."""

    name: str
    aliases: tuple[str, ...]
    identity: IdentityKind
    protected: bool
    place: str
    size_low: int | None
    size_high: int | None
    size_as_of: date | None
    size_source: str
    risk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PerpetratorView(EntryView):
    """An actor that commits, or may commit, the crimes."""

    name: str
    aliases: tuple[str, ...]
    kind: PerpetratorKind
    protected: bool
    command: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView(EntryView):
    """A relation, read from the first to the second."""

    from_id: str
    from_name: str
    kind: RelationKind
    to_id: str
    to_name: str
    since: date | None
    until: date | None
    evidence: tuple[str, ...]
    note: str


def groups(rows: FileRows) -> tuple[GroupView, ...]:
    """The groups at risk by name."""
    found = (
        GroupView(
            name=row.name,
            aliases=tuple(row.aliases),
            identity=row.identity,
            protected=row.protected,
            place=row.place,
            size_low=row.size_low,
            size_high=row.size_high,
            size_as_of=row.size_as_of,
            size_source=row.size_source,
            risk=row.risk,
            **entry_facts(rows, row),
        )
        for row in standing(rows, GroupAtRisk)
    )
    return tuple(sorted(found, key=lambda group: group.name.casefold()))


def perpetrators(rows: FileRows) -> tuple[PerpetratorView, ...]:
    """The actors by name."""
    found = (
        PerpetratorView(
            name=row.name,
            aliases=tuple(row.aliases),
            kind=row.kind,
            protected=row.protected,
            command=row.command,
            notes=row.notes,
            **entry_facts(rows, row),
        )
        for row in standing(rows, Perpetrator)
    )
    return tuple(sorted(found, key=lambda actor: actor.name.casefold()))


def relations(rows: FileRows) -> tuple[RelationView, ...]:
    """The relations, those that go on first, then by who stands in them.

    A name is given though its entry was withdrawn: the relation was recorded with it.
    """
    names = {row.id: row.name for row in rows.of(GroupAtRisk)} | {
        row.id: row.name for row in rows.of(Perpetrator)
    }
    found = []
    for row in standing(rows, ActorRelation):
        first = row.from_group_id or row.from_perpetrator_id or ""
        second = row.to_group_id or row.to_perpetrator_id or ""
        found.append(
            RelationView(
                from_id=first,
                from_name=names[first],
                kind=row.kind,
                to_id=second,
                to_name=names[second],
                since=row.since,
                until=row.until,
                evidence=tuple(row.evidence),
                note=row.note,
                **entry_facts(rows, row),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.until is not None, one.from_name.casefold())))
