"""What outside models and lists say of a country: its place among all that were ranked, through the years."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.counting_rows import batch_counts, row_counts
from db.imports import ImportBatch
from db.rankings import RANKINGS
from db.vocabulary.imports import DataSet
from language import tr

Series = tuple[DataSet, str, str]
"""A data set, the name of the list and its measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """A country's place in one list for one period.

    ``rank`` 1 is the worst, of ``of`` places in the list. ``stated``: the rank is the list's own; else it was counted
    here from the values, equal values sharing one rank.
    """

    dataset: DataSet
    title: str
    measure: str
    first_on: date
    last_on: date
    value: float
    rank: int
    of: int
    stated: bool
    grade: str
    larger_is_worse: bool
    place: str
    batch: str
    imported_at: datetime

    @property
    def series(self) -> Series:
        """What it can be followed by through the years."""
        return (self.dataset, self.title, self.measure)

    @property
    def measure_words(self) -> str:
        """The measure for people: what a mapping of the ministry calls it stands as it was written."""
        return self.measure if self.dataset is DataSet.OTHER_RANKING else tr(self.measure)

    @property
    def period(self) -> str:
        """The period as tables show it: ``2022``, ``2022 to 2023``, ``2024-03``."""
        first, last = self.first_on, self.last_on
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return (
                f"{first.year}"
                if first.year == last.year
                else tr("{first} to {last}", first=first.year, last=last.year)
            )
        if first.day == 1 and (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04d}-{first.month:02d}"
        return (
            first.isoformat()
            if first == last
            else tr("{first} to {last}", first=first.isoformat(), last=last.isoformat())
        )


def rankings_of_country(
    session: Session, country: str, as_of: datetime | None = None
) -> tuple[RankingView, ...]:
    """Every ranking of a country, by list and measure, the newest period first.

    ``as_of``: as they were known here at that instant; batches that came later, and withdrawals, are left out.
    """
    t = RANKINGS.c
    counts = (batch_counts(ImportBatch, as_of), row_counts(RANKINGS, as_of))
    # Only the lists in which the country stands are ranked.
    lists = (
        sa.select(t.dataset, t.title, t.measure, t.first_on, t.last_on)
        .where(t.country == country)
        .distinct()
        .subquery("lists")
    )
    of_list = (t.dataset, t.title, t.measure, t.first_on, t.last_on)
    worst_first = sa.case((t.larger_is_worse == 1, -t.value), else_=t.value)
    ranked = (
        sa.select(
            *of_list,
            t.country,
            t.value,
            t.stated_rank,
            t.grade,
            t.larger_is_worse,
            t.place,
            sa.func.rank().over(partition_by=of_list, order_by=worst_first).label("counted"),
            sa.func.count().over(partition_by=of_list).label("of"),
            ImportBatch.number.label("batch"),
            ImportBatch.imported_at.label("imported_at"),
        )
        .join(ImportBatch, ImportBatch.id == t.batch_id)
        .join(
            lists,
            sa.and_(*(lists.c[column.name] == column for column in of_list)),
        )
        .where(*counts)
        .subquery("ranked")
    )
    rows = session.execute(
        sa.select(ranked)
        .where(ranked.c.country == country)
        .order_by(ranked.c.title, ranked.c.measure, ranked.c.first_on.desc(), ranked.c.last_on.desc())
    )
    return tuple(_view(row) for row in rows)


def newest_rankings(
    session: Session, country: str, day: date, as_of: datetime | None = None
) -> tuple[RankingView, ...]:
    """One ranking for each list and measure: the latest that had begun by ``day``; a forecast where none had."""
    newest: dict[Series, RankingView] = {}
    for view in rankings_of_country(session, country, as_of):
        held = newest.get(view.series)
        # They come newest first: the first that has begun is the one; before it, the earliest that has not.
        if held is None or held.first_on > day:
            newest[view.series] = view
    return tuple(newest.values())


def _view(row: Any) -> RankingView:
    return RankingView(
        dataset=DataSet(row.dataset),
        title=row.title,
        measure=row.measure,
        first_on=row.first_on,
        last_on=row.last_on,
        value=row.value,
        rank=row.stated_rank or row.counted,
        of=row.of,
        stated=row.stated_rank is not None,
        grade=row.grade,
        larger_is_worse=bool(row.larger_is_worse),
        place=row.place,
        batch=row.batch,
        imported_at=row.imported_at,
    )
