"""Recommendations of the Universal Periodic Review and other bodies to a country (S-20), a page at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.outside.counting_rows import batch_counts, row_counts
from db.imports import ImportBatch
from db.recommendations import RECOMMENDATIONS
from db.vocabulary.recommendations import RecommendingBody, UprResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationView:
    """One recommendation. ``seq`` is its own number here; ``body_name`` is the committee or mandate."""

    seq: int
    state: str
    body: RecommendingBody
    body_name: str
    text: str
    groups: str
    recommending_state: str
    response: UprResponse
    document: str
    paragraph: str
    year: int | None
    cycle: int | None
    session: str
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationFilter:
    """Which are wanted; none: all. ``words`` stand in the text, the groups or the recommending state."""

    body: RecommendingBody | None = None
    cycle: int | None = None
    response: UprResponse | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage:
    """Some of the recommendations that a filter finds, from ``offset`` on; ``total`` is how many it finds."""

    rows: tuple[RecommendationView, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationCount:
    """How many recommendations a body made in a cycle, by what was answered."""

    body: RecommendingBody
    cycle: int | None
    response: UprResponse
    count: int
    last_year: int | None


ALL = RecommendationFilter()


def recommendations_page(
    session: Session,
    country: str,
    wanted: RecommendationFilter = ALL,
    *,
    offset: int = 0,
    limit: int = 200,
    as_of: datetime | None = None,
) -> RecommendationPage:
    """Recommendations to a country, the newest first. ``as_of``: as they were known here at that instant."""
    t = RECOMMENDATIONS.c
    where = (*_counting(country, as_of), *_wanted(wanted))
    chosen = sa.select(*RECOMMENDATIONS.c, ImportBatch.number.label("batch")).join(
        ImportBatch, ImportBatch.id == t.batch_id
    )
    total = session.scalar(sa.select(sa.func.count()).select_from(chosen.where(*where).subquery())) or 0
    rows = session.execute(
        chosen.where(*where)
        .order_by(t.year.desc().nulls_last(), t.document, t.seq)
        .offset(offset)
        .limit(limit)
    )
    return RecommendationPage(rows=tuple(_view(row) for row in rows), total=total, offset=offset)


def recommendation_counts(
    session: Session, country: str, as_of: datetime | None = None
) -> tuple[RecommendationCount, ...]:
    """How many there are by body, cycle and response: what a reader may filter by, the newest cycle first."""
    t = RECOMMENDATIONS.c
    by = (t.body, t.cycle, t.response)
    rows = session.execute(
        sa.select(*by, sa.func.count().label("found"), sa.func.max(t.year).label("last_year"))
        .join(ImportBatch, ImportBatch.id == t.batch_id)
        .where(*_counting(country, as_of))
        .group_by(*by)
        .order_by(t.body, t.cycle.desc().nulls_last(), t.response)
    )
    return tuple(
        RecommendationCount(
            body=RecommendingBody(row.body),
            cycle=row.cycle,
            response=UprResponse(row.response),
            count=row.found,
            last_year=row.last_year,
        )
        for row in rows
    )


def _counting(country: str, as_of: datetime | None) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        RECOMMENDATIONS.c.country == country,
        batch_counts(ImportBatch, as_of),
        row_counts(RECOMMENDATIONS, as_of),
    )


def _wanted(wanted: RecommendationFilter) -> tuple[sa.ColumnElement[bool], ...]:
    t = RECOMMENDATIONS.c
    found: list[sa.ColumnElement[bool]] = []
    if wanted.body is not None:
        found.append(t.body == wanted.body.value)
    if wanted.cycle is not None:
        found.append(t.cycle == wanted.cycle)
    if wanted.response is not None:
        found.append(t.response == wanted.response.value)
    if wanted.words.strip():
        words = wanted.words.strip()
        columns = (t.text, t.groups, t.recommending_state)
        found.append(sa.or_(*(column.icontains(words, autoescape=True) for column in columns)))
    return tuple(found)


def _view(row: Any) -> RecommendationView:
    return RecommendationView(
        seq=row.seq,
        state=row.state,
        body=RecommendingBody(row.body),
        body_name=row.body_name,
        text=row.text,
        groups=row.groups,
        recommending_state=row.recommending_state,
        response=UprResponse(row.response),
        document=row.document,
        paragraph=row.paragraph,
        year=row.year,
        cycle=row.cycle,
        session=row.session,
        batch=row.batch,
    )
