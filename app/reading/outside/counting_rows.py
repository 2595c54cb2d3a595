"""Which rows of a table of imported rows count: now, or as of an instant."""

from datetime import datetime

import sqlalchemy as sa

from db.imports import ImportBatch


def batch_counts(batch: type[ImportBatch], as_of: datetime | None) -> sa.ColumnElement[bool]:
    """Whether a batch was imported, and not withdrawn, at ``as_of``; none: now."""
    if as_of is None:
        return batch.withdrawn_at.is_(None)
    return sa.and_(
        batch.imported_at <= as_of, sa.or_(batch.withdrawn_at.is_(None), batch.withdrawn_at > as_of)
    )


def row_counts(table: sa.Table, as_of: datetime | None) -> sa.ColumnElement[bool]:
    """Whether no later row of the same data set and key stands in a batch that counts.

    Together with `batch_counts` of the row's own batch this is the row that counts.
    """
    later, batch = table.alias("later"), sa.orm.aliased(ImportBatch)
    return ~(
        sa.select(sa.literal(1))
        .select_from(later)
        .join(batch, batch.id == later.c.batch_id)
        .where(
            # Only what replaced something can stand after another row: a small index of its own holds these.
            later.c.replaces.is_not(None),
            later.c.dataset == table.c.dataset,
            later.c.key == table.c.key,
            later.c.seq > table.c.seq,
            batch_counts(batch, as_of),
        )
        .exists()
    )
