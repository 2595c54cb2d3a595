"""Where a ranking comes from: the file that it was imported with."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.settings import ministry_day
from db.imports import ImportBatch
from language import tr


def batch_in_words(session: Session, number: str) -> str:
    """The file of a batch with its licence and how to cite it; empty where there is no such batch."""
    row = session.scalars(sa.select(ImportBatch).where(ImportBatch.number == number)).one_or_none()
    if row is None:
        return ""
    return tr(
        "{title}: {file_name}, imported {day} as {number}. {licence}",
        title=row.title,
        file_name=row.file_name,
        day=ministry_day(session, row.imported_at).isoformat(),
        number=row.number,
        licence=row.licence,
    ).strip()
