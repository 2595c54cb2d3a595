"""What stands in the place of protected groups and actors of a country in papers that leave the program (S-17)."""

from app.reading.countries.file_rows import FileRows
from app.rules.entry.pseudonyms import names_within, numbered
from db.groups import GroupAtRisk, Perpetrator


def pseudonyms(rows: FileRows) -> dict[str, str]:
    """``MMR Group 1``, ``MMR Actor 2`` … for every entry of the two registers by its identifier, protected or not."""
    # Not said in the language of whoever prints: a pseudonym is the same on every paper.
    groups = numbered([row.id for row in rows.of(GroupAtRisk)], "Group", rows.country)
    return groups | numbered([row.id for row in rows.of(Perpetrator)], "Actor", rows.country)


def protected_names(rows: FileRows) -> dict[str, str]:
    """Each name of a protected entry, other spellings too, with the pseudonym that stands in its place.

    A name that was withdrawn is protected as long as it was marked so. A name of the registers that holds a protected one
    (an army called after the group that it says it defends) goes with it: with the pseudonym put inside, it would tell whose
    that is.
    """
    instead = pseudonyms(rows)
    entries: list[GroupAtRisk | Perpetrator] = [*rows.of(GroupAtRisk), *rows.of(Perpetrator)]
    named = {name: row for row in entries for name in (row.name, *row.aliases)}
    protected = [name for name, row in named.items() if row.protected]
    return {
        name: instead[row.id] for name, row in named.items() if row.protected or names_within(name, protected)
    }
