"""Words of the pages of imported data."""

from app.actions.outside.imports import BatchKept, ImportPlan
from app.imports.engine import Tally
from app.reading.outside.batches import BatchLine
from app.rules.plurals import counted


def rows(number: int) -> str:
    """``1 row``, ``7,374 rows``."""
    return counted(number, "row", "rows")


def period(view: BatchLine) -> str:
    """From the first to the last day that the rows are about; empty where rows have no day."""
    if view.first_on is None or view.last_on is None:
        return ""
    first, last = view.first_on.isoformat(), view.last_on.isoformat()
    return first if first == last else f"{first} to {last}"


def tally_words(tally: Tally) -> str:
    """What an import would do, as one sentence."""
    parts = [
        f"{rows(tally.new)} new",
        f"{tally.changed:,} changed",
        f"{tally.unchanged:,} unchanged",
        f"{tally.refused:,} that cannot be read",
    ]
    return ", ".join(parts) + "."


def import_words(plan: ImportPlan) -> str:
    """The act that imports: how many rows, and how many are left out."""
    tally = plan.tally
    keeps = tally.new + tally.changed
    if not tally.refused:
        return f"Import {rows(keeps)}"
    return f"Import the {rows(keeps)} that can be read, without {tally.refused:,}"


def kept_words(kept: BatchKept) -> str:
    """What an import did, as sentences."""
    said = [f"{kept.number}: {rows(kept.rows_new)} new, {kept.rows_changed:,} changed."]
    if kept.rows_unchanged:
        said.append(f"Unchanged, and here already: {rows(kept.rows_unchanged)}.")
    if kept.rows_refused:
        said.append(f"Left out: {rows(kept.rows_refused)} that could not be read.")
    if kept.cautions:
        said.append(f"With a caution: {rows(kept.cautions)}.")
    return " ".join(said)


UNRESOLVED = (
    "The rows are kept with the name and code as they came, but they stand in no country file. If a place is one of "
    "yours, add it in Settings, Reference tables (Countries, or Country codes of outside data), then import the file "
    "again: only those rows change."
)
