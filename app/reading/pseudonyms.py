"""What stands in the place of protected groups and actors of a country in papers that leave the program (S-17)."""

from app.reading.countries.file_rows import FileRows
from app.rules.entry.pseudonyms import numbered
from db.groups import GroupAtRisk, Perpetrator
from language import tr


def pseudonyms(rows: FileRows) -> dict[str, str]:
    """``Group 1``, ``Actor 2`` … for every entry of the two registers by its identifier, protected or not."""
    return numbered([row.id for row in rows.of(GroupAtRisk)], tr("Group")) | numbered(
        [row.id for row in rows.of(Perpetrator)], tr("Actor")
    )


def protected_names(rows: FileRows) -> dict[str, str]:
    """Each name of a protected entry, other spellings too, with the pseudonym that stands in its place.

    A name that was withdrawn is protected as long as it was marked so.
    """
    instead = pseudonyms(rows)
    entries: list[GroupAtRisk | Perpetrator] = [*rows.of(GroupAtRisk), *rows.of(Perpetrator)]
    return {name: instead[row.id] for row in entries if row.protected for name in (row.name, *row.aliases)}
