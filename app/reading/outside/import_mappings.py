"""Remembered mappings that fit a file, by the titles of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.imports.mapping import ImportMapping, fingerprint, mapping_from
from app.reading.ministry.names import person_named
from db.import_mappings import ImportMapping as Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedMapping:
    """A mapping, who made it last and when. ``version`` is what a change of it is based on."""

    mapping_id: str
    name: str
    version: int
    mapping: ImportMapping
    made_by: str
    made_at: datetime


def mappings_for(session: Session, titles: Sequence[str]) -> tuple[RememberedMapping, ...]:
    """The mappings for files with exactly these titles, the last one first."""
    rows = session.scalars(
        sa.select(Kept)
        .where(Kept.fingerprint == fingerprint(titles))
        .order_by(Kept.made_at.desc(), Kept.name)
    )
    return tuple(
        RememberedMapping(
            mapping_id=row.id,
            name=row.name,
            version=row.ledger_entry,
            mapping=mapping_from(row.target, row.columns, row.options),
            made_by=person_named(session, row.made_by_id).name,
            made_at=row.made_at,
        )
        for row in rows
    )
