"""Words of the pages of imported data."""

from app.actions.outside.imports import BatchKept, ImportPlan
from app.imports.engine import Tally
from app.reading.outside.batches import BatchLine
from app.rules.plurals import counted
from language import mark, tr


def rows(number: int) -> str:
    """``1 row``, ``7,374 rows``."""
    return counted(number, "row", "rows")


def period(view: BatchLine) -> str:
    """From the first to the last day that the rows are about; empty where rows have no day."""
    if view.first_on is None or view.last_on is None:
        return ""
    first, last = view.first_on.isoformat(), view.last_on.isoformat()
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def tally_words(tally: Tally) -> str:
    """What an import would do, as one sentence."""
    parts = [
        tr("{new} new", new=rows(tally.new)),
        tr("{changed:,} changed", changed=tally.changed),
        tr("{unchanged:,} unchanged", unchanged=tally.unchanged),
        tr("{refused:,} that cannot be read", refused=tally.refused),
    ]
    return ", ".join(parts) + "."


def import_words(plan: ImportPlan) -> str:
    """The act that imports: how many rows, and how many are left out."""
    tally = plan.tally
    keeps = tally.new + tally.changed
    if not tally.refused:
        return tr("Import {keeps}", keeps=rows(keeps))
    return tr(
        "Import the {keeps} that can be read, without {refused:,}", keeps=rows(keeps), refused=tally.refused
    )


def kept_words(kept: BatchKept) -> str:
    """What an import did, as sentences."""
    said = [
        tr(
            "{kept_number}: {rows_new} new, {rows_changed:,} changed.",
            kept_number=kept.number,
            rows_new=rows(kept.rows_new),
            rows_changed=kept.rows_changed,
        )
    ]
    if kept.rows_unchanged:
        said.append(
            tr("Unchanged, and here already: {rows_unchanged}.", rows_unchanged=rows(kept.rows_unchanged))
        )
    if kept.rows_refused:
        said.append(
            tr("Left out: {rows_refused} that could not be read.", rows_refused=rows(kept.rows_refused))
        )
    if kept.cautions:
        said.append(tr("With a caution: {cautions}.", cautions=rows(kept.cautions)))
    return " ".join(said)


UNRESOLVED = mark(
    "The rows are kept with the name and code as they came, but they stand in no country file. If a place is one of "
    "yours, add it in Settings, Reference tables (Countries, or Country codes of outside data), then import the file "
    "again: only those rows change."
)
