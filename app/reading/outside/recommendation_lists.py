"""Recommendations to a country as one list: those entered by hand, and those that came in files (S-20)."""

from dataclasses import dataclass
from datetime import date

from app.reading.countries.file_rows import FileRows, PastRows
from app.reading.countries.register_entries import standing
from app.reading.ministry.names import person_named
from app.reading.outside.recommendations import (
    RecommendationFilter,
    RecommendationView,
    recommendations_page,
)
from app.rules.entry.texts import fold
from db.mechanisms import EnteredRecommendation
from db.vocabulary.recommendations import RecommendingBody, UprResponse
from language import tr

MOST = 200
"""Imported recommendations in one list: more are found by words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationLine:
    """A recommendation. ``entry_id`` is empty for one that came in a file; ``key`` tells all of them apart."""

    key: str
    entry_id: str = ""
    version: int = 0
    body: RecommendingBody
    by: str
    year: int | None
    recommended_on: date | None = None
    cycle: int | None
    text: str
    response: UprResponse
    symbol: str
    source: str
    source_on: date | None = None
    recorded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationList:
    """Recommendations, those entered by hand first, the newest first; ``total`` may be more than are shown."""

    lines: tuple[RecommendationLine, ...]
    total: int


def recommendations(rows: FileRows, words: str = "") -> RecommendationList:
    """The list, as it is or was known; ``words`` stand in the text or in who recommends."""
    wanted = fold(words)
    entered = [
        line
        for line in (_entered(rows, row) for row in standing(rows, EnteredRecommendation))
        if wanted in fold(f"{line.text} {line.by}")
    ]
    entered.sort(key=lambda line: line.recommended_on or date.min, reverse=True)
    page = recommendations_page(
        rows.session,
        rows.country,
        RecommendationFilter(words=words),
        limit=MOST,
        as_of=rows.until if isinstance(rows, PastRows) else None,
    )
    return RecommendationList(
        lines=(*entered, *(_imported(view) for view in page.rows)), total=len(entered) + page.total
    )


def _entered(rows: FileRows, row: EnteredRecommendation) -> RecommendationLine:
    return RecommendationLine(
        key=row.id,
        entry_id=row.id,
        version=row.ledger_entry,
        body=row.body,
        by=row.recommended_by,
        year=row.recommended_on.year,
        recommended_on=row.recommended_on,
        cycle=row.cycle,
        text=row.text,
        response=row.response,
        symbol=row.symbol,
        source=row.source,
        source_on=row.source_on,
        recorded_by=person_named(rows.session, row.recorded_by_id).name,
    )


def _imported(view: RecommendationView) -> RecommendationLine:
    return RecommendationLine(
        key=f"seq {view.seq}",
        body=view.body,
        by=view.recommending_state or view.body_name,
        year=view.year,
        cycle=view.cycle,
        text=view.text,
        response=view.response,
        symbol=" ".join(part for part in (view.document, view.paragraph) if part),
        source=tr("Import {batch}", batch=view.batch),
    )
