"""The newest risk list of the Early Warning Project, and which of its highest places have no country file (S-24)."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_countries
from app.reading.outside.counting_rows import batch_counts, row_counts
from app.rules.risk.divergence import HIGHEST_FIFTH, Placing
from db.countries import CountryFile
from db.imports import ImportBatch
from db.rankings import RANKINGS
from db.vocabulary.imports import DataSet
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A place in the list; ``country`` is empty where the place resolved to none that is known here."""

    rank: int
    country: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """The highest fifth of a list of ``of`` places, as far as no file is open for them: ``places``, the highest first."""

    title: str
    year: int
    of: int
    places: tuple[ListedPlace, ...]


def uncovered(session: Session, day: date) -> Uncovered | None:
    """The highest places without a country file, in the newest list that had begun by ``day``; None without a list."""
    t = RANKINGS.c
    counts = (
        t.dataset == DataSet.EARLY_WARNING_PROJECT.value,
        batch_counts(ImportBatch, None),
        row_counts(RANKINGS, None),
    )
    newest = session.execute(
        sa.select(t.title, t.measure, t.first_on)
        .join(ImportBatch, ImportBatch.id == t.batch_id)
        .where(t.first_on <= day, *counts)
        # Of one year's lists the one for the shorter time.
        .order_by(t.first_on.desc(), t.last_on, t.measure)
        .limit(1)
    ).one_or_none()
    if newest is None:
        return None
    rows = session.execute(
        sa.select(t.country, t.place)
        .join(ImportBatch, ImportBatch.id == t.batch_id)
        .where(t.title == newest.title, t.measure == newest.measure, t.first_on == newest.first_on, *counts)
        .order_by(t.value.desc(), t.place)
    ).all()
    files = set(session.scalars(sa.select(CountryFile.country)))
    names = current_countries(session)
    places = [
        ListedPlace(
            rank=rank, country=row.country or "", name=names.name(row.country) if row.country else row.place
        )
        for rank, row in enumerate(rows, start=1)
        if Placing(rank=rank, of=len(rows)).in_highest(HIGHEST_FIFTH) and row.country not in files
    ]
    return Uncovered(title=newest.title, year=newest.first_on.year, of=len(rows), places=tuple(places))


def in_words(found: Uncovered, most: int = 6) -> str:
    """One sentence: the first places by name, and how many more there are."""
    if not found.places:
        return tr(
            "{found} {year}: a file is open for every country of its highest fifth.",
            found=found.title,
            year=found.year,
        )
    named = ", ".join(f"{place.name} ({place.rank})" for place in found.places[:most])
    more = len(found.places) - most
    if more > 0:
        named = tr("{named} and {more} more", named=named, more=more)
    return tr(
        "{found} {year}, highest fifth of {of}: no file is open for {named}.",
        found=found.title,
        year=found.year,
        of=found.of,
        named=named,
    )
