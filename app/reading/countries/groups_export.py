"""The registers of groups and actors as a document that may leave the program: without protected names (S-17)."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.exports.cells import guarded
from app.reading.countries.file_rows import FileRows
from app.reading.countries.groups import (
    GroupView,
    PerpetratorView,
    RelationView,
    groups,
    perpetrators,
    relations,
)
from app.reading.pseudonyms import protected_names, pseudonyms
from app.rules.entry.pseudonyms import LEFT_OUT, names_within, veiled
from db.groups import GroupAtRisk, Perpetrator
from language import tr


class NameMode(StrEnum):
    """What becomes of protected entries: a pseudonym, or nothing of them at all."""

    PSEUDONYMISE = "pseudonymise"
    DROP = "drop"


class ExportForm(StrEnum):
    """The form of the document."""

    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsDocument:
    """The document, and which protected names can still be read in it: none, or it must not leave."""

    content: bytes
    protected: int
    entries: int
    still_readable: tuple[str, ...]


COLUMNS = (
    "marking",
    "country",
    "register",
    "name",
    "kind",
    "protected",
    "where",
    "size_from",
    "size_to",
    "size_as_of",
    "text",
    "to",
    "since",
    "until",
    "evidence",
    "source",
)


def groups_document(rows: FileRows, mode: NameMode, form: ExportForm, marking: str) -> GroupsDocument:
    """The document. Of a protected entry only its pseudonym, kind and size leave: words tell who is meant.

    Everything else is searched for protected names, which are replaced there too.
    """
    veil = _Veil(rows, mode)
    lines = [
        *(veil.group(group) for group in groups(rows) if veil.leaves(group.entry_id)),
        *(veil.perpetrator(actor) for actor in perpetrators(rows) if veil.leaves(actor.entry_id)),
        *(
            veil.relation(one)
            for one in relations(rows)
            if veil.leaves(one.from_id) and veil.leaves(one.to_id)
        ),
    ]
    lines = [{"marking": marking, "country": rows.country} | line for line in lines]
    text = _json(lines, marking, rows.country, mode) if form is ExportForm.JSON else _csv(lines, marking)
    return GroupsDocument(
        content=text.encode(),
        protected=len(veil.protected),
        entries=len(lines),
        still_readable=tuple(names_within(text, veil.names)),
    )


class _Veil:
    """Who is protected, what stands in their place, and how each entry is written."""

    def __init__(self, rows: FileRows, mode: NameMode) -> None:
        self._mode = mode
        self._pseudonyms = pseudonyms(rows)
        everyone: list[GroupAtRisk | Perpetrator] = [*rows.of(GroupAtRisk), *rows.of(Perpetrator)]
        self.protected = {row.id for row in everyone if row.protected}
        self.names = {
            name: instead if mode is NameMode.PSEUDONYMISE else tr(LEFT_OUT)
            for name, instead in protected_names(rows).items()
        }

    def leaves(self, entry_id: str) -> bool:
        """Whether anything of the entry is in the document."""
        return self._mode is NameMode.PSEUDONYMISE or entry_id not in self.protected

    def group(self, group: GroupView) -> dict[str, Any]:
        return {
            "register": "group",
            "name": self._name(group.entry_id, group.name),
            "kind": group.identity.value,
            "protected": group.protected,
            "where": self._words(group.entry_id, group.place),
            "size_from": group.size_low,
            "size_to": group.size_high,
            "size_as_of": _day(group.size_as_of),
            "text": self._words(group.entry_id, group.risk),
            "source": self._words(group.entry_id, group.source),
        }

    def perpetrator(self, actor: PerpetratorView) -> dict[str, Any]:
        words = "\n\n".join(part for part in (actor.command, actor.notes) if part)
        return {
            "register": "actor",
            "name": self._name(actor.entry_id, actor.name),
            "kind": actor.kind.value,
            "protected": actor.protected,
            "text": self._words(actor.entry_id, words),
            "source": self._words(actor.entry_id, actor.source),
        }

    def relation(self, one: RelationView) -> dict[str, Any]:
        hidden = one.from_id if one.from_id in self.protected else one.to_id
        return {
            "register": "relation",
            "name": self._name(one.from_id, one.from_name),
            "kind": one.kind.value,
            "protected": hidden in self.protected,
            "to": self._name(one.to_id, one.to_name),
            "since": _day(one.since),
            "until": _day(one.until),
            "text": self._words(hidden, one.note),
            "evidence": "" if hidden in self.protected else ", ".join(one.evidence),
            "source": self._words(hidden, one.source),
        }

    def _name(self, entry_id: str, name: str) -> str:
        return self._pseudonyms[entry_id] if entry_id in self.protected else veiled(name, self.names)

    def _words(self, entry_id: str, words: str) -> str:
        return "" if entry_id in self.protected else veiled(words, self.names)


def _json(lines: Sequence[Mapping[str, Any]], marking: str, country: str, mode: NameMode) -> str:
    document = {"marking": marking, "country": country, "protected_entries": mode.value, "entries": lines}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _csv(lines: Sequence[Mapping[str, Any]], marking: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((guarded(marking),))
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([guarded(_cell(line.get(column))) for column in COLUMNS])
    writer.writerow((guarded(marking),))
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
