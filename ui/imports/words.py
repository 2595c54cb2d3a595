"""Words of the pages of imported data."""

from collections.abc import Sequence
from hashlib import sha256

from app.actions.outside.imports import BatchKept, ImportPlan
from app.imports.engine import Tally
from app.reading.outside.batches import BatchLine
from language import mark, plural, tr


def rows(number: int) -> str:
    """``1 row``, ``7,374 rows``."""
    return plural("{count:,} row", "{count:,} rows", number)


def period(view: BatchLine) -> str:
    """From the first to the last day that the rows are about; empty where rows have no day."""
    if view.first_on is None or view.last_on is None:
        return ""
    first, last = view.first_on.isoformat(), view.last_on.isoformat()
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def tally_words(tally: Tally) -> str:
    """What an import would do, as one sentence."""
    parts = [
        plural("{count:,} row new", "{count:,} rows new", tally.new),
        plural("{count:,} changed", "{count:,} changed", tally.changed),
        plural("{count:,} unchanged", "{count:,} unchanged", tally.unchanged),
        plural("{count:,} that cannot be read", "{count:,} that cannot be read", tally.refused),
    ]
    return ", ".join(parts) + "."


def import_words(plan: ImportPlan) -> str:
    """The act that imports: how many rows, and how many are left out."""
    tally = plan.tally
    keeps = tally.new + tally.changed
    if not tally.refused:
        return plural("Import {count:,} row", "Import {count:,} rows", keeps)
    return plural(
        "Import the {count:,} row that can be read, without {refused:,}",
        "Import the {count:,} rows that can be read, without {refused:,}",
        keeps,
        refused=tally.refused,
    )


def kept_words(kept: BatchKept) -> str:
    """What an import did, as sentences."""
    said = [
        plural(
            "{kept_number}: {count:,} row new, {rows_changed:,} changed.",
            "{kept_number}: {count:,} rows new, {rows_changed:,} changed.",
            kept.rows_new,
            kept_number=kept.number,
            rows_changed=kept.rows_changed,
        )
    ]
    if kept.rows_unchanged:
        said.append(
            tr("Unchanged, and here already: {rows_unchanged}.", rows_unchanged=rows(kept.rows_unchanged))
        )
    if kept.rows_refused:
        said.append(
            plural(
                "Left out: {count:,} row that could not be read.",
                "Left out: {count:,} rows that could not be read.",
                kept.rows_refused,
            )
        )
    if kept.cautions:
        said.append(tr("With a caution: {cautions}.", cautions=rows(kept.cautions)))
    return " ".join(said)


UNRESOLVED = mark(
    "The rows are kept with the name and code as they came, but they stand in no country file. If a place is one of "
    "yours, add it in Settings, Reference tables (Countries, or Country codes of outside data), then import the file "
    "again: only those rows change."
)


def columns_mark(titles: Sequence[str]) -> str:
    """Tells files with these columns from others: the next file of the same data set has them too."""
    return sha256("\0".join(titles).encode("utf-8", "surrogatepass")).hexdigest()[:32]
